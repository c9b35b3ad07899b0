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
    /// - Parameter path: The headings above the column.
    /// - Complexity: O(names).
    func match(_ path: HeadingPath) -> Match? { exactly(path) ?? byWords(path) ?? byLabel(path) ?? byPart(path) }

    /// The column that names rows may say more than its name: `Lĩnh vực, công việc giải quyết`, `Tên lĩnh vực`.
    private func byLabel(_ path: HeadingPath) -> Match? {
        guard let label, path.count > 0 else { return nil }
        let own = names.filter { $0.field == label }
        if own.contains(where: { $0.folded == path.lower }) { return .field(label) }
        let isNamed = own.contains { name in
            name.words.isSubset(of: path.all) && (name.words.isSubset(of: path.last) || path.last == Self.nameOnly)
                && path.all.subtracting(name.words).isSubset(of: Self.aroundLabel)
        }
        return isNamed ? .field(label) : nil
    }

    private static let nameOnly = HeadingWords("tên").words
    /// What else headings say of the column that names rows.
    private static let aroundLabel = HeadingWords(
        "tên các công việc được giải quyết theo cấp thực hiện hồ sơ thủ tục hành chính thuộc thẩm quyền và của hoạt động"
    ).words

    private func exactly(_ path: HeadingPath) -> Match? {
        if let name = names.first(where: { $0.folded == path.whole }) { return .field(name.field) }
        guard path.count == 1 || path.isTotal else { return nil }
        return names.first { $0.folded == path.upper }.map { .field($0.field) }
    }

    /// A name fits when the headings say all its words, and it says all of the lowest heading that is more than a
    /// filler. Of those that fit, the one that says most is meant.
    private func byWords(_ path: HeadingPath) -> Match? {
        if path.demanded.isEmpty { return nil }
        var best = 0
        var fields: [Int] = []
        for name in names where path.demanded.isSubset(of: name.words) && name.words.isSubset(of: path.all) {
            if name.words.count > best { (best, fields) = (name.words.count, []) }
            if name.words.count == best, !fields.contains(name.field) { fields.append(name.field) }
        }
        if fields.isEmpty { return nil }
        return fields.count == 1 ? .field(fields[0]) : .several(fields)
    }

    /// A heading that says only a part of the names of several fields: `Giải quyết`.
    private func byPart(_ path: HeadingPath) -> Match? {
        guard path.demanded.count >= 2 else { return nil }
        let fitting = names.filter { path.demanded.isSubset(of: $0.words) }
        var fields: [Int] = []
        for name in fitting.sorted(by: { $0.words.count < $1.words.count }) where !fields.contains(name.field) {
            fields.append(name.field)
        }
        return fields.count > 1 ? .several(fields) : nil
    }
}
