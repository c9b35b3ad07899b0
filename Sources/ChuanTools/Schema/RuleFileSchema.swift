import Chuan
import Diagnostics

/// The schema of rule files and test files, made from the table of words that the decoder reads by.
///
/// A file uses one language, so each place has a schema for each. Keys are accepted as they are usually written; the program
/// is more lenient about case and spelling than a schema can say.
struct RuleFileSchema {
    private let root: RulePlace
    /// The keys of the file that are meant; nil: all.
    private let keys: Set<RuleKey>?

    static let vocabularyKeys: Set<RuleKey> = [
        .unitTypes, .unitsOfMeasure, .enumerations, .vocabulary, .imports,
    ]

    init(root: RulePlace, keys: Set<RuleKey>? = nil) {
        self.root = root
        self.keys = keys
    }

    var schema: JSONValue {
        let places = reachable()
        let definitions = Language.allCases.flatMap { language in
            places.map { (Self.name($0, language), object($0, language)) }
        }
        return JSONValue([
            ("$schema", .text(SchemaKind.dialect)),
            ("title", .text(Self.both(root.name))),
            ("anyOf", .list(Language.allCases.map { Self.reference(root, $0) })),
            ("$defs", JSONValue(definitions)),
        ])
    }

    /// The places that can be come to from the root, in order of the table.
    private func reachable() -> [RulePlace] {
        var found: Set<RulePlace> = [root]
        var open = [root]
        while let place = open.popLast() {
            for use in uses(in: place).map(\.1) {
                for next in use.shape.places where found.insert(next).inserted { open.append(next) }
            }
        }
        return RulePlace.allCases.filter(found.contains)
    }

    private func uses(in place: RulePlace) -> [(Word, Word.Use)] {
        Words.ruleKeys.compactMap { word in
            if place == root, let keys, !keys.contains(word.key) { return nil }
            return word.use(in: place).map { (word, $0) }
        }
    }

    private func object(_ place: RulePlace, _ language: Language) -> JSONValue {
        let uses = uses(in: place)
        let properties = uses.map { word, use in
            (word[language], use.shape.schema(language).adding([("description", .text(Self.both(word.doc)))]))
        }
        let required = uses.filter(\.1.required).map { $0.0[language] }
        let list: [(String, JSONValue)] = required.isEmpty ? [] : [("required", JSONValue(texts: required))]
        return JSONValue(
            [
                ("title", .text(place.name[language])), ("type", "object"), ("minProperties", 1),
                ("properties", JSONValue(properties)), ("additionalProperties", false),
            ] + list)
    }

    /// Both languages, for whoever hovers over a key.
    static func both(_ message: Message) -> String {
        message.vi == message.en ? message.vi : "\(message.vi)\n\n\(message.en)"
    }

    static func name(_ place: RulePlace, _ language: Language) -> String { "\(place.rawValue).\(language.rawValue)" }

    static func reference(_ place: RulePlace, _ language: Language) -> JSONValue {
        ["$ref": .text("#/$defs/\(name(place, language))")]
    }
}

extension RuleShape {
    /// The mappings that a value of this shape may hold.
    fileprivate var places: [RulePlace] {
        switch self {
        case .mapping(let place), .list(let place): [place]
        case .constraints: [.constraint]
        case .target: [.targetTable]
        case .outcomes: [.outcome]
        case .rollUp: [.rollUp]
        case .variants: [.variant]
        case .figures: [.derivedFigure]
        case .text, .title, .texts, .date, .flag, .wholeNumber, .word, .expression, .expressions, .iteration,
            .definitions, .unitTypes, .test, .testsByUnitType, .noBlock, .report, .entries, .rows,
            .fieldPairs:
            []
        case .expectation: [.expectation]
        }
    }

    fileprivate func schema(_ language: Language) -> JSONValue {
        switch self {
        case .text: Self.scalar
        case .title: Self.title
        case .texts, .unitTypes: Self.list(Self.scalar)
        case .date: ["type": "string", "pattern": #"^(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})$"#]
        case .flag: Self.words(.flag).orElse(["type": "boolean"])
        case .wholeNumber: ["type": ["integer", "string"]]
        case .word(let set): Self.words(set)
        case .expression, .test: Self.scalar
        case .expressions: Self.scalar.orElse(Self.list(Self.scalar))
        case .mapping(let place): RuleFileSchema.reference(place, language)
        case .list(let place): Self.list(RuleFileSchema.reference(place, language))
        case .constraints: Self.list(Self.scalar.orElse(RuleFileSchema.reference(.constraint, language)))
        case .iteration: ["type": "string", "pattern": .text(" (là|as) ")]
        case .definitions, .testsByUnitType, .fieldPairs: Self.entries(Self.scalar)
        case .figures: Self.entries(RuleFileSchema.reference(.derivedFigure, language))
        case .target:
            Self.scalar.orElse(["type": "array"]).orElse(RuleFileSchema.reference(.targetTable, language))
        case .outcomes:
            Self.words(.verdict).orElse(Self.list(RuleFileSchema.reference(.outcome, language)))
        case .noBlock: Self.words(.verdict).orElse(Self.words(.noBlock))
        case .rollUp: Self.words(.rollUp).orElse(RuleFileSchema.reference(.rollUp, language))
        case .expectation: Self.words(.verdict).orElse(RuleFileSchema.reference(.expectation, language))
        case .report: ["type": ["object", "array"]]
        case .entries: ["type": "object", "minProperties": 1]
        case .rows: Self.list(["type": "array"])
        case .variants: Self.entries(Self.entries(RuleFileSchema.reference(.variant, language)))
        }
    }

    /// Text that YAML may take for a number or a truth: `3.10`, `7`, `true`.
    private static let scalar: JSONValue = ["type": ["string", "number", "boolean"]]

    private static let title = scalar.orElse([
        "type": "object", "minProperties": 1, "additionalProperties": false,
        "properties": ["vi": scalar, "en": scalar],
    ])

    private static func list(_ item: JSONValue) -> JSONValue { ["type": "array", "items": item] }

    private static func entries(_ value: JSONValue) -> JSONValue {
        ["type": "object", "minProperties": 1, "additionalProperties": value]
    }

    /// The words of a closed list, in either language, with what each means.
    private static func words(_ set: WordSet) -> JSONValue {
        let words = Words.values(of: set)
        let spellings = words.flatMap { [$0.vi, $0.en, $0.code] }
        var seen: Set<String> = []
        let meanings = words.map { "\($0.vi) · \($0.en): \($0.doc.vi) · \($0.doc.en)" }
        return [
            "enum": JSONValue(texts: spellings.filter { seen.insert($0).inserted }),
            "$comment": .text(meanings.joined(separator: "\n")),
        ]
    }
}

extension JSONValue {
    /// What fits one schema or the other.
    func orElse(_ other: JSONValue) -> JSONValue {
        if case .object(let members) = self, members.count == 1, members[0].key == "anyOf",
            case .list(let ways) = members[0].value
        {
            return ["anyOf": .list(ways + [other])]
        }
        return ["anyOf": [self, other]]
    }
}
