import Chuan
import Diagnostics

extension Lint {
    /// A field, block, unit or value with a name in one language only.
    static let untranslatedName = Lint(
        .untranslatedName,
        .file { file in
            untranslated(in: file) { place, key in place.isVocabulary && key == .title }.map { .untranslatedName($0) }
        })
}

extension Diagnostic.Kind {
    fileprivate static let untranslatedName = Diagnostic.Kind(
        "lint/untranslated-name", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "tên của trường, khối, loại đơn vị hay giá trị chỉ có một thứ tiếng",
                en: "a field, block, unit type or value has a name in one language only"),
            why: Message(
                vi: "biểu thức và báo cáo viết bằng tiếng kia không gọi được nó bằng tên",
                en: "expressions and reports in the other language cannot call it by name"),
            wrong: example(name: "lượt tiếp"),
            right: example(name: "{vi: lượt tiếp, en: visits}"),
            fix: Message(vi: "viết cả hai: `{vi: …, en: …}`", en: "write both: `{vi: …, en: …}`")))

    private static func example(name: String) -> String {
        """
        từ điển dữ liệu:
          - khối: reception
            tên: {vi: tiếp công dân, en: reception}
            dạng: nhóm
            trường:
              - {khóa: visits, tên: \(name), kiểu: số đếm, đơn vị tính: hồ sơ}

        """ + LintExample.indicator(check: "thước đo: lượt tiếp\nmục tiêu: tối thiểu 1")
    }
}

extension Diagnostic {
    fileprivate static func untranslatedName(_ name: Lint.Untranslated) -> Diagnostic {
        Diagnostic(
            .untranslatedName,
            Message(vi: "tên này chưa có \(name.missing.name.vi)", en: "this name has no \(name.missing.name.en)"),
            at: name.span)
    }
}
