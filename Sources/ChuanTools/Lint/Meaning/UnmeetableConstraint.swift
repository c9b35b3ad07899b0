import Chuan
import Diagnostics

extension Lint {
    /// Constraints that no figures meet: every report is inconsistent.
    static let unmeetableConstraint = Lint(
        .unmeetableConstraint,
        .meaning { _, rulebook in RulebookAnalysis(rulebook).unmetConstraints.map { .unmeetableConstraint($0) } })
}

extension Diagnostic.Kind {
    fileprivate static let unmeetableConstraint = Diagnostic.Kind(
        "lint/unmeetable-constraint", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "không số liệu nào thỏa được các ràng buộc của khối",
                en: "no figures meet the constraints of a block"),
            why: Message(
                vi: "báo cáo nào cũng bị coi là số liệu không thống nhất",
                en: "every report is taken to be inconsistent"),
            wrong: example("lượt tiếp < lượt trễ"), right: example("lượt tiếp <= lượt hẹn"),
            fix: Message(
                vi: "sửa dấu so sánh hoặc tên trường, hoặc bỏ một ràng buộc",
                en: "correct the sign or the field, or drop one of them")))

    private static func example(_ second: String) -> String {
        LintExample.reception(second: second)
            + LintExample.indicator(
                check: """
                    thước đo: lượt tiếp + lượt trễ + lượt hẹn
                    mục tiêu: tối thiểu 1
                    """)
    }
}

extension Diagnostic {
    fileprivate static func unmeetableConstraint(_ found: RulebookAnalysis.UnmetConstraints) -> Diagnostic {
        let message =
            found.others.isEmpty
            ? Message(
                vi: "không số liệu nào thỏa được ràng buộc này: báo cáo nào cũng không thống nhất",
                en: "no figures meet this constraint: every report is inconsistent")
            : Message(
                vi: "không số liệu nào thỏa được ràng buộc này cùng ràng buộc khác: báo cáo nào cũng không thống nhất",
                en: "no figures meet this constraint together with others: every report is inconsistent")
        return Diagnostic(
            .unmeetableConstraint, message, at: found.span,
            labels: found.others.map { Label($0, Message(vi: "cùng với điều này", en: "together with this")) })
    }
}
