import Chuan
import Diagnostics
import YAMLSource

extension Lint {
    /// A key before others that usually come first; in a mapping in braces, or in a file where one part is named elsewhere,
    /// every order is fine.
    static let keyOutOfOrder = Lint(
        .keyOutOfOrder,
        .file { file in
            guard let outline = file.anatomy?.outline, !outline.hasSharedParts else { return [] }
            return outline.mappings.filter { !$0.isFlow }.compactMap { mapping in
                for (place, entry) in mapping.entries.enumerated().dropFirst() {
                    let rank = KeyOrder.rank(entry.key)
                    if let other = mapping.entries[..<place].first(where: { KeyOrder.rank($0.key) > rank }) {
                        return .keyOutOfOrder(entry.keyNode, before: other.keyNode)
                    }
                }
                return nil
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let keyOutOfOrder = Diagnostic.Kind(
        "lint/key-out-of-order", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "các khóa không đứng theo thứ tự thường dùng: mã, tên, căn cứ, cách tính, mục tiêu, khắc phục",
                en: "keys do not stand in their usual order: id, title, source, measure, target, remedy"),
            why: Message(
                vi: "thứ tự như nhau thì dễ đọc, dễ so hai tiêu chí",
                en: "in the same order everywhere, checks are easy to read and to compare"),
            wrong: LintExample.indicator(
                check: "mục tiêu: tối thiểu 50%\ntử số: kết quả đã số hóa\nmẫu số: kết quả còn hiệu lực"),
            right: LintExample.indicator(),
            fix: Message(vi: "`chuan fmt` xếp lại các khóa", en: "`chuan fmt` puts the keys in order")))
}

extension Diagnostic {
    fileprivate static func keyOutOfOrder(_ key: YAMLNode, before other: YAMLNode) -> Diagnostic {
        let (name, first) = (key.scalar?.text ?? "", other.scalar?.text ?? "")
        return Diagnostic(
            .keyOutOfOrder,
            Message(vi: "`\(name)` thường đứng trước `\(first)`", en: "`\(name)` usually comes before `\(first)`"),
            at: key.span,
            labels: [Label(other.span, Message(vi: "ở đây nó đứng sau", en: "here it comes behind"))])
    }
}
