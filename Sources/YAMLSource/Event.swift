/// One step through a document: what opens, closes or stands there. Offsets are bytes of the file.
struct Event: Sendable {
    enum Kind: Sendable, Hashable {
        case streamStart
        case streamEnd
        /// With the version that a `%YAML` line names.
        case documentStart(major: Int, minor: Int)
        case documentEnd
        case alias
        case scalar(YAMLScalar.Style)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    let kind: Kind
    /// Where it begins, its anchor and tag included.
    let start: Int
    let end: Int
    /// Whether it has an anchor or a tag.
    var hasProperties = false
    /// The tag with its handle resolved.
    var tag: String?
    /// The text of a scalar as libyaml has it; kept only for tests, which compare it with ours.
    var value: [UInt8]?
}

/// Why libyaml could not go on, and where.
struct Failure: Sendable {
    enum Problem: Sendable, Hashable {
        case wrongStart
        case blockHeader
        case tabInBlock
        case openQuote
        case badEscape
        case colonInValue
        case listInValue
        case questionInValue
        case noColon
        case badAnchor
        case badTag
        case badDirective
        case otherVersion
        case noDocumentStart
        case noKey
        case noDash
        case openList
        case openMapping
        case noContent
        case memory
        case other
    }

    let problem: Problem
    let offset: Int
    /// Where the thing began that could not be read to its end.
    let context: Int?
    /// Whether it stands inside brackets.
    let inFlow: Bool
}

extension Failure {
    static let noMemory = Failure(problem: .memory, offset: 0, context: nil, inFlow: false)
}
