import Chuan
import Diagnostics
import FEEL
import ReportFiles

/// Any expression is refused, or judges a report, in a bounded number of steps.
private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let quoted = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        .filter { !$0.isNewline }
    var sources = SourceFiles()
    let rules = FileProvider(files: ["r.rules.yaml": Array(head.utf8) + Array("        require: '\(quoted)'\n".utf8)])
    var limits = Limits()
    limits.evaluationSteps = 20_000
    limits.listItems = 10_000
    limits.textBytes = 1 << 20
    let (rulebooks, diagnostics) = loadRulebooks(
        path: "r.rules.yaml", provider: rules, limits: limits, sources: &sources)
    var renderer = DiagnosticRenderer(files: sources, language: .en)
    for diagnostic in diagnostics { _ = renderer.render(diagnostic) }
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
        title: {vi: các dòng, en: rows of the table}
        form: table
        fields:
          - {key: total, title: {vi: tổng số, en: total count}, type: count, unit: dossiers}
          - {key: late, title: {vi: quá hạn, en: late count}, type: count, unit: dossiers}
          - {key: day, title: {vi: ngày lập, en: day made}, type: date}
          - {key: label, title: {vi: nhãn, en: label text}, type: text, optional: true}
      - block: single
        title: {vi: riêng lẻ, en: single fields}
        form: group
        fields:
          - {key: flag, title: {vi: đã xong, en: flag set}, type: yes or no}
          - {key: money, title: {vi: số tiền, en: amount}, type: money}
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
      - {total: 100, late: 2, day: 2023-01-31, label: a}
      - {total: 0, late:, day: 2023-02-28}
    flag: có
    money: 1.250,5 tỷ đồng
    """

extension String {
    fileprivate var replacingLastLineBreak: String { hasSuffix("\n") ? String(dropLast()) + "\n" : self + "\n" }
}

/// The start of the program, which the package manager looks for under this name.
@_cdecl("FuzzExpressions_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt {
    var (count, arguments) = (count, arguments)
    return run(&count, &arguments, fuzz)
}

public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

@_silgen_name("LLVMFuzzerRunDriver")
private func run(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
    _ fuzz: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt
