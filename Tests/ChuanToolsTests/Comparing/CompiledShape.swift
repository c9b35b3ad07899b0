@testable import Chuan
import Diagnostics
import FEEL

/// Everything that a compiled rulebook holds, as text: what it judges by, without the places where it was written and
/// without what only people read. A property that is added to one of its types is part of it unless it is named here.
struct CompiledShape {
    private(set) var text = ""

    init(_ rulebook: Rulebook) { add(rulebook, "") }

    /// What is left out, by type and property, with the reason.
    private static let ignored: [String: [String]] = [
        // Words for people.
        "Rulebook": ["title"], "Indicator": ["title", "remedy", "note"],
        "Check": ["title", "remedy", "note", "declaration"], "Reading": ["title"], "Alternative": ["title"],
        "DocumentDeclaration": ["title", "link"], "Block": ["note", "constraints"],
        "Field": ["work", "column", "note"], "RecordBlock": ["note"], "Constraint": ["message", "slice"],
        // The name by which rules choose it; reports never see it.
        "Enumeration": ["title"],
        // Trees and texts that the plans beside them were made from.
        "Part": ["slice", "checked"], "CompiledTarget": ["slice", "tree"],
        "Sides": ["tree", "leftNode", "rightNode"],
        // Where nodes come from, and what is worked out from them.
        "Plan": ["origins", "shortcuts"],
    ]

    private mutating func add(_ value: Any, _ indent: String) {
        let type = "\(Swift.type(of: value))"
        switch value {
        case is Span, is VocabularyLookup: return
        case let value as Decimal: text += "\(value)"
        case let value as CalendarDate: text += "\(value)"
        case let value as String: text += "\"\(value)\""
        default: addParts(of: value, type, indent)
        }
    }

    private mutating func addParts(of value: Any, _ type: String, _ indent: String) {
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .set || mirror.displayStyle == .dictionary {
            text += mirror.children.map { child in
                var part = self
                part.text = ""
                part.add(child.value, "")
                return part.text
            }.sorted().joined(separator: ",")
            return
        }
        if mirror.children.isEmpty {
            text += "\(value)"
            return
        }
        if mirror.displayStyle == .enum { text += ".\(mirror.children.first?.label ?? "")" }
        let left = Self.ignored[type] ?? []
        for child in mirror.children where !(child.label.map(left.contains) ?? false) {
            text += "\n\(indent)\(child.label ?? "-") "
            add(child.value, indent + " ")
        }
    }
}
