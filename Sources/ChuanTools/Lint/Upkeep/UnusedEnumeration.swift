import Chuan
import Diagnostics

extension Lint {
    /// A closed list of values that no field takes its values from.
    static let unusedEnumeration = Lint(
        .unusedEnumeration,
        .meaning { rulebook, compiled in
            var isUsed = compiled.vocabulary.enumerations.map { _ in false }
            for field in compiled.vocabulary.blocks.flatMap(\.fields) + compiled.vocabulary.records.flatMap(\.fields) {
                if case .choice(let enumeration) = field.kind { isUsed[enumeration] = true }
            }
            return rulebook.files.flatMap(\.enumerations).filter { declared in
                compiled.vocabulary.enumeration(declared.name.value).map { !isUsed[$0] } ?? false
            }.map { .unusedEnumeration($0.name) }
        })
}

extension Diagnostic.Kind {
    fileprivate static let unusedEnumeration = Diagnostic.Kind(
        "lint/unused-enumeration", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "không trường nào lấy giá trị theo danh mục này",
                en: "no field takes its values from the enumeration"),
            why: Message(
                vi: "danh mục bỏ quên dễ bị sửa thay cho danh mục đang dùng",
                en: "a forgotten list gets corrected in place of the one in use"),
            wrong: """
                danh mục:
                  - mã: channels
                    tên: {vi: kênh tiếp nhận, en: channels}
                    giá trị:
                      - {mã: online, tên: {vi: trực tuyến, en: online}}
                      - {mã: direct, tên: {vi: trực tiếp, en: in person}}

                """ + LintExample.indicator(),
            right: LintExample.indicator(),
            fix: Message(
                vi: "bỏ danh mục, hoặc nêu nó ở `theo danh mục` của một trường",
                en: "drop it, or name it under `of enumeration` of a field")))
}

extension Diagnostic {
    fileprivate static func unusedEnumeration(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .unusedEnumeration,
            Message(
                vi: "không trường nào dùng danh mục `\(name.value)`", en: "no field uses enumeration `\(name.value)`"),
            at: name.span)
    }
}
