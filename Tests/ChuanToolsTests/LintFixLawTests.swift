import Chuan
import Diagnostics
import TestSupport
import Testing
import YAMLSource

@testable import ChuanTools

/// What holds of the fixes of lints, whatever the file.
@Suite("Laws of lint fixes") struct LintFixLawTests {
    /// The cases, the examples of pages, and files with mistakes strewn in by chance.
    static let runs: [LintRun] = {
        let cases = ((try? LintGoldenTests.folder.files()) ?? []).flatMap(\.cases).compactMap { $0["rules"] }
        let pages = Lint.kinds.flatMap { [$0.explanation.wrong, $0.explanation.right] }
        return (cases + pages + StrewnText.all(40)).compactMap { try? LintRun(example: $0) }
    }()

    @Test func `There is something to look at`() {
        #expect(Self.runs.count > 120)
        let found = Set(Self.runs.flatMap(\.lints).map(\.kind.name))
        let fixable = Lint.kinds.filter { $0.fixability != .none }.map(\.name)
        #expect(Set(fixable).subtracting(found) == [])
    }

    @Test func `Fixes of one file do not overlap`() {
        for run in Self.runs {
            let edits = run.lints.flatMap(\.fixes).flatMap(\.edits).sorted {
                ($0.span.file, $0.span.start, $0.span.end) < ($1.span.file, $1.span.start, $1.span.end)
            }
            for (one, other) in zip(edits, edits.dropFirst()) where one.span.file == other.span.file {
                #expect(one.span.end <= other.span.start, "\(run.text)")
                #expect(one.span != other.span, "\(run.text)")
            }
        }
    }

    @Test func `What is said to be fixed always has a fix`() {
        for finding in Self.runs.flatMap(\.lints) {
            #expect(finding.kind.fixability != .always || !finding.fixes.isEmpty, "\(finding.message.en)")
            #expect(finding.kind.fixability != .none || finding.fixes.isEmpty, "\(finding.message.en)")
        }
    }

    @Test func `Safe fixes leave what rules are made of as it is`() throws {
        var count = 0
        for run in Self.runs {
            let fixed = run.fixed { $0.grade == .safe }
            for (path, bytes) in run.files {
                guard let old = Matter(bytes) else { continue }
                let new = try #require(fixed[path])
                #expect(Matter(new) == old, "\(run.text)")
                if new != bytes { count += 1 }
            }
        }
        #expect(count > 20)
    }

    @Test func `Fixing comes to an end, and then there is nothing to fix`() {
        for run in Self.runs where !run.lints.allSatisfy(\.fixes.isEmpty) {
            var run = run
            // Letters that were put together may show more: a tone mark in another place.
            for _ in 0..<2 { run = LintRun(run.fixed { _ in true }) }
            let left = run.lints.filter { !$0.fixes.isEmpty && $0.kind.name != "lint/unknown-lint" }
            #expect(left.map(\.kind.name) == [], "\(run.text)")
        }
    }
}

/// What the keys and values of a file say, those that only people read aside.
private struct Matter: Equatable {
    private var texts: [String] = []

    /// Nil for a file that cannot be read.
    init?(_ bytes: [UInt8]) {
        var sources = SourceFiles()
        let source = sources.add(path: "x", bytes: bytes)
        guard let document = readYAML(source).0, !document.isPartial, let root = document.root,
            let anatomy = Anatomy(document)
        else { return nil }
        add(root, anatomy)
    }

    private mutating func add(_ node: YAMLNode, _ anatomy: Anatomy) {
        switch node.value {
        case .scalar(let scalar):
            texts.append(anatomy.role(at: node.span.start) == .prose ? "prose" : "text " + nfc(scalar.text))
        case .sequence(let items):
            texts.append("list")
            for item in items { add(item, anatomy) }
        case .mapping(let entries):
            texts.append("mapping")
            for entry in entries {
                add(entry.key, anatomy)
                add(entry.value, anatomy)
            }
        }
    }
}

/// Rule files with mistakes of form in places that chance picks.
private enum StrewnText {
    static func all(_ count: Int) -> [String] {
        var random = Seeded(Seeded.seed)
        return (0..<Seeded.rounds(count)).map { _ in one(&random) }
    }

    private static let strewn = [
        " ", "\t", "\u{A0}", "\u{200B}", "\u{AD}", "\u{202F} ", "  \t", "\u{43E}", "\u{39F}", "\u{D0}", "\u{FF11}",
        "hoà",
        " thủy ", "o\u{301}", " # \t", "\r", "\r\n", "\n", "\n\n", " \n", "\u{2060}\u{A0}", "\u{301}",
        "e\u{302}\u{301}t",
        "\u{43E}\u{301}", "\u{3BF}\u{301}", "\u{200D}",
    ]

    private static func one(_ random: inout Seeded) -> String {
        var scalars = Array(base.unicodeScalars)
        for _ in 0..<1 + random.below(12) {
            let place = random.below(scalars.count + 1)
            scalars.insert(contentsOf: Array(random.pick(strewn).unicodeScalars), at: place)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        switch random.below(4) {
        case 0: return String(text).replacing("\n", with: "\r\n")
        case 1: return String(text) + random.pick(["\n\n", "# hết", " \n", "\t"])
        default: return String(text)
        }
    }

    /// With every kind of scalar and comment.
    private static let base = """
        # Số hóa kết quả.

        chỉ tiêu:
          # Bản thử.
          - mã: "7"
            tên:
              vi: Số hóa kết quả
                còn hiệu lực
              en: "Digitised results
                in force"
            căn cứ: {nguồn: qd-2023, mục: '7'} # văn bản
            khắc phục:
              vi: |
                Số hóa thêm.

                Giao từng đơn vị.
              en: >-
                Digitise
                more.
            tiêu chí:
              - mã: 7.a
                tử số: >
                  kết quả
                  đã số hóa
                mẫu số: kết quả còn hiệu lực
                mục tiêu: "tối thiểu 50%"

        """
}

extension LintRun {
    /// What lints find in the example; mistakes have fixes of their own.
    var lints: [Diagnostic] { inExample.filter { $0.kind.name.hasPrefix("lint/") } }

    /// The files of the run by path.
    var files: [String: [UInt8]] { Dictionary(sources.files.map { ($0.path, $0.bytes) }) { first, _ in first } }

    /// The example, for messages.
    var text: String { sources.files.filter { $0.path != "host.rules.yaml" }.map { $0.text($0.span.range) }.joined() }

    /// The files after all fixes of findings in the example that are wanted.
    func fixed(where isWanted: (Fix) -> Bool) -> [String: [UInt8]] {
        var files = files
        let edits = lints.flatMap(\.fixes).filter(isWanted).flatMap(\.edits).sorted {
            ($0.span.start, $0.span.end) > ($1.span.start, $1.span.end)
        }
        for edit in edits {
            guard let path = sources[edit.span.file]?.path else { continue }
            files[path]?.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
        }
        return files
    }
}
