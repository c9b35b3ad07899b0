import Chuan
import Diagnostics

/// The header lines of a report. Their names are those of `Words.reportHeader`.
enum HeaderKey: String, Sendable, CaseIterable {
    case unitCode = "unit_code"
    case unitName = "unit_name"
    case unitType = "unit_type"
    case parentUnitCode = "parent_unit_code"
    case period
    case periodKind = "period_kind"
    case periodStart = "period_start"
    case periodEnd = "period_end"
    case dataCutoff = "data_cutoff"
    case rulebook
    case formVersion = "form_version"
    case preparedBy = "prepared_by"
    case signedBy = "signed_by"
    case dataSource = "data_source"
    /// In a JSON file, for editors; says nothing about the unit.
    case schema = "$schema"

    /// The line that goes by a name.
    ///
    /// - Complexity: O(length).
    init?(_ name: String) {
        if let key = HeaderKey(rawValue: name) {
            self = key
        } else if let word = Words.headerWord(name), let key = HeaderKey(rawValue: word.key) {
            self = key
        } else {
            return nil
        }
    }

    /// A bit of its own.
    var bit: UInt32 { Self.allCases.firstIndex(of: self).map { 1 << UInt32($0) } ?? 0 }

    private var word: ReportWord? { Words.headerWord(rawValue) }

    /// Every name that the line goes by.
    var names: [String?] { [rawValue, word?.vi] + (word?.aliases ?? []) }

    /// The name that messages show.
    var title: Message { Message(vi: word?.vi ?? rawValue, en: rawValue) }

    /// What the line holds.
    var doc: Message { word?.doc ?? title }

    /// The line as a field, to read its cell.
    func field(_ kind: Field.Kind) -> Field {
        let title = title
        return Field(key: rawValue, title: Title(vi: title.vi, en: title.en), kind: kind)
    }
}
