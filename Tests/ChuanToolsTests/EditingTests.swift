import ChuanTools
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct TextEditTests {
    private static func files(_ texts: String...) -> SourceFiles {
        var files = SourceFiles()
        for (number, text) in texts.enumerated() {
            _ = files.add(path: "\(number).rules.yaml", bytes: Array(text.utf8))
        }
        return files
    }

    private static func edit(_ range: Range<Int>, _ text: String, in file: UInt32 = 0) -> Fix.Edit {
        Fix.Edit(Span(file: FileID(number: file), start: range.lowerBound, end: range.upperBound), text)
    }

    private static func text(_ edits: TextEdits, _ file: UInt32 = 0) -> String {
        String(decoding: edits.applied(to: FileID(number: file)), as: UTF8.self)
    }

    @Test func `edits are made whatever their order`() {
        var edits = TextEdits(Self.files("một hai ba"))
        let added1 = edits.add([Self.edit(10..<12, "bốn"), Self.edit(0..<5, "")])
        #expect(added1)
        let added2 = edits.add([Self.edit(6..<6, ">"), Self.edit(6..<9, "HAI"), Self.edit(9..<9, "<")])
        #expect(added2)
        #expect(Self.text(edits) == " >HAI< bốn")
        #expect(edits.editedFiles == [FileID(number: 0)])
    }

    @Test(arguments: [
        [edit(1..<3, "")], [edit(3..<3, "x")], [edit(0..<6, "x")], [edit(5..<7, "x")], [edit(2..<2, "y")],
        [edit(9..<11, "")], [edit(-1..<1, "")], [edit(8..<9, "x"), edit(0..<0, "x", in: 7)],
        [edit(8..<9, "x"), edit(8..<9, "x")], [edit(8..<8, "x"), edit(8..<8, "y")],
    ])
    func `a fix that cannot be made is refused whole`(edits: [Fix.Edit]) {
        var all = TextEdits(Self.files("0123456789"))
        let added3 = all.add([Self.edit(2..<6, "-"), Self.edit(2..<2, "+")])
        #expect(added3)
        let added4 = all.add(Fix(Message("x"), .safe, edits))
        #expect(!added4)
        #expect(Self.text(all) == "01+-6789")
    }

    @Test func `no letter is cut in two`() {
        var edits = TextEdits(Self.files("ạ"))
        let added5 = edits.add([Self.edit(1..<3, "")])
        #expect(!added5)
        let added6 = edits.add([Self.edit(0..<2, "")])
        #expect(!added6)
        let added7 = edits.add([Self.edit(0..<3, "b")])
        #expect(added7)
    }

    @Test func `one fix may edit several files`() {
        var edits = TextEdits(Self.files("a", "b", "c"))
        let added8 = edits.add([Self.edit(0..<1, "b", in: 1), Self.edit(0..<1, "A")])
        #expect(added8)
        let added9 = edits.add([Self.edit(0..<1, "C", in: 2), Self.edit(0..<1, "B", in: 1)])
        #expect(!added9)
        #expect((0..<3).map { Self.text(edits, $0) } == ["A", "b", "c"])
    }
}

@Suite struct UnifiedDiffTests {
    private static func diff(_ old: String, _ new: String, path: String = "x.yaml", context: Int = 3) -> String {
        let diff = UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8), path: path, context: context)
        return String(decoding: diff.text, as: UTF8.self)
    }

    @Test func `equal texts have no diff`() {
        #expect(Self.diff("", "") == "")
        #expect(Self.diff("a\nb", "a\nb") == "")
    }

    @Test func `changes come with three lines around them`() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = old.replacing("\n9\n", with: "\nchín\n").replacing("\n16\n", with: "\n")
        #expect(
            Self.diff(old, new) == """
                --- a/x.yaml
                +++ b/x.yaml
                @@ -6,14 +6,13 @@
                 6
                 7
                 8
                -9
                +chín
                 10
                 11
                 12
                 13
                 14
                 15
                -16
                 17
                 18
                 19

                """)
        #expect(Self.diff(old, new, context: 2).split(separator: "\n").filter { $0.hasPrefix("@@") }.count == 2)
    }

    @Test func `a missing line feed at the end is told`() {
        #expect(
            Self.diff("a\nb", "a\nb\n") == """
                --- a/x.yaml
                +++ b/x.yaml
                @@ -1,2 +1,2 @@
                 a
                -b
                \\ No newline at end of file
                +b

                """)
    }

    @Test func `paths`() {
        #expect(Self.diff("", "a\n", path: "./b").hasPrefix("--- a/b\n+++ b/b\n@@ -0,0 +1 @@\n+a\n"))
        #expect(Self.diff("a\n", "", path: "/b c").hasPrefix("--- a/b c\t\n+++ b/b c\t\n@@ -1 +0,0 @@\n-a\n"))
        #expect(Self.diff("a\n", "", path: "b\n\"é").hasPrefix("--- \"a/b\\012\\\"é\"\n"))
    }

    @Test func `a shortest difference is found`() {
        var random = Seeded(Seeded.seed)
        for _ in 0..<Seeded.rounds(300) {
            let (old, new) = (Self.letters(&random), Self.letters(&random))
            let shown = Self.diff(old.joined(), new.joined(), context: 0).split(separator: "\n").dropFirst(2)
            let changed = shown.count { $0.hasPrefix("-") || $0.hasPrefix("+") }
            #expect(changed == old.count + new.count - 2 * Self.longestCommon(old, new), "seed \(Seeded.seed)")
        }
    }

    private static func letters(_ random: inout Seeded) -> [String] {
        (0..<random.below(12)).map { _ in random.pick(["a\n", "b\n", "c\n", "d\n"]) }
    }

    private static func longestCommon(_ old: [String], _ new: [String]) -> Int {
        var row = Array(repeating: 0, count: new.count + 1)
        for line in old {
            var corner = 0
            for place in new.indices {
                let above = row[place + 1]
                row[place + 1] = line == new[place] ? corner + 1 : max(above, row[place])
                corner = above
            }
        }
        return row[new.count]
    }

    @Test func `the diff makes the new text of the old one`() throws {
        var random = Seeded(Seeded.seed)
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("diff-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        for _ in 0..<Seeded.rounds(40) {
            let (old, new) = (Self.text(&random), Self.text(&random))
            let patch = UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8), path: "x", context: random.below(4))
            let file = scratch.appendingPathComponent("x")
            try Data(old.utf8).write(to: file)
            try Data(patch.text).write(to: scratch.appendingPathComponent("patch"))
            #expect(try Self.patch(in: scratch) == 0)
            let result = FileManager.default.contents(atPath: file.path) ?? Data()
            #expect(result == Data(new.utf8), "seed \(Seeded.seed): \(old.debugDescription) \(new.debugDescription)")
        }
    }

    private static func text(_ random: inout Seeded) -> String {
        let lines = (0..<random.below(30)).map { _ in random.pick(["một\n", "hai\r\n", "ba\n", "\n", "-a\n", "+b\n"]) }
        return lines.joined() + random.pick(["", "", "cuối"])
    }

    private static func patch(in folder: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["patch", "--binary", "--silent", "-p1", "-E", "-i", "patch"]
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test(.timeLimit(.minutes(1))) func `large texts that have little in common`() {
        var random = Seeded(Seeded.seed)
        let old = (0..<40_000).map { _ in "\(random.below(500))\n" }.joined()
        let new = (0..<40_000).map { _ in "\(random.below(500))\n" }.joined()
        #expect(!Self.diff(old, new).isEmpty)
    }
}
