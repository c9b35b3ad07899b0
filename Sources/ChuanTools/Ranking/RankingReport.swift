package import Chuan
package import Diagnostics
import FEEL

/// The ranking of units as a table for people, a table for programs, and JSON.
package struct RankingReport {
    private let ranking: Ranking
    private let vocabulary: Vocabulary
    private let language: Language

    package init(_ ranking: Ranking, _ vocabulary: Vocabulary, language: Language) {
        self.ranking = ranking
        self.vocabulary = vocabulary
        self.language = language
    }

    // MARK: Text

    /// A table with a line for each unit.
    package func text() -> String {
        let title = ReportWords.ranking[language]
        return "\(title)\n\(ranking.explanation[language])\n\n"
            + TextColumns([headings] + rows, left: [3, 4, 5]).text()
    }

    /// The headings of the table for people.
    var headings: [String] { Self.titles.map { $0[language] } }

    /// Its lines, best first.
    var rows: [[String]] { ranking.rows.map(cells) }

    private static let titles = [
        Message(vi: "Hạng", en: "Place"), Message(vi: "Có thể", en: "May be"), Message(vi: "Trong loại", en: "In type"),
        Message(vi: "Mã", en: "Code"), Message(vi: "Tên", en: "Name"), Message(vi: "Loại đơn vị", en: "Unit type"),
        Message(vi: "Đạt", en: "Met"), Message(vi: "Không đạt", en: "Not met"),
        Message(vi: "Chưa kết luận", en: "Undecided"), Message(vi: "Tỷ lệ", en: "Share"),
    ]

    private func cells(_ row: Ranking.Row) -> [String] {
        let unit = row.standing
        let places = row.places
        return [
            places.map { "\($0.place)" } ?? "–", places.map { "\($0.best)–\($0.worst)" } ?? "–",
            places.map { "\($0.inType)" } ?? "–", unit.code, unit.name ?? "",
            vocabulary.unitTypes[unit.type].title[language], "\(unit.met)", "\(unit.failed)", "\(unit.open)",
            unit.counted == 0 ? "–" : "\(unit.met)/\(unit.counted)",
        ]
    }

    // MARK: Forms for programs

    private static let keys = [
        "place", "best_place", "worst_place", "place_in_type", "unit_code", "unit_name", "unit_type", "met", "failed",
        "undecided", "share",
    ]

    /// A line for each unit, behind a line of names. Shares are exact to 34 digits.
    package func write(into buffer: OutputBuffer) {
        CSVLine.write(Self.keys, into: buffer)
        for row in ranking.rows {
            let unit = row.standing
            let places = row.places.map { [$0.place, $0.best, $0.worst, $0.inType].map { "\($0)" } }
            CSVLine.write(
                (places ?? ["", "", "", ""]) + [
                    unit.code, unit.name ?? "", vocabulary.unitTypes[unit.type].code, "\(unit.met)", "\(unit.failed)",
                    "\(unit.open)", share(unit) ?? "",
                ], into: buffer)
        }
    }

    private func share(_ unit: Standing) -> String? {
        Decimal(unit.met).divided(by: Decimal(unit.counted))?.description
    }

    /// The object of the ranking.
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("rule", ranking.rule.rawValue)
            writer.member("explanation", ranking.explanation[language])
            writer.key("units")
            writer.list(ranking.rows) { writer, row in
                writer.object { write(row, to: &$0) }
            }
        }
    }

    private func write(_ row: Ranking.Row, to writer: inout JSONWriter) {
        let unit = row.standing
        for (key, place) in [
            ("place", row.places?.place), ("best_place", row.places?.best), ("worst_place", row.places?.worst),
            ("place_in_type", row.places?.inType),
        ] {
            if let place { writer.member(key, place) } else { writer.member(key, nil as String?) }
        }
        writer.member("unit_code", unit.code)
        writer.member("unit_name", unit.name)
        writer.member("unit_type", vocabulary.unitTypes[unit.type].code)
        writer.member("met", unit.met)
        writer.member("failed", unit.failed)
        writer.member("undecided", unit.open)
        writer.member("share", share(unit))
    }
}

/// A table of texts whose columns stand below each other.
struct TextColumns {
    private let rows: [[String]]
    private let left: Set<Int>

    /// - Parameter left: The columns that begin below each other; the others end so.
    init(_ rows: [[String]], left: Set<Int>) {
        self.rows = rows.map { $0.map(TextReport.clean) }
        self.left = left
    }

    func text() -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return left.contains(column) ? cell + space : space + cell
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}

/// A line of a CSV file.
enum CSVLine {
    static func write(_ cells: [String], into buffer: OutputBuffer) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { buffer.append(byte: UInt8(ascii: ",")) }
            CellText.quoted(cell, into: buffer)
        }
        buffer.append(byte: UInt8(ascii: "\n"))
    }
}
