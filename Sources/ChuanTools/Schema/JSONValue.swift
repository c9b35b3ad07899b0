/// A piece of JSON that is built before it is written; members keep their order.
indirect enum JSONValue: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
    case object([Member])
    case list([JSONValue])
    case text(String)
    case number(Int)
    case truth(Bool)

    struct Member: Sendable, Hashable {
        let key: String
        let value: JSONValue
    }

    init(stringLiteral text: String) { self = .text(text) }
    init(arrayLiteral items: JSONValue...) { self = .list(items) }
    init(integerLiteral number: Int) { self = .number(number) }
    init(booleanLiteral truth: Bool) { self = .truth(truth) }
    init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }

    init(_ members: [(String, JSONValue)]) { self = .object(members.map { Member(key: $0, value: $1) }) }

    init(texts: some Sequence<String>) { self = .list(texts.map(JSONValue.text)) }

    /// The members of an object with others behind them.
    func adding(_ members: [(String, JSONValue)]) -> JSONValue {
        guard case .object(let own) = self else { return self }
        return .object(own + members.map { Member(key: $0, value: $1) })
    }

    /// As JSON, two spaces a level, with a line break at the end.
    var written: String {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.text + "\n"
    }

    private func write(to writer: inout JSONWriter) {
        switch self {
        case .object(let members):
            writer.object { writer in
                for member in members {
                    writer.key(member.key)
                    member.value.write(to: &writer)
                }
            }
        case .list(let items): writer.list(items) { $1.write(to: &$0) }
        case .text(let text): writer.string(text)
        case .number(let number): writer.number(number)
        case .truth(let truth): writer.truth(truth)
        }
    }
}
