import Diagnostics
import Testing

@testable import Chuan

@Suite("Kinds of mistakes in rule files")
struct RuleKindTests {
    @Test("Names are unique, of one domain, and sorted")
    func catalogue() {
        let names = RuleDiagnostics.kinds.map(\.name)
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasPrefix("rule/") })
    }

    @Test(
        "The wrong example reports exactly its kind, the right one nothing",
        arguments: RuleDiagnostics.kinds.map(\.name))
    func examples(name: String) throws {
        let kind = try #require(RuleDiagnostics.kinds.first { $0.name == name })
        let wrong = diagnostics(kind.explanation.wrong, kind)
        #expect(wrong.map(\.kind.name) == [kind.name])
        #expect(diagnostics(kind.explanation.right, kind).map(\.kind.name) == [])
        #expect(kind.explanation.wrong != kind.explanation.right)
    }

    @Test("Messages keep to the style", arguments: RuleDiagnostics.kinds.map(\.name))
    func style(name: String) throws {
        let kind = try #require(RuleDiagnostics.kinds.first { $0.name == name })
        for diagnostic in diagnostics(kind.explanation.wrong, kind) {
            let help = diagnostic.help
            for text in [diagnostic.message.vi, diagnostic.message.en, help?.vi ?? "x", help?.en ?? "x"] {
                #expect(!text.hasSuffix("."), "\(text)")
                #expect(text.first?.isUppercase == false, "\(text)")
                #expect(text.filter { $0 == "`" }.count.isMultiple(of: 2), "\(text)")
                #expect(text == nfc(text))
            }
            #expect(diagnostic.message.vi != diagnostic.message.en)
        }
        let explanation = kind.explanation
        for message in [explanation.what, explanation.why, explanation.fix] {
            #expect(!message.vi.isEmpty && !message.en.isEmpty && message.vi != message.en)
        }
    }

    /// Kinds about files are found by loading, the others by reading one file.
    private static let loading: Set<Diagnostic.Kind> = [
        .unreadableFile, .missingImport, .outsideFolder, .importCycle, .repeatedImport, .noRulebook, .secondRulebook,
        .unclaimedFile, .tooManyFiles,
    ]

    private func diagnostics(_ text: String, _ kind: Diagnostic.Kind) -> [Diagnostic] {
        guard Self.loading.contains(kind) else { return RuleReading(text).diagnostics }
        var limits = Limits.standard
        if kind == .tooManyFiles { limits.files = 4 }
        var sources = SourceFiles()
        let provider = FileProvider(files: folderFiles(text))
        return loadRuleFiles(path: ".", provider: provider, limits: limits, sources: &sources).1
    }
}

/// The files of an example: `# == name ==` starts the next one.
func folderFiles(_ text: String, first: String = "bo-chi-tieu.rules.yaml") -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var name = first
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("# == "), line.hasSuffix(" ==") {
            name = String(line.dropFirst(5).dropLast(3))
            files[name] = []
        } else {
            files[name, default: []] += Array(line.utf8) + [0x0A]
        }
    }
    return files
}
