import Chuan
import Diagnostics
import FEEL
import FuzzSupport
import ReportFiles

/// Any expression is refused, or judges a report, in a bounded number of steps.
private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    // Longer ones find nothing that short ones don't, and take longer.
    guard count <= 512 else { return -1 }
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let quoted = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        .filter { !$0.isNewline }
    var sources = SourceFiles()
    let rules = FileProvider(files: ["r.rules.yaml": Array(head.utf8) + Array("        require: '\(quoted)'\n".utf8)])
    var limits = Limits()
    limits.evaluationSteps = 5_000
    limits.listItems = 2_000
    limits.textBytes = 1 << 16
    let (rulebooks, diagnostics) = loadRulebooks(
        path: "r.rules.yaml", provider: rules, limits: limits, sources: &sources)
    var renderer = DiagnosticRenderer(files: sources, language: .en)
    for diagnostic in diagnostics.prefix(2) { _ = renderer.render(diagnostic) }
    guard let loaded = rulebooks.first else { return 0 }
    let report = sources.add(path: "r.yaml", bytes: Array(data.utf8))
    let reading = ReportReader(vocabulary: loaded.rulebook.vocabulary, limits: limits).read(report)
    let (judge, _) = loaded.judge([], asOf: CalendarDate("2023-12-31"), limits: limits)
    for report in reading.reports { _ = judge.judge(report, register: nil) }
    return 0
}

private let head = """
    rulebook: {id: fuzz, title: Fuzz}
    unit types: [{id: dept, title: department}]
    units of measure: [{id: dossiers, title: dossiers}]
    vocabulary:
      - block: rows
        title: rows of the table
        form: table
        fields:
          - {key: total, title: tổng số, type: count, unit: dossiers}
          - {key: late, title: quá hạn, type: count, unit: dossiers}
          - {key: day, title: ngày lập, type: date}
      - block: single
        title: single fields
        form: group
        fields:
          - {key: flag, title: đã xong, type: yes or no}
    indicators:
      - id: "1"
        title: Fuzz
        checks:
          - id: 1.a
            applies to: [dept]

    """.replacingLastLineBreak

private let data = """
    unit_code: F-1
    unit_type: dept
    period: 2023
    rows:
      - {total: 100, late: 2, day: 2023-01-31}
      - {total: 0, late:, day: 2023-02-28}
    flag: có
    """

extension String {
    fileprivate var replacingLastLineBreak: String { hasSuffix("\n") ? String(dropLast()) + "\n" : self + "\n" }
}

/// The start of the program, which the package manager looks for under this name.
@_cdecl("FuzzExpressions_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzSupport.fuzz(count, arguments, fuzz) }
