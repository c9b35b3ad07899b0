import Chuan
import ChuanTools
import Diagnostics
import TestSupport
import Testing
import YAMLSource

/// Files keep their meaning: what is compiled of them is the same.
@Suite struct FormatMeaningTests {
    private static func rulebook(_ files: [String: [UInt8]]) throws -> Rulebook {
        var sources = SourceFiles()
        let folder = "Rules/hcmc-cchc-2023"
        let (rulebooks, diagnostics) = loadRulebooks(
            path: folder, provider: FileProvider(files: files), limits: .standard, sources: &sources)
        var renderer = DiagnosticRenderer(files: sources, language: .en)
        #expect(diagnostics.map { renderer.render($0) }.joined() == "")
        return try #require(rulebooks.first).rulebook
    }

    private static func translated(_ files: [String: [UInt8]], to language: Language) -> [String: [UInt8]] {
        let unitTypes = RuleFormatter.unitTypes(declaredIn: Array(files.values))
        return files.mapValues { Formatted($0, keys: language, unitTypes: unitTypes).bytes ?? [] }
    }

    @Test func `the plan is the same before and after`() throws {
        var random = Seeded(Seeded.seed)
        let messy = try RuleFileSamples.rulebook.mapValues { text in
            let root = try #require(Formatted.document(text)?.root)
            return Array(MessyTree.written(root, &random, keepsStyles: true).utf8)
        }
        let formatted = messy.mapValues { Formatted($0).bytes ?? [] }
        let before = PlanMeaning.shown(try Self.rulebook(messy), countsWords: true)
        #expect(before.utf8.count > 100_000)
        #expect(PlanMeaning.shown(try Self.rulebook(formatted), countsWords: true) == before, "seed \(Seeded.seed)")
        #expect(PlanMeaning.shown(try Self.rulebook(RuleFileSamples.rulebook), countsWords: true) == before)
    }

    @Test func `keys in another language change no plan`() throws {
        let before = PlanMeaning.shown(try Self.rulebook(RuleFileSamples.rulebook), countsWords: false)
        let english = Self.translated(RuleFileSamples.rulebook, to: .en)
        #expect(PlanMeaning.shown(try Self.rulebook(english), countsWords: false) == before)
        let back = Self.translated(english, to: .vi)
        #expect(PlanMeaning.shown(try Self.rulebook(back), countsWords: false) == before)
        for (path, text) in english {
            #expect(Formatted(text).bytes == text, "\(path)")
            if path.hasSuffix(".test.yaml") { continue }
            let words = String(decoding: text, as: UTF8.self)
            for word in [
                "mã:", "tên:", "mục tiêu:", "trở lên", "mục tiêu: không quá", "hợp: cộng dồn", "cách: cộng dồn",
                "[sở ngành", "là dòng",
            ] {
                #expect(!words.contains(word), "\(path): \(word)")
            }
        }
        for (path, text) in back {
            let round = Self.translated([path: text], to: .vi)
            #expect(round[path] == text)
        }
    }

    @Test func `a plan that differs is told apart`() throws {
        var files = RuleFileSamples.rulebook
        let path = "Rules/hcmc-cchc-2023/chi-tieu-03.rules.yaml"
        let text = String(decoding: try #require(files[path]), as: UTF8.self)
        let before = PlanMeaning.shown(try Self.rulebook(files), countsWords: false)
        for (old, new) in [
            ("từ 98% trở lên", "trên 98%"), ("dưới 3%", "dưới 4%"), ("cộng dồn", "không"), ("hạn - min", "hạn + min"),
        ] {
            files[path] = Array(text.replacing(old, with: new).utf8)
            #expect(PlanMeaning.shown(try Self.rulebook(files), countsWords: false) != before, "\(old)")
        }
    }
}

/// Words that have a counterpart in the other language.
@Suite struct KeyLanguageTests {
    private static func translated(_ text: String, to language: Language) -> String {
        let unitTypes = RuleFormatter.unitTypes(declaredIn: [Array(types.utf8)])
        return Formatted(Array(text.utf8), keys: language, unitTypes: unitTypes).text
    }

    private static let types = """
        các loại đơn vị:
          - {mã: dept, tên: {vi: sở ngành, en: departments}}
          - {mã: comm, tên: {vi: phường xã, en: "communes, wards"}}
          - {mã: dist, tên: quận huyện}
        """

    private static func check(_ lines: String) -> String {
        let indented = lines.split(separator: "\n").map { "        \($0)\n" }.joined()
        return "chỉ tiêu:\n  - mã: \"1\"\n    tên: {vi: a}\n    tiêu chí:\n      - mã: 1.a\n\(indented)"
    }

    static let pairs: [(vi: String, en: String)] = [
        ("mục tiêu: từ 98% trở lên", "target: at least 98%"), ("mục tiêu: từ 98,5% trở lên", "target: at least 98.5%"),
        ("mục tiêu: trên 80%", "target: more than 80%"), ("mục tiêu: dưới 3%", "target: less than 3%"),
        ("mục tiêu: không quá 15", "target: at most 15"), ("mục tiêu: đạt 100%", "target: exactly 100%"),
        ("mục tiêu: \">= 98%\"", "target: \">= 98%\""), ("mục tiêu: 'dưới 3%'", "target: 'less than 3%'"),
        ("tổng hợp: cộng dồn", "roll up: pooled"), ("không có dòng: không phát sinh", "no rows: no events"),
        ("không có khối: như không có dòng", "no block: as no rows"),
        ("với mỗi: tthc là dòng", "for each: tthc as dòng"), ("áp dụng: [sở ngành]", "applies to: [departments]"),
        ("áp dụng: [phường xã, dept, quận huyện]", "applies to: [\"communes, wards\", dept, quận huyện]"),
        ("mẫu số bằng không: đạt", "zero denominator: pass"),
    ]

    @Test(arguments: pairs)
    func `words with a counterpart`(vi: String, en: String) {
        let body = "tử số: a\nmẫu số: b\n"
        let rest = vi.hasPrefix("mục tiêu") ? "" : "mục tiêu: \">= 1\"\n"
        let extra = vi.hasPrefix("không có dòng") ? "với mỗi: tthc là dòng\n" : ""
        let text = Self.translated(Self.check(body + rest + extra + vi), to: .en)
        #expect(text.contains("        \(en)\n"), "\(text)")
        let back = Self.translated(text, to: .vi)
        #expect(Self.translated(back, to: .en) == text)
    }

    @Test(arguments: ["từ 5 triệu trở lên", "từ 1.000 trở lên", "[90%..100%]"])
    func `targets without an exact counterpart stay`(target: String) {
        let text = Self.translated(Self.check("tử số: a\nmẫu số: b\nmục tiêu: \(target)"), to: .en)
        #expect(text.contains("        target: \(target)\n"), "\(text)")
    }

    @Test func `a text in the language of the file says so afterwards`() {
        let text = Self.translated(
            Self.check(
                "tên: Tỷ lệ: a\nyêu cầu: x\nghi chú: >-\n  một\n  hai\nkhắc phục: {vi: a, en: b}".replacing(
                    "lệ: a", with: "lệ")),
            to: .en)
        #expect(
            text.contains(
                """
                        title:
                          vi: Tỷ lệ
                        require: x
                        note:
                          vi: >-
                            một
                            hai
                        remedy: {vi: a, en: b}

                """), "\(text)")
        #expect(Self.translated(Self.types, to: .en).contains("{id: dist, title: {vi: quận huyện}}"))
    }

    @Test func `test files`() {
        let vi = """
            trường hợp:
              - tên: a
                xét: 3.1.a
                cho: [&x {tthc: [{đúng hạn: 1}]}, *x]
                mong đợi: {kết luận: không đạt, hiển thị: "1.234,5%", từng dòng: {hộ tịch: đạt}}
              - {tên: b, xét: 3.1.a, mong đợi: không phát sinh}

            """
        let en = """
            cases:
              - title: a
                check: 3.1.a
                given: [&x {tthc: [{đúng hạn: 1}]}, *x]
                expect: {verdict: fail, shown: "1,234.5%", each row: {hộ tịch: pass}}
              - {title: b, check: 3.1.a, expect: no events}

            """
        #expect(Self.translated(vi, to: .en) == en)
        #expect(Self.translated(en, to: .vi) == vi)
        // A figure in words has no counterpart.
        #expect(Formatted(vi.replacing("1.234,5%", with: "3 tỷ"), keys: .en).outcome == .notUnderstood)
    }

    @Test func `files with mistakes are not translated`() {
        #expect(Formatted("chỉ tiêu:\n  - ma: 1\n", keys: .en).bytes == nil)
        #expect(Formatted("chỉ tiêu:\n  - ma: 1\n", keys: .vi).bytes != nil)
    }
}
