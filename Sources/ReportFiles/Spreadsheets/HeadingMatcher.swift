import Chuan
import Diagnostics

/// Finds the field that a heading of a column means.
struct HeadingMatcher {
    enum Match: Hashable {
        case field(Int)
        /// Several fields fit equally well.
        case several([Int])
    }

    private struct Name {
        let field: Int
        let folded: String
        let words: Set<String>
    }

    private let names: [Name]
    /// Fields by the number that the official form prints below their heading.
    private let numbers: [Int: Int]
    /// The field that names rows.
    private let label: Int?

    /// - Parameters:
    ///   - fields: Those that columns may stand for.
    ///   - label: The one that names rows.
    init(_ fields: [Field], label: Int?) {
        self.label = label
        var names: [Name] = []
        var numbers: [Int: Int] = [:]
        for (number, field) in fields.enumerated() {
            for case let name? in field.names where !name.isEmpty {
                names.append(Name(field: number, folded: Spelling.fold(name), words: HeadingWords(name).words))
            }
            if let column = field.column.flatMap({ Int($0) }) { numbers[column] = number }
        }
        self.names = names
        self.numbers = numbers
    }

    /// The field whose column has a number in the official form.
    func field(numbered number: Int) -> Int? { numbers[number] }

    /// The field of a column.
    ///
    /// - Parameter path: The headings above the column, the widest first.
    /// - Complexity: O(names).
    func match(_ path: [String]) -> Match? { exactly(path) ?? byWords(path) ?? byLabel(path) ?? byPart(path) }

    /// The column that names rows may say more behind its name: `Lĩnh vực, công việc giải quyết`.
    private func byLabel(_ path: [String]) -> Match? {
        guard let label, let heading = path.last else { return nil }
        let head = Spelling.fold(String(heading.prefix { !",;:(/–-".contains($0) }))
        return names.contains { $0.field == label && $0.folded == head } ? .field(label) : nil
    }

    private func exactly(_ path: [String]) -> Match? {
        let whole = Spelling.fold(path.joined(separator: " "))
        if let name = names.first(where: { $0.folded == whole }) { return .field(name.field) }
        guard path.count == 1 || isTotal(path.last) else { return nil }
        let upper = Spelling.fold(path.first ?? "")
        return names.first { $0.folded == upper }.map { .field($0.field) }
    }

    private func isTotal(_ heading: String?) -> Bool {
        guard let heading else { return false }
        let words = HeadingWords(heading).words
        return !words.isEmpty && words.isSubset(of: HeadingWords.totals.union(HeadingWords.fillers))
    }

    /// A name fits when the headings say all its words, and it says all of the lowest heading that is more than a
    /// filler. Of those that fit, the one that says most is meant.
    private func byWords(_ path: [String]) -> Match? {
        let (all, demanded) = words(path)
        if demanded.isEmpty { return nil }
        var best = 0
        var fields: [Int] = []
        for name in names where demanded.isSubset(of: name.words) && name.words.isSubset(of: all) {
            if name.words.count > best { (best, fields) = (name.words.count, []) }
            if name.words.count == best, !fields.contains(name.field) { fields.append(name.field) }
        }
        if fields.isEmpty { return nil }
        return fields.count == 1 ? .field(fields[0]) : .several(fields)
    }

    /// A heading that says only a part of the names of several fields: `Giải quyết`.
    private func byPart(_ path: [String]) -> Match? {
        let demanded = words(path).demanded
        guard demanded.count >= 2 else { return nil }
        var fields: [Int] = []
        for name in names.sorted(by: { $0.words.count < $1.words.count })
        where demanded.isSubset(of: name.words) && !fields.contains(name.field) {
            fields.append(name.field)
        }
        return fields.count > 1 ? .several(fields) : nil
    }

    /// The words of all headings above a column, and those that its name has to say.
    private func words(_ path: [String]) -> (all: Set<String>, demanded: Set<String>) {
        var all: Set<String> = []
        var demanded: Set<String> = []
        for heading in path.reversed() {
            let words = HeadingWords(heading).words
            all.formUnion(words)
            if demanded.isEmpty, !isTotal(heading) { demanded = words.subtracting(HeadingWords.fillers) }
        }
        return (all, demanded)
    }
}
