import Chuan
import Diagnostics
import Foundation

@testable import ChuanTools

/// Texts of rules, linted as the program does it.
struct LintRun {
    let sources: SourceFiles
    /// All, those of the files around the examples among them.
    let diagnostics: [Diagnostic]

    init(sources: SourceFiles, diagnostics: [Diagnostic]) {
        (self.sources, self.diagnostics) = (sources, diagnostics)
    }

    /// - Parameter files: By path, in one folder.
    init(_ files: [String: [UInt8]]) {
        var sources = SourceFiles()
        let linter = Linter(provider: FileProvider(files: files), limits: .standard)
        diagnostics = linter.lint(["."], sources: &sources)
        self.sources = sources
    }

    /// An example, a file of its own beside the rulebook that it belongs to; `# == name ==` starts another file.
    init(example: String) throws { self.init(try Self.files(around: example)) }

    /// The files of an example and of the rulebook that it belongs to.
    static func files(around example: String) throws -> [String: [UInt8]] {
        var files = folderFiles(example, first: Self.example)
        files["host.rules.yaml"] = try Self.host()
        return files
    }

    static let example = "mau.rules.yaml"

    /// The findings outside the file around the examples.
    var inExample: [Diagnostic] { diagnostics.filter { sources[$0.span.file]?.path != "host.rules.yaml" } }

    private static func host(file: String = #filePath) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        return Array(try Data(contentsOf: folder.appendingPathComponent("RuleTexts/host.rules.yaml")))
    }
}

/// The files of an example, byte for byte: `# == name ==` starts the next one.
func folderFiles(_ text: String, first: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var name = first
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let line = rest[..<(rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex)]
        rest = rest[line.endIndex...]
        let head = String(decoding: line, as: UTF8.self)
        if head.hasPrefix("# == "), head.hasSuffix(" ==\n") {
            name = String(head.dropFirst(5).dropLast(4))
            files[name] = []
        } else {
            files[name, default: []] += line
        }
    }
    return files
}
