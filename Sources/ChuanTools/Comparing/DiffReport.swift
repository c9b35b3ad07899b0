public import Chuan
public import Diagnostics

/// What changed between two rulebooks, for people and for programs.
public struct DiffReport: Sendable {
    private let diff: RulebookDiff
    /// Nil where no reports were given.
    private let flips: VerdictFlips?
    private let vocabulary: Vocabulary
    private let language: Language

    public init(_ diff: RulebookDiff, _ flips: VerdictFlips?, in rulebook: Rulebook, _ language: Language) {
        self.diff = diff
        self.flips = flips
        vocabulary = rulebook.vocabulary
        self.language = language
    }

    private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    // MARK: Text

    /// - Complexity: O(changes + flips).
    public var text: String {
        var page = PageLayout(margin: 18)
        if diff.isEmpty { page.heading(say("Không có gì thay đổi về nội dung", "Nothing changed in meaning")) }
        for change in diff.changes { write(change, to: &page) }
        if let flips { write(flips, to: &page) }
        return page.text
    }

    private func write(_ change: RulebookDiff.Change, to page: inout PageLayout) {
        let mark =
            switch change.kind {
            case .added: "+"
            case .removed: "-"
            case .changed: "~"
            }
        page.heading("\(mark) \(word(change.subject)) \(change.id): \(change.title[language])")
        for detail in change.details {
            let old = detail.old?[language] ?? say("(không có)", "(none)")
            let new = detail.new?[language] ?? say("(không có)", "(none)")
            page.line(detail.label[language], "\(old) → \(new)")
        }
    }

    private func word(_ subject: RulebookDiff.Change.Subject) -> String {
        switch subject {
        case .rulebook: say("bộ chỉ tiêu", "rulebook")
        case .document: say("văn bản", "document")
        case .unitType: say("loại đơn vị", "unit type")
        case .unitOfMeasure: say("đơn vị tính", "unit of measure")
        case .enumeration: say("danh mục", "enumeration")
        case .block: say("khối", "block")
        case .field: say("trường", "field")
        case .records: say("bản ghi", "records")
        case .derivation: say("tổng hợp từ bản ghi", "derivation")
        case .reading: say("cách hiểu", "reading")
        case .indicator: say("chỉ tiêu", "indicator")
        case .check: say("tiêu chí", "check")
        }
    }

    private func write(_ flips: VerdictFlips, to page: inout PageLayout) {
        page.blank()
        let count = flips.reportCount
        if flips.all.isEmpty {
            page.heading(
                say("\(count) báo cáo: không kết luận nào thay đổi", "\(count) reports: no verdict changes"))
            return
        }
        page.heading(
            say(
                "\(count) báo cáo: \(flips.all.count) kết luận thay đổi",
                "\(count) reports: \(flips.all.count) verdicts change"))
        var last = ""
        for flip in flips.all {
            let head = "\(flip.check), \(title(ofType: flip.unitType))"
            if head != last { page.heading(head) }
            last = head
            let name = flip.unitName.map { "\($0) (\(flip.unitCode))" } ?? flip.unitCode
            page.line(name, "\(label(flip.old)) → \(label(flip.new))")
            for gap in flip.gaps { page.line("", gap[language]) }
        }
    }

    private func title(ofType code: String) -> String {
        vocabulary.unitTypes.first { $0.code == code }?.title[language] ?? code
    }

    private func label(_ verdict: VerdictCode?) -> String {
        verdict?.label[language] ?? say("(không có tiêu chí)", "(no such check)")
    }

    // MARK: JSON

    /// `chuan.diff/1`.
    ///
    /// - Complexity: O(changes + flips).
    public var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("format", "chuan.diff/1")
            writer.key("changes")
            writer.list(diff.changes) { write($1, to: &$0) }
            guard let flips else { return }
            writer.member("reports", flips.reportCount)
            writer.key("flips")
            writer.list(flips.all) { write($1, to: &$0) }
        }
        return writer.text + "\n"
    }

    private func write(_ change: RulebookDiff.Change, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("kind", change.kind.rawValue)
            writer.member("subject", change.subject.rawValue)
            writer.member("id", change.id)
            writer.member("title", change.title[language])
            writer.key("details")
            writer.list(change.details) { writer, detail in
                writer.object { writer in
                    writer.member("label", detail.label[language])
                    writer.member("old", detail.old?[language])
                    writer.member("new", detail.new?[language])
                }
            }
        }
    }

    private func write(_ flip: VerdictFlips.Flip, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("check", flip.check)
            writer.member("unit_code", flip.unitCode)
            writer.member("unit_name", flip.unitName)
            writer.member("unit_type", flip.unitType)
            writer.member("old", flip.old?.rawValue)
            writer.member("new", flip.new?.rawValue)
            writer.key("gaps")
            writer.list(flip.gaps) { $0.string($1[language]) }
        }
    }
}
