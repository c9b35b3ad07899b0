import Chuan
import Diagnostics

/// The page of every word: keys of rule files, their closed lists, the header of reports, and the vocabulary of the
/// rulebook for 2023.
struct WordsPage {
    private var text = """
        # Từ ngữ · Words

        <!-- Made from the code and the rules: UPDATE_DOCS=1 swift test --filter RepositoryTests -->

        Trang này được tạo tự động từ chương trình và từ điển dữ liệu; không sửa tay.
        This page is made from the program and the vocabulary; it is not edited by hand.


        """

    init(_ vocabulary: Vocabulary) {
        addRuleKeys()
        addValues()
        addHeader()
        addBlocks(vocabulary)
        addUnits(vocabulary)
        text.removeLast()
    }

    var page: GeneratedPage { GeneratedPage(path: "docs/words.md", text: text) }

    private mutating func addRuleKeys() {
        heading("Khóa của tệp quy tắc", "Keys of rule files")
        for place in RulePlace.allCases {
            let words = Words.ruleKeys.filter { $0.use(in: place) != nil }
            text += "\n### \(place.name.vi.capitalisedFirst) · \(place.name.en)\n\n"
            table(["tiếng Việt", "English", "nghĩa", "meaning"])
            for word in words {
                let star = word.use(in: place)?.required == true ? " \\*" : ""
                row(["`\(word.vi)`\(star)", "`\(word.en)`\(star)", word.doc.vi, word.doc.en])
            }
        }
        text += "\n\\* bắt buộc · required\n\n"
    }

    private mutating func addValues() {
        heading("Giá trị chọn sẵn", "Closed lists of values")
        for set in WordSet.allCases {
            text += "\n### \(set.name.vi.capitalisedFirst) · \(set.name.en)\n\n"
            table(["tiếng Việt", "English", "mã · code", "nghĩa", "meaning"])
            for word in Words.values(of: set) {
                row(["`\(word.vi)`", "`\(word.en)`", "`\(word.code)`", word.doc.vi, word.doc.en])
            }
        }
        text += "\n"
    }

    private mutating func addHeader() {
        heading("Phần chung của báo cáo", "Header of reports")
        text += "\n"
        table(["tiếng Việt", "khóa · key", "nghĩa", "meaning"])
        for word in Words.reportHeader + [Words.sumOf] {
            let keys = ([word.key] + word.aliases).map { "`\($0)`" }.joined(separator: ", ")
            row(["`\(word.vi)`", keys, word.doc.vi, word.doc.en])
        }
        text += "\n"
    }

    private mutating func addBlocks(_ vocabulary: Vocabulary) {
        heading("Từ điển dữ liệu năm 2023", "Vocabulary of 2023")
        for block in vocabulary.blocks.dropFirst(Vocabulary.builtinBlocks.count) {
            text += "\n### `\(block.key)` · \(block.title[.vi]) · \(block.title[.en])\n\n"
            table(["tiếng Việt", "English", "khóa · key", "kiểu · type"])
            for field in block.fields {
                let star = field.optional ? " \\*" : ""
                row([
                    field.title[.vi] + star, field.title[.en] + star, "`\(field.key)`", kind(field.kind, vocabulary),
                ])
            }
        }
        text += "\n\\* được để trống · may be left empty\n\n"
    }

    private func kind(_ kind: Field.Kind, _ vocabulary: Vocabulary) -> String {
        let code =
            switch kind {
            case .count: "count"
            case .money: "money"
            case .rate: "rate"
            case .number: "number"
            case .flag: "flag"
            case .date: "date"
            case .text: "text"
            case .choice: "choice"
            case .texts: "texts"
            }
        let word = Words.values(of: .fieldType).first { $0.code == code }
        var name = word.map { "\($0.vi) · \($0.en)" } ?? code
        switch kind {
        case .count(let unit), .number(.some(let unit)): name += " (`\(unit)`)"
        case .choice(let index): name += " (`\(vocabulary.enumerations[index].name)`)"
        default: break
        }
        return name
    }

    private mutating func addUnits(_ vocabulary: Vocabulary) {
        heading("Loại đơn vị", "Unit types")
        text += "\n"
        table(["tiếng Việt", "English", "mã · code", "tên khác · aliases"])
        for type in vocabulary.unitTypes {
            row([type.title[.vi], type.title[.en], "`\(type.code)`", type.aliases.joined(separator: "; ")])
        }
        text += "\n"
        heading("Đơn vị tính", "Units of measure")
        text += "\n"
        table(["tiếng Việt", "English", "mã · code"])
        for unit in vocabulary.unitsOfMeasure { row([unit.title[.vi], unit.title[.en], "`\(unit.code)`"]) }
        text += "\n"
        heading("Danh mục", "Enumerations")
        for enumeration in vocabulary.enumerations {
            text += "\n### `\(enumeration.name)` · \(enumeration.title[.vi]) · \(enumeration.title[.en])\n\n"
            table(["tiếng Việt", "English", "mã · code", "tên khác · aliases"])
            for value in enumeration.values {
                row([value.title[.vi], value.title[.en], "`\(value.code)`", value.aliases.joined(separator: "; ")])
            }
        }
        text += "\n"
    }

    private mutating func heading(_ vi: String, _ en: String) { text += "## \(vi) · \(en)\n" }

    private mutating func table(_ columns: [String]) {
        row(columns)
        row(columns.map { _ in "---" })
    }

    private mutating func row(_ cells: [String]) {
        text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
