import Chuan
import Diagnostics
import Synchronization
import YAMLSource

/// What the bytes of a rule file are part of: comments, texts for people, or what rules are made of.
struct Anatomy: Sendable {
    enum Role: Sendable {
        case comment
        /// A title, remedy or note: shown to people and compared with nothing.
        case prose
        /// A key, id, name, expression: what it says matters.
        case matter
        /// Between scalars and comments: indents, signs, blanks.
        case space
    }

    let outline: RuleOutline
    private let stretches: Stretches

    /// - Complexity: O(nodes); O(n log n) when it is first asked what bytes are part of.
    init?(_ document: YAMLDocument) {
        guard let root = document.root else { return nil }
        outline = RuleOutline(root)
        stretches = Stretches(document, outline)
    }

    /// What the byte at an offset is part of.
    ///
    /// - Complexity: O(log n).
    func role(at offset: Int) -> Role { stretches.all.stretch(at: offset)?.role ?? .space }

    /// Whether a line is, with its blanks, text of a block scalar.
    func isBlockText(_ line: Range<Int>) -> Bool {
        guard let stretch = stretches.all.stretch(at: line.lowerBound) else { return false }
        return stretch.isBlock && stretch.range.lowerBound < line.lowerBound
    }

    /// Whether the file ends in a block scalar that keeps the empty lines behind it (`|+`).
    func keepsEmptyTail(of bytes: [UInt8]) -> Bool {
        guard let last = stretches.all.last, last.isBlock else { return false }
        return bytes[last.range].prefix { $0 != 0x0A && $0 != UInt8(ascii: "#") }.contains(UInt8(ascii: "+"))
    }

    /// How sure a change of the letter at an offset is to change no verdict.
    func grade(at offset: Int) -> Fix.Grade {
        switch role(at: offset) {
        case .comment, .prose: .safe
        case .matter, .space: .needsReview
        }
    }
}

/// The scalars and comments of a file. Most files are never asked about: they are laid out when somebody first does.
private final class Stretches: Sendable {
    struct Stretch: Sendable {
        let range: Range<Int>
        var role: Anatomy.Role
        /// A text after `|` or `>`: its lines are text with all their blanks.
        let isBlock: Bool
    }

    private let document: YAMLDocument
    private let outline: RuleOutline
    private let made = Mutex<[Stretch]?>(nil)

    init(_ document: YAMLDocument, _ outline: RuleOutline) {
        self.document = document
        self.outline = outline
    }

    /// In order, apart from each other.
    var all: [Stretch] {
        made.withLock { made in
            let all = made ?? laidOut()
            made = all
            return all
        }
    }

    private func laidOut() -> [Stretch] {
        var stretches = document.comments.map { Stretch(range: $0.span.range, role: .comment, isBlock: false) }
        var seen: Set<Int> = []
        if let root = document.root { Self.add(root, to: &stretches, &seen) }
        stretches.sort { $0.range.lowerBound < $1.range.lowerBound }
        markProse(&stretches)
        return stretches
    }

    private static func add(_ node: YAMLNode, to stretches: inout [Stretch], _ seen: inout Set<Int>) {
        switch node.value {
        case .scalar(let scalar):
            guard seen.insert(node.span.start).inserted else { return }
            let isBlock = scalar.style == .literal || scalar.style == .folded
            stretches.append(Stretch(range: node.span.range, role: .matter, isBlock: isBlock))
        case .sequence(let items): for item in items { add(item, to: &stretches, &seen) }
        case .mapping(let entries):
            if let first = entries.first, seen.contains(first.key.span.start) { return }
            for entry in entries {
                add(entry.key, to: &stretches, &seen)
                add(entry.value, to: &stretches, &seen)
            }
        }
    }

    /// Keys whose values are read by people only, whatever their shape.
    private static let proseKeys: [RuleKey] = [.number, .issuer, .link, .reason, .clause]

    private func markProse(_ stretches: inout [Stretch]) {
        for mapping in outline.mappings {
            for entry in mapping.entries where Self.isProse(entry, in: mapping.place) {
                for node in [entry.value] + (entry.value.entries.map { $0.map(\.value) } ?? []) {
                    if let place = stretches.place(of: node.span.start), stretches[place].role == .matter {
                        stretches[place].role = .prose
                    }
                }
            }
        }
    }

    private static func isProse(_ entry: RuleOutline.Entry, in place: RulePlace) -> Bool {
        if proseKeys.contains(entry.key) { return true }
        guard entry.shape == .title else { return false }
        return entry.key != .title || !place.isVocabulary
    }
}

extension [Stretches.Stretch] {
    /// The place of the stretch that an offset lies in.
    fileprivate func place(of offset: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].range.contains(offset) ? low : nil
    }

    fileprivate func stretch(at offset: Int) -> Stretches.Stretch? { place(of: offset).map { self[$0] } }
}

extension RulePlace {
    /// Whether titles of such things are names that reports and expressions use.
    var isVocabulary: Bool {
        switch self {
        case .unitType, .unitOfMeasure, .enumeration, .enumerationValue, .block, .field: true
        default: false
        }
    }
}
