import Diagnostics
import TestSupport
import Testing

@testable import Chuan

@Suite("Words of the rule format")
struct WordsTests {
    @Test("Every key has one word")
    func everyKeyIsDeclared() {
        #expect(
            Words.ruleKeys.map(\.key).sorted { $0.rawValue < $1.rawValue }
                == RuleKey.allCases.sorted { $0.rawValue < $1.rawValue })
        for key in RuleKey.allCases { #expect(Words[key].key == key) }
    }

    @Test("No two keys are spelled the same, in whatever language")
    func keysAreUnique() {
        var owners: [String: RuleKey] = [:]
        for word in Words.ruleKeys {
            for text in Set([Spelling.fold(word.vi), Spelling.fold(word.en)]) {
                #expect(owners[text] == nil, "\(text) is \(word.key) and \(owners[text].map(\.rawValue) ?? "")")
                owners[text] = word.key
            }
            #expect(word.vi == nfc(word.vi))
            #expect(!word.doc.vi.isEmpty && !word.doc.en.isEmpty && !word.uses.isEmpty)
            #expect(Set(word.uses.map(\.place)).count == word.uses.count)
        }
    }

    @Test("No two words of one list are spelled the same", arguments: WordSet.allCases)
    func valuesAreUnique(set: WordSet) {
        var owners: [String: String] = [:]
        for word in Words.values(of: set) {
            for text in Set([word.vi, word.en, word.code].map(Spelling.fold)) {
                #expect(owners[text] == nil)
                owners[text] = word.code
            }
        }
        #expect(!owners.isEmpty)
    }

    @Test("Every place can be reached from a rule file or a test file, and has keys")
    func placesAreReachable() {
        var reached: Set<RulePlace> = [.file, .testFile]
        for word in Words.ruleKeys {
            for use in word.uses {
                switch use.shape {
                case .mapping(let place), .list(let place): reached.insert(place)
                case .constraints: reached.insert(.constraint)
                case .outcomes: reached.insert(.outcome)
                case .rollUp: reached.insert(.rollUp)
                case .target: reached.insert(.targetTable)
                case .variants: reached.insert(.variant)
                case .figures: reached.insert(.derivedFigure)
                case .expectation: reached.insert(.expectation)
                default: break
                }
            }
        }
        #expect(reached == Set(RulePlace.allCases))
        for place in RulePlace.allCases { #expect(!Words.keys(in: place).isEmpty) }
    }

    @Test("Verdict words are the verdicts")
    func verdicts() {
        #expect(Words.values(of: .verdict).compactMap { VerdictCode(rawValue: $0.code) } == VerdictCode.allCases)
        #expect(Words.value("Không Đạt", in: .verdict)?.code == "fail")
        #expect(Words.value("not_applicable", in: .verdict)?.code == "not_applicable")
        #expect(Words.value("không dạt", in: .verdict) == nil)
    }

    @Test("Keys are found in any spelling")
    func spellings() {
        #expect(Words.ruleKey("tử số") == .numerator)
        #expect(Words.ruleKey("Tử số") == .numerator)
        #expect(Words.ruleKey("ti\u{309} lê\u{323} cu\u{309}a") == .shareOf)
        #expect(Words.ruleKey("khoá") == .key)
        #expect(Words.ruleKey("zero_denominator") == .zeroDenominator)
        #expect(Words.ruleKey("tu so") == nil)
    }

    @Test("Header words of reports")
    func header() {
        #expect(Words.headerWord("mã đơn vị")?.key == "unit_code")
        #expect(Words.headerWord("unit code")?.key == "unit_code")
        #expect(Words.headerWord("ruleset_id")?.key == "rulebook")
        #expect(Words.headerWord("Bộ chỉ tiêu áp dụng")?.key == "rulebook")
        #expect(Words.headerWord("bộ chỉ tiêu") == nil)
        #expect(Set(Words.reportHeader.map(\.key)).count == 14)
    }
}

@Suite("Spellings")
struct SpellingTests {
    @Test(
        "Spellings of one name",
        arguments: [
            ("hòa giải", "hoà giải"), ("uỷ ban", "ủy ban"), ("thúy", "thuý"), ("quý", "qúy"), ("tỷ lệ", "tỉ lệ"),
            ("công ty", "công ti"), ("kỹ thuật", "kĩ thuật"), ("quý 2", "quí 2"), ("mỹ", "mĩ"), ("sỹ quan", "sĩ quan"),
            ("lý do", "lí do"), ("Đất đai", "Ðất đai"), ("ĐÃ GIẢI QUYẾT", "đã giải quyết"), ("unit_code", "Unit code"),
            ("sở, ban - ngành", "sở,  ban –\u{A0}ngành"), ("  trước hạn ", "trước\u{A0}hạn"), ("của", "cuả"),
            ("khoá học", "khóa học"), ("toàn", "tòan"), ("a\u{302}\u{323}", "ậ"), ("đúng\u{200B} hạn", "đúng hạn"),
        ])
    func same(left: String, right: String) {
        #expect(Spelling.same(left, right))
        #expect(Spelling.fold(left) == Spelling.fold(right))
    }

    @Test(
        "Names that stay apart",
        arguments: [
            ("đất", "dat"), ("hòa", "hóa"), ("quá hạn", "qua hạn"), ("sơ", "sở"), ("trên", "tren"), ("dây", "dâi"),
            ("may", "mai"), ("tử số", "từ số"), ("ai", "ay"), ("vi", "vy"), ("a b", "ab"), ("đ", "d"),
        ])
    func different(left: String, right: String) {
        #expect(!Spelling.same(left, right))
    }

    @Test("Folding twice changes nothing")
    func idempotent() {
        for word in Words.ruleKeys {
            for text in [word.vi, word.en, word.vi.uppercased()] {
                #expect(Spelling.fold(Spelling.fold(text)) == Spelling.fold(text))
                #expect(Spelling.fold(text.uppercased()) == Spelling.fold(text))
            }
        }
    }

    @Test("Composed and decomposed letters of Vietnamese fold to the same bytes")
    func forms() {
        for letter in "aăâeêioôơuưyđ".unicodeScalars.map(String.init) {
            for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
                for onset in ["", "h", "qu", "ng"] {
                    let text = "\(onset)\(letter)\(tone)n \(onset)\(letter)\(tone) X_1"
                    let folded = Array(Spelling.fold(nfc(text)).utf8)
                    #expect(Array(Spelling.fold(text).utf8) == folded)
                    #expect(Array(Spelling.fold(nfc(text).uppercased()).utf8) == folded)
                    #expect(Spelling.plain(text) == Spelling.plain(Spelling.unmarked(text)))
                }
            }
        }
    }

    @Test("Composed and decomposed letters are the same")
    func normalForms() {
        #expect(nfc("u\u{31B}\u{309}y") == "ửy")
        #expect(Array(nfc("e\u{302}\u{301}").unicodeScalars) == ["ế"])
        #expect(nfc("plain") == "plain")
        #expect(Spelling.plain("Đã giải quyết – tổng số") == "da giai quyet tong so")
    }

    @Test("Nearest names: marks first, then letters")
    func nearest() {
        #expect(Spelling.nearest(to: "tu so", among: ["mẫu số", "từ số", "tử số"]) == ["từ số", "tử số"])
        #expect(Spelling.nearest(to: "resolved_tota", among: ["resolved_total", "received"]) == ["resolved_total"])
        #expect(Spelling.nearest(to: "xyz", among: ["tử số"]) == [])
    }

    /// What is passed over before it is compared is no near name: the same comes out as where all are compared.
    @Test("Nearest names are those of a comparison with every name")
    func nearestOfAll() {
        var random = Seeded(Seeded.seed)
        let letters = Array("abcdeướởđ ж_s")
        for _ in 0..<Seeded.rounds(300) {
            let names = (0..<12).map { _ in String((0..<random.below(15)).map { _ in random.pick(letters) }) }
            var word = Array(random.pick(names))
            for _ in 0..<random.below(5) where !word.isEmpty { word[random.below(word.count)] = random.pick(letters) }
            let text = String(word)
            #expect(Spelling.nearest(to: text, among: names) == nearestByAll(text, names), "`\(text)`: \(names)")
        }
    }

    private func nearestByAll(_ word: String, _ candidates: [String]) -> [String] {
        let plainWord = Spelling.plain(word)
        var names: [String] = []
        for name in candidates where !names.contains(name) { names.append(name) }
        var found = names.filter { Spelling.plain($0) == plainWord }
        for near in Similarity.nearest(to: plainWord, among: names.map(Spelling.plain)) {
            found += names.filter { Spelling.plain($0) == near && !found.contains($0) }
        }
        return Array(found.prefix(3))
    }
}
