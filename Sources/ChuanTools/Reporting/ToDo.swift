import Chuan
import Diagnostics

/// What a unit has to bring so that everything can be decided.
struct ToDo {
    /// A figure that is not there, or a thing to be put right.
    struct Entry {
        /// The figure, or the sentence of what is not decided.
        fileprivate(set) var name: Message
        /// Where a column is missing in several rows, what people call these.
        fileprivate(set) var rows: [Message] = []
        /// `tthc[1].resolved_on_time`, of several rows `tthc[…].resolved_on_time`; nil for a sentence.
        fileprivate(set) var field: String?
        /// Why it is not there, where the report says.
        let state: CellState
        /// Where it should stand, as far as there is a cell for it.
        fileprivate(set) var spans: [Span]
        /// The checks that wait for it.
        fileprivate(set) var checks: [String]
        fileprivate let missing: Missing?
    }

    private(set) var entries: [Entry] = []
    /// The places of what was named already.
    private var places: [String: Int] = [:]

    /// - Complexity: O(items + figures that are missing).
    init(_ indicators: [IndicatorResult]) {
        for check in indicators.lazy.flatMap(\.checks) {
            for item in check.items where item.verdict.isOpen { add(item, of: check.check.id) }
        }
        joinRows()
    }

    private mutating func add(_ item: ItemResult, of check: String) {
        if item.missing.isEmpty {
            let label = (item.title ?? item.label.map { Message($0) }).map { $0 + Message(": ") } ?? Message("")
            return add(key: check + "\n" + label.vi + item.sentence.vi, check) {
                Entry(
                    name: label + item.sentence, field: nil, state: .value, spans: [], checks: [check], missing: nil)
            }
        }
        for missing in item.missing {
            add(key: missing.field, check) {
                Entry(
                    name: missing.name, field: missing.field, state: missing.state,
                    spans: missing.span.map { [$0] } ?? [], checks: [check], missing: missing)
            }
        }
    }

    /// Adds an entry, or the check to the entry that is there already.
    private mutating func add(key: String, _ check: String, _ entry: () -> Entry) {
        if let place = places[key] {
            if !entries[place].checks.contains(check) { entries[place].checks.append(check) }
            return
        }
        places[key] = entries.count
        entries.append(entry())
    }

    /// A column that several rows lack for the same reason is one thing to do.
    private mutating func joinRows() {
        var joined: [Entry] = []
        var firsts: [String: Int] = [:]
        for entry in entries {
            guard let missing = entry.missing, let row = missing.row, let column = missing.column,
                let field = entry.field.map(Self.ofAnyRow)
            else {
                joined.append(entry)
                continue
            }
            let key = "\(field) \(entry.state) \(entry.spans.isEmpty)"
            guard let place = firsts[key], let first = joined[place].missing?.row else {
                firsts[key] = joined.count
                joined.append(entry)
                continue
            }
            if joined[place].rows.isEmpty {
                (joined[place].name, joined[place].field, joined[place].rows) = (column, field, [first])
            }
            joined[place].rows.append(row)
            joined[place].spans += entry.spans
            joined[place].checks += entry.checks.filter { !joined[place].checks.contains($0) }
        }
        entries = joined
    }

    /// `tthc[…].resolved_on_time`
    private static func ofAnyRow(_ field: String) -> String {
        guard let start = field.firstIndex(of: "["), let end = field.firstIndex(of: "]") else { return field }
        return field[...start] + "…" + field[end...]
    }
}

extension ToDo.Entry {
    private static let mostRows = 12

    /// The rows, as many as people read.
    var namedRows: Message {
        let shown = rows.prefix(Self.mostRows)
        let rest = rows.count - shown.count
        let names = shown.dropFirst().reduce(shown.first ?? Message("")) { $0 + Message(", ") + $1 }
        return rest > 0 ? names + Message(" ") + ReportWords.more(rest) : names
    }
}

extension [Span] {
    /// The first places, in brackets.
    func shortPlaces(_ place: (Span) -> String) -> String {
        let shown = prefix(3).map { "[\(place($0))]" }.joined(separator: " ")
        return count > 3 ? shown + " …" : shown
    }
}

extension RunResult {
    /// Whether reports of a file stand on sheets, where fields have headings and no keys.
    func isSheet(_ file: FileID) -> Bool {
        guard let source = files[file] else { return false }
        return source.cells != nil || source.path.lowercased().hasSuffix(".csv")
    }
}

extension CellState {
    /// What stands where a value is asked for.
    var reason: Message {
        switch self {
        case .value, .missing: Message(vi: "chưa có số liệu", en: "not given")
        case .noEvents: Message(vi: "ghi không phát sinh", en: "says no events")
        case .withheld: Message(vi: "không cung cấp", en: "withheld")
        case .claimedNotApplicable: Message(vi: "ghi không thuộc phạm vi", en: "says not applicable")
        case .broken: Message(vi: "số liệu hỏng", en: "broken")
        case .unreadable: Message(vi: "không đọc được", en: "not readable")
        }
    }
}
