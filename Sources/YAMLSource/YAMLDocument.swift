public import Diagnostics

/// What one YAML or JSON file says, with the bytes of the file that each part came from.
public struct YAMLDocument: Sendable {
    public let source: SourceFile
    /// Nil when the file holds nothing but blanks and comments.
    public let root: YAMLNode?
    /// In order of the file; those inside block scalars are text and not listed.
    public let comments: [YAMLComment]
    /// Whether mistakes made the reader leave something out. What seems missing may stand in the file: later steps
    /// had better not report it as missing.
    public let isPartial: Bool

    init(source: SourceFile, root: YAMLNode?, comments: [YAMLComment], isPartial: Bool) {
        self.source = source
        self.root = root
        self.comments = comments
        self.isPartial = isPartial
    }
}

/// A comment: from its `#` to the end of the line.
public struct YAMLComment: Sendable, Hashable {
    /// `#` included, blanks at the end not.
    public let span: Span
    /// What follows the `#`, without blanks around it.
    public let text: String
    /// Whether nothing but blanks stands before it on its line.
    public let standsAlone: Bool

    init(span: Span, text: String, standsAlone: Bool) {
        self.span = span
        self.text = text
        self.standsAlone = standsAlone
    }
}

/// A scalar, a list or a mapping.
public struct YAMLNode: Sendable {
    public enum Value: Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }

    public let value: Value
    /// Quotes and brackets included, anchors and tags not. An alias spans its own `*name`; the parts of what it stands
    /// for span the place where that was written.
    public let span: Span
    /// Whether a mistake was reported that makes the value worthless: nothing more should be said about it.
    public let isBroken: Bool

    init(_ value: Value, at span: Span, isBroken: Bool = false) {
        self.value = value
        self.span = span
        self.isBroken = isBroken
    }

    /// The scalar, when this is one.
    public var scalar: YAMLScalar? {
        guard case .scalar(let scalar) = value else { return nil }
        return scalar
    }

    /// The items, when this is a list.
    public var items: [YAMLNode]? {
        guard case .sequence(let items) = value else { return nil }
        return items
    }

    /// The entries, when this is a mapping.
    public var entries: [YAMLEntry]? {
        guard case .mapping(let entries) = value else { return nil }
        return entries
    }
}

/// One `key: value` of a mapping. The key is a scalar, and no other key of the mapping has the same text.
public struct YAMLEntry: Sendable {
    public let key: YAMLNode
    public let value: YAMLNode

    init(key: YAMLNode, value: YAMLNode) {
        self.key = key
        self.value = value
    }

    /// The text of the key.
    public var name: String { key.scalar?.text ?? "" }
}

/// A piece of text, and how it was written.
public struct YAMLScalar: Sendable {
    public enum Style: Sendable, Hashable {
        case plain
        case singleQuoted
        case doubleQuoted
        /// After `|`.
        case literal
        /// After `>`.
        case folded
    }

    /// As decoded: quotes, escapes, folds and indents are gone; not normalised.
    public let text: String
    public let style: Style
    /// Whether a tag (`!!str`, `!`) asks for text whatever it looks like.
    let isTaggedText: Bool
    /// Without runs, the bytes of the file that are the text; with runs, only its start counts.
    private let range: Range<Int>
    private let runs: [SourceSlice.Run]
    private let origin: Origin

    init(_ content: ScalarContent, style: Style, origin: Origin, isTaggedText: Bool = false) {
        range = content.range
        runs = content.runs
        self.style = style
        self.origin = origin
        self.isTaggedText = isTaggedText
        text = content.text
    }

    /// The text with the way back to the bytes of the file.
    ///
    /// - Complexity: O(n) in bytes of the text; it is made when asked for.
    public var slice: SourceSlice {
        if runs.isEmpty { return SourceSlice(origin.source, range) }
        return SourceSlice(file: origin.source.id, text: Array(text.utf8), runs: runs, origin: range.lowerBound)
    }
}

/// The file that the scalars of one document share.
final class Origin: Sendable {
    let source: SourceFile

    init(_ source: SourceFile) {
        self.source = source
    }
}

/// The text of a scalar and where its bytes came from.
struct ScalarContent: Sendable {
    let text: String
    /// Without runs, the bytes of the file that are the text; with runs, only its start counts.
    let range: Range<Int>
    /// Empty when the text stands in the file as it is.
    let runs: [SourceSlice.Run]
}
