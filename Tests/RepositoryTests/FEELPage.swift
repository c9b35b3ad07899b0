import Diagnostics
import FEEL

/// The page of the expression language: what may be written, by example, and every function.
struct FEELPage {
    private var text = """
        # Ngôn ngữ biểu thức FEEL · The expression language FEEL

        <!-- Made from the code: UPDATE_DOCS=1 swift test --filter RepositoryTests -->

        Trang này được tạo tự động từ chương trình; mọi ví dụ đều được chạy thử. Thử trực tiếp: `chuan eval`.

        This page is made from the program; every example is run. Try them yourself: `chuan eval`.


        """

    init() {
        for topic in FEELTopic.all { add(topic) }
        for family in Builtin.Family.allCases { add(family) }
        text.removeLast()
    }

    var page: GeneratedPage { GeneratedPage(path: "docs/feel.md", text: text) }

    private mutating func add(_ topic: FEELTopic) {
        text += "## \(topic.title.vi) · \(topic.title.en)\n\n\(topic.words.vi)\n\n\(topic.words.en)\n\n"
        text += "| biểu thức · expression | giá trị · value |\n| --- | --- |\n"
        for (expression, value) in topic.examples { text += "| \(Self.code(expression)) | \(Self.code(value)) |\n" }
        text += "\n"
    }

    private mutating func add(_ family: Builtin.Family) {
        text += "## \(family.title.vi) · \(family.title.en)\n\n"
        for builtin in Builtins.all where builtin.family == family {
            let usages = builtin.usages.map { "`\($0)`" }.joined(separator: ", ")
            text += "### \(builtin.name)\n\n\(usages)\n\n"
            text += "\(builtin.documentation.vi.capitalisedFirst). \(builtin.documentation.en.capitalisedFirst). "
            text += "DMN 1.5, \(builtin.specification).\n\n"
            for example in builtin.examples {
                text += "- \(Self.code(example.expression)) → \(Self.code(example.result))\n"
            }
            text += "\n"
        }
    }

    /// A code span that may stand in a table and holds back-quotes or nothing at all.
    private static func code(_ text: String) -> String {
        text.isEmpty ? "(rỗng · empty)" : "`\(text.replacing("|", with: "\\|"))`"
    }
}

extension Builtin.Family {
    fileprivate var title: Message {
        switch self {
        case .conversion: Message(vi: "Hàm: chuyển đổi", en: "Functions: conversion")
        case .boolean: Message(vi: "Hàm: đúng/sai", en: "Functions: truth")
        case .string: Message(vi: "Hàm: văn bản", en: "Functions: texts")
        case .list: Message(vi: "Hàm: danh sách", en: "Functions: lists")
        case .numeric: Message(vi: "Hàm: số", en: "Functions: numbers")
        case .temporal: Message(vi: "Hàm: ngày giờ", en: "Functions: dates and times")
        case .range: Message(vi: "Hàm: khoảng giá trị", en: "Functions: ranges")
        case .context: Message(vi: "Hàm: bộ giá trị", en: "Functions: contexts")
        case .sort: Message(vi: "Hàm: sắp xếp", en: "Functions: sorting")
        }
    }
}
