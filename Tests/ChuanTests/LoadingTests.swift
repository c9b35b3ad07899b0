import Diagnostics
import Testing

@testable import Chuan

@Suite("Loading rule files")
struct LoadingTests {
    private static let head = "bộ chỉ tiêu: {mã: mau, tên: Mẫu}\n"
    private static let part = "các đơn vị tính: [{mã: a, tên: b}]\n"

    private struct Loaded {
        let rulebooks: [RulebookSource]
        let names: [String]
        let diagnostics: [Diagnostic]

        init(_ files: [String: String], path: String = ".", limits: Limits = .standard) {
            var sources = SourceFiles()
            let provider = FileProvider(files: files.mapValues { Array($0.utf8) })
            (rulebooks, diagnostics) = loadRuleFiles(path: path, provider: provider, limits: limits, sources: &sources)
            names = diagnostics.map(\.kind.name)
        }

        var paths: [[String]] { rulebooks.map { $0.files.map(\.source.path) } }
    }

    @Test("A folder: the head, its imports in order, then the others by name")
    func folder() {
        let files = [
            "r/b.rules.yaml": Self.head + "nhập: [z.rules.yaml, sub/x.yaml]\n", "r/a.rules.yaml": Self.part,
            "r/z.rules.yaml": Self.part + "nhập: [m.rules.yaml]\n", "r/m.rules.yaml": Self.part,
            "r/c.rules.yaml": Self.part, "r/sub/x.yaml": Self.part, "r/notes.yaml": "x", "r/.hidden/y.rules.yaml": "x",
        ]
        let loaded = Loaded(files, path: "r/")
        #expect(loaded.names == [])
        #expect(
            loaded.paths == [
                [
                    "r/b.rules.yaml", "r/z.rules.yaml", "r/m.rules.yaml", "r/sub/x.yaml",
                    "r/a.rules.yaml", "r/c.rules.yaml",
                ]
            ])
        #expect(loaded.rulebooks.first?.path == "r/b.rules.yaml")
        #expect(loaded.rulebooks.first?.header.id.value == "mau")
    }

    @Test("A single file brings its imports only")
    func singleFile() {
        let files = [
            "r/b.rules.yaml": Self.head + "nhập: [a.rules.yaml]\n", "r/a.rules.yaml": Self.part, "r/c.rules.yaml": "x",
        ]
        #expect(Loaded(files, path: "./r//b.rules.yaml").paths == [["r/b.rules.yaml", "r/a.rules.yaml"]])
        #expect(Loaded(files, path: "r/a.rules.yaml").names == ["rule/no-rulebook"])
        #expect(Loaded(files, path: "r/none.rules.yaml").names == ["rule/unreadable-file"])
    }

    @Test("Rulebooks in folders below, each with its own files")
    func severalRulebooks() {
        let files = [
            "2024/a.rules.yaml": Self.head, "2024/b.rules.yaml": Self.part, "2023/a.rules.yaml": Self.head,
            "2023/b.rules.yaml": Self.part,
        ]
        let loaded = Loaded(files)
        #expect(loaded.names == [])
        #expect(
            loaded.paths == [["2023/a.rules.yaml", "2023/b.rules.yaml"], ["2024/a.rules.yaml", "2024/b.rules.yaml"]])
    }

    @Test("Several heads in one folder share what they both import; another file is claimed by none")
    func severalHeads() {
        var files = [
            "a.rules.yaml": Self.head + "nhập: [c.rules.yaml]\n", "b.rules.yaml": Self.head + "nhập: [c.rules.yaml]\n",
            "c.rules.yaml": Self.part,
        ]
        #expect(Loaded(files).paths == [["a.rules.yaml", "c.rules.yaml"], ["b.rules.yaml", "c.rules.yaml"]])
        #expect(Loaded(files).names == [])
        files["d.rules.yaml"] = Self.part
        #expect(Loaded(files).names == ["rule/unclaimed-file"])
    }

    @Test("A file imported by two others comes once, without a diagnostic")
    func diamond() {
        let files = [
            "a.rules.yaml": Self.head + "nhập: [b.rules.yaml, c.rules.yaml]\n",
            "b.rules.yaml": Self.part + "nhập: [d.rules.yaml]\n",
            "c.rules.yaml": Self.part + "nhập: [./d.rules.yaml]\n",
            "d.rules.yaml": Self.part,
        ]
        let loaded = Loaded(files)
        #expect(loaded.names == [])
        #expect(loaded.paths == [["a.rules.yaml", "b.rules.yaml", "d.rules.yaml", "c.rules.yaml"]])
    }

    @Test("Circles end, also long ones")
    func circles() {
        #expect(Loaded(["a.rules.yaml": Self.head + "nhập: [a.rules.yaml]\n"]).names == ["rule/import-cycle"])
        let files = [
            "a.rules.yaml": Self.head + "nhập: [b.rules.yaml]\n", "b.rules.yaml": "nhập: [c.rules.yaml]\n",
            "c.rules.yaml": "nhập: [b.rules.yaml]\n",
        ]
        let loaded = Loaded(files)
        #expect(loaded.names == ["rule/import-cycle"])
        #expect(
            loaded.diagnostics.first?.message.en.contains("`b.rules.yaml` → `c.rules.yaml` → `b.rules.yaml`") == true)
        var chain = ["a0.rules.yaml": Self.head + "nhập: [a1.rules.yaml]\n"]
        for index in 1..<300 { chain["a\(index).rules.yaml"] = "nhập: [a\(index + 1).rules.yaml]\n" }
        chain["a300.rules.yaml"] = Self.part
        #expect(Loaded(chain).names == ["rule/too-many-files"])
    }

    @Test(
        "Imports that leave the folder",
        arguments: ["../x.rules.yaml", "/etc/passwd", "a/../../x.rules.yaml", "..", "..\\\\x.rules.yaml"])
    func outside(path: String) {
        let files = ["r/a.rules.yaml": Self.head + "nhập: [\"\(path)\"]\n", "x.rules.yaml": Self.part]
        #expect(Loaded(files, path: "r").names == ["rule/outside-folder"])
        #expect(Loaded(files, path: "r/a.rules.yaml").names == ["rule/outside-folder"])
    }

    @Test("A missing import offers the file that is there")
    func missingImport() throws {
        let files = ["r/a.rules.yaml": Self.head + "nhập: [don_vi.rules.yaml]\n", "r/don-vi.rules.yaml": Self.part]
        let loaded = Loaded(files, path: "r")
        #expect(loaded.names == ["rule/missing-import"])
        #expect(loaded.diagnostics.first?.help?.vi == "có phải là `don-vi.rules.yaml`?")
    }

    @Test("An empty folder, a folder without rules, and a broken head")
    func nothing() {
        #expect(Loaded(["r/x.yaml": "a: b"], path: "r").names == ["rule/no-rulebook"])
        #expect(Loaded(["r/x.rules.yaml": Self.part], path: "r").names == ["rule/no-rulebook"])
        #expect(Loaded([:], path: "r").names == ["rule/unreadable-file"])
        let broken = Loaded(["r/x.rules.yaml": "bộ chỉ tiêu: mau\n", "r/y.rules.yaml": Self.part], path: "r")
        #expect(broken.names == ["rule/wrong-shape"])
    }

    @Test("Mistakes of every file are reported, in the order of files")
    func mistakes() {
        let files = [
            "a.rules.yaml": Self.head + "chỉ tiêu: 5\n", "b.rules.yaml": "chỉ tiêu: []\n", "c.rules.yaml": "a: [\n",
        ]
        let names = Loaded(files).names
        #expect(Array(names.prefix(2)) == ["rule/wrong-shape", "rule/empty-list"])
        #expect(names.count == 3 && names[2].hasPrefix("yaml/"))
    }

    @Test("Limits on files and folders")
    func limits() {
        var limits = Limits.standard
        limits.files = 10
        var files = ["a.rules.yaml": Self.head]
        for index in 0..<50 { files["f\(index)/x.rules.yaml"] = Self.part }
        let loaded = Loaded(files, limits: limits)
        #expect(loaded.names == ["rule/too-many-files"])
    }
}
