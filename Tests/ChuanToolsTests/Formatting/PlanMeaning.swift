import Chuan
import Diagnostics
import FEEL

/// Everything that a compiled rulebook holds, without the places where it stood: two rulebooks of the same meaning are
/// shown alike.
struct PlanMeaning {
    /// Whether the words of the author count: expressions and phrases as they are written.
    let countsWords: Bool
    private var out = ""

    static func shown(_ rulebook: Rulebook, countsWords: Bool) -> String {
        var meaning = PlanMeaning(countsWords: countsWords)
        meaning.add(rulebook)
        return meaning.out
    }

    private init(countsWords: Bool) { self.countsWords = countsWords }

    private mutating func add(_ value: Any) {
        switch value {
        case is Span, is SourceFile, is CheckDeclaration, is NameIndex: break
        case let slice as SourceSlice: if countsWords { out += String(decoding: slice.text, as: UTF8.self) }
        case let text as String: out += text.debugDescription
        case is Int, is Bool, is UInt8: out += "\(value)"
        default: addParts(of: value)
        }
    }

    private mutating func addParts(of value: Any) {
        let mirror = Mirror(reflecting: value)
        if mirror.children.isEmpty { return out += mirror.displayStyle == .enum ? "\(value)" : "\(type(of: value))" }
        let isUnordered = mirror.displayStyle == .set || mirror.displayStyle == .dictionary
        var parts: [String] = []
        for child in mirror.children {
            var part = PlanMeaning(countsWords: countsWords)
            part.add(child.value)
            parts.append((child.label.map { $0 + "=" } ?? "") + part.out)
        }
        out += "(" + (isUnordered ? parts.sorted() : parts).joined(separator: " ") + ")"
    }
}
