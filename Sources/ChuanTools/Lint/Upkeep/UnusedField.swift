import Chuan
import Diagnostics

extension Lint {
    /// A block that no check reads, or a field of another block that nothing does: no check under any reading, no
    /// constraint, no label or identity of rows, no field that is taken from it.
    static let unusedField = Lint(
        .unusedField,
        .meaning { rulebook, compiled in
            let uses = FieldUses(compiled)
            var found: [Diagnostic] = []
            for (number, block) in rulebook.declaredBlocks {
                guard uses.isRead(block: number) else {
                    found.append(.unusedBlock(block.key))
                    continue
                }
                for (place, field) in block.fields.enumerated() where !uses.isUsed(block: number, field: place) {
                    found.append(.unusedField(field.key))
                }
            }
            return found
        })
}

extension LintedRulebook {
    /// The declared blocks with their numbers in the vocabulary of a rulebook without mistakes.
    var declaredBlocks: [(number: Int, block: BlockDeclaration)] {
        let first = Vocabulary.builtinBlocks.count
        return files.flatMap(\.blocks).enumerated().map { (first + $0, $1) }
    }
}

extension Diagnostic.Kind {
    fileprivate static let unusedField = Diagnostic.Kind(
        "lint/unused-field", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "một trường hay khối trong từ điển không được tiêu chí hay ràng buộc nào dùng",
                en: "no check and no constraint uses a field or block of the vocabulary"),
            why: Message(
                vi: "đơn vị phải báo cáo số liệu mà không ai dùng; hoặc một tiêu chí đã quên dùng nó",
                en: "units report figures that nobody needs, or a check forgot to use them"),
            wrong: example(more: [
                "      - {khóa: rooms, tên: {vi: phòng tiếp, en: rooms}, kiểu: số, được để trống: có}"
            ]),
            right: example(more: []),
            fix: Message(
                vi: "bỏ trường, dùng nó trong một tiêu chí, hoặc cho phép kèm lý do",
                en: "drop the field, use it in a check, or allow it with a reason")))

    private static func example(more: [String]) -> String {
        let vocabulary =
            [
                "từ điển dữ liệu:", "  - khối: reception", "    tên: {vi: tiếp công dân, en: reception}",
                "    dạng: nhóm", "    trường:",
                "      - {khóa: visits, tên: {vi: lượt tiếp, en: visits}, kiểu: số đếm, đơn vị tính: hồ sơ}",
            ] + more
        return vocabulary.map { $0 + "\n" }.joined()
            + LintExample.indicator(check: "thước đo: lượt tiếp\nmục tiêu: tối thiểu 1")
    }
}

extension Diagnostic {
    fileprivate static func unusedField(_ key: Located<String>) -> Diagnostic {
        Diagnostic(
            .unusedField,
            Message(
                vi: "không tiêu chí hay ràng buộc nào dùng trường `\(key.value)`",
                en: "no check and no constraint uses field `\(key.value)`"),
            at: key.span)
    }

    fileprivate static func unusedBlock(_ key: Located<String>) -> Diagnostic {
        Diagnostic(
            .unusedField,
            Message(
                vi: "không tiêu chí nào đọc khối `\(key.value)`", en: "no check reads block `\(key.value)`"),
            at: key.span)
    }
}
