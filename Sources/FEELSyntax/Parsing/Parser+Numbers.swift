import Diagnostics

/// Numbers, and the ways of writing them that other languages have.
extension Parser {
    mutating func number() throws(Halt) -> NodeID {
        if let literal = try decimalComma() { return literal }
        let start = start
        let isPercent = kind == .percent
        let digits = String(decoding: text[start..<(Int(token.end) - (isPercent ? 1 : 0))], as: UTF8.self)
        advance()
        return try add(isPercent ? .percent(digits) : .number(digits), from: start)
    }

    /// `97,5%` and `97,5`, where the comma can't part two values: reported, and taken as the number it is.
    private mutating func decimalComma() throws(Halt) -> NodeID? {
        guard kind == .number, touches(.comma, 1), let whole = ungrouped(token.range) else { return nil }
        let fraction = ahead(2)
        guard !fraction.spaced, fraction.kind == .number || fraction.kind == .percent else { return nil }
        let isPercent = fraction.kind == .percent
        let digits = Int(fraction.start)..<(Int(fraction.end) - (isPercent ? 1 : 0))
        guard text[digits].allSatisfy({ Characters.isDigit($0) }) else { return nil }
        guard isPercent || (refusesComma && brackets == 0) || ahead(3).kind == .dots else { return nil }
        let start = start
        let written = String(decoding: text[start..<Int(fraction.end)], as: UTF8.self)
        let cure = "\(whole).\(String(decoding: text[digits], as: UTF8.self))"
        advance(3)
        report(
            .decimalComma(written, cure: isPercent ? cure + "%" : cure, at: slice.span(start..<Int(fraction.end))))
        return try add(isPercent ? .percent(cure) : .number(cure), from: start)
    }

    /// The digits of a whole number, without the points between its thousands; none if it is another number.
    private func ungrouped(_ range: Range<Int>) -> String? {
        let parts = text[range].split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.allSatisfy { Characters.isDigit($0) } }) else { return nil }
        guard parts.count == 1 || parts.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        return String(decoding: parts.joined(), as: UTF8.self)
    }

    /// `5.`, the point after which nothing comes that it could lead to.
    func trailingPoint() -> Diagnostic? {
        guard index > 0, tokens[index - 1].kind == .number, !token.spaced, ahead(1).kind != .word else { return nil }
        let range = Int(tokens[index - 1].start)..<Int(token.end)
        return .badNumber(
            String(decoding: text[range], as: UTF8.self), cure: spelling(index - 1), at: slice.span(range))
    }

    /// The mistake in a number that was read just before a token which can't follow it: `1.000.000`, `1 000`, `98 %`,
    /// `5km`.
    func misnumber() -> Diagnostic? {
        guard index > 0, tokens[index - 1].kind == .number || tokens[index - 1].kind == .percent else { return nil }
        let start = Int(tokens[index - 1].start)
        func mistake(_ last: Int, cure: String?) -> Diagnostic {
            let range = start..<Int(tokens[last].end)
            return .badNumber(String(decoding: text[range], as: UTF8.self), cure: cure, at: slice.span(range))
        }
        switch kind {
        case .other where text[Int(token.start)] == 0x25 && tokens[index - 1].kind == .number:
            return mistake(index, cure: spelling(index - 1) + "%")
        case .word where !token.spaced: return mistake(index, cure: nil)
        case .number, .percent:
            var last = index - 1
            while continuesNumber(last + 1) { last += 1 }
            guard last >= index else { return token.spaced ? nil : mistake(index, cure: nil) }
            let range = start..<Int(tokens[last].end)
            let digits = text[range].filter { Characters.isDigit($0) || $0 == 0x25 }
            return mistake(last, cure: String(decoding: digits, as: UTF8.self))
        default: return nil
        }
    }

    /// Whether a token is a group of three more digits: `.000` right behind, or `000` after a space.
    private func continuesNumber(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .number || token.kind == .percent else { return false }
        let digits = text[token.range].filter { Characters.isDigit($0) }.count
        let signs = token.range.count - digits - (token.kind == .percent ? 1 : 0)
        return digits == 3 && signs == (token.spaced ? 0 : 1)
    }
}
