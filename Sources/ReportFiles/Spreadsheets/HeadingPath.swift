import Chuan

/// The headings above a column, the widest first, with the words in them: told apart once, compared with many names.
struct HeadingPath {
    /// All of them as one spelling.
    let whole: String
    /// The widest.
    let upper: String
    /// The lowest, up to where it says more than a name.
    let lower: String
    let count: Int
    /// Whether the lowest only says that the column adds others up.
    let isTotal: Bool
    /// The words of all of them.
    let all: Set<String>
    /// Those that the name of the field has to say: of the lowest heading that is more than a filler or a word for a sum.
    let demanded: Set<String>
    /// The words of the lowest.
    let last: Set<String>

    /// - Parameter marks: Whether marks of letters count.
    /// - Complexity: O(n) in the texts.
    init(_ path: [String], _ marks: HeadingMarks = .kept) {
        count = path.count
        whole = marks.spelling(Spelling.fold(path.joined(separator: " ")))
        upper = marks.spelling(Spelling.fold(path.first ?? ""))
        lower = marks.spelling(Spelling.fold(String((path.last ?? "").prefix { !",;:(/–-".contains($0) })))
        let words = path.map { marks.words(HeadingWords($0, withoutNumber: true).words) }
        last = words.last ?? []
        isTotal = marks.isTotal(last)
        var all: Set<String> = []
        var demanded: Set<String> = []
        for heading in words.reversed() {
            all.formUnion(heading)
            if demanded.isEmpty, !marks.isTotal(heading) { demanded = heading.subtracting(marks.totals) }
        }
        (self.all, self.demanded) = (all, demanded)
    }

    /// Whether no letter has a mark.
    var isUnmarked: Bool { whole.utf8.allSatisfy { $0 >= 0x20 } && !all.isEmpty }
}

/// Whether headings are compared with their marks, or as they are written without: `Qua han`.
enum HeadingMarks {
    case kept, dropped

    var fillers: Set<String> { self == .kept ? HeadingWords.fillers : Self.plainFillers }
    var totals: Set<String> { self == .kept ? Self.allTotals : Self.plainTotals }

    private static let allTotals = HeadingWords.totals.union(HeadingWords.fillers)
    private static let plainTotals = HeadingMarks.dropped.words(allTotals)
    private static let plainFillers = HeadingMarks.dropped.words(HeadingWords.fillers)

    func isTotal(_ words: Set<String>) -> Bool { !words.isEmpty && words.isSubset(of: totals) }

    /// A folded spelling: folding puts marks behind letters as bytes of their own.
    func spelling(_ folded: String) -> String {
        self == .kept ? folded : String(decoding: folded.utf8.filter { $0 >= 0x20 }, as: UTF8.self)
    }

    func words(_ words: Set<String>) -> Set<String> { self == .kept ? words : Set(words.map(spelling)) }
}
