import Diagnostics
import FEELSyntax
import Testing

@testable import Chuan

@Suite("Targets in words")
struct TargetPhraseTests {
    @Test(
        "Known phrases",
        arguments: [
            ("từ 98% trở lên", ">= 98%"), ("tối thiểu 50%", ">= 50%"), ("ít nhất 3", ">= 3"),
            ("đạt từ 98,5% trở lên", ">= 98.5%"), ("đạt 95% trở lên", ">= 95%"), ("trên 80%", "> 80%"),
            ("dưới 3%", "< 3%"), ("không quá 15", "<= 15"), ("tối đa 15", "<= 15"), ("đạt 98%", ">= 98%"),
            ("đạt 100%", "= 100%"), ("đúng 100%", "= 100%"), ("at least 98%", ">= 98%"), ("more than 80%", "> 80%"),
            ("less than 3%", "< 3%"), ("at most 15", "<= 15"), ("exactly 100%", "= 100%"), ("Từ 98% TRỞ LÊN", ">= 98%"),
            ("  tối   thiểu  40 %  ", ">= 40%"), ("tối thiểu 1.234", ">= 1234"),
            ("tối thiểu 1.234.567,5", ">= 1234567.5"),
            ("tối thiểu 97.125%", ">= 97.125%"), ("tối thiểu 97,50%", ">= 97.5%"), ("at least 1.234", ">= 1.234"),
            ("ít nhất 5 tỷ đồng", ">= 5000000000"), ("ít nhất 1.250,5 tỉ đồng", ">= 1250500000000"),
            ("từ 5 triệu đồng trở lên", ">= 5000000"), ("trên 2,5 nghìn tỷ đồng", "> 2500000000000"),
            ("không dưới 98%", ">= 98%"), ("không thấp hơn 98%", ">= 98%"), ("không ít hơn 3", ">= 3"),
            ("lớn hơn hoặc bằng 98%", ">= 98%"), ("từ 3% trở xuống", "<= 3%"), ("không vượt quá 3%", "<= 3%"),
            ("không cao hơn 3%", "<= 3%"), ("không nhiều hơn 15", "<= 15"), ("nhỏ hơn hoặc bằng 3%", "<= 3%"),
            ("cao hơn 98%", "> 98%"), ("lớn hơn 98%", "> 98%"), ("nhiều hơn 15", "> 15"), ("thấp hơn 3%", "< 3%"),
            ("nhỏ hơn 3%", "< 3%"), ("ít hơn 3%", "< 3%"), ("no less than 98%", ">= 98%"), ("no more than 3%", "<= 3%"),
            ("không quá 0,5", "<= 0.5"), ("không quá 007", "<= 7"), ("tô\u{301}i thiê\u{309}u 50%", ">= 50%"),
        ])
    func phrases(text: String, feel: String) throws {
        let test = try #require(readTarget(slice(text)))
        #expect(test.feel == feel)
        #expect(targetPhraseMistake(slice(text), .vi) == nil)
        let (parsed, mistakes) = parseUnaryTests(slice(feel), names: KnownNames())
        #expect(mistakes.isEmpty)
        #expect(parsed?.nodes == test.expression.nodes)
        #expect(parsed?.root == test.expression.root)
    }

    @Test(
        "Unary tests are left to the expression language",
        arguments: [
            ">= 98%", "[90%..100%]", "98%", "98,5%", "not(5)", "< hạng năm trước", "hạng năm trước", "plan_allocated",
            "date(\"2023-12-31\")", "> 80%, < 3%", "-", "-5", "null", "true", "đạt chuẩn", "từ ngày", "15",
            "duration(\"P10D\")", "năm 2022",
        ])
    func unaryTests(text: String) {
        #expect(readTarget(slice(text)) == nil)
        #expect(targetPhraseMistake(slice(text), .vi) == nil)
    }

    @Test(
        "Near misses name the phrase that was meant",
        arguments: [
            ("từ 98% trỡ lên", "từ 98% trở lên"), ("tối thiểu 98 %%", "tối thiểu 98%"),
            ("tối thiêu 50%", "tối thiểu 50%"),
            ("98% trở lên", "từ 98% trở lên"), ("tù 98% trở lên", "từ 98% trở lên"), ("khong qua 3%", "không quá 3%"),
            ("tối thiểu 98,5 phần trăm", "tối thiểu 98,5%"), ("ít nhât 1.234,5 tỷ", "ít nhất 1.234,5 tỷ"),
            ("từ 1 250 trở lên", "từ 1250 trở lên"),
            ("từ 1 250 000 đồng trở lên", "từ 1250000 đồng trở lên"), ("từ 1,250,000 trở lên", "từ 1.250.000 trở lên"),
            ("trên 98 ,5%", "trên 98,5%"), ("từ 98.% trở lên", "từ 98% trở lên"), ("trên 50％", "trên 50%"),
            ("từ 90% đến 95%", "\"[90%..95%]\""), ("từ 90 - 95,5%", "\"[90%..95.5%]\""),
            ("trong khoảng 50% đến 60%", "\"[50%..60%]\""),
        ])
    func nearMisses(text: String, instead: String) throws {
        #expect(readTarget(slice(text)) == nil)
        let mistake = try #require(targetPhraseMistake(slice(text), .vi))
        #expect(mistake.kind == .unknownTargetPhrase)
        #expect(mistake.help?.vi == "viết `\(instead)`")
    }

    @Test(
        "Mistakes without a clear cure",
        arguments: [
            "98,5 phần trăm", "phải đạt trên 98%", "phải cao hơn 98%", "tối thiểu 1,234.5", "trên 1.23.4",
            "at least 1,234",
            "trên 80% dưới 90%", "at least 98 or so",
        ])
    func mistakes(text: String) {
        #expect(readTarget(slice(text)) == nil)
        #expect(targetPhraseMistake(slice(text), .vi)?.kind == .unknownTargetPhrase)
    }

    @Test("No hint turns a misspelt target around")
    func directions() throws {
        for pattern in TargetPhrase.patterns {
            let least = [.greater, .greaterOrEqual, .equal].contains(pattern.comparison)
            let words = [pattern.before, "98%", pattern.after].filter { !$0.isEmpty }.joined(separator: " ")
            let text = Array(words.unicodeScalars)
            for place in text.indices {
                var misspelt = String.UnicodeScalarView(text[..<place])
                misspelt.append(contentsOf: text[(place + 1)...])
                guard let hint = hint(slice(String(misspelt)), pattern.language) else { continue }
                let meant = hint.split(separator: "`").dropFirst().first.map(String.init) ?? ""
                let comparison = try #require(readTarget(slice(meant))).comparison
                let asksForLeast = [.greater, .greaterOrEqual, .equal].contains(comparison)
                #expect(asksForLeast == least || pattern.comparison == .equal, "\(String(misspelt)): \(hint)")
            }
        }
    }

    /// What to write instead; nil where the help is examples of all that there is.
    private func hint(_ text: SourceSlice, _ language: Language) -> String? {
        let help = targetPhraseMistake(text, language)?.help
        guard let help, help.vi.hasPrefix("viết "), help.en.hasPrefix("write ") else { return nil }
        return help[language]
    }

    @Test(
        "No hint loses a digit",
        arguments: [
            "từ 1.250 trở lên", "trên 98,5%", "tối đa 1.250.000 đồng", "at least 98.5%", "từ 90% đến 95%",
            "trên 98.5.5%", "từ 95% đến 90%", "đạt 9 8%", "từ 1.250 đến 2.500",
        ])
    func digits(text: String) {
        let usual = Array(text)
        for place in usual.indices {
            for sign in [" ", ",", ".", "％", " ,", "x"] {
                let spoilt = String(usual[..<place]) + sign + String(usual[place...])
                for language in Language.allCases {
                    guard let help = hint(slice(spoilt), language) else { continue }
                    let meant = help.split(separator: "`").dropFirst().first ?? ""
                    #expect(meant.filter(\.isNumber) == spoilt.filter(\.isNumber), "\(spoilt): \(help)")
                }
            }
        }
    }

    @Test("The tree of a phrase is that of its unary test, with the places of the phrase")
    func tree() throws {
        let text = "  từ 98,50% trở lên "
        let test = try #require(readTarget(slice(text)))
        let tree = test.expression
        #expect(
            tree.nodes == [
                .percent("98.5"), .testComparison(.greaterOrEqual, NodeID(0)),
                .unaryTests([NodeID(1)], negated: false),
            ])
        #expect(tree.root == NodeID(2))
        let bytes = Array(text.utf8)
        #expect(
            tree.spans.map { String(decoding: bytes[$0.range], as: UTF8.self) }
                == ["98,50", "từ 98,50% trở lên", "từ 98,50% trở lên"])
        #expect(try #require(readTarget(slice("tối đa 15"))).expression.nodes.first == .number("15"))
    }

    private func slice(_ text: String) -> SourceSlice {
        var sources = SourceFiles()
        let source = sources.add(path: "x", bytes: Array(text.utf8))
        return SourceSlice(source, 0..<source.bytes.count)
    }
}
