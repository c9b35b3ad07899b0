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
    let most = min(limits.fileBytes, NodeStore.mostBytes)
    if source.bytes.count > most { return .tooLarge(format, bytes: source.bytes.count, most: most, in: source) }
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
    /// Whether a file in the simple part of YAML is read without libyaml; tests compare the two.
    var readsSimply: Bool
    private let source: SourceFile
    private let limits: Limits
    private var recovery: Recovery

    init(_ source: SourceFile, _ skeleton: Skeleton, limits: Limits) {
        self.source = source
        self.limits = limits
        recovery = Recovery(source, MaskedText(skeleton))
        readsSimply = !skeleton.hasOddBlanks
    }

    /// Rounds after which reading ends: large files get fewer, so that the work stays bounded.
    private var rounds: Int {
        let most = min(20, limits.diagnosticsPerFile)
        return max(1, min(most, (256 << 20) / max(1, source.bytes.count)))
    }

    /// - Returns: The document; nil when nothing of it can be trusted.
    mutating func read() -> YAMLDocument? {
        if readsSimply, let builder = simply() { return finish(builder) }
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

    /// Nil when the file is not written in the simple part of YAML.
    private func simply() -> DocumentBuilder? {
        var builder = DocumentBuilder(recovery.text, source: source, limits: limits)
        let (bytes, start) = (recovery.text.bytes, recovery.text.start)
        let isDone = bytes.withUnsafeBufferPointer { bytes in
            var reader = SimpleReader(bytes, start: start)
            return reader.read(into: &builder)
        }
        guard isDone else { return nil }
        builder.finish()
        return builder
    }

    private func attempt() -> Outcome {
        var builder = DocumentBuilder(recovery.text, source: source, limits: limits)
        let start = recovery.text.start
        return recovery.text.bytes.withUnsafeBufferPointer { bytes in
            guard var reader = Reader(UnsafeBufferPointer(rebasing: bytes[start...]), base: start) else {
                return .failed(.noMemory, builder)
            }
            while !builder.isDone {
                switch reader.next() {
                case .failure(let failure): return .failed(failure, builder)
                case .event(let event):
                    if !builder.take(event), let breach = builder.tree.breach { return .stopped(breach) }
                }
            }
            builder.finish()
            return .done(builder)
        }
    }

    private mutating func finish(_ builder: DocumentBuilder) -> YAMLDocument {
        diagnostics += builder.tree.diagnostics
        var tree = builder.tree
        if let root = tree.root, tree.store.isEmptyPlain(root) { tree.root = nil }
        if tree.root == nil, diagnostics.isEmpty { diagnostics.append(.empty(.yaml, at: source.span.startPoint)) }
        return YAMLDocument(tree, comments: builder.comments.comments)
    }
}
