extension Value {
    /// The value as FEEL would write it; a text that stands alone without its quotes, an unknown value as `?`.
    ///
    /// What stands in a list, context or range can be read back: texts have quotes there, dates and times `@"…"`.
    ///
    /// - Specification: DMN 1.5, 10.3.4.1, `string`.
    public func text() -> String { text(most: .max) ?? "" }

    /// The value as FEEL would write it inside another one: texts in quotes, dates and times as `@"…"`.
    public var literal: String { literal(most: .max) ?? "" }

    /// The same text; nil if it takes more than so many bytes.
    public func literal(most limit: Int) -> String? {
        var printer = ValuePrinter(limit: limit)
        return printer.print(self) ? printer.text : nil
    }

    /// What `text()` gives; nil if it takes more than so many bytes.
    func text(most limit: Int) -> String? {
        if case .string(let text) = self { return text.utf8.count <= limit ? text : nil }
        if let word = word { return word.utf8.count <= limit ? word : nil }
        var printer = ValuePrinter(limit: limit)
        return printer.print(self) ? printer.text : nil
    }

    /// The text of a value without parts, as it stands alone.
    fileprivate var word: String? {
        switch self {
        case .null: "null"
        case .unknown: "?"
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let number): number.description
        case .date(let date): date.description
        case .time(let time): time.description
        case .dateTime(let moment): moment.description
        case .yearMonthDuration(let duration): duration.description
        case .dayTimeDuration(let duration): duration.description
        case .function(let function): "function(\(function.parameters.joined(separator: ", ")))"
        case .row(let row): "{row: \(row.number)}"
        case .string, .list, .context, .range: nil
        }
    }
}

/// Writes values that stand inside others.
private struct ValuePrinter {
    let limit: Int
    private(set) var text = ""

    /// - Returns: False if the text got too long; it is cut off then.
    mutating func print(_ value: Value) -> Bool {
        switch value {
        case .string(let text): append(quoted: text)
        case .date, .time, .dateTime, .yearMonthDuration, .dayTimeDuration: text += "@\"\(value.word ?? "")\""
        case .list(let items):
            guard print(items, "[", "]", { printer, item in printer.print(item) }) else { return false }
        case .context(let context):
            let isFine = print(context.entries, "{", "}") { printer, entry in
                printer.append(key: entry.key)
                printer.text += ": "
                return printer.print(entry.value)
            }
            guard isFine else { return false }
        case .range(let range): return print(range)
        default: text += value.word ?? ""
        }
        return text.utf8.count <= limit
    }

    private mutating func print<Item>(
        _ items: [Item], _ start: String, _ end: String, _ body: (inout ValuePrinter, Item) -> Bool
    ) -> Bool {
        text += start
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            guard body(&self, item), text.utf8.count <= limit else { return false }
        }
        text += end
        return true
    }

    private mutating func print(_ range: RangeValue) -> Bool {
        if let sign = range.sign {
            text += "(" + sign
            guard print(range.highEnd == .absent ? range.low : range.high) else { return false }
            text += ")"
        } else {
            text += range.lowEnd == .closed ? "[" : "("
            guard print(range.low) else { return false }
            text += ".."
            guard print(range.high) else { return false }
            text += range.highEnd == .closed ? "]" : ")"
        }
        return text.utf8.count <= limit
    }

    /// A key stands bare if it is a plain name, otherwise in quotes.
    private mutating func append(key: String) {
        let isName =
            key.unicodeScalars.first?.properties.isIDStart == true
            && key.unicodeScalars.allSatisfy { $0.properties.isIDContinue }
        if isName { text += key } else { append(quoted: key) }
    }

    private mutating func append(quoted string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension RangeValue {
    /// The sign of a range that is a single comparison.
    fileprivate var sign: String? {
        if isComplement { return "!=" }
        if isPoint { return "=" }
        switch (lowEnd, highEnd) {
        case (.absent, .open): return "<"
        case (.absent, .closed): return "<="
        case (.open, .absent): return ">"
        case (.closed, .absent): return ">="
        default: return nil
        }
    }
}
