import Chuan
public import Diagnostics

/// The result of a run as one page that needs nothing else: no network, no font, no other file.
///
/// It can be read and printed without scripts; these only sort, filter, and switch between light and dark. Of a few units
/// everything is shown, of many what is not met or not decided, below a table of all units and targets.
public struct HTMLReport {
    /// Up to so many units are shown in full, with their explanations.
    public static let mostWhole = 12

    private let run: RunResult
    private let language: Language

    public init(_ run: RunResult, language: Language) {
        self.run = run
        self.language = language
    }

    /// - Complexity: O(items).
    public func write(into buffer: OutputBuffer) { HTMLPage(run, language, buffer).write() }
}

/// A page that is being written.
final class HTMLPage {
    let run: RunResult
    let language: Language
    let html: HTMLWriter
    private var places: Places
    /// Whether every target of every unit has a card.
    let isWhole: Bool
    /// Whether there is one unit and nothing else.
    let isLone: Bool

    init(_ run: RunResult, _ language: Language, _ buffer: OutputBuffer) {
        self.run = run
        self.language = language
        html = HTMLWriter(buffer)
        places = Places(run.files)
        isWhole = run.results.count <= HTMLReport.mostWhole
        isLone = run.results.count == 1 && run.city == nil && run.ranking == nil
    }

    func say(_ message: Message) -> String { message[language] }

    /// `23:21`, of the report's file.
    func place(_ span: Span) -> String { places.short(span) }

    func write() {
        html.write("<!DOCTYPE html>\n")
        html.element("html", ["lang": language.rawValue]) {
            writeHead()
            html.line()
            html.element("body", ["class": isLone ? "lone" : nil]) { writeBody() }
        }
        html.line()
    }

    /// A clause of the document that is named once for the whole page: that of the first target.
    var commonSource: SourceClause? { run.rulebook.indicators.lazy.compactMap(\.source).first }

    private var title: String {
        guard isLone, let result = run.results.first else { return say(HTMLWords.title) }
        return result.unitName
    }

    private func writeHead() {
        html.element("head") {
            html.void("meta", ["charset": "utf-8"])
            html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
            html.void("meta", ["name": "color-scheme", "content": "light dark"])
            html.void("meta", ["http-equiv": "Content-Security-Policy", "content": PageScript.policy])
            html.element("title", text: "\(title) – \(run.rulebook.title[language])")
            html.line()
            html.element("style") { html.write(PageStyle.text) }
        }
    }

    private func writeBody() {
        html.element("a", ["class": "skip", "href": "#main"], text: say(HTMLWords.skip))
        html.line()
        html.element("header") {
            html.element("p", ["class": "kicker"], text: run.rulebook.title[language])
            html.element("h1", text: title)
            if isLone, let result = run.results.first { writeHeader(of: result) }
            if let source = commonSource.flatMap(run.rulebook.words) {
                html.element("p", ["class": "unit-line"], text: "\(say(ReportWords.source)): \(say(source))")
            }
            html.element("button", ["type": "button", "id": "theme", "hidden": "hidden"], text: say(HTMLWords.theme))
        }
        html.line()
        html.element("main", ["id": "main"]) {
            if isLone, let result = run.results.first {
                writeUnplacedDiagnostics()
                writeContents(of: result, prefix: "u1", level: 2)
            } else {
                writeMany()
            }
        }
        html.line()
        html.element("footer") { writeFooter() }
        html.line()
        html.element("script") { html.write(PageScript.text) }
    }

    private func writeMany() {
        writeUnplacedDiagnostics()
        if run.results.isEmpty { html.element("p", text: say(HTMLWords.noResults)) }
        if run.results.count > 1 { writeOverview() }
        if let ranking = run.ranking { write(ranking) }
        if let city = run.city, !city.indicators.isEmpty { write(city) }
        if !isWhole { writeTargets() }
        if !run.results.isEmpty { writeUnits() }
    }

    private func writeFooter() {
        html.element("p") {
            html.text("\(say(HTMLWords.rulebook)): \(run.rulebook.id) · ")
            html.element("code", text: "sha256:" + run.loaded.digest.prefix(16))
            html.text(". ")
        }
        if !run.choices.isEmpty { html.element("p", text: run.choices.words(language)) }
        html.element("p", text: say(HTMLWords.legend))
    }
}

/// Words of the page alone.
enum HTMLWords {
    static let title = Message(vi: "Kết quả chấm chỉ tiêu", en: "Targets met and not met")
    static let skip = Message(vi: "Đến nội dung chính", en: "Skip to the content")
    static let theme = Message(vi: "Sáng / tối", en: "Light / dark")
    static let rulebook = Message(vi: "Bộ chỉ tiêu", en: "Rulebook")
    static let contents = Message(vi: "Mục lục", en: "Contents")
    static let legend = Message(
        vi:
            "Số trong ngoặc vuông là dòng:cột (hoặc trang tính và ô) của tệp báo cáo. Vạch đứng trên mỗi thanh là mục tiêu. Thanh chỉ để nhìn nhanh; số và câu bên cạnh mới là kết luận.",
        en:
            "Numbers in square brackets are line:column (or sheet and cell) of the report's file. The upright stroke on a bar is the target. Bars give a quick look; the figure and the sentence beside them are what counts."
    )
    static let noResults = Message(vi: "Không báo cáo nào được chấm.", en: "No report was judged.")
    static let name = Message(vi: "Tên", en: "Name")
    static let type = Message(vi: "Loại", en: "Type")
    static let met = Message(vi: "Đạt", en: "Met")
    static let metOf = Message(
        vi: "số chỉ tiêu đạt trên số chỉ tiêu được tính", en: "targets met of those that count")
    static let overviewCaption = Message(
        vi: "Mỗi dòng một đơn vị, mỗi cột một chỉ tiêu.", en: "A line for each unit, a column for each target.")
    static let sortHint = Message(vi: "Bấm tiêu đề cột để sắp xếp.", en: "Press a heading to sort.")
    static let findUnit = Message(vi: "Tìm đơn vị", en: "Find a unit")
    static let allTypes = Message(vi: "Mọi loại đơn vị", en: "All unit types")
    static let allVerdicts = Message(vi: "Mọi kết luận", en: "All verdicts")
    static let allTargets = Message(vi: "Mọi chỉ tiêu", en: "All targets")
    static let unitType = Message(vi: "Loại đơn vị", en: "Unit type")
    static let verdict = Message(vi: "Kết luận", en: "Verdict")
    static let inTarget = Message(vi: "Ở chỉ tiêu", en: "In target")
    static let shown = Message(vi: "đơn vị", en: "units")
    static let toDoNote = Message(
        vi: "Chưa kết luận được cho đến khi có các số liệu sau:", en: "Nothing can be said until these are known:")
}
