public import Chuan
public import Diagnostics

/// Everything that a run of `check` found, for the writers of results.
public struct RunResult: Sendable {
    public let loaded: LoadedRulebook
    public let files: SourceFiles
    /// The readings that were chosen.
    public let choices: [ReadingChoice]
    /// How far verdicts are explained; nil: by their sentence.
    public let detail: ExplanationDetail?
    public package(set) var results: [ReportResult]
    /// Nil where there is nothing to roll up.
    public package(set) var city: CityResult?
    /// Nil where nobody asked.
    package var ranking: Ranking?
    /// The counts of verdicts, with the units that are farthest from the targets; nil where nobody asked.
    package var summary: BatchSummary?
    /// Mistakes in the reports, in order of place.
    public let diagnostics: [Diagnostic]

    public var rulebook: Rulebook { loaded.rulebook }

    public init(
        loaded: LoadedRulebook, files: SourceFiles, choices: [ReadingChoice], detail: ExplanationDetail?,
        results: [ReportResult],
        city: CityResult?, diagnostics: [Diagnostic]
    ) {
        self.loaded = loaded
        self.files = files
        self.choices = choices
        self.detail = detail
        self.results = results
        self.city = city
        self.diagnostics = diagnostics
    }
}

/// Turns spans into `file:line:column` or `file:sheet!cell`, with one line index a file.
struct Places {
    private let files: SourceFiles
    /// By the number of the file.
    private var indices: [LineIndex?]

    init(_ files: SourceFiles) {
        self.files = files
        indices = Array(repeating: nil, count: files.files.count)
    }

    mutating func text(_ span: Span) -> String {
        guard let file = files[span.file] else { return "" }
        return file.place(named: name(of: span.start, in: file), at: span.start)
    }

    /// `line:column` or the cell alone, where the file is plain from the context.
    mutating func short(_ span: Span) -> String {
        files[span.file].map { name(of: span.start, in: $0) } ?? ""
    }

    private mutating func name(of offset: Int, in file: SourceFile) -> String {
        // Places in a spreadsheet are cells, for which no lines are counted.
        if let origin = file.origins[offset] { return origin }
        if let cells = file.cells { return cells.text(at: offset) ?? "" }
        return index(of: file).name(of: offset)
    }

    private mutating func index(of file: SourceFile) -> LineIndex {
        let number = Int(file.id.number)
        if let known = indices[number] { return known }
        let new = LineIndex(file)
        indices[number] = new
        return new
    }
}
