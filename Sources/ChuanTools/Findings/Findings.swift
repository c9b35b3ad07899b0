import Chuan
public import Diagnostics

/// What a run found in rule files, with places as people and other tools count them.
public struct Findings: Sendable {
    /// In order of file and place.
    public let all: [Finding]
    /// Every file that was looked at, in the order in which it was read.
    public let paths: [String]
    public let files: SourceFiles

    /// - Parameters:
    ///   - diagnostics: In the order in which they are to be told.
    ///   - files: Those that were read; one without bytes stands for a folder.
    /// - Complexity: O(bytes of the files with findings).
    public init(_ diagnostics: [Diagnostic], in files: SourceFiles) {
        self.files = files
        paths = files.files.filter { !$0.bytes.isEmpty }.map(\.path)
        var locator = FindingLocator(files)
        all = diagnostics.map { locator.finding($0) }
    }

    private init(_ all: [Finding], like other: Findings) {
        self.all = all
        paths = other.paths
        files = other.files
    }

    /// Those that a condition holds for.
    public func filter(_ isWanted: (Finding) -> Bool) -> Findings { Findings(all.filter(isWanted), like: self) }

    public func count(_ severity: Diagnostic.Severity) -> Int {
        all.reduce(0) { $0 + ($1.diagnostic.severity == severity ? 1 : 0) }
    }

    /// The kinds that were found, by name.
    var kinds: [Diagnostic.Kind] { Set(all.map(\.diagnostic.kind)).sorted { $0.name < $1.name } }
}

/// A diagnostic and where it stands.
public struct Finding: Sendable {
    public let diagnostic: Diagnostic
    public let place: Place
    /// The places of the diagnostic's labels, in their order.
    public let labels: [Place]
    /// Stays the same when lines are moved, as long as the line itself, the file's path and the name do.
    ///
    /// - Complexity: O(bytes of the line), each time.
    public var fingerprint: String {
        var hash = SHA256()
        hash.update(identity.utf8)
        return String(hash.finish().prefix(32))
    }

    /// What the fingerprint is of.
    fileprivate let identity: String

    /// Whether a file could not be read at all.
    public var isAboutReading: Bool { diagnostic.kind.name == "rule/unreadable-file" }

    /// Whether it only says that a path holds no rules.
    public var isAboutNoRules: Bool { diagnostic.kind.name == "rule/no-rulebook" }

    /// A stretch of a file, with lines and columns from 1; columns count Unicode scalars.
    public struct Place: Sendable, Hashable {
        public let path: String
        public let start: Location
        public let end: Location
    }
}

/// Turns diagnostics into findings.
private struct FindingLocator {
    private let files: SourceFiles
    private var indices: [FileID: LineIndex] = [:]
    /// How often the same mistake was met on an equal line of the same file.
    private var met: [String: Int] = [:]

    init(_ files: SourceFiles) { self.files = files }

    mutating func finding(_ diagnostic: Diagnostic) -> Finding {
        Finding(
            diagnostic: diagnostic, place: place(diagnostic.span), labels: diagnostic.labels.map { place($0.span) },
            identity: identity(diagnostic))
    }

    private mutating func index(_ file: SourceFile) -> LineIndex {
        if let known = indices[file.id] { return known }
        let index = LineIndex(file)
        indices[file.id] = index
        return index
    }

    private mutating func place(_ span: Span) -> Finding.Place {
        guard let file = files[span.file] else {
            let nowhere = Location(line: 1, column: 1)
            return Finding.Place(path: "?", start: nowhere, end: nowhere)
        }
        let index = index(file)
        return Finding.Place(
            path: file.path, start: index.location(of: span.start), end: index.location(of: span.end))
    }

    /// Of the name, the path, the words of the line, and the number of such findings before.
    private mutating func identity(_ diagnostic: Diagnostic) -> String {
        let file = files[diagnostic.span.file]
        var line = ""
        if let file {
            let index = index(file)
            let number = index.location(of: diagnostic.span.start).line
            line = index.range(ofLine: number).map { file.text($0).trimmed } ?? ""
        }
        let what = "\(diagnostic.kind.name)\u{0}\(file?.path ?? "")\u{0}\(line)"
        let number = met[what, default: 0]
        met[what] = number + 1
        return "\(what)\u{0}\(number)"
    }
}
