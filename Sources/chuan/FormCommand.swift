import ArgumentParser
import Chuan
import Diagnostics
import ReportFiles

/// `chuan form`: a blank report with every field that a unit type needs.
struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "form")

    enum Keys: String, ExpressibleByArgument {
        case codes
        case vi
    }

    @Argument var unitType: String
    @Option var rules: String?
    @Option var lang = Language.vi
    @Option var keys = Keys.codes
    @Option var unit: String?
    @Option var period: String?
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
        let text = writeBlankReport(form)
        let written = output.map { Files.write(text, to: $0) } ?? Terminal.printResult(text)
        if !written { session.note(.cannotWrite) }
        throw session.exit()
    }
}
