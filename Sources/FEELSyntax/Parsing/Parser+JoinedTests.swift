/// `> 50% and < 90%`: tests that are joined like conditions.
extension Parser {
    /// What to write for two comparisons with numbers that `and` or `or` joins: a range, or a comma.
    ///
    /// - Returns: Nil where something else follows the first test.
    mutating func testsMeant(after tests: [NodeID], from start: Int) -> String? {
        guard tests.count == 1, case .testComparison(let first, let operand) = nodes[tests[0].offset],
            isNumber(operand), let infix = infix()
        else { return nil }
        let (here, end) = (index, lastEnd)
        defer { index = here }
        advance(infix.width)
        let second = self.start
        guard let sign = comparison() else { return nil }
        advance(sign.width)
        guard kind == .number || kind == .percent, ahead(1).kind == .end else { return nil }
        let numbers = (shown(operand), spelling(index))
        switch infix.kind {
        case .or: return "\(string(start..<end)), \(string(second..<Int(token.end)))"
        case .and: return Self.range((first, numbers.0), (sign.comparison, numbers.1))
        default: return nil
        }
    }

    private func isNumber(_ id: NodeID) -> Bool {
        switch nodes[id.offset] {
        case .number, .percent: true
        default: false
        }
    }

    private func shown(_ id: NodeID) -> String {
        switch nodes[id.offset] {
        case .number(let digits): digits
        case .percent(let digits): digits + "%"
        default: ""
        }
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    /// `[50%..90%)`; nil where the two comparisons leave no range.
    private static func range(_ a: (Node.Comparison, String), _ b: (Node.Comparison, String)) -> String? {
        guard let (low, high) = isLow(a.0) == true ? (a, b) : isLow(b.0) == true ? (b, a) : nil,
            isLow(high.0) == false, isLess(low.1, high.1)
        else { return nil }
        let (open, close) = (low.0 == .greater ? "(" : "[", high.0 == .less ? ")" : "]")
        return "\(open)\(low.1)..\(high.1)\(close)"
    }

    /// Whether numbers above pass; nil where neither those nor the ones below do.
    private static func isLow(_ comparison: Node.Comparison) -> Bool? {
        switch comparison {
        case .greater, .greaterOrEqual: true
        case .less, .lessOrEqual: false
        case .equal, .notEqual: nil
        }
    }

    /// Compares two numbers as they are written: both percentages or neither, without signs or exponents.
    private static func isLess(_ a: String, _ b: String) -> Bool {
        guard a.hasSuffix("%") == b.hasSuffix("%") else { return false }
        func parts(_ text: String) -> (whole: String, fraction: String)? {
            let pieces = text.filter { $0 != "%" }.split(separator: ".", omittingEmptySubsequences: false)
            guard pieces.count <= 2, pieces.allSatisfy({ $0.utf8.allSatisfy { Characters.isDigit($0) } }) else {
                return nil
            }
            let whole = String(pieces[0].drop { $0 == "0" })
            return (whole, pieces.count == 2 ? String(pieces[1]) : "")
        }
        guard let a = parts(a), let b = parts(b) else { return false }
        if a.whole.utf8.count != b.whole.utf8.count { return a.whole.utf8.count < b.whole.utf8.count }
        if a.whole != b.whole { return a.whole < b.whole }
        let width = max(a.fraction.utf8.count, b.fraction.utf8.count)
        func padded(_ text: String) -> String { text + String(repeating: "0", count: width - text.utf8.count) }
        return padded(a.fraction) < padded(b.fraction)
    }
}
