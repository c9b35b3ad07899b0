import Diagnostics
import YAMLSource

/// Which parts of a rulebook mistakes in its declarations leave untouched: what is wrong with the expressions of these is
/// told in the same run.
struct MistakeScope {
    /// Where indicators and checks of a file start, in order.
    private struct Starts {
        /// The bytes of the list of indicators.
        let range: Range<Int>
        let all: [(place: Int, isCheck: Bool)]

        init?(_ file: RuleFile, _ entries: [Range<Int>]) {
            guard let first = file.indicators.first,
                let range = entries.first(where: { $0.contains(first.span.start) })
            else { return nil }
            self.range = range
            let indicators = file.indicators.map { (place: $0.span.start, isCheck: false) }
            let checks = file.indicators.flatMap(\.checks).map { (place: $0.span.start, isCheck: true) }
            all = (indicators + checks).sorted { $0.place < $1.place }
        }

        /// The number of the indicator and of the check that a place belongs to.
        func parts(at place: Int) -> (indicator: Int?, check: Int?) {
            guard let last = all.lastIndex(where: { $0.place <= place }) else { return (nil, nil) }
            return (all[...last].lastIndex { !$0.isCheck }, all[last].isCheck ? last : nil)
        }
    }

    private var starts: [FileID: Starts] = [:]
    /// Indicators and checks with a mistake, by number.
    private var mistaken: [FileID: Set<Int>] = [:]

    /// - Parameter errors: What is wrong with declarations.
    /// - Returns: Nil where names may be missing everywhere: a mistake lies outside the indicators and the head, or ids
    ///   are not unique.
    init?(_ errors: [Diagnostic], in files: [RuleFile]) {
        var heads: [FileID: Range<Int>] = [:]
        for file in files {
            let entries = Self.entries(of: file)
            starts[file.source.id] = Starts(file, entries)
            heads[file.source.id] = file.rulebook.flatMap { head in
                entries.first { $0.contains(head.span.start) }
            }
        }
        for error in errors {
            if error.kind == .duplicateID { return nil }
            let (file, place) = (error.span.file, error.span.start)
            if heads[file]?.contains(place) ?? false { continue }
            guard let starts = starts[file], starts.range.contains(place) else { return nil }
            let parts = starts.parts(at: place)
            guard let part = parts.check ?? parts.indicator else { return nil }
            mistaken[file, default: []].insert(part)
        }
    }

    /// Whether a mistake in an expression can't follow from those that are known.
    func isIndependent(_ diagnostic: Diagnostic) -> Bool {
        let file = diagnostic.span.file
        guard let known = mistaken[file], let parts = starts[file]?.parts(at: diagnostic.span.start),
            [parts.indicator, parts.check].contains(where: { $0.map(known.contains) ?? false })
        else { return true }
        // A row or a definition may be lost, and so its name; a misspelt name is one all the same.
        switch diagnostic.kind.name {
        case "feel/unknown-name": return !diagnostic.fixes.isEmpty
        case "feel/foreign-operator", "feel/decimal-comma": return true
        default: return false
        }
    }

    /// The bytes from each key at the top to the next one.
    private static func entries(of file: RuleFile) -> [Range<Int>] {
        guard case .mapping(let entries)? = file.document?.root?.value else { return [] }
        let starts = entries.map { $0.key.span.start }
        return starts.indices.map { starts[$0]..<max(starts[$0], $0 + 1 < starts.count ? starts[$0 + 1] : .max) }
    }
}
