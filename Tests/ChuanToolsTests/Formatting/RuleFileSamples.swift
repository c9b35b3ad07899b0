import Chuan
import ChuanTools
import Diagnostics
import Foundation
import YAMLSource

/// The rule files of the repository.
enum RuleFileSamples {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The rulebook of 2023, by name.
    static let rulebook: [String: [UInt8]] = files("Rules/hcmc-cchc-2023")

    /// Every rule file there is, tests included, by path.
    static let all: [String: [UInt8]] = files("Rules/hcmc-cchc-2023").merging(files("Tests/ChuanTests/RuleTexts")) {
        $1
    }

    private static func files(_ folder: String) -> [String: [UInt8]] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)) ?? []
        var files: [String: [UInt8]] = [:]
        for name in names where name.hasSuffix(".rules.yaml") || name.hasSuffix(".test.yaml") {
            let path = "\(folder)/\(name)"
            files[path] = (try? Data(contentsOf: root.appendingPathComponent(path))).map(Array.init)
        }
        return files
    }
}

/// A text taken through the formatter.
struct Formatted {
    let outcome: RuleFormatter.Outcome

    init(_ text: [UInt8], keys: Language? = nil, unitTypes: [UnitTypeDeclaration] = []) {
        var formatter = RuleFormatter()
        formatter.language = keys
        formatter.unitTypes = unitTypes
        outcome = formatter.format(Self.source(text))
    }

    init(_ text: String, keys: Language? = nil) { self.init(Array(text.utf8), keys: keys) }

    /// The bytes; nil when the file was left alone.
    var bytes: [UInt8]? {
        if case .text(let bytes) = outcome { return bytes }
        return nil
    }

    var text: String { String(decoding: bytes ?? [], as: UTF8.self) }

    /// Why the file was left alone.
    var refusal: String {
        switch outcome {
        case .text: ""
        case .notUnderstood: "not understood"
        case .mistaken(let mistakes):
            mistakes.map { "\($0.kind.name) \($0.span.start): \($0.message.en)" }.joined(separator: "; ")
        }
    }

    static func source(_ text: [UInt8]) -> SourceFile {
        var files = SourceFiles()
        return files.add(path: "x.rules.yaml", bytes: text)
    }

    static func document(_ text: [UInt8]) -> YAMLDocument? { readYAML(source(text)).0 }
}

/// What a file says, apart from its layout: keys in order of name, texts, styles.
enum FileMeaning {
    static func shown(_ text: [UInt8]) -> String? {
        guard let document = Formatted.document(text), let root = document.root else { return nil }
        return shown(root)
    }

    private static func shown(_ node: YAMLNode) -> String {
        switch node.value {
        case .scalar(let scalar): "\(scalar.style) \(scalar.text.debugDescription)"
        case .sequence(let items): "[" + items.map(shown).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\(name($0)): \(shown($0.value))" }.sorted().joined(separator: ", ") + "}"
        }
    }

    private static func name(_ entry: YAMLEntry) -> String {
        Words.ruleKey(entry.name).map { "<\($0)>" } ?? entry.name.debugDescription
    }

    static func comments(_ text: [UInt8]) -> [String] {
        Formatted.document(text)?.comments.map { nfc($0.text) }.sorted() ?? []
    }
}
