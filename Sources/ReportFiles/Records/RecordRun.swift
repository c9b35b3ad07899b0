import Chuan
import Diagnostics

/// How records are gone through.
struct RecordEngine {
    enum Kind {
        case columns
        case plain
    }

    var kind = Kind.columns
    var workers: Int?
    var chunkBytes = FlatOptions().chunkBytes
    var blockRows = FlatOptions().blockRows
}

/// What the records of one file amount to.
struct RecordOutcome {
    var tallies: [DerivedTally] = []
    var ids: [RecordIDs] = []
    /// Whether the ids of all records are there.
    var isWholeByID = false
    var problems: [FlatProblem] = []
    var omittedProblems = 0
    var rows = 0
    /// The first line whose record names no unit; nil where all name one.
    var unitlessLine: Int?
    var rejectedRows = 0
    /// Folded codes of units of which a record could not be read.
    var lostUnits: Set<String> = []
    var end = FlatOutcome.End.finished
    /// What ended the run too early, where the file did.
    var problem: Diagnostic?
}

/// Goes through one file of records.
struct RecordRun {
    private let block: RecordBlock
    private let derivations: [Derivation]
    private let period: DerivingPeriod
    private let engine: RecordEngine
    private let limits: Limits
    private let layout: DerivingLayout
    /// Whether ids are compared, as far as the limit goes.
    var comparesIDs: Bool
    /// Gets the bytes and the records that were read.
    var progress: ((Int, Int) -> Void)?

    init(
        _ block: RecordBlock, _ derivations: [Derivation], _ period: DerivingPeriod, _ engine: RecordEngine,
        limits: Limits, comparesIDs: Bool
    ) {
        self.block = block
        self.derivations = derivations
        self.period = period
        self.engine = engine
        self.limits = limits
        self.comparesIDs = comparesIDs
        layout = DerivingLayout(derivations, of: block, period, limits: limits, comparesIDs: comparesIDs)
    }

    func open(_ path: String, _ number: FileID) -> (FlatFile?, [FlatMistake]) {
        var options = FlatOptions()
        options.subject = .records(block: RecordBlock.place)
        options.file = number
        options.limits = limits
        options.workers = engine.workers
        options.chunkBytes = engine.chunkBytes
        options.blockRows = engine.blockRows
        return FlatFile.open(
            path, as: layout.layout, by: ReportReader(vocabulary: block.vocabulary, limits: limits), options: options)
    }

    /// - Parameter absent: Fields of the record that the file does not have.
    func read(_ file: FlatFile, absent: [Int]) -> RecordOutcome {
        switch engine.kind {
        case .columns:
            return read(file, absent) { ColumnConsumer(layout, absent: absent, ids: ids(), unitless()) }
        case .plain:
            let derivers = derivations.map { RecordDeriver($0, of: block, period, limits: limits) }
            return read(file, absent) { PlainConsumer(derivers, absent: absent, ids: ids(), unitless()) }
        }
    }

    /// Whether a file may have no more records than are compared.
    func canCompare(_ file: FlatFile) -> Bool {
        let least = max(8, file.columns.count * 4)
        return file.size.map { $0 / least <= limits.comparedRecords } ?? true
    }

    private func unitless() -> UnitlessRecord { UnitlessRecord(layout, unit: derivations.first?.unit) }

    /// Where ids are kept.
    private func ids() -> RecordIDs? {
        guard comparesIDs, !block.identity.isEmpty else { return nil }
        return RecordIDs(layout, unit: derivations[0].unit, most: limits.comparedRecords)
    }

    private func read<Consumer: RecordConsumer>(
        _ file: FlatFile, _ absent: [Int], _ make: () -> Consumer
    ) -> RecordOutcome {
        var consumers: [Consumer] = []
        let kept = Kept(limit: limits.diagnosticsPerFile)
        let ended = file.read {
            let consumer = make()
            consumers.append(consumer)
            return consumer
        } deliver: { delivery in
            kept.add(delivery.problems, delivery.omittedProblems, delivery.rejects)
            kept.rows += delivery.rows
            progress?(delivery.bytesRead, kept.rows)
            return true
        }
        var outcome = RecordOutcome()
        outcome.tallies = derivations.map { _ in DerivedTally() }
        for consumer in consumers {
            for (number, tally) in consumer.tallies.enumerated() {
                outcome.tallies[number].add(tally, limits: limits)
            }
        }
        outcome.ids = consumers.compactMap(\.ids)
        outcome.isWholeByID =
            outcome.ids.count == consumers.count && !outcome.ids.contains(where: \.isFull)
            && outcome.ids.reduce(0) { $0 + $1.ids.count } <= limits.comparedRecords
        outcome.unitlessLine = consumers.compactMap(\.unitless.line).min()
        outcome.problems = kept.problems
        outcome.omittedProblems = kept.omitted
        (outcome.rows, outcome.rejectedRows, outcome.end) = (ended.rows, ended.rejectedRows, ended.end)
        outcome.problem = ended.problem
        outcome.lostUnits = units(of: kept.rejects, file)
        return outcome
    }

    /// The units that rejected records name, as far as it can be told.
    private func units(of rejects: [UInt8], _ file: FlatFile) -> Set<String> {
        let places = Set(derivations.map(\.unit)).compactMap { unit in
            file.columns.firstIndex { block.field($0.name) == unit }
        }
        guard let separator = file.separator, !rejects.isEmpty else { return [] }
        var units: Set<String> = []
        for line in rejects.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let cells = line.split(separator: separator, omittingEmptySubsequences: false)
            for place in places where cells.indices.contains(place) {
                let text = String(decoding: cells[place], as: UTF8.self).trimmingBlanks()
                let bare = text.trimmingQuotes
                if !bare.isEmpty { units.insert(Spelling.fold(bare)) }
            }
        }
        return units
    }

    /// What deliveries bring; they come one at a time.
    private final class Kept: @unchecked Sendable {
        private(set) var problems: [FlatProblem] = []
        private(set) var omitted = 0
        private(set) var rejects: [UInt8] = []
        var rows = 0
        private let limit: Int

        init(limit: Int) { self.limit = limit }

        func add(_ problems: [FlatProblem], _ omitted: Int, _ rejects: [UInt8]) {
            let room = max(0, limit - self.problems.count)
            self.problems += problems.prefix(room)
            self.omitted += omitted + max(0, problems.count - room)
            self.rejects += rejects
        }
    }
}

extension String {
    /// Without quotes at both ends.
    fileprivate var trimmingQuotes: String {
        utf8.count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
    }
}
