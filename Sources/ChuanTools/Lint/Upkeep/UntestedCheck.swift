import Chuan
import Diagnostics

extension Lint {
    /// A check that no case is about, in a rulebook that has test files.
    static let untestedCheck = Lint(
        .untestedCheck,
        .declarations { rulebook in
            if rulebook.tests.isEmpty { return [] }
            let tested = Set(rulebook.tests.flatMap(\.cases).map(\.subject.value))
            return rulebook.indicators.filter { !tested.contains($0.id.value) }.flatMap(\.checks)
                .filter { !tested.contains($0.id.value) && !$0.id.value.isEmpty }.map { .untestedCheck($0.id) }
        })
}

extension Diagnostic.Kind {
    fileprivate static let untestedCheck = Diagnostic.Kind(
        "lint/untested-check", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "bộ chỉ tiêu có tệp kiểm thử mà không trường hợp nào xét tiêu chí này",
                en: "the rulebook has test files, and no case is about this check"),
            why: Message(
                vi: "sửa nhầm tiêu chí này thì không ai biết", en: "nobody would notice a slip in this check"),
            wrong: LintExample.indicator() + """
                # == mau.test.yaml ==
                trường hợp:
                  - {tên: chưa có số liệu, xét: 7.b, mong đợi: chưa đủ dữ liệu}

                """,
            right: LintExample.indicator() + """
                # == mau.test.yaml ==
                trường hợp:
                  - {tên: chưa có số liệu, xét: 7.a, mong đợi: chưa đủ dữ liệu}

                """,
            fix: Message(
                vi: "thêm trường hợp; `chuan test --write-boundaries` đề xuất các trường hợp quanh mức",
                en: "add cases; `chuan test --write-boundaries` proposes those around the threshold")))
}

extension Diagnostic {
    fileprivate static func untestedCheck(_ id: Located<String>) -> Diagnostic {
        Diagnostic(
            .untestedCheck,
            Message(
                vi: "không trường hợp kiểm thử nào xét tiêu chí `\(id.value)`",
                en: "no test case is about check `\(id.value)`"),
            at: id.span)
    }
}
