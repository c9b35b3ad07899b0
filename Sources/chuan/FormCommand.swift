import ArgumentParser
import Chuan
import Diagnostics
import ReportFiles
import Workbooks

/// `chuan form`: a blank report with every field that a unit type needs.
struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "form")

    enum Keys: String, ExpressibleByArgument {
        case codes
        case vi
    }

    enum Format: String, ExpressibleByArgument {
        case yaml
        case xlsx
        case csv
    }

    @Argument var unitType: String
    @Option var rules: String?
    @Option var lang = Language.vi
    @Option var keys = Keys.codes
    @Option var unit: String?
    @Option var period: String?
    @Option var format: Format?
    @Option var rows = 10
    @Option(name: .shortAndLong) var output: String?

    /// How many rows tables may have.
    private static let rowCounts = 1...1_000

    mutating func run() throws {
        var session = Session(language: lang, limits: .standard)
        guard Self.rowCounts.contains(rows) else {
            let (least, most) = (Self.rowCounts.lowerBound, Self.rowCounts.upperBound)
            session.refuse(
                Message(
                    vi: "--rows: ghi một số từ \(least) đến \(most)",
                    en: "--rows: write a number from \(least) to \(most)"))
            throw session.exit()
        }
        guard session.isPeriod(period), let format = form(&session) else { throw session.exit() }
        guard let rulebook = session.loadRules(rules)?.first?.rulebook else { throw session.exit() }
        guard let type = rulebook.vocabulary.unitType(unitType) else {
            let known = rulebook.vocabulary.unitTypes.map { "\($0.code) (\($0.title[lang]))" }.joined(separator: ", ")
            session.refuse(
                Message(
                    vi: "không có loại đơn vị `\(unitType)`; các loại: \(known)",
                    en: "there is no unit type `\(unitType)`; the types: \(known)"))
            throw session.exit()
        }
        let needs = rulebook.fieldsNeeded(by: type).map { BlankForm.Need(block: $0.block, field: $0.field) }
        var form = BlankForm(
            vocabulary: rulebook.vocabulary, needs: needs, unitType: rulebook.vocabulary.unitTypes[type].code,
            language: lang)
        form.keys = keys == .vi ? .vietnamese : .codes
        form.unitCode = unit
        form.period = period
        write(form, rulebook.id, as: format, &session)
        throw session.exit()
    }

    /// The format that is asked for, else that of the file's name; nil where that is of something else.
    private func form(_ session: inout Session) -> Format? {
        if let format { return format }
        let name = output?.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return .yaml }
        let ending = name[name.index(after: dot)...].lowercased()
        if let known = Format(rawValue: ending) { return known }
        if ["yml", "txt", "tmp"].contains(ending) { return .yaml }
        session.refuse(
            Message(
                vi: "-o: không có mẫu dạng `.\(ending)`; đặt đuôi .yaml, .xlsx hoặc .csv, hoặc ghi --format",
                en: "-o: there is no form like `.\(ending)`; let it end in .yaml, .xlsx or .csv, or write --format"))
        return nil
    }

    private func write(_ form: BlankForm, _ rulebook: String, as format: Format, _ session: inout Session) {
        func put(_ text: String, _ session: inout Session) {
            if !session.keepsFilled(output, Array(text.utf8)) { session.put(text, to: output) }
        }
        switch format {
        case .yaml: put(writeBlankReport(form), &session)
        case .csv: put(writeBlankTable(form, rows: rows), &session)
        case .xlsx:
            if session.refusesScreen(output) { return }
            guard let bytes = writeWorkbook(formSheets(form, rulebook: rulebook)) else {
                return session.note(.cannotWrite)
            }
            if !session.keepsFilled(output, bytes) { session.put(bytes, to: output) }
        }
    }
}
