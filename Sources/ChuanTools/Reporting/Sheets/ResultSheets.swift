import Chuan
public import Diagnostics
import FEEL
public import Workbooks

/// The result of a run as sheets: the verdicts of all units side by side, every check with its figures, the city, the
/// ranking.
public struct ResultSheets {
    private let run: RunResult
    private let language: Language
    private var places: Places

    public init(_ run: RunResult, language: Language) {
        self.run = run
        self.language = language
        places = Places(run.files)
    }

    /// - Complexity: O(units · checks).
    public mutating func sheets() -> [NewSheet] {
        var sheets = [overview(), details()]
        if let city = run.city { sheets.append(sheet(of: city)) }
        if let ranking = run.ranking { sheets.append(sheet(of: ranking)) }
        return sheets
    }

    private func say(_ message: Message) -> String { message[language] }

    private func say(_ vi: String, _ en: String) -> String { Message(vi: vi, en: en)[language] }

    // MARK: Verdicts side by side

    private func overview() -> NewSheet {
        var sheet = NewSheet(say("Kết luận", "Verdicts"))
        sheet.isLandscape = true
        let indicators = run.rulebook.indicators
        let unit = [
            say("Mã đơn vị", "Unit code"), say("Tên đơn vị", "Unit"), say("Loại đơn vị", "Unit type"),
            say("Kỳ", "Period"),
        ]
        let headings = unit + indicators.map { "\($0.id)\n\($0.title[language])" } + Self.counted.map { say($0.label) }
        for (column, heading) in headings.enumerated() { sheet.put(1, column + 1, .text(heading), .heading) }
        sheet.heights[1] = 90
        sheet.widths = [1: 14, 2: 32, 3: 20, 4: 24]
        for column in 5...4 + indicators.count + Self.counted.count { sheet.widths[column] = 15 }
        for (number, result) in run.results.enumerated() { put(result, at: number + 2, in: &sheet) }
        sheet.frozen = (2, 3)
        sheet.filter = CellRange(rows: 1...run.results.count + 1, columns: 1...headings.count)
        return sheet
    }

    private static let counted: [VerdictCode] = [.pass, .fail, .unknown, .inconsistent]

    private func put(_ result: ReportResult, at row: Int, in sheet: inout NewSheet) {
        let header = result.report.header
        let unit = [
            header.unitCode.value, header.unitName ?? "", say(run.rulebook.title(ofUnitType: header.unitType.value)),
            say(ReportWords.period(header)),
        ]
        for (column, text) in unit.enumerated() { sheet.put(row, column + 1, .text(text), .plain) }
        for (number, indicator) in result.indicators.enumerated() {
            let text = say(ReportWords.verdict(indicator.verdict, indicator.provisional))
            sheet.put(row, 5 + number, .text(text), .verdict(indicator.verdict))
        }
        for (number, code) in Self.counted.enumerated() {
            let count = result.summary[code] ?? 0
            sheet.put(row, 5 + result.indicators.count + number, .number("\(count)"), .count)
        }
    }

    // MARK: Every check

    private mutating func details() -> NewSheet {
        var sheet = NewSheet(say("Chi tiết", "Checks"))
        sheet.isLandscape = true
        let headings = [
            say("Mã đơn vị", "Unit code"), say("Tên đơn vị", "Unit"), say("Chỉ tiêu", "Target"),
            say("Tiêu chí", "Check"), say("Đối tượng", "Item"), say("Kết luận", "Verdict"), say("Kết quả", "Figure"),
            say("Mục tiêu", "Target figure"), say("Vì sao", "Why"), say(ReportWords.needed),
            say("Thiếu số liệu", "Missing"), say(ReportWords.evidence), say(ReportWords.remedy),
            say(ReportWords.source),
        ]
        for (column, heading) in headings.enumerated() { sheet.put(1, column + 1, .text(heading), .heading) }
        for (column, width) in [12, 26, 8, 8, 18, 18, 12, 22, 60, 44, 30, 60, 44, 24].enumerated() {
            sheet.widths[column + 1] = Double(width)
        }
        var row = 2
        for result in run.results {
            for indicator in result.indicators {
                for check in indicator.checks {
                    for item in check.items {
                        put(item, of: check, indicator, result, at: row, in: &sheet)
                        row += 1
                    }
                }
            }
        }
        sheet.frozen = (2, 1)
        sheet.filter = CellRange(rows: 1...max(1, row - 1), columns: 1...headings.count)
        return sheet
    }

    /// In Vietnamese as the rule has it.
    private func target(of check: CheckResult) -> String {
        let limit = check.limit.map { "\($0.sign) \(say($0.shown))" }
        return (language == .vi ? check.targetText ?? limit : limit ?? check.targetText) ?? ""
    }

    private mutating func put(
        _ item: ItemResult, of check: CheckResult, _ indicator: IndicatorResult, _ result: ReportResult, at row: Int,
        in sheet: inout NewSheet
    ) {
        let header = result.report.header
        let seen = item.evidence.compactMap { evidence in
            evidence.span.map { "\(say(evidence.name)) = \(say(evidence.shown)) [\(places.short($0))]" }
        }
        let isMet = item.verdict == .pass
        let texts = [
            header.unitCode.value, header.unitName ?? "", indicator.indicator.id, check.check.id,
            item.title?[language] ?? item.label ?? "", say(item.verdict.label), item.figures?.shown?[language] ?? "",
            target(of: check), say(item.sentence), item.gap.map { say($0.need) } ?? "",
            item.missing.map { say($0.name) }.joined(separator: "; "), seen.joined(separator: "; "),
            isMet ? "" : check.check.remedy?[language] ?? "", source(check.check),
        ]
        for (column, text) in texts.enumerated() {
            let look: CellLook = column == 5 ? .verdict(item.verdict) : .plain
            sheet.put(row, column + 1, text.isEmpty ? .blank : .text(text), look)
        }
    }

    private func source(_ check: Check) -> String {
        guard let source = check.source else { return "" }
        return [run.rulebook.words(source), source.words].compactMap { $0.map(say) }.joined(separator: ", ")
    }

    // MARK: The city

    private func sheet(of city: CityResult) -> NewSheet {
        var sheet = NewSheet(say(ReportWords.city))
        sheet.put(1, 1, .text(say(ReportWords.reported(city))), .note)
        let headings = [say("Chỉ tiêu", "Target"), "", say("Kết luận", "Verdict"), say("Kết quả", "Figures")]
        for (column, heading) in headings.enumerated() { sheet.put(3, column + 1, .text(heading), .heading) }
        sheet.widths = [1: 8, 2: 70, 3: 20, 4: 40]
        var row = 4
        for indicator in city.indicators {
            sheet.put(row, 1, .text(indicator.indicator.id), .plain)
            sheet.put(row, 2, .text(indicator.indicator.title[language]), .plain)
            sheet.put(row, 3, .text(say(indicator.verdict.label)), .verdict(indicator.verdict))
            sheet.put(row, 4, .text(indicator.figures(language).joined(separator: "; ")), .plain)
            row += 1
        }
        if !city.unitsMissing.isEmpty { sheet.put(row + 1, 1, .text(say(ReportWords.notReported)), .heading) }
        for unit in city.unitsMissing {
            sheet.put(row + 2, 1, .text(unit.code), .plain)
            sheet.put(row + 2, 2, .text(unit.name ?? ""), .plain)
            row += 1
        }
        sheet.frozen = (4, 1)
        return sheet
    }

    private func sheet(of ranking: Ranking) -> NewSheet {
        var sheet = NewSheet(say(ReportWords.ranking))
        let report = RankingReport(ranking, run.rulebook.vocabulary, language: language)
        sheet.put(1, 1, .text(ranking.explanation[language]), .note)
        for (column, heading) in report.headings.enumerated() {
            sheet.put(3, column + 1, .text(heading), .heading)
            sheet.widths[column + 1] = column == 4 ? 36 : 14
        }
        for (row, cells) in report.rows.enumerated() {
            for (column, text) in cells.enumerated() {
                let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } && column != 3
                sheet.put(row + 4, column + 1, isNumber ? .number(text) : .text(text), isNumber ? .count : .plain)
            }
        }
        sheet.frozen = (4, 1)
        return sheet
    }
}

extension VerdictCode {
    /// The colour behind it on sheets, RRGGBB; its word stands on it, so that colours say nothing alone.
    var fill: String {
        switch self {
        case .pass: "C6EFCE"
        case .fail: "FFC7CE"
        case .unknown: "FFEB9C"
        case .inconsistent: "F8CBAD"
        case .notDue: "DDEBF7"
        case .noEvents, .notApplicable: "EDEDED"
        }
    }
}

extension CellLook {
    fileprivate static let plain: CellLook = {
        var look = CellLook()
        (look.hasBorder, look.wraps, look.alignment) = (true, true, .left)
        return look
    }()

    fileprivate static let count: CellLook = {
        var look = CellLook()
        (look.hasBorder, look.format) = (true, .count)
        return look
    }()

    fileprivate static let note: CellLook = {
        var look = CellLook()
        look.isItalic = true
        return look
    }()

    fileprivate static let heading: CellLook = {
        var look = CellLook()
        (look.isBold, look.hasBorder, look.wraps, look.fill, look.alignment) = (true, true, true, "DDEBF7", .center)
        return look
    }()

    fileprivate static func verdict(_ verdict: VerdictCode) -> CellLook {
        var look = CellLook()
        (look.hasBorder, look.wraps, look.fill) = (true, true, verdict.fill)
        return look
    }
}
