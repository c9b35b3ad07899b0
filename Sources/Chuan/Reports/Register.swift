public import Diagnostics
public import FEEL

/// The units that have to report, each with the time in which it exists.
public struct Register: Sendable {
    public struct Unit: Sendable {
        public var code: String
        public var name: String?
        /// A code of the vocabulary's unit types.
        public var type: String
        public var parent: String?
        /// First day; nil: always was.
        public var validFrom: CalendarDate?
        /// Last day; nil: still is.
        public var validTo: CalendarDate?
        public var span: Span

        public init(
            code: String, name: String?, type: String, parent: String?, valid: (from: CalendarDate?, to: CalendarDate?),
            span: Span
        ) {
            self.code = code
            self.name = name
            self.type = type
            self.parent = parent
            validFrom = valid.from
            validTo = valid.to
            self.span = span
        }

        /// Whether the unit exists on a day; both ends count.
        public func isInForce(on date: CalendarDate) -> Bool {
            if let validFrom, date < validFrom { return false }
            if let validTo, validTo < date { return false }
            return true
        }

        /// Whether there is a day on which both exist.
        func overlaps(_ other: Unit) -> Bool {
            if let end = validTo, let start = other.validFrom, end < start { return false }
            if let end = other.validTo, let start = validFrom, end < start { return false }
            return true
        }
    }

    public let units: [Unit]
    /// Places in `units` by folded code.
    private let places: [String: [Int]]

    public init(units: [Unit]) {
        self.units = units
        var places: [String: [Int]] = [:]
        for (place, unit) in units.enumerated() { places[Spelling.fold(unit.code), default: []].append(place) }
        self.places = places
    }

    /// The units that exist on a day, in order of the register.
    ///
    /// - Complexity: O(units).
    public func unitsInForce(on date: CalendarDate) -> [Unit] {
        units.filter { $0.isInForce(on: date) }
    }

    /// Every row of a code, in order of the register.
    public func units(code: String) -> [Unit] {
        (places[Spelling.fold(code)] ?? []).map { units[$0] }
    }

    /// Whether some row has a code.
    ///
    /// - Parameter key: The folded code.
    func has(folded key: String) -> Bool { places[key] != nil }

    /// Codes that more than one row has on some day, as far as the limit of diagnostics goes.
    ///
    /// - Diagnostics: `report/duplicate-register-unit`.
    /// - Complexity: O(units), for a bounded number of rows of a code.
    package func duplicates(limit: Int) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (place, unit) in units.enumerated() where found.count < limit {
            let earlier = (places[Spelling.fold(unit.code)] ?? []).prefix(16).prefix { $0 < place }
            if let first = earlier.first(where: { units[$0].overlaps(unit) }) {
                found.append(.duplicateRegisterUnit(unit.code, at: unit.span, first: units[first].span))
            }
        }
        return found
    }
}

extension Register {
    /// What the register says against the header of a report. A report is judged all the same.
    ///
    /// A garbled name is not compared: it has been told of when it was read.
    ///
    /// - Diagnostics: `report/unit-not-in-register`, `report/unit-not-in-force`, `report/name-differs`,
    ///   `report/type-differs`; at most one of the first two.
    package func compare(_ header: Report.Header) -> [Diagnostic] {
        let rows = units(code: header.unitCode.value)
        guard let last = rows.last else {
            let near = Similarity.nearest(to: header.unitCode.value, among: units.lazy.map(\.code))
            return [.unitNotInRegister(header.unitCode.value, near: near, at: header.unitCode.span)]
        }
        guard let unit = rows.first(where: { $0.isInForce(on: header.periodEnd) }) else {
            return [.unitNotInForce(header.unitCode.value, last, on: header.periodEnd, at: header.unitCode.span)]
        }
        var found: [Diagnostic] = []
        if let given = header.unitName, let name = unit.name, !Spelling.same(given, name), GarbledText(given) == nil {
            found.append(.nameDiffers(given, registered: name, at: header.unitCode.span, register: unit.span))
        }
        if unit.type != header.unitType.value {
            found.append(.typeDiffers(header.unitType, registered: unit.type, register: unit.span))
        }
        return found
    }
}
