import Chuan
import Diagnostics

extension Lint {
    /// A constraint on which no verdict can depend. Those of a block that no check reads are not told apart from it.
    static let unusedConstraint = Lint(
        .unusedConstraint,
        .meaning { rulebook, compiled in
            let uses = FieldUses(compiled)
            let idle = uses.idleConstraints
            if idle.isEmpty { return [] }
            return rulebook.declaredBlocks.filter { uses.isRead(block: $0.number) }.flatMap { _, block in
                block.constraints.filter { idle.contains($0.condition.span) }.map { .unusedConstraint($0, of: block) }
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let unusedConstraint = Diagnostic.Kind(
        "lint/unused-constraint", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "không tiêu chí nào đọc các trường mà ràng buộc nói tới",
                en: "no check reads any field that the constraint is about"),
            why: Message(
                vi: "ràng buộc chỉ xét cùng tiêu chí đọc các trường của nó: trái ràng buộc này cũng không ai hay",
                en: "constraints are looked at with the checks that read their fields: nobody learns that it is broken"),
            wrong: example("lượt hẹn"),
            right: example("lượt tiếp"),
            fix: Message(
                vi: "bỏ ràng buộc, hoặc đặt `mức: cảnh báo` để nó luôn được xét",
                en: "drop it, or give it `level: warning`, so that it is always looked at")))

    private static func example(_ measure: String) -> String {
        LintExample.reception(second: "{điều kiện: lượt hẹn >= lượt tiếp, mức: cảnh báo}")
            + LintExample.indicator(check: "thước đo: \(measure)\nmục tiêu: tối thiểu 1")
    }
}

extension Diagnostic {
    fileprivate static func unusedConstraint(
        _ constraint: ConstraintDeclaration, of block: BlockDeclaration
    ) -> Diagnostic {
        Diagnostic(
            .unusedConstraint,
            Message(
                vi: "không tiêu chí nào đọc các trường của ràng buộc này trong khối `\(block.key.value)`",
                en: "no check reads the fields of this constraint of block `\(block.key.value)`"),
            at: constraint.condition.span)
    }
}
