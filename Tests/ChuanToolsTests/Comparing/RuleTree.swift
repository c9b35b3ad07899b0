import Diagnostics
import YAMLSource

/// The tree of a rule file, to be changed in one place and written again.
indirect enum RuleTree {
    case scalar(String, isPlain: Bool)
    case list([RuleTree])
    case mapping([(key: String, value: RuleTree)])

    /// Steps from the root: numbers of items or entries.
    typealias Path = [Int]

    init(_ node: YAMLNode) {
        switch node.value {
        case .scalar(let scalar): self = .scalar(scalar.text, isPlain: scalar.style == .plain)
        case .sequence(let items): self = .list(items.map { RuleTree($0) })
        case .mapping(let entries): self = .mapping(entries.map { ($0.name, RuleTree($0.value)) })
        }
    }

    /// Reads a text without mistakes.
    init?(text: String) {
        var sources = SourceFiles()
        guard let root = readYAML(sources.add(path: "x", bytes: Array(text.utf8))).0?.root else { return nil }
        self.init(root)
    }

    /// As JSON, but for what was plain and can be so within brackets.
    var text: String {
        switch self {
        case .scalar(let text, let isPlain):
            let special = ",[]{}#:\"'`&*!|>%@\\?\n"
            if isPlain, !text.isEmpty, !text.contains(where: special.contains), text.first != "-", text != "~" {
                return text
            }
            return isPlain && text == "~" ? text : Self.quoted(text)
        case .list(let items): return "[" + items.map(\.text).joined(separator: ", ") + "]"
        case .mapping(let entries):
            return "{" + entries.map { "\(Self.quoted($0.key)): \($0.value.text)" }.joined(separator: ", ") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }

    /// Every scalar with the last key above it, and where it stands.
    func scalars(below key: String = "", at path: Path = []) -> [(key: String, text: String, path: Path)] {
        switch self {
        case .scalar(let text, _): [(key, text, path)]
        case .list(let items):
            items.enumerated().flatMap { $1.scalars(below: key, at: path + [$0]) }
        case .mapping(let entries):
            entries.enumerated().flatMap { $1.value.scalars(below: $1.key, at: path + [$0]) }
        }
    }

    /// Every item and entry with its key, or the key above it, and where it stands.
    func parts(below key: String = "", at path: Path = []) -> [(key: String, path: Path)] {
        switch self {
        case .scalar: []
        case .list(let items):
            items.enumerated().flatMap { number, item in
                [(key, path + [number])] + item.parts(below: key, at: path + [number])
            }
        case .mapping(let entries):
            entries.enumerated().flatMap { number, entry in
                [(entry.key, path + [number])] + entry.value.parts(below: entry.key, at: path + [number])
            }
        }
    }

    /// The tree with what stands at a path changed; what is changed to nothing is left out.
    func changed(at path: Path.SubSequence, _ change: (RuleTree) -> RuleTree?) -> RuleTree? {
        guard let step = path.first else { return change(self) }
        switch self {
        case .scalar: return self
        case .list(var items):
            if let item = items[step].changed(at: path.dropFirst(), change) {
                items[step] = item
            } else {
                items.remove(at: step)
            }
            return .list(items)
        case .mapping(var entries):
            if let value = entries[step].value.changed(at: path.dropFirst(), change) {
                entries[step].value = value
            } else {
                entries.remove(at: step)
            }
            return .mapping(entries)
        }
    }

    /// The two items or entries that begin at a path, in each other's place.
    func swapped(at path: Path) -> RuleTree? {
        changed(at: path.dropLast()) { whole in
            guard case .list(var items) = whole, let place = path.last, place + 1 < items.count else { return whole }
            items.swapAt(place, place + 1)
            return .list(items)
        }
    }
}
