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
    /// Those that the name of the field has to say: of the lowest heading that is more than a filler.
    let demanded: Set<String>
    /// The words of the lowest.
    let last: Set<String>

    /// - Complexity: O(n) in the texts.
    init(_ path: [String]) {
        count = path.count
        whole = Spelling.fold(path.joined(separator: " "))
        upper = Spelling.fold(path.first ?? "")
        lower = Spelling.fold(String((path.last ?? "").prefix { !",;:(/–-".contains($0) }))
        let words = path.map { HeadingWords($0).words }
        last = words.last ?? []
        isTotal = Self.isTotal(last)
        var all: Set<String> = []
        var demanded: Set<String> = []
        for heading in words.reversed() {
            all.formUnion(heading)
            if demanded.isEmpty, !Self.isTotal(heading) { demanded = heading.subtracting(HeadingWords.fillers) }
        }
        (self.all, self.demanded) = (all, demanded)
    }

    private static let totals = HeadingWords.totals.union(HeadingWords.fillers)

    private static func isTotal(_ words: Set<String>) -> Bool { !words.isEmpty && words.isSubset(of: totals) }
}
