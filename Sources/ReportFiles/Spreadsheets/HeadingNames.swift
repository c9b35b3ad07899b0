import Chuan
import Diagnostics

/// The names of the fields of a table, to be found by headings.
struct HeadingNames {
    struct Name {
        let field: Int
        let folded: String
        let words: Set<String>
        /// Those that are more than a filler.
        let telling: Set<String>
    }

    /// A field that adds others up, as a constraint of the table says.
    struct Sum {
        let total: Int
        let parts: Set<Int>
    }

    let marks: HeadingMarks
    let names: [Name]
    let sums: [Sum]
    /// The field that names rows.
    let label: Int?
    private let labels: [Name]
    /// What else headings say of that column.
    private let aroundLabel: Set<String>
    private let nameOnly: Set<String>
    /// All words of names: a heading that says another one is none of them but by chance of its spelling.
    private let words: Set<String>

    init(_ block: Block, _ marks: HeadingMarks) {
        self.marks = marks
        label = block.rowLabel
        names = block.fields.enumerated().flatMap { number, field in
            field.names.compactMap { $0 }.filter { !$0.isEmpty }.map { name in
                let words = marks.words(HeadingWords(name).words)
                return Name(
                    field: number, folded: marks.spelling(Spelling.fold(name)), words: words,
                    telling: words.subtracting(marks.fillers))
            }
        }
        labels = names.filter { [label] in $0.field == label }
        (aroundLabel, nameOnly) = (marks.words(Self.aroundLabel), marks.words(Self.nameOnly))
        words = names.reduce(into: []) { $0.formUnion($1.words) }
        sums = block.constraints.compactMap { Sum(String(decoding: $0.condition.text, as: UTF8.self), block) }
    }

    /// The field of a column.
    ///
    /// - Complexity: O(names).
    func match(_ path: HeadingPath) -> HeadingMatcher.Match? {
        if let match = exactly(path) { return match }
        // Most texts of a sheet are no headings: one look tells them.
        let isOfNames = !path.demanded.isEmpty && path.demanded.isSubset(of: words)
        if isOfNames, let match = byWords(path) ?? bySum(path) { return match }
        return byLabel(path) ?? (isOfNames ? byPart(path) : nil)
    }

    private func exactly(_ path: HeadingPath) -> HeadingMatcher.Match? {
        if let name = names.first(where: { $0.folded == path.whole }) { return .field(name.field) }
        guard path.count == 1 || path.isTotal else { return nil }
        return names.first { $0.folded == path.upper }.map { .field($0.field) }
    }

    /// A name fits when the headings say all its words, and it says all of the lowest heading that is more than a
    /// filler. Of those that fit, the one that says most is meant.
    private func byWords(_ path: HeadingPath) -> HeadingMatcher.Match? {
        best(names.filter { path.demanded.isSubset(of: $0.words) && $0.words.isSubset(of: path.all) })
    }

    /// A heading may say the whole before the part: `Đã giải quyết trước hạn`, `GQ đúng hạn`.
    private func bySum(_ path: HeadingPath) -> HeadingMatcher.Match? {
        best(
            names.filter { name in
                name.words.isSubset(of: path.all)
                    && wholes(of: name.field).contains { whole in
                        !whole.telling.isEmpty && whole.telling.isSubset(of: path.all)
                            && path.demanded.isSubset(of: whole.words.union(name.words))
                    }
            })
    }

    private func best(_ fitting: [Name]) -> HeadingMatcher.Match? {
        let most = fitting.map(\.words.count).max() ?? 0
        var fields: [Int] = []
        for name in fitting where name.words.count == most && !fields.contains(name.field) { fields.append(name.field) }
        if fields.isEmpty { return nil }
        return fields.count == 1 ? .field(fields[0]) : .several(fields)
    }

    /// The column that names rows may say more than its name: `Lĩnh vực, công việc giải quyết`, `Tên lĩnh vực`.
    private func byLabel(_ path: HeadingPath) -> HeadingMatcher.Match? {
        guard let label, path.count > 0 else { return nil }
        if labels.contains(where: { $0.folded == path.lower }) { return .field(label) }
        let isNamed = labels.contains { name in
            name.words.isSubset(of: path.all) && (name.words.isSubset(of: path.last) || path.last == nameOnly)
                && path.all.subtracting(name.words).isSubset(of: aroundLabel)
        }
        return isNamed ? .field(label) : nil
    }

    private static let nameOnly = HeadingWords("tên").words
    /// What else headings say of the column that names rows.
    private static let aroundLabel = HeadingWords(
        "tên các công việc được giải quyết theo cấp thực hiện hồ sơ thủ tục hành chính thuộc thẩm quyền và của hoạt động"
    ).words

    /// A heading that says only a part of the names of several fields: `Giải quyết`.
    private func byPart(_ path: HeadingPath) -> HeadingMatcher.Match? {
        guard path.demanded.count >= 2 else { return nil }
        let fitting = names.filter { path.demanded.isSubset(of: $0.words) }
        var fields: [Int] = []
        for name in fitting.sorted(by: { $0.words.count < $1.words.count }) where !fields.contains(name.field) {
            fields.append(name.field)
        }
        return fields.count > 1 ? .several(fields) : nil
    }

    // MARK: Numbers of columns

    /// Whether headings may be those of the field that a number says.
    func fit(_ path: HeadingPath, _ field: Int) -> HeadingMatcher.Fit {
        if path.demanded.isEmpty { return .silent }
        if field == label, path.demanded.isSubset(of: marks.words(Self.ofRows)) { return .silent }
        let own = names.filter { $0.field == field && !$0.telling.isEmpty }
        let telling = own.reduce(into: Set<String>()) { $0.formUnion($1.telling) }
        let whole = wholes(of: field)
        let isOther = names.contains { name in
            name.field != field && name.telling.count >= 2 && name.telling.isSubset(of: path.demanded)
                && !name.telling.isSubset(of: telling) && !whole.contains { $0.field == name.field }
        }
        if isOther { return .contrary }
        let isNamed =
            path.demanded.isSubset(of: telling) || own.contains { $0.telling.isSubset(of: path.all) }
            || path.demanded.intersection(telling).count >= 2 || own.contains { isShort(path, of: $0) }
        return isNamed ? .fitting : .contrary
    }

    /// What headings of the column that names rows say without naming it.
    private static let ofRows = aroundLabel.union(HeadingWords("nội dung danh mục loại nhóm đơn vị cơ quan").words)

    /// Whether a heading is the first letters of a name: `TH`, `Đ.hạn`.
    private func isShort(_ path: HeadingPath, of name: Name) -> Bool {
        let first = { (word: String) in word.utf8.first.map { String(UnicodeScalar($0)) } ?? "" }
        if path.demanded.count == 1, let word = path.demanded.first {
            return HeadingMarks.dropped.spelling(word)
                == HeadingMarks.dropped.spelling(name.folded).split(separator: " ").map { first(String($0)) }.joined()
        }
        let rest = path.demanded.subtracting(name.telling)
        return rest.count == 1
            && rest.allSatisfy { short in
                HeadingMarks.dropped.spelling(short).utf8.count == 1
                    && name.words.contains { first($0) == HeadingMarks.dropped.spelling(short) }
            }
    }

    /// Names of the fields that a field is a part of.
    private func wholes(of field: Int) -> [Name] {
        let totals = sums.filter { $0.parts.contains(field) }.map(\.total)
        return totals.isEmpty ? [] : names.filter { totals.contains($0.field) }
    }

    /// The fields whose names share most words with headings.
    func nearest(_ path: HeadingPath) -> Int? {
        var best: (field: Int, shared: Int)?
        for name in names {
            let shared = name.telling.intersection(path.demanded).count
            if shared > best?.shared ?? 0 { best = (name.field, shared) }
        }
        return best?.field
    }
}

extension HeadingNames.Sum {
    /// `total = part + part`; nil for any other condition.
    fileprivate init?(_ condition: String, _ block: Block) {
        let sides = condition.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2, !condition.contains(where: { "<>!".contains($0) }) else { return nil }
        let names = block.fields.map { field in field.names.compactMap { $0.map(Spelling.fold) } }
        func field(_ text: Substring) -> Int? {
            let folded = Spelling.fold(String(text).trimmingSpaces())
            return names.firstIndex { $0.contains(folded) }
        }
        let parts = sides[1].split(separator: "+").map(field)
        guard let total = field(sides[0]), parts.count >= 2, !parts.contains(nil) else { return nil }
        self.init(total: total, parts: Set(parts.compactMap { $0 }))
    }
}
