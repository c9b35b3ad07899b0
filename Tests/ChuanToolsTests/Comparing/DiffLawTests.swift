import Chuan
import Diagnostics
import FEEL
import Foundation
import TestSupport
import Testing

@testable import Chuan
@testable import ChuanTools

/// A rulebook in files, of which each is changed in one place at a time.
private struct ChangedRules {
    let trees: [String: RuleTree]

    init(_ texts: [String: String]) {
        trees = texts.compactMapValues { RuleTree(text: $0) }
    }

    /// The rulebook, with another tree in place of one of its files; nil where it has a mistake.
    func rulebook(_ path: String? = nil, _ tree: RuleTree? = nil) -> Rulebook? {
        var files = trees
        if let path, let tree { files[path] = tree }
        var sources = SourceFiles()
        let (books, mistakes) = loadRulebooks(
            path: "r", provider: FileProvider(files: files.mapValues { Array(($0.text + "\n").utf8) }),
            limits: .standard, sources: &sources)
        return mistakes.hasError ? nil : books.first?.rulebook
    }

    struct Change {
        let path: String
        let key: String
        let words: String
        let tree: RuleTree
    }

    /// Lists that are gone through one after another; in others another order is no other meaning.
    private static let ordered = ["không có dòng", "theo điều kiện"]

    /// One change for each thing that could be left out, exchanged with its neighbour, or said otherwise.
    var all: [Change] {
        trees.sorted { $0.key < $1.key }.flatMap { path, tree -> [Change] in
            var changes: [Change] = []
            func add(_ key: String, _ words: String, _ changed: RuleTree?) {
                if let changed {
                    changes.append(Change(path: path, key: key, words: "\(key): \(words)", tree: changed))
                }
            }
            for (key, place) in tree.parts() {
                add(key, "left out at \(place)", tree.changed(at: place[...]) { _ in nil })
                if Self.ordered.contains(key) { add(key, "exchanged at \(place)", tree.swapped(at: place)) }
            }
            let scalars = tree.scalars()
            for (key, text, place) in scalars {
                let others = Set(scalars.filter { $0.key == key && $0.text != text }.map(\.text)).sorted().prefix(3)
                for other in others + Self.variations(of: text) {
                    add(key, "\(text) → \(other)", tree.changed(at: place[...]) { _ in .scalar(other, isPlain: true) })
                }
            }
            return changes
        }
    }

    private static func variations(of text: String) -> [String] {
        var found = [text + " khác", text + " + 1", text + "_b", "not(\(text))", "people", "không", "mã hồ sơ"]
        for (sign, other) in [
            ("<=", "<"), (">=", ">"), (" = ", " != "), ("count", "sum"), ("98%", "97%"), ("1", "2"),
            ("tthc là", "tthc[resolved_total > 0] là"),
        ]
        where text.contains(sign) {
            found.append(text.replacing(sign, with: other, maxReplacements: 1))
        }
        return found
    }
}

@Suite("Laws of comparing rulebooks") struct DiffLawTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A rulebook that says everything that can be said.
    private static func whole() throws -> ChangedRules {
        let path = root.appendingPathComponent("ChuanTests/RuleTexts/whole-vi.rules.yaml")
        let text = try String(contentsOf: path, encoding: .utf8)
            .replacing("nhập: [khac.rules.yaml]\n", with: "")
            .replacing("thước đo: disbursed / plan", with: "tử số: disbursed\n        mẫu số: plan")
            .replacing("        không có khối: số liệu không thống nhất\n", with: "")
            .replacing("kiểu: số, được", with: "kiểu: số, đơn vị tính: people, được")
            .replacing(", riêng theo: field_class", with: "")
            .replacing("mục tiêu: [80%..100%]", with: "mục tiêu: \"[80%..100%]\"")
        let pooled = """
                  - mã: 8.d
                    với mỗi: tthc là dòng
                    tử số: dòng.resolved_on_time
                    mẫu số: dòng.resolved_total
                    mục tiêu: trên 80%
                    tổng hợp: {cách: cộng dồn, riêng theo: dòng.field_name}

            """
        return ChangedRules(["r/a.rules.yaml": text + pooled])
    }

    /// Compares with each change, some of those at each key until enough of them are found to count.
    ///
    /// - Returns: The keys at which a change changed what was compiled.
    private func check(_ rules: ChangedRules, _ changes: [ChangedRules.Change], forEachKey most: Int) throws -> Set<
        String
    > {
        let compiled = rules.rulebook()
        let old = try #require(compiled)
        let shape = CompiledShape(old).text
        var counts: [String: Int] = [:]
        for change in changes where counts[change.key, default: 0] < most {
            guard let new = rules.rulebook(change.path, change.tree) else { continue }
            let isSame = CompiledShape(new).text == shape
            let diff = RulebookDiff(from: old, to: new)
            #expect(diff.isEmpty == isSame, "\(change.path): \(change.words)")
            if !isSame { counts[change.key, default: 0] += 1 }
            for detail in diff.changes.flatMap(\.details) {
                #expect(detail.old?.vi != detail.new?.vi, "\(change.words): \(detail.label.vi)")
                #expect(detail.old?.en != detail.new?.en, "\(change.words): \(detail.label.vi)")
            }
        }
        return Set(counts.keys)
    }

    @Test func `No single change of what is compiled goes without a line`() throws {
        let rules = try Self.whole()
        var random = Seeded(Seeded.seed)
        let told = try check(rules, rules.all.shuffled(using: &random), forEachKey: Seeded.rounds(2))
        let declared = Set(rules.trees.values.flatMap { $0.scalars().map(\.key) })
        // Of these there is one only, or other parts name it: no single change leaves rules that judge.
        let bound: Set<String> = [
            "bản ghi", "dạng", "nguồn", "suy từ", "tham số", "theo danh mục", "thành khối",
        ]
        // For people, or for the linter.
        let silent: Set<String> = [
            "ghi chú", "khắc phục", "thông báo", "cột", "cách thay đổi", "đường dẫn", "lý do", "soát quy tắc",
        ]
        #expect(declared.subtracting(told).subtracting(silent).subtracting(bound).sorted() == [], "seed \(Seeded.seed)")
    }

    @Test func `No single change of the shipped rules goes without a line`() throws {
        let folder = Self.root.deletingLastPathComponent().appendingPathComponent("Rules/hcmc-cchc-2023")
        var texts: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where name.hasSuffix(".rules.yaml") {
            texts["r/\(name)"] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
        let rules = ChangedRules(texts)
        let all = rules.all
        var random = Seeded(Seeded.seed)
        let some = (0..<Seeded.rounds(20)).map { _ in random.pick(all) }
        #expect(try !check(rules, some, forEachKey: .max).isEmpty, "seed \(Seeded.seed)")
    }
}
