import Diagnostics

extension CheckOptions {
    /// Reads arguments in their usual form: the command, paths, and options that stand apart from their values, each
    /// once. To ask the parser costs more than to judge a report.
    ///
    /// - Returns: Nil for all else, right or wrong: then the parser decides.
    init?(plainly arguments: [String]) {
        self.init()
        guard arguments.first == "check" else { return nil }
        var rest = arguments.dropFirst()
        var seen: [String] = []
        while let argument = rest.popFirst() {
            guard argument.utf8.first == UInt8(ascii: "-") else {
                if argument.isEmpty { return nil }
                reports.append(argument)
                continue
            }
            if seen.contains(argument), argument != "--reading" { return nil }
            seen.append(argument)
            if argument == "--any-period" || argument == "--no-progress" {
                if argument == "--any-period" { anyPeriod = true }
                continue
            }
            guard let value = rest.popFirst(), let first = value.utf8.first, first != UInt8(ascii: "-"),
                set(argument, value)
            else { return nil }
        }
        if reports.isEmpty { return nil }
    }

    /// - Returns: False for an option or a value that is not known.
    private mutating func set(_ option: String, _ value: String) -> Bool {
        switch option {
        case "--rules": rules = value
        case "--register": register = value
        case "--as-of": asOf = value
        case "--reading": reading.append(value)
        case "--output": output = value
        case "--explain":
            guard let known = Detail(rawValue: value) else { return false }
            explain = known
        case "--format":
            guard let known = Format(rawValue: value) else { return false }
            format = known
        case "--lang":
            guard let known = Language(rawValue: value) else { return false }
            lang = known
        default: return false
        }
        return true
    }
}
