/// Options of a command that can be read without the parser where they stand in their usual form: to ask the parser costs
/// more than some commands take.
protocol PlainOptions {
    static var command: String { get }

    init()
    mutating func take(path: String)
    /// - Returns: False where there is no such flag.
    mutating func take(flag: String) -> Bool
    /// - Returns: False for an option or a value that is not known.
    mutating func take(option: String, _ value: String) -> Bool
    /// Options that may be given more than once.
    static var repeatable: [String] { get }
}

extension PlainOptions {
    static var repeatable: [String] { [] }

    /// Reads the command, paths, and options that stand apart from their values, each once.
    ///
    /// - Returns: Nil for all else, right or wrong: then the parser decides.
    init?(plainly arguments: [String]) {
        self.init()
        guard arguments.first == Self.command else { return nil }
        var rest = arguments.dropFirst()
        var seen: [String] = []
        while let argument = rest.popFirst() {
            guard argument.utf8.first == UInt8(ascii: "-") else {
                if argument.isEmpty { return nil }
                take(path: argument)
                continue
            }
            if seen.contains(argument), !Self.repeatable.contains(argument) { return nil }
            seen.append(argument)
            if take(flag: argument) { continue }
            guard let value = rest.popFirst(), let first = value.utf8.first, first != UInt8(ascii: "-"),
                take(option: argument, value)
            else { return nil }
        }
    }
}
