import Chuan
import Diagnostics
import YAMLSource

extension Lint {
    /// A title, a note or a comment that says "trên 80%" beside a target of 80% or more, or the other way round.
    static let strictnessMismatch = Lint(
        .strictnessMismatch,
        .meaning { rules, rulebook in
            let comments = RuleComments(rules)
            return zip(rules.indicators, rulebook.indicators).flatMap { declared, indicator -> [Diagnostic] in
                let pairs = zip(declared.checks, indicator.checks)
                let own = pairs.flatMap { declaration, check -> [Diagnostic] in
                    let texts = declaration.prose + comments.inside(declaration.id.span)
                    return mismatches(texts, check.tests)
                }
                let shared = mismatches(prose(declared.title, declared.note), indicator.checks.flatMap(\.tests))
                return own + shared.filter { found in !own.contains { $0.span == found.span } }
            }
        })

    /// The first for each test.
    private static func mismatches(_ texts: [Prose], _ tests: [Check.Test]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for prose in texts where LevelPhrase.mayName(tests, in: prose.text) {
            for phrase in LevelPhrase.all(in: prose.text) where !tests.contains(where: { phrase.agrees(with: $0) }) {
                for test in tests where phrase.differsInStrictness(from: test) {
                    if found.contains(where: { $0.span == test.span }) { continue }
                    found.append(.strictnessMismatch(phrase, prose, test))
                }
            }
        }
        return found
    }

    fileprivate static func prose(_ title: Title?, _ note: Title?) -> [Prose] {
        let parts: [(Message, Title?)] = [
            (Message(vi: "tên", en: "the title"), title), (Message(vi: "ghi chú", en: "the note"), note),
        ]
        return parts.flatMap { place, title in
            [title?.vi, title?.en].compactMap { $0 }.map { Prose(place: place, text: $0, span: nil) }
        }
    }
}

/// A text that people read.
private struct Prose {
    let place: Message
    let text: String
    /// Known for comments.
    let span: Span?
}

extension CheckDeclaration {
    fileprivate var prose: [Prose] {
        Lint.prose(title, note) + variants.flatMap { Lint.prose($0.title, $0.note) }
    }
}

/// The comments of rule files, by the check that they belong to.
private struct RuleComments {
    private struct Place {
        let start: Int
        let prose: Prose?
    }

    /// By file, in order: the ids of checks and indicators, and comments.
    private var places: [FileID: [Place]] = [:]

    /// - Complexity: O(n log n) in comments and checks.
    init(_ rules: LintedRulebook) {
        for file in rules.files {
            var found = file.indicators.flatMap { [$0.id.span] + $0.checks.map(\.id.span) }.map {
                Place(start: $0.start, prose: nil)
            }
            for comment in file.document?.comments ?? [] {
                let prose = Prose(
                    place: Message(vi: "chú thích", en: "the comment"), text: comment.text, span: comment.span)
                found.append(Place(start: Self.owner(of: comment, file.source), prose: prose))
            }
            places[file.source.id] = found.sorted {
                ($0.start, $0.prose == nil ? 0 : 1) < ($1.start, $1.prose == nil ? 0 : 1)
            }
        }
    }

    /// A comment on a line of its own belongs to what follows it.
    private static func owner(of comment: YAMLComment, _ source: SourceFile) -> Int {
        guard comment.standsAlone else { return comment.span.start }
        var place = comment.span.end
        while place < source.bytes.count {
            let byte = source.bytes[place]
            if byte == UInt8(ascii: "#") {
                while place < source.bytes.count, source.bytes[place] != 0x0A { place += 1 }
            } else if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                place += 1
            } else {
                break
            }
        }
        while place < source.bytes.count, source.bytes[place] != 0x0A { place += 1 }
        return place
    }

    /// Those from the id of a check to the next id.
    func inside(_ id: Span) -> [Prose] {
        let all = places[id.file] ?? []
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle].start <= id.start { low = middle + 1 } else { high = middle }
        }
        return all[low...].prefix { $0.prose != nil }.compactMap(\.prose)
    }
}

extension Diagnostic.Kind {
    fileprivate static let strictnessMismatch = Diagnostic.Kind(
        "lint/strictness-mismatch", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "lời văn nói “trên” mà mục tiêu gồm cả mức đó, hoặc ngược lại",
                en: "the words say “more than” and the target counts the level itself, or the other way round"),
            why: Message(
                vi: "đơn vị ở đúng mức đó nhận kết luận khác với văn bản",
                en: "a unit at exactly that level gets another verdict than the text gives it"),
            wrong: LintExample.indicator(
                check: """
                    tên: {vi: Số hóa trên 50% kết quả, en: Digitised results}
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 50%
                    """),
            right: LintExample.indicator(
                check: """
                    tên: {vi: Số hóa trên 50% kết quả, en: Digitised results}
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: trên 50%
                    """),
            fix: Message(
                vi: "đối chiếu với văn bản, rồi sửa mục tiêu hoặc lời văn",
                en: "compare with the document, then correct the target or the words")))
}

extension Diagnostic {
    fileprivate static func strictnessMismatch(
        _ phrase: LevelPhrase, _ prose: Prose, _ test: Check.Test
    ) -> Diagnostic {
        let place = Message(vi: "lời văn ở đây", en: "the words are here")
        return Diagnostic(
            .strictnessMismatch,
            Message(
                vi: "\(prose.place.vi) ghi `\(phrase.text)` còn ở đây là `\(test.text)`: khác nhau ở đúng mức đó",
                en:
                    "\(prose.place.en) says `\(phrase.text)`, but this is `\(test.text)`: they differ at that very level"
            ),
            at: test.span, labels: prose.span.map { [Label($0, place)] } ?? [])
    }
}
