public import Chuan
public import Diagnostics
public import FEEL

/// Reads files of records and derives from them, on all cores.
public struct RecordReader {
    /// Who is told how far reading is, from one thread at a time.
    public struct Progress {
        /// Gets the bytes of a file, where that is known.
        let start: (Int?) -> Void
        /// Gets the bytes and the records that were read of it.
        let step: (Int, Int) -> Void

        public init(start: @escaping (Int?) -> Void, step: @escaping (Int, Int) -> Void) {
            (self.start, self.step) = (start, step)
        }
    }

    let rulebook: Rulebook
    let period: DerivingPeriod
    let limits: Limits
    private let engine: RecordEngine
    /// One for each derivation of the rulebook; nil where none of its records were read.
    private var tallies: [DerivedTally?]
    /// Where each derivation is shown: the first line of the first file.
    private var places: [Span?]
    /// For each derivation, the first line whose record names no unit, and its file.
    private var unitless: [(path: String, line: Int)?]
    private var ids = RecordIDIndex()
    private var heads: [Span] = []
    private var comparesIDs = true
    /// Folded codes of units that are not to be counted.
    private var refused: Set<String> = []
    public internal(set) var diagnostics: [Diagnostic] = []
    private var omitted = 0
    /// Set when a list could not be read to its end: what is known of units is not all, and none is reported.
    public private(set) var isBroken = false

    /// - Parameters:
    ///   - start: The first day of the period of the reports.
    ///   - end: The last one.
    ///   - cutoff: The day on which the records were drawn; nil where it is not known.
    public init(
        _ rulebook: Rulebook, from start: CalendarDate, to end: CalendarDate, cutoff: CalendarDate?,
        limits: Limits = .standard
    ) {
        self.init(rulebook, DerivingPeriod(start: start, end: end, cutoff: cutoff), RecordEngine(), limits: limits)
    }

    init(_ rulebook: Rulebook, _ period: DerivingPeriod, _ engine: RecordEngine, limits: Limits) {
        self.rulebook = rulebook
        self.period = period
        self.limits = limits
        self.engine = engine
        tallies = rulebook.derivations.map { _ in nil }
        places = rulebook.derivations.map { _ in nil }
        unitless = rulebook.derivations.map { _ in nil }
    }

    private mutating func tell(_ diagnostic: Diagnostic) {
        if diagnostics.count < limits.diagnosticsPerFile { diagnostics.append(diagnostic) } else { omitted += 1 }
    }

    /// Reads a table of records; which ones they are, the names of the columns say.
    ///
    /// - Parameters:
    ///   - path: `-` for standard input.
    ///   - sources: Takes what diagnostics show of the file.
    ///   - progress: Is told how far reading is.
    /// - Diagnostics: `report/bad-flat-file`, `report/bad-record-file`, `report/bad-record`, `report/missing-column`,
    ///   `report/unknown-column`, and those of cells.
    /// - Complexity: O(n) in bytes; the memory does not depend on the size of the file, but on the number of groups.
    public mutating func read(_ path: String, _ sources: inout SourceFiles, showing progress: Progress? = nil) {
        let number = FileID(number: UInt32(sources.files.count))
        guard let opened = open(path, number, &sources) else { return }
        let (file, records) = (opened.file, opened.records)
        _ = sources.add(path: path, bytes: file.head.bytes)
        let concerned = rulebook.derivations.indices.filter { rulebook.derivations[$0].records == records }
        let derivations = concerned.map { rulebook.derivations[$0] }
        let block = rulebook.vocabulary.records[records]
        let columns = RecordColumns(file, of: block)
        let line = Span(file: number, start: 0, end: file.head.text(0..<file.head.bytes.count).lineLength)
        let mistakes = columns.mistakes(file.columns, of: block, derivations, at: line)
        tellColumns(opened, mistakes)
        if mistakes.hasError { return }
        heads.append(line)
        var run = opened.run
        let lacksID = columns.absent.contains(where: block.identity.contains)
        if lacksID { run.comparesIDs = false }
        progress?.start(file.size)
        run.progress = progress?.step
        let outcome = run.read(file, absent: columns.absent)
        take(outcome, of: path, concerned, line, &sources)
        if outcome.isWholeByID {
            ids.add(outcome.ids, file: heads.count - 1)
        } else if comparesIDs {
            comparesIDs = false
            // That a column is missing has been said.
            if !lacksID { tell(.recordsNotCompared(limits.comparedRecords, at: line)) }
        }
    }

    private struct Opened {
        let file: FlatFile
        let run: RecordRun
        let records: Int
        let count: Int
        let mistakes: [FlatMistake]
    }

    /// Opens a file as the records of which most columns are there.
    private mutating func open(_ path: String, _ number: FileID, _ sources: inout SourceFiles) -> Opened? {
        let candidates = Set(rulebook.derivations.map(\.records)).sorted()
        var best: Opened?
        var failure: [FlatMistake] = []
        for records in path == "-" ? Array(candidates.prefix(1)) : candidates {
            let derivations = rulebook.derivations.filter { $0.records == records }
            let block = rulebook.vocabulary.records[records]
            var run = RecordRun(block, derivations, period, engine, limits: limits, comparesIDs: comparesIDs)
            var (file, mistakes) = run.open(path, number)
            // What tells records apart is not read of more than are compared.
            if let whole = file, run.comparesIDs, !run.canCompare(whole) {
                run = RecordRun(block, derivations, period, engine, limits: limits, comparesIDs: false)
                (file, mistakes) = run.open(path, number)
            }
            guard let file else {
                failure = mistakes
                continue
            }
            let count = RecordColumns(file, of: block).count
            if count > best?.count ?? -1 {
                best = Opened(file: file, run: run, records: records, count: count, mistakes: mistakes)
            }
        }
        if best == nil {
            if let head = failure.first?.head { _ = sources.add(path: path, bytes: head.bytes) }
            for mistake in failure { tell(mistake.diagnostic) }
        }
        return best
    }

    /// What is amiss with the columns. Of those that are not there, it is said which ones matter; a column whose name is
    /// nearly that of one of these is told with it.
    private mutating func tellColumns(_ opened: Opened, _ own: [Diagnostic]) {
        let offered = own.compactMap(\.help?.en).joined()
        for mistake in opened.mistakes where opened.count > 0 {
            let diagnostic = mistake.diagnostic
            if diagnostic.kind.name == "report/missing-columns" { continue }
            let name = mistake.head.text(diagnostic.span.range)
            if diagnostic.kind.name == "report/unknown-column", offered.contains("`\(name)`") { continue }
            tell(diagnostic)
        }
        for diagnostic in own { tell(diagnostic) }
    }

    private mutating func take(
        _ outcome: RecordOutcome, of path: String, _ concerned: [Int], _ line: Span, _ sources: inout SourceFiles
    ) {
        for problem in outcome.problems { tell(problem.filed(in: &sources)) }
        omitted += outcome.omittedProblems
        for (place, number) in concerned.enumerated() {
            tallies[number, default: DerivedTally()].add(outcome.tallies[place], limits: limits)
            places[number] = places[number] ?? line
            unitless[number] = unitless[number] ?? outcome.unitlessLine.map { (path, $0) }
        }
        refused.formUnion(outcome.lostUnits)
        switch outcome.end {
        case .finished, .stopped:
            if let problem = outcome.problem {
                tell(problem.placed(at: line))
                isBroken = true
            }
        case .tooManyRejects:
            tell(.tooManyRejects(outcome.rejectedRows, limit: limits.rejects, at: line))
            isBroken = true
        case .failed(let error):
            let problem = outcome.problem ?? .badFlatFile(.unreadable(SystemReason.message(error)), at: line)
            tell(problem.placed(at: line))
            isBroken = true
        }
        if outcome.rows + outcome.rejectedRows == 0 { tell(.badRecordFile(.empty, at: line.startPoint)) }
    }

    /// What all files together amount to.
    mutating func finish() -> DerivedRecords {
        for twin in ids.twins.sorted(by: { ($0.file, $0.line) < ($1.file, $1.line) }) {
            tell(.duplicateRecord(twin, heads))
        }
        refused.formUnion(ids.units)
        var found: [DerivedRecords.Source] = []
        for (number, derivation) in rulebook.derivations.enumerated() {
            guard let place = places[number], let tally = tallies[number] else { continue }
            if tally.isFull { tell(.tooManyGroups(limits.derivedGroups, at: place)) }
            found.append(
                DerivedRecords.Source(
                    table: DerivedTable(derivation, tally), place: place, unitless: unitless[number]))
        }
        if omitted > 0, let last = diagnostics.last { diagnostics.append(.moreMistakes(omitted, at: last.span)) }
        return DerivedRecords(sources: found, refused: refused)
    }
}

/// What all records of a run amount to.
struct DerivedRecords: Sendable {
    struct Source: Sendable {
        let table: DerivedTable
        /// Where it is shown.
        let place: Span
        /// The first record that names no unit.
        let unitless: (path: String, line: Int)?
    }

    /// One for each derivation whose records were read.
    let sources: [Source]
    /// Folded codes of units that are left out: their records are not all known.
    let refused: Set<String>
}

extension [DerivedTally?] {
    fileprivate subscript(number: Int, default tally: DerivedTally) -> DerivedTally {
        get { self[number] ?? tally }
        set { self[number] = newValue }
    }
}

extension String {
    /// Bytes before the first line break.
    fileprivate var lineLength: Int { utf8.prefix { $0 != 0x0A && $0 != 0x0D }.count }
}

extension FlatProblem {
    /// The mistake with the record as a piece of its file.
    fileprivate func filed(in sources: inout SourceFiles) -> Diagnostic {
        let piece = sources.add(path: record.path, bytes: record.bytes, firstLine: firstLine)
        return diagnostic.filed(as: piece.id)
    }
}

extension Diagnostic {
    /// The same mistake with all places in another file.
    fileprivate func filed(as file: FileID) -> Diagnostic {
        func filed(_ span: Span) -> Span { Span(file: file, start: span.start, end: span.end) }
        var copy = Diagnostic(
            kind, message, at: filed(span), labels: labels.map { Label(filed($0.span), $0.message) }, help: help)
        copy.severity = severity
        return copy
    }

    fileprivate static func duplicateRecord(_ twin: RecordIDIndex.Twin, _ heads: [Span]) -> Diagnostic {
        .duplicateRecord(
            line: twin.line, first: twin.firstLine, at: heads[twin.file],
            otherFile: twin.file == twin.firstFile ? nil : heads[twin.firstFile])
    }
}
