public import Chuan
public import Diagnostics
package import YAMLSource

/// The reports of one file, and what there is to say about them.
public struct ReportReading: Sendable {
    /// Those that can be judged, in order of the file.
    public var reports: [Report]
    /// In order of the file.
    public var diagnostics: [Diagnostic]

    public init(reports: [Report], diagnostics: [Diagnostic]) {
        self.reports = reports
        self.diagnostics = diagnostics
    }
}

/// How a report file is written.
package enum ReportSyntax: Sendable, Hashable {
    /// Typed by people: `1.234` in a count is 1234.
    case yaml
    /// Written by programs: an unquoted 1.234 has a fraction.
    case json
}

/// Reads report files by a vocabulary. Made once, used for any number of files.
public struct ReportReader: Sendable {
    let layout: ReportLayout
    let limits: Limits

    /// - Complexity: O(names of the vocabulary).
    public init(vocabulary: Vocabulary, limits: Limits = .standard) {
        layout = ReportLayout(vocabulary)
        self.limits = limits
    }

    private init(_ layout: ReportLayout, _ limits: Limits) {
        self.layout = layout
        self.limits = limits
    }

    /// The same reader, made ready for many files.
    ///
    /// - Complexity: O(names of the vocabulary).
    package func prepared() -> ReportReader { ReportReader(layout.prepared(), limits) }

    /// Reads a YAML or JSON file: one report, or a list of them.
    ///
    /// A file is JSON when its name ends in `.json`, or when it has no name (`-`) and starts with a brace.
    ///
    /// - Diagnostics: those of the YAML or JSON reader and `report/…`.
    /// - Complexity: O(n) in bytes.
    public func read(_ source: SourceFile) -> ReportReading {
        let syntax = Self.syntax(of: source)
        let (document, problems) =
            syntax == .json ? readJSON(source, limits: limits) : readYAML(source, limits: limits)
        guard let document else { return ReportReading(reports: [], diagnostics: problems) }
        var reading = decode(document, syntax: syntax)
        reading.diagnostics = (problems + reading.diagnostics).ordered()
        return reading
    }

    /// Reads what a file says as reports. A report without unit code, unit type or period is set aside; any other
    /// mistake costs only what it stands in.
    ///
    /// - Diagnostics: `report/…`; none for what the reader of the file has already reported.
    /// - Complexity: O(n) in nodes.
    package func decode(_ document: YAMLDocument, syntax: ReportSyntax) -> ReportReading {
        var decoder = ReportDecoder(layout: layout, limits: limits, document: document, syntax: syntax)
        return decoder.decode()
    }

    /// Reads a part of a report that stands in another file, as in tests of rules. What it leaves out of the header is
    /// taken from elsewhere; all else that it leaves out is missing.
    ///
    /// - Parameters:
    ///   - node: A mapping of the document.
    ///   - header: What stands in for header lines.
    /// - Diagnostics: `report/…`.
    /// - Complexity: O(n) in nodes.
    package func decode(
        fragment node: YAMLNode, of document: YAMLDocument, header: FragmentHeader
    ) -> (Report?, [Diagnostic]) {
        var decoder = ReportDecoder(layout: layout, limits: limits, document: document, syntax: .yaml)
        decoder.defaults = header
        let reading = decoder.decodeFragment(node)
        return (reading.reports.first, reading.diagnostics)
    }

    /// Reads a mapping as a row of a table, which stands by itself.
    ///
    /// - Parameter block: The table.
    /// - Diagnostics: `report/…`.
    /// - Complexity: O(n) in nodes.
    package func decode(row document: YAMLDocument, of block: Int) -> (ReportRow?, [Diagnostic]) {
        guard let root = document.root else { return (nil, []) }
        var decoder = ReportDecoder(layout: layout, limits: limits, document: document, syntax: .json)
        let row = decoder.readRow(block, root, number: 1)
        return (row, decoder.told)
    }

    private static func syntax(of source: SourceFile) -> ReportSyntax {
        if source.path.lowercased().hasSuffix(".json") { return .json }
        let first = source.bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        return source.path == "-" && first == UInt8(ascii: "{") ? .json : .yaml
    }
}

/// Reads the reports of a document; see `ReportReader.decode`.
package func decodeReports(
    _ document: YAMLDocument, vocabulary: Vocabulary, syntax: ReportSyntax = .yaml, limits: Limits = .standard
) -> ([Report], [Diagnostic]) {
    let reading = ReportReader(vocabulary: vocabulary, limits: limits).decode(document, syntax: syntax)
    return (reading.reports, reading.diagnostics)
}
