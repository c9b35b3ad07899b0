import Chuan
import Diagnostics

extension Lint {
    /// A document that no indicator, check or reading cites.
    static let unusedDocument = Lint(
        .unusedDocument,
        .meaning { rulebook, _ in
            let checks = rulebook.indicators.flatMap(\.checks)
            let sources =
                rulebook.indicators.map(\.source) + checks.map(\.source) + checks.flatMap(\.variants).map(\.source)
            let derived = rulebook.files.flatMap(\.derivations).map(\.source)
            let cited = Set((sources + derived).compactMap { $0?.document.value })
            return rulebook.files.flatMap { $0.rulebook?.documents ?? [] }.filter { !cited.contains($0.id.value) }.map {
                .unusedDocument($0.id)
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let unusedDocument = Diagnostic.Kind(
        "lint/unused-document", .note,
        Diagnostic.Explanation(
            what: Message(vi: "không quy tắc nào dẫn văn bản này", en: "no rule cites the document"),
            why: Message(
                vi: "có thể một chỉ tiêu đã thiếu hoặc dẫn nhầm căn cứ",
                en: "an indicator may lack its source or cite another one by mistake"),
            wrong: folder(documents: ["qd-12", "kh-12"]),
            right: folder(documents: ["qd-12"]),
            fix: Message(vi: "dẫn văn bản ở `căn cứ`, hoặc bỏ nó", en: "cite it under `source`, or drop it")))

    /// A rulebook of its own, in a folder beside the other.
    private static func folder(documents: [String]) -> String {
        let lines = documents.map { "    - {mã: \($0), tên: {vi: Văn bản \($0), en: Document \($0)}}\n" }
        return """
            # == rieng/bo.rules.yaml ==
            bộ chỉ tiêu:
              mã: rieng-2023
              tên: {vi: Bộ riêng, en: A rulebook of its own}
              hiệu lực: {từ: 2023-01-01, đến: 2023-12-31}
              văn bản:
            \(lines.joined())
            từ điển dữ liệu:
              - khối: web
                tên: {vi: trang điện tử, en: website}
                dạng: nhóm
                trường:
                  - {khóa: published, tên: {vi: đã công khai, en: published}, kiểu: có hay không}

            """ + LintExample.indicator(source: "căn cứ: {nguồn: qd-12, mục: \"7\"}", check: "yêu cầu: đã công khai")
    }
}

extension Diagnostic {
    fileprivate static func unusedDocument(_ id: Located<String>) -> Diagnostic {
        Diagnostic(
            .unusedDocument,
            Message(vi: "không quy tắc nào dẫn văn bản `\(id.value)`", en: "no rule cites document `\(id.value)`"),
            at: id.span)
    }
}
