public import ArgumentParser
import Chuan
public import ChuanTools
import Diagnostics

/// `chuan schema`: a JSON Schema, for editors and for checks of other programs.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "schema")

    @Option(name: .customLong("for")) var kind = SchemaKind.rules
    @Option var rules: String?
    @Option var lang = Language.vi
    @Option(name: .shortAndLong) var output: String?

    mutating func run() throws {
        var session = Session(language: lang, limits: .standard)
        var text = kind.needsRulebook ? nil : kind.schema(nil)
        if kind.needsRulebook {
            guard let loaded = session.loadRules(rules)?.first else { throw session.exit() }
            text = kind.schema(loaded.rulebook.vocabulary)
        }
        session.put(text ?? "", to: output)
        throw session.exit()
    }
}

extension SchemaKind: ExpressibleByArgument {}
