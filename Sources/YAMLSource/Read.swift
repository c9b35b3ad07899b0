public import Diagnostics

/// Reads a YAML file.
///
/// After a mistake it goes on as far as it can, so that one run reports several; the document then has broken nodes,
/// or is partial.
///
/// - Returns: Nil for the document when nothing of it can be trusted: a wrong encoding, a breached limit, or more
///   mistakes than are reported.
/// - Diagnostics: all of `yaml/…`.
/// - Complexity: O(n) in bytes, times the number of mistakes (at most 20).
/// - Specification: YAML 1.2.2, core schema; libyaml 0.2.5 decides about structure.
public func readYAML(_ source: SourceFile, limits: Limits = .standard) -> (YAMLDocument?, [Diagnostic]) {
    if let refused = refusal(of: source, format: .yaml, limits: limits) { return (nil, [refused]) }
    let skeleton = Skeleton(source.bytes)
    if let offset = skeleton.illFormed {
        return (nil, [.badEncoding(.yaml, .notUTF8(offset: offset), in: source)])
    }
    var reading = YAMLReading(source, skeleton, limits: limits)
    if let control = skeleton.firstControl {
        reading.diagnostics.append(.controlCharacter(at: control, count: skeleton.controls, in: source))
    }
    let document = reading.read()
    return (document, Array(reading.diagnostics.ordered().prefix(max(1, limits.diagnosticsPerFile))))
}

/// What keeps a file from being read at all.
func refusal(of source: SourceFile, format: SourceFormat, limits: Limits) -> Diagnostic? {
    if source.bytes.count > limits.fileBytes {
        return .tooLarge(format, bytes: source.bytes.count, most: limits.fileBytes, in: source)
    }
    return WrongEncoding.wide(source.bytes).map { .badEncoding(format, $0, in: source) }
}

/// Reads one file in as many rounds as it has mistakes that stop libyaml.
struct YAMLReading {
    private enum Outcome {
        case done(DocumentBuilder)
        case stopped(Diagnostic)
        case failed(Failure, DocumentBuilder)
    }

    var diagnostics: [Diagnostic] = []
    private let source: SourceFile
    private let limits: Limits
    private var recovery: Recovery

    init(_ source: SourceFile, _ skeleton: Skeleton, limits: Limits) {
        self.source = source
        self.limits = limits
        recovery = Recovery(source, MaskedText(skeleton))
    }

    /// Rounds after which reading ends: large files get fewer, so that the work stays bounded.
    private var rounds: Int {
        let most = min(20, limits.diagnosticsPerFile)
        return max(1, min(most, (256 << 20) / max(1, source.bytes.count)))
    }

    /// - Returns: The document; nil when nothing of it can be trusted.
    mutating func read() -> YAMLDocument? {
        var left = rounds
        while true {
            switch attempt() {
            case .done(let builder): return finish(builder)
            case .stopped(let breach):
                diagnostics.append(breach)
                return nil
            case .failed(let failure, let builder):
                let before = recovery.text
                if let mistake = recovery.mend(failure, after: builder.lastScalar) { diagnostics.append(mistake) }
                left -= 1
                if left == 0 || recovery.isStuck(since: before) {
                    diagnostics += builder.tree.diagnostics
                    return nil
                }
            }
        }
    }

    private func attempt() -> Outcome {
        var builder = DocumentBuilder(recovery.text, origin: Origin(source), limits: limits)
        let start = recovery.text.start
        return recovery.text.bytes.withUnsafeBufferPointer { bytes in
            guard var reader = Reader(UnsafeBufferPointer(rebasing: bytes[start...]), base: start) else {
                return .failed(.noMemory, builder)
            }
            while !builder.isDone {
                switch reader.next() {
                case .failure(let failure): return .failed(failure, builder)
                case .event(let event):
                    if let breach = builder.take(event) { return .stopped(breach) }
                }
            }
            builder.finish()
            return .done(builder)
        }
    }

    private mutating func finish(_ builder: DocumentBuilder) -> YAMLDocument {
        diagnostics += builder.tree.diagnostics
        var root = builder.tree.root
        if let scalar = root?.scalar, scalar.style == .plain, scalar.text.isEmpty { root = nil }
        if root == nil, diagnostics.isEmpty { diagnostics.append(.empty(.yaml, at: source.span.startPoint)) }
        return YAMLDocument(
            source: source, root: root, comments: builder.comments.comments, isPartial: builder.tree.isPartial)
    }
}
