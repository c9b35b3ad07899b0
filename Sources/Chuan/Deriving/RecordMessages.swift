package import Diagnostics

/// Why a file of records cannot be used.
package enum RecordFileProblem: Sendable, Hashable {
    case empty
    /// No block of records has such columns; what they would have been.
    case noSuchRecords(known: [String])
    case missingUnitColumn(Message, near: [String])
}

extension Diagnostic {
    /// A file that cannot be used as a whole.
    package static func badRecordFile(_ problem: RecordFileProblem, at span: Span) -> Diagnostic {
        var help: Message?
        if case .missingUnitColumn(_, let near) = problem { help = Wording.didYouMean(near) }
        if case .noSuchRecords(let known) = problem, !known.isEmpty {
            let list = known.map(Wording.quoted).joined(separator: ", ")
            help = Message(vi: "cần các cột \(list)", en: "the columns \(list) are needed")
        }
        return Diagnostic(.badRecordFile, describe(problem), at: span, help: help)
    }

    private static func describe(_ problem: RecordFileProblem) -> Message {
        switch problem {
        case .empty: Message(vi: "tệp không có bản ghi nào", en: "the file has no records")
        case .noSuchRecords:
            Message(
                vi: "các cột không hợp với khối bản ghi nào của bộ chỉ tiêu",
                en: "the columns fit no block of records of the rulebook")
        case .missingUnitColumn(let name, _):
            Message(vi: "thiếu cột `\(name.vi)`", en: "there is no column `\(name.en)`")
        }
    }

    /// - Parameter otherFile: Where the first one is, if that is another file.
    package static func duplicateRecord(line: Int, first: Int, at span: Span, otherFile: Span?) -> Diagnostic {
        let place = otherFile == nil ? Message("") : Message(vi: " của tệp kia", en: " of the other file")
        return Diagnostic(
            .duplicateRecord,
            Message(
                vi: "bản ghi ở dòng \(line) trùng mã với bản ghi ở dòng \(first)\(place.vi)",
                en: "the record on line \(line) has the id of that on line \(first)\(place.en)"), at: span,
            labels: otherFile.map { [Label($0, Message(vi: "tệp kia", en: "the other file"))] } ?? [],
            help: Message(
                vi: "các đơn vị của hai bản ghi này chưa được tính", en: "the units of these records are left out"))
    }

    package static func recordsNotCompared(_ limit: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .recordsNotCompared,
            Message(
                vi: "tệp có thể có hơn \(limit) bản ghi nên không tìm bản ghi trùng mã",
                en: "the file may have more than \(limit) records, so that ids are not compared"), at: span)
    }

    package static func missingColumn(_ field: Message, near: [String], at span: Span) -> Diagnostic {
        Diagnostic(
            .missingColumn,
            Message(vi: "tệp không có cột `\(field.vi)`", en: "the file has no column `\(field.en)`"), at: span,
            help: Wording.didYouMean(near)
                ?? Message(
                    vi: "mọi bản ghi coi như thiếu số liệu này", en: "the value counts as missing in every record"))
    }

    /// - Parameter units: Not empty; the first few are named.
    package static func noUnitType(_ units: [String], hasRegister: Bool, at span: Span) -> Diagnostic {
        let named = units.prefix(3).map(Wording.quoted).joined(separator: ", ")
        let more = units.count - min(3, units.count)
        let (restVI, restEN) = more == 0 ? ("", "") : (" và \(more) đơn vị khác", " and \(more) other units")
        return Diagnostic(
            .noUnitType,
            Message(
                vi: "không biết loại của đơn vị \(named)\(restVI)",
                en: units.count == 1
                    ? "the type of unit \(named) is not known" : "the types of units \(named)\(restEN) are not known"),
            at: span,
            help: hasRegister
                ? Message(
                    vi: "danh bạ không có \(units.count == 1 ? "đơn vị này" : "các đơn vị này") vào cuối kỳ",
                    en: "the register has no such unit\(units.count == 1 ? "" : "s") at the period's end")
                : Message(vi: "thêm --units với danh bạ đơn vị", en: "add --units with a register of units"))
    }

    /// - Parameter first: Where the first of them stands.
    package static func recordsWithoutUnit(
        _ count: Int, first: (path: String, line: Int)?, at span: Span
    ) -> Diagnostic {
        let place = first.map { first in
            Message(
                vi: "; bản ghi đầu tiên ở dòng \(first.line) của `\(first.path)`",
                en: "; the first stands on line \(first.line) of `\(first.path)`")
        }
        return Diagnostic(
            .recordWithoutUnit,
            Message(
                vi: "số bản ghi không ghi đơn vị nên không được tính: \(count)",
                en: "records that name no unit and count nowhere: \(count)") + (place ?? Message("")), at: span)
    }

    package static func recordsWithoutRow(_ field: Message, _ count: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .recordWithoutRow,
            Message(
                vi: "số bản ghi không ghi `\(field.vi)`, thành dòng riêng không có tên: \(count)",
                en: "records without `\(field.en)`, which make a row of no name: \(count)"), at: span)
    }

    package static func recordsDisagree(
        _ field: Message, _ texts: (String, String), of subject: String, at span: Span
    ) -> Diagnostic {
        let (one, other, name) = (Wording.quoted(texts.0), Wording.quoted(texts.1), Wording.quoted(subject))
        return Diagnostic(
            .recordsDisagree,
            Message(
                vi: "các bản ghi của \(name) ghi `\(field.vi)` khác nhau: \(one) và \(other)",
                en: "the records of \(name) differ in `\(field.en)`: \(one) and \(other)"),
            at: span)
    }

    package static func tooManyGroups(_ limit: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .tooManyGroups,
            Message(
                vi: "bản ghi có hơn \(limit) đơn vị và dòng khác nhau",
                en: "the records have more than \(limit) different units and rows"), at: span)
    }
}

/// Figures that could not be decided for all records.
package struct UndecidedFigures: Sendable {
    /// Each with the number of records that may or may not count.
    package let figures: [(title: Message, records: Int)]
    /// The first few by name.
    package let units: [String]
    package let unitCount: Int
    /// The fields of the record that were missing, each with how often.
    package let missing: [(title: Message, count: Int)]

    package init(
        figures: [(title: Message, records: Int)], units: [String], unitCount: Int,
        missing: [(title: Message, count: Int)]
    ) {
        self.figures = figures
        self.units = units
        self.unitCount = unitCount
        self.missing = missing
    }
}

extension Diagnostic {
    package static func undecidedRecords(_ undecided: UndecidedFigures, at span: Span) -> Diagnostic {
        let units = undecided.units.map(Wording.quoted).joined(separator: ", ")
        let more = undecided.unitCount > undecided.units.count ? ", …" : ""
        let figures = list(undecided.figures.map { ($0.title, $0.records) })
        let missing = list(undecided.missing.map { ($0.title, $0.count) })
        return Diagnostic(
            .undecidedRecords,
            Message(
                vi: "có bản ghi thiếu số liệu; các ô sau để trống ở \(units)\(more): \(figures.vi)",
                en: "some records lack values; these cells stay empty for \(units)\(more): \(figures.en)"),
            at: span,
            help: undecided.missing.isEmpty
                ? nil
                : Message(
                    vi: "số bản ghi thiếu hoặc ghi không đọc được: \(missing.vi)",
                    en: "records in which it is missing or unreadable: \(missing.en)"))
    }

    /// `quá hạn` (12), …
    private static func list(_ items: [(Message, Int)]) -> Message {
        Message(
            vi: items.map { "`\($0.0.vi)` (\($0.1))" }.joined(separator: ", "),
            en: items.map { "`\($0.0.en)` (\($0.1))" }.joined(separator: ", "))
    }

    package static func reportedFigureDiffers(
        _ field: Message, reported: String, derived: String, at span: Span
    ) -> Diagnostic {
        Diagnostic(
            .reportedFigureDiffers,
            Message(
                vi: "báo cáo ghi `\(field.vi)` là \(reported), tính từ bản ghi được \(derived)",
                en: "the report says \(reported) for `\(field.en)`, the records amount to \(derived)"),
            at: span)
    }
}
