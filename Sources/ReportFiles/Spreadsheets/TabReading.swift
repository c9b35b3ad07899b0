import Chuan
import Diagnostics
import FEEL

/// Gives sheets that say no period the one that they are called by.
struct TabReading {
    /// What an option says the period is, and the code of the unit.
    private let option: Period?
    private let code: String
    private(set) var problems: [Diagnostic] = []
    /// Whether a sheet has its period by its name.
    private(set) var isUsed = false

    init(_ options: WorkbookOptions) {
        option = options.header["period"].flatMap { Period($0) }
        code = options.header["unit_code"] ?? ""
    }

    /// - Parameters:
    ///   - coded: Sheets that say whose they are; takes those that do not, where there is one unit and they have a
    ///     period.
    ///   - common: Sheets that do not.
    /// - Diagnostics: `sheet/tab-period`, `sheet/tab-differs`.
    mutating func settle(_ coded: inout [CodedSheet], _ common: inout [CodedSheet]) {
        if !(coded + common).contains(where: { $0.tab != nil }) { return }
        let codes = Set(coded.map { Spelling.fold($0.code) })
        let cover = common.first { $0.isHeader && $0.days != nil }?.days
        // Of the only unit, a sheet that has its code may speak for those that have none.
        let only = codes.count <= 1 ? coded.first { $0.isHeader && $0.days != nil }?.days ?? cover : nil
        for code in codes.sorted() {
            let places = coded.indices.filter { Spelling.fold(coded[$0].code) == code }
            let sheets = places.map { coded[$0] } + (codes.count == 1 ? common : [])
            let own = sheets.first { $0.isHeader && $0.days != nil }?.days ?? cover
            guard settle(&coded, places, own, of: sheets) else { continue }
            for place in places where coded[place].isHeader { coded[place].dropPeriod() }
            if codes.count == 1 { Self.dropCovers(&coded, &common) }
        }
        guard codes.count <= 1 else { return }
        let sheets = coded + common
        guard settle(&common, Array(common.indices), only, of: sheets) else { return }
        Self.dropCovers(&coded, &common)
        let unit = coded.first
        for var sheet in common where !sheet.isHeader {
            sheet.code = unit?.code ?? code
            if let unit { sheet.takeUnit(of: unit) }
            coded.append(sheet)
        }
        common.removeAll { !$0.isHeader }
    }

    /// - Returns: Whether a sheet has its period by its name.
    private mutating func settle(
        _ sheets: inout [CodedSheet], _ places: [Int], _ cover: Period?, of all: [CodedSheet]
    ) -> Bool {
        let named = all.count { !$0.isHeader && $0.tab != nil }
        let known = cover ?? option
        var taken: [Int] = []
        for place in places where !sheets[place].isHeader {
            let sheet = sheets[place]
            guard let tab = sheet.tab, tab.year != nil || !tab.isShort || named >= 2 else { continue }
            if sheet.period != nil {
                if let own = sheet.days { compare(own, tab, sheet) }
            } else if let days = tab.days(in: known.flatMap(Self.year)) {
                if let known, days.contains(known) { continue }
                if let cover, !cover.contains(days) {
                    problems.append(.tabDiffers(sheet.name, Self.words(days), Self.words(cover), at: sheet.span))
                } else {
                    sheets[place].take(days)
                    taken.append(place)
                    problems.append(.tabPeriod(sheet.name, Self.words(days), at: sheet.span))
                }
            } else {
                problems.append(.tabWithoutYear(sheet.name, at: sheet.span))
            }
        }
        if taken.isEmpty { return false }
        isUsed = true
        // What the cover says is the period of the sheets that say none.
        for place in places where !sheets[place].isHeader && sheets[place].period == nil {
            if let cover { sheets[place].take(cover) }
        }
        return true
    }

    private static func dropCovers(_ coded: inout [CodedSheet], _ common: inout [CodedSheet]) {
        for place in coded.indices where coded[place].isHeader { coded[place].dropPeriod() }
        for place in common.indices where common[place].isHeader { common[place].dropPeriod() }
    }

    /// Compares what a sheet says with what it is called.
    private mutating func compare(_ own: Period, _ tab: TabPeriod, _ sheet: CodedSheet) {
        guard let days = tab.days(in: Self.year(own)), days != own, !(tab.isYear && days.contains(own)),
            !tab.isShort || tab.year != nil
        else { return }
        problems.append(
            .tabDiffers(
                sheet.name, Self.words(days), Self.words(own), at: sheet.place(of: .period) ?? sheet.span))
    }

    private static func year(_ period: Period) -> Int? {
        period.start.year == period.end.year ? Int(period.start.year) : nil
    }

    private static func words(_ period: Period) -> Message {
        Message(
            vi: "\(period.start.vietnamese) – \(period.end.vietnamese)", en: "\(period.start) – \(period.end)")
    }
}

extension Period {
    /// Whether all days of another one are days of this one.
    func contains(_ other: Period) -> Bool { start <= other.start && other.end <= end }
}
