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

    mutating func run() throws {
        var session = Session(language: lang, limits: .standard)
        guard let rulebook = session.loadRules(rules)?.first?.rulebook else { throw session.exit() }
        guard let type = rulebook.vocabulary.unitType(unitType) else {
            let known = rulebook.vocabulary.unitTypes.map { "\($0.code) (\($0.title[lang]))" }.joined(separator: ", ")
            session.say(
                Message(
                    vi: "không có loại đơn vị `\(unitType)`; các loại: \(known)",
                    en: "there is no unit type `\(unitType)`; the types: \(known)"))
            throw ExitCode(ExitStatus.usage.rawValue)
        }
        let needs = rulebook.fieldsNeeded(by: type).map { BlankForm.Need(block: $0.block, field: $0.field) }
        var form = BlankForm(
            vocabulary: rulebook.vocabulary, needs: needs, unitType: rulebook.vocabulary.unitTypes[type].code,
            language: lang)
        form.keys = keys == .vi ? .vietnamese : .codes
        form.unitCode = unit
        form.period = period
        write(form, rulebook.id, &session)
        throw session.exit()
    }

    /// By the format that is asked for, else by the ending of the file's name.
    private func write(_ form: BlankForm, _ rulebook: String, _ session: inout Session) {
        let ending = output.flatMap { path in path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]) } }
        switch format ?? ending.flatMap({ Format(rawValue: $0.lowercased()) }) ?? .yaml {
        case .yaml: session.put(writeBlankReport(form), to: output)
        case .csv: session.put(writeBlankTable(form, rows: rows), to: output)
        case .xlsx:
            if session.refusesScreen(output) { return }
            guard let bytes = writeWorkbook(formSheets(form, rulebook: rulebook)) else {
                return session.note(.cannotWrite)
            }
            session.put(bytes, to: output)
        }
    }
}
