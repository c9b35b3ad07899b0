package import Chuan

/// Writes verdicts as a JSON object a line.
///
/// `{"unit_code":"…","checks":{"3.1.a":"pass",…},"indicators":{"3.1":"pass",…}}`, behind the columns that are kept.
package struct VerdictLines {
    private let kept: [(column: KeptColumn, key: [UInt8])]
    private let checks: [[UInt8]]
    private let indicators: [(key: [UInt8], checks: [Int])]
    private let codes = VerdictCode.byByte.map { Array("\"\($0.rawValue)\"".utf8) }

    package init(_ sweep: Sweep, kept: [KeptColumn]) {
        self.kept = kept.map { ($0, Self.key($0.heading)) }
        checks = sweep.checks.map { Self.key($0.check.id) }
        indicators = sweep.judge.rulebook.indicators.enumerated().map { index, indicator in
            (Self.key(indicator.id), sweep.checks.indices.filter { sweep.checks[$0].indicator == index })
        }
    }

    private static func key(_ text: String) -> [UInt8] { Array((JSONWriter.quoted(text) + ":").utf8) }

    /// A line for each report that was judged.
    package func write(_ judged: JudgedRows, into buffer: OutputBuffer) {
        let columns = checks.indices.map(judged.sweeper.verdicts(ofCheck:))
        for row in judged.rows {
            buffer.append(byte: UInt8(ascii: "{"))
            for (column, key) in kept {
                guard let words = column.words(judged, row) else { continue }
                buffer.append(key)
                buffer.append(JSONWriter.quoted(words))
                buffer.append(byte: UInt8(ascii: ","))
            }
            buffer.append("\"checks\":{")
            for (number, key) in checks.enumerated() {
                if number > 0 { buffer.append(byte: UInt8(ascii: ",")) }
                buffer.append(key)
                buffer.append(codes[Int(columns[number][row])])
            }
            buffer.append("},\"indicators\":{")
            for (number, indicator) in indicators.enumerated() {
                if number > 0 { buffer.append(byte: UInt8(ascii: ",")) }
                buffer.append(indicator.key)
                let verdicts = indicator.checks.map { VerdictCode.byByte[Int(columns[$0][row])] }
                buffer.append(codes[Int((VerdictCode.together(verdicts) ?? .notApplicable).byte)])
            }
            buffer.append("}}\n")
        }
    }
}

extension OutputBuffer {
    fileprivate func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }
}
