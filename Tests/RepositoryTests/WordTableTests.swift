import Chuan
import Diagnostics
import Testing

/// One word, one meaning, over the whole table: keys of rule files, header, blocks and fields of reports, unit types.
@Suite("The table of words")
struct WordTableTests {
    /// A thing with the words that name it.
    private struct Entry {
        let name: String
        let words: [String]
    }

    /// Codes of report fields that are English keys of rule files as well. They never meet in one place; the list may
    /// only get shorter.
    private static let shared = ["from", "number", "rulebook", "source", "title", "to"]

    @Test("No word names two things")
    func unique() throws {
        let vocabulary = try Rulebook2023.load().vocabulary
        var owners: [String: Set<String>] = [:]
        for entry in Self.entries(vocabulary) {
            for word in entry.words { owners[Spelling.fold(word), default: []].insert(entry.name) }
        }
        let shared = owners.filter { $0.value.count > 1 }
        let expected = Dictionary(
            uniqueKeysWithValues: Self.shared.map { ($0, Set(["field \($0)", "rule key \($0)"])) })
        #expect(shared == expected)
    }

    private static func entries(_ vocabulary: Vocabulary) -> [Entry] {
        let keys = Words.ruleKeys.map { Entry(name: "rule key \($0.en)", words: [$0.vi, $0.en]) }
        let header = (Words.reportHeader + [Words.sumOf]).map {
            Entry(name: "field \($0.key)", words: [$0.key, $0.vi])
        }
        let blocks = vocabulary.blocks.map { block in
            Entry(name: "block \(block.key)", words: [block.key, block.title[.vi], block.title[.en]])
        }
        // A field of two tables is one thing: its key and names are the same.
        let fields = vocabulary.blocks.flatMap(\.fields).map { field in
            Entry(name: "field \(field.key)", words: [field.key, field.title[.vi], field.title[.en]])
        }
        let types = vocabulary.unitTypes.map { type in
            Entry(name: "unit type \(type.code)", words: [type.code, type.title[.vi], type.title[.en]])
        }
        return keys + header + blocks + fields + types
    }
}
