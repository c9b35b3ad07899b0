/// A number taken apart as it was written, so that nothing is guessed: its digits, and what else it could mean.
struct NumberText: Sendable, Hashable {
    /// A separator before exactly three digits, which groups thousands for some writers and starts a fraction for
    /// others.
    enum Doubt: Sendable, Hashable {
        /// `1.234`: read as 1234 here; a program may mean one and a bit.
        case dot
        /// `1,234`: read as one and a bit here; an English writer means 1234.
        case comma
    }

    var isNegative: Bool
    /// Digits before the fraction, without separators.
    var whole: String
    /// Digits of the fraction, as many as were printed.
    var fraction: String
    var doubt: Doubt?

    /// The number with a decimal point and without groups: `-1250.5`.
    var plain: String {
        (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// The same digits in the other reading of a doubtful separator; the number itself where there is no doubt.
    var other: NumberText {
        var other = self
        other.doubt = nil
        switch doubt {
        case .dot:
            other.fraction = String(whole.suffix(3))
            other.whole = String(whole.dropLast(3))
        case .comma:
            other.whole = whole + fraction
            other.fraction = ""
        case nil: break
        }
        return other
    }

    /// Whether the fraction, if any, is only zeros.
    var isWhole: Bool { fraction.allSatisfy { $0 == "0" } }

    /// Digits that count: without zeros before the first and after the last other digit.
    var significantDigits: Int {
        var (count, zeros) = (0, 0)
        for text in [whole, fraction] {
            for digit in text.utf8 {
                // Zeros count once another digit follows them.
                if digit == UInt8(ascii: "0") {
                    if count > 0 { zeros += 1 }
                } else {
                    count += zeros + 1
                    zeros = 0
                }
            }
        }
        return count
    }
}

/// What the start of a text is, read as a number in Vietnamese form.
enum NumberScan: Sendable, Hashable {
    /// A number, and the text after it without the white space between: a unit, a percent sign.
    case number(NumberText, rest: String)
    /// Only a number in English form (`1,234.5`, `1,234,567`): its value with a decimal point.
    case english(String)
    /// Digits whose separators fit no form: `1.23.4`, `1_000`, `0x1F`.
    case malformed
    /// Does not start with a digit.
    case words
}

extension NumberScan {
    /// Takes a text apart.
    ///
    /// Groups are three digits after dots or after (narrow, no-break) spaces; one comma, or one dot that cannot be a
    /// group, starts the fraction. `1.234` is the group form, `0.234` and `12.5` are fractions.
    ///
    /// - Complexity: O(n).
    static func scan(_ text: String) -> NumberScan {
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return .number(NumberText(isNegative: false, whole: text, fraction: "", doubt: nil), rest: "")
        }
        var scalars = text.unicodeScalars.map { isSpace($0) ? " " : $0 }[...]
        scalars = scalars.drop { $0 == " " }
        var isNegative = false
        if let sign = scalars.first, sign == "-" || sign == "\u{2212}" || sign == "+" {
            isNegative = sign != "+"
            scalars = scalars.dropFirst().drop { $0 == " " }
        }
        guard let first = scalars.first, isDigit(first) else { return .words }
        let body = scalars.prefix { isDigit($0) || $0 == "." || $0 == "," || $0 == " " }
        let end = (body.lastIndex { isDigit($0) } ?? body.startIndex) + 1
        let rest = string(scalars[end...].drop { $0 == " " }).trimmingSpaces()
        if let next = rest.unicodeScalars.first, next == "_" || next == "." || next == "," { return .malformed }
        if let next = scalars[end...].first, isLetter(next), isRadixMark(body, next) { return .malformed }
        return separate(body[..<end], isNegative: isNegative, rest: rest)
    }

    private static func separate(
        _ body: ArraySlice<Unicode.Scalar>, isNegative: Bool, rest: String
    ) -> NumberScan {
        func number(_ whole: some Sequence<Unicode.Scalar>, _ fraction: some Sequence<Unicode.Scalar>) -> NumberScan {
            .number(
                NumberText(isNegative: isNegative, whole: string(whole), fraction: string(fraction), doubt: nil),
                rest: rest)
        }
        let separators = Array(body.filter { !isDigit($0) })
        guard let last = separators.last else { return number(body, []) }
        if last == " " {
            return areGroups(body, by: " ") ? number(body.filter(isDigit), []) : .malformed
        }
        let split = body.lastIndex(of: last) ?? body.startIndex
        let (head, tail) = (body[..<split], body[(split + 1)...])
        let before = separators.dropLast()
        guard let group = before.first else { return single(head, tail, last, isNegative, rest) }
        guard before.allSatisfy({ $0 == group }), areGroups(head, by: group) else { return .malformed }
        let english = head.filter(isDigit)
        switch (group, last) {
        case (".", "."): return isGroup(tail) ? number(body.filter(isDigit), []) : .malformed
        case (".", ","), (" ", ","), (" ", "."): return number(english, tail)
        case (",", "."): return .english((isNegative ? "-" : "") + string(english) + "." + string(tail))
        case (",", ","):
            return isGroup(tail) ? .english((isNegative ? "-" : "") + string(body.filter(isDigit))) : .malformed
        default: return .malformed
        }
    }

    /// One dot or comma: a fraction, unless a dot stands where a group could start.
    private static func single(
        _ head: ArraySlice<Unicode.Scalar>, _ tail: ArraySlice<Unicode.Scalar>, _ separator: Unicode.Scalar,
        _ isNegative: Bool, _ rest: String
    ) -> NumberScan {
        let grouped = isGroup(tail) && head.count <= 3 && head.first != "0"
        var number = NumberText(isNegative: isNegative, whole: string(head), fraction: string(tail), doubt: nil)
        switch (separator, grouped) {
        case (".", true):
            number.whole += number.fraction
            number.fraction = ""
            number.doubt = .dot
        case (",", true): number.doubt = .comma
        default: break
        }
        return .number(number, rest: rest)
    }

    private static func areGroups(_ body: ArraySlice<Unicode.Scalar>, by separator: Unicode.Scalar) -> Bool {
        let parts = body.split(separator: separator, omittingEmptySubsequences: false)
        guard let first = parts.first, (1...3).contains(first.count), first.first != "0" else { return false }
        return first.allSatisfy(isDigit) && parts.dropFirst().allSatisfy(isGroup)
    }

    private static func isGroup(_ digits: ArraySlice<Unicode.Scalar>) -> Bool {
        digits.count == 3 && digits.allSatisfy(isDigit)
    }

    /// `0x`, `0o`, `0b` and `1e3`: forms of programs that no one writes in a report.
    private static func isRadixMark(_ body: ArraySlice<Unicode.Scalar>, _ next: Unicode.Scalar) -> Bool {
        next == "e" || next == "E" || (body.count == 1 && body.first == "0" && "xXoObB".unicodeScalars.contains(next))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

extension String {
    /// Without white space at either end, no-break spaces included.
    package func trimmingSpaces() -> String {
        if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
            return self
        }
        let view = unicodeScalars
        guard let start = view.firstIndex(where: { !$0.properties.isWhitespace }),
            let end = view.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(view[start...end])
    }
}
