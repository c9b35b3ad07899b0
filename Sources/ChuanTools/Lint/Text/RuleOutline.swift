import Chuan
import Diagnostics
import YAMLSource

/// The mappings of a rule file with known keys, as the table of words knows them.
struct RuleOutline: Sendable {
    /// One entry of a mapping.
    struct Entry: Sendable {
        let key: RuleKey
        let shape: RuleShape
        let keyNode: YAMLNode
        let value: YAMLNode
    }

    struct Mapping: Sendable {
        let place: RulePlace
        /// In the order of the file; keys that are not known are left out.
        let entries: [Entry]
        /// Whether it is written in braces.
        let isFlow: Bool
    }

    private(set) var mappings: [Mapping] = []
    /// Whether some mapping is written once and named elsewhere.
    private(set) var hasSharedParts = false
    /// Where mappings begin that were seen: what stands behind an alias is looked at once.
    private var seen: Set<Int> = []

    /// - Complexity: O(nodes).
    init(_ root: YAMLNode) { add(root, .file) }

    private mutating func add(_ node: YAMLNode, _ place: RulePlace) {
        guard let entries = node.entries, let first = entries.first else { return }
        guard seen.insert(first.key.span.start).inserted else {
            hasSharedParts = true
            return
        }
        let known = entries.compactMap { entry -> Entry? in
            guard let key = Words.ruleKey(entry.name), let use = Words[key].use(in: place) else { return nil }
            return Entry(key: key, shape: use.shape, keyNode: entry.key, value: entry.value)
        }
        let isFlow = node.span.start < first.key.span.start
        mappings.append(Mapping(place: place, entries: known, isFlow: isFlow))
        for entry in known { descend(entry.value, entry.shape) }
    }

    private mutating func descend(_ node: YAMLNode, _ shape: RuleShape) {
        switch shape {
        case .mapping(let place): add(node, place)
        case .list(let place): for item in node.items.map(Array.init) ?? [] { add(item, place) }
        case .constraints: for item in node.items.map(Array.init) ?? [] { add(item, .constraint) }
        case .target: add(node, .targetTable)
        case .outcomes: for item in node.items.map(Array.init) ?? [] { add(item, .outcome) }
        case .rollUp: add(node, .rollUp)
        case .variants:
            for reading in node.entries.map(Array.init) ?? [] {
                for alternative in reading.value.entries.map(Array.init) ?? [] { add(alternative.value, .variant) }
            }
        case .figures: for figure in node.entries.map(Array.init) ?? [] { add(figure.value, .derivedFigure) }
        case .text, .title, .texts, .date, .flag, .wholeNumber, .word, .expression, .expressions, .iteration,
            .definitions, .unitTypes, .test, .testsByUnitType, .noBlock, .report, .expectation, .entries, .rows,
            .fieldPairs:
            break
        }
    }
}

extension YAMLNode {
    /// The texts of all scalars of it.
    var scalarTexts: [String] {
        switch value {
        case .scalar(let scalar): [scalar.text]
        case .sequence(let items): items.flatMap(\.scalarTexts)
        case .mapping(let entries): entries.flatMap { [$0.name] + $0.value.scalarTexts }
        }
    }
}
