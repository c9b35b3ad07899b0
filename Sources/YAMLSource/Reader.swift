internal import CLibYAML

/// Steps through a document with libyaml, and is all that knows of it.
///
/// It owns the parser and frees it when it goes out of scope. The input must outlive it.
struct Reader: ~Copyable {
    enum Step {
        case event(Event)
        case failure(Failure)
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let base: Int
    private let count: Int
    private let keepsValues: Bool

    /// - Parameters:
    ///   - input: ASCII without zero bytes.
    ///   - base: What is added to offsets into the input, to make them offsets into the file.
    ///   - keepsValues: Whether scalars carry libyaml's text.
    /// - Returns: Nil when there is no memory.
    init?(_ input: UnsafeBufferPointer<UInt8>, base: Int, keepsValues: Bool = false) {
        parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        self.base = base
        self.keepsValues = keepsValues
        count = input.count
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else { return nil }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    mutating func next() -> Step {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { return .failure(failure()) }
        defer { yaml_event_delete(&event) }
        return .event(translate(event))
    }

    private func offset(_ mark: yaml_mark_t) -> Int { base + min(Int(clamping: mark.index), count) }

    private func translate(_ event: yaml_event_t) -> Event {
        let (start, end) = (offset(event.start_mark), offset(event.end_mark))
        func plain(_ kind: Event.Kind) -> Event { Event(kind: kind, start: start, end: end) }
        func node(_ kind: Event.Kind, _ anchor: UnsafePointer<yaml_char_t>?, _ tag: UnsafePointer<yaml_char_t>?)
            -> Event
        {
            Event(
                kind: kind, start: start, end: end, hasProperties: anchor != nil || tag != nil,
                tag: tag.map { String(cString: $0) })
        }
        let data = event.data
        switch event.type {
        case YAML_DOCUMENT_START_EVENT:
            let version = data.document_start.version_directive?.pointee
            return plain(.documentStart(major: Int(version?.major ?? 1), minor: Int(version?.minor ?? 2)))
        case YAML_DOCUMENT_END_EVENT: return plain(.documentEnd)
        case YAML_ALIAS_EVENT: return plain(.alias)
        case YAML_SCALAR_EVENT:
            var scalar = node(.scalar(style(data.scalar.style)), data.scalar.anchor, data.scalar.tag)
            if keepsValues {
                scalar.value = Array(UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length))
            }
            return scalar
        case YAML_SEQUENCE_START_EVENT:
            return node(.sequenceStart, data.sequence_start.anchor, data.sequence_start.tag)
        case YAML_SEQUENCE_END_EVENT: return plain(.sequenceEnd)
        case YAML_MAPPING_START_EVENT: return node(.mappingStart, data.mapping_start.anchor, data.mapping_start.tag)
        case YAML_MAPPING_END_EVENT: return plain(.mappingEnd)
        case YAML_STREAM_START_EVENT: return plain(.streamStart)
        default: return plain(.streamEnd)
        }
    }

    private func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private func failure() -> Failure {
        let state = parser.pointee
        guard state.error != YAML_MEMORY_ERROR else {
            return Failure(problem: .memory, offset: base, context: nil, inFlow: false)
        }
        let words = state.problem.map { String(cString: $0) } ?? ""
        let context = state.context.map { String(cString: $0) } ?? ""
        return Failure(
            problem: Self.problem(words, context), offset: offset(state.problem_mark),
            context: state.context == nil ? nil : offset(state.context_mark), inFlow: state.flow_level > 0)
    }

    /// libyaml says what went wrong in words only; these are those of release 0.2.5, held by a test.
    private static func problem(_ words: String, _ context: String) -> Failure.Problem {
        switch words {
        case "found character that cannot start any token": return .wrongStart
        case "found a tab character where an indentation space is expected",
            "found a tab character that violates indentation":
            return .tabInBlock
        case "mapping values are not allowed in this context": return .colonInValue
        case "block sequence entries are not allowed in this context": return .listInValue
        case "mapping keys are not allowed in this context": return .questionInValue
        case "could not find expected ':'": return .noColon
        case "found incompatible YAML document": return .otherVersion
        case "did not find expected <document start>": return .noDocumentStart
        case "did not find expected key": return .noKey
        case "did not find expected '-' indicator": return .noDash
        case "did not find expected ',' or ']'": return .openList
        case "did not find expected ',' or '}'": return .openMapping
        case "did not find expected node content": return .noContent
        case "found undefined tag handle": return .badTag
        case "found duplicate %YAML directive", "found duplicate %TAG directive": return .badDirective
        default: return problem(scanning: context, words)
        }
    }

    private static func problem(scanning context: String, _ words: String) -> Failure.Problem {
        switch context {
        case "while scanning a block scalar": .blockHeader
        case "while scanning a quoted scalar", "while parsing a quoted scalar":
            words == "found unexpected end of stream" || words == "found unexpected document indicator"
                ? .openQuote : .badEscape
        case "while scanning an anchor", "while scanning an alias": .badAnchor
        case "while scanning a tag", "while parsing a tag": .badTag
        case "while scanning a directive", "while scanning a %YAML directive", "while scanning a %TAG directive",
            "while parsing a %TAG directive", "while scanning a tag directive", "while parsing a tag directive":
            .badDirective
        default: .other
        }
    }
}
