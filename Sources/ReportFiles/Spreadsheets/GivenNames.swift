import Chuan

/// What a user says that headings and labels mean, and which of it a workbook had use for.
final class GivenNames {
    private let meanings: [String: String]
    private var used: Set<String> = []
    /// By headings as they are compared, whatever their case, spaces and signs.
    private var headings: [String: [String]] = [:]
    /// By labels as they are compared.
    private let labels: NameTable<String>

    /// - Parameter meanings: By the heading, the key or name of the field.
    init(_ meanings: [String: String]) {
        self.meanings = meanings
        var labels = NameTable<String>()
        for name in meanings.keys.sorted() {
            labels.add([name], name)
            headings[HeadingWords.folded(name), default: []].append(name)
        }
        self.labels = labels
    }

    /// What a column is: by all its headings, by the last of them, or by its letters.
    func column(_ path: [String], letters: @autoclosure () -> String) -> String? {
        if meanings.isEmpty { return nil }
        return heading(path.joined(separator: " / ")) ?? path.last.flatMap(heading) ?? use(letters())
    }

    private func heading(_ text: String) -> String? {
        if let exact = use(text) { return exact }
        let names = headings[HeadingWords.folded(text)] ?? []
        for name in names { _ = use(name) }
        return names.first.flatMap(use)
    }

    /// What the label of a line means.
    func label(_ text: String) -> String? { labels.find(text).flatMap(use) }

    private func use(_ name: String) -> String? {
        guard let meaning = meanings[name] else { return nil }
        used.insert(name)
        return meaning
    }

    /// The names that nothing in the workbook has.
    var unused: Set<String> { Set(meanings.keys).subtracting(used) }
}
