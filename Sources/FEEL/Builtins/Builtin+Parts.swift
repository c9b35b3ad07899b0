import Diagnostics

/// Words for declarations, so that each one reads as one sentence.
extension Builtin.Parameter {
    static func number(_ name: String) -> Self { Self(name, .number(.plain)) }
    static func text(_ name: String) -> Self { Self(name, .string) }
    static func list(_ name: String = "list", of item: Type = .any) -> Self { Self(name, .list(item)) }
    static func any(_ name: String) -> Self { Self(name, .any) }
    static func context(_ name: String) -> Self { Self(name, .context([])) }
    static func range(_ name: String) -> Self { Self(name, .range(.any)) }
    /// A function that compares two items.
    static func test(_ name: String) -> Self { Self(name, .function([.any, .any], .boolean)) }

    /// The same parameter, where it may be left out.
    var optional: Self { Self(name, type, optional: true) }
    /// The same parameter, where it takes all arguments that are left.
    var variadic: Self { Self(name, type, variadic: true) }
}

extension Builtin.Family {
    /// The section of DMN 1.5 that lists the family's functions.
    private var specification: String {
        switch self {
        case .conversion: "10.3.4.1"
        case .boolean: "10.3.4.2"
        case .string: "10.3.4.3"
        case .list: "10.3.4.4"
        case .numeric: "10.3.4.5"
        case .range: "10.3.4.7"
        case .temporal: "10.3.4.8"
        case .sort: "10.3.4.9"
        case .context: "10.3.4.10"
        }
    }

    /// Declares a function of the family.
    ///
    /// - Parameter examples: Expressions, each with the text of its value.
    func function(
        _ name: String, _ signatures: [Builtin.Signature], _ documentation: Message,
        _ examples: KeyValuePairs<String, String>, _ code: @escaping Builtin.Code
    ) -> Builtin {
        Builtin(
            name, self, signatures, documentation, specification: specification,
            examples: examples.map { Builtin.Example($0.key, $0.value) }, code: code)
    }
}

extension Builtin {
    /// The same function, listed in another section of DMN 1.5 than its family.
    func specified(in section: String) -> Builtin {
        Builtin(
            name, family, signatures, documentation, specification: section, examples: examples, unknowns: unknowns,
            code: code)
    }

    /// The same function, where its code deals with unknown arguments: it may give a result only if that is the same
    /// whatever the unknown values are.
    var handlingUnknowns: Builtin {
        Builtin(
            name, family, signatures, documentation, specification: specification, examples: examples,
            unknowns: .handles, code: code)
    }
}

extension Call {
    func number(_ index: Int) -> Decimal? { argument(index).number }
    func text(_ index: Int) -> String? { argument(index).string }
    func list(_ index: Int) -> [Value]? { argument(index).list }

    /// A number cut to its whole part.
    func integer(_ index: Int) -> Int? { number(index)?.rounded(scale: 0, .down)?.exactInt }

    /// Whether an optional argument was given, if only as null.
    func has(_ index: Int) -> Bool { arguments.indices.contains(index) && arguments[index] != nil }

    /// An argument that counts positions from 1, or from the end with a negative number, as an index from 0.
    ///
    /// - Returns: Nil if there is no such position among so many.
    func position(_ index: Int, among count: Int) -> Int? {
        guard let position = integer(index) else { return nil }
        if position > 0 { return position <= count ? position - 1 : nil }
        return position < 0 && position >= -count ? count + position : nil
    }
}
