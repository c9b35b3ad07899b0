import Chuan
import Diagnostics

/// What a unit has to bring so that everything can be decided.
struct ToDo {
    /// A figure that is not there, or a thing to be put right.
    struct Entry {
        /// The figure, or the sentence of what is not decided.
        let name: Message
        /// `tthc[1].resolved_on_time`; nil for a sentence.
        let field: String?
        /// Why it is not there, where the report says.
        let state: CellState
        let span: Span?
        /// The checks that wait for it.
        fileprivate(set) var checks: [String]
    }

    private(set) var entries: [Entry] = []
    /// The places of what was named already.
    private var places: [String: Int] = [:]

    /// - Complexity: O(items + figures that are missing).
    init(_ indicators: [IndicatorResult]) {
        for check in indicators.lazy.flatMap(\.checks) {
            for item in check.items where item.verdict.isOpen { add(item, of: check.check.id) }
        }
    }

    private mutating func add(_ item: ItemResult, of check: String) {
        if item.missing.isEmpty {
            let label = (item.title ?? item.label.map { Message($0) }).map { $0 + Message(": ") } ?? Message("")
            return add(key: check + "\n" + label.vi + item.sentence.vi, check) {
                Entry(name: label + item.sentence, field: nil, state: .value, span: nil, checks: [check])
            }
        }
        for missing in item.missing {
            add(key: missing.field, check) {
                Entry(
                    name: missing.name, field: missing.field, state: missing.state, span: missing.span,
                    checks: [check])
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
