import Chuan
import Diagnostics

/// The schema of reports by one vocabulary.
///
/// A cell may hold a word in the place of its value ("mật", "không phát sinh"), and numbers as they are printed: what a text
/// says is for the program to judge. Keys may be codes or names; a block and a field has each of them once.
struct ReportSchema {
    private let vocabulary: Vocabulary

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    var schema: JSONValue {
        let own = Words.reportHeader.flatMap { word in
            ([word.key, word.vi] + word.aliases).map { ($0, header(word)) }
        }
        let blocks = vocabulary.blocks.dropFirst(Vocabulary.builtinBlocks.count).flatMap(properties)
        return JSONValue([
            ("$schema", .text(SchemaKind.dialect)),
            ("title", .text("Báo cáo của một đơn vị · One unit's report")),
            ("anyOf", [["$ref": "#/$defs/report"], ["type": "array", "items": ["$ref": "#/$defs/report"]]]),
            (
                "$defs",
                [
                    "report": JSONValue([
                        ("type", "object"), ("properties", JSONValue(Self.unique(own + blocks))),
                        ("additionalProperties", false),
                    ])
                ]
            ),
        ])
    }

    private func header(_ word: ReportWord) -> JSONValue {
        let described: [(String, JSONValue)] = [("description", .text(RuleFileSchema.both(word.doc)))]
        guard word.key == "unit_type" else {
            return (["type": ["string", "number", "null"]] as JSONValue).adding(described)
        }
        let names = vocabulary.unitTypes.flatMap { [$0.code, $0.title[.vi], $0.title[.en]] + $0.aliases }
        return JSONValue([("examples", JSONValue(texts: Self.once(names))), ("type", "string")]).adding(described)
    }

    /// The keys that a block adds to the top of a report.
    private func properties(of block: Block) -> [(String, JSONValue)] {
        let names = Self.once([block.key, block.title[.vi], block.title[.en]] + block.aliases)
        let described: [(String, JSONValue)] = [
            ("title", .text(block.title[.vi])),
            ("description", .text(RuleFileSchema.both(block.title.message))),
        ]
        switch block.form {
        case .group: return block.fields.flatMap(properties)
        case .codes:
            let codes: JSONValue = ["type": "array", "items": ["type": ["string", "number"]]]
            return names.map { ($0, codes.orElse(Self.word).adding(described)) }
        case .table:
            let row = JSONValue([
                ("type", "object"),
                ("properties", JSONValue(Self.unique(block.fields.flatMap(properties) + Self.sumOf))),
                ("additionalProperties", false),
            ])
            let rows: JSONValue = ["type": "array", "items": row]
            return names.map { ($0, rows.orElse(Self.word).adding(described)) }
        }
    }

    private func properties(of field: Field) -> [(String, JSONValue)] {
        let note = field.note.map { "\n\n" + RuleFileSchema.both($0.message) } ?? ""
        let schema = cell(field).adding([
            ("title", .text(field.title[.vi])),
            ("description", .text(RuleFileSchema.both(field.title.message) + note)),
        ])
        let names = [field.key, field.title[.vi], field.title[.en]] + field.aliases
        return Self.once(names).map { ($0, schema) }
    }

    private func cell(_ field: Field) -> JSONValue {
        switch field.kind {
        case .count, .money, .rate, .number: ["type": ["number", "string", "null"]]
        case .flag: ["type": ["boolean", "string", "null"]]
        case .date, .text: ["type": ["string", "number", "null"]]
        case .texts: ["type": ["string", "number", "array", "null"]]
        case .choice(let number):
            [
                "type": ["string", "number", "null"],
                "examples": JSONValue(
                    texts: Self.once(vocabulary.enumerations[number].values.flatMap { [$0.code, $0.title[.vi]] })),
            ]
        }
    }

    /// A word in the place of a whole block: "mật", or nothing.
    private static let word: JSONValue = ["type": ["string", "null"]]

    private static let sumOf = [Words.sumOf.key, Words.sumOf.vi].map { name in
        (name, ["type": "string", "description": .text(RuleFileSchema.both(Words.sumOf.doc))] as JSONValue)
    }

    private static func once(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private static func unique(_ members: [(String, JSONValue)]) -> [(String, JSONValue)] {
        var seen: Set<String> = []
        return members.filter { seen.insert($0.0).inserted }
    }
}
