public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    public var year: Int32 = 0, month: UInt8 = 0, day: UInt8 = 0
    public init?(_ text: some StringProtocol) { return nil }
    public init?(dayNumber: Int64) { return nil }
    public var dayNumber: Int64 { 0 }
    public var weekday: Int { 0 }
    public var description: String { "" }
    public static func < (a: Self, b: Self) -> Bool { false }
    func adding(_ d: YearMonthDuration) -> CalendarDate? { nil }
    func adding(_ d: DayTimeDuration) -> CalendarDate? { nil }
    func since(_ d: CalendarDate) -> DayTimeDuration? { nil }
}
public struct ClockTime: Sendable, Hashable {
    public var hour: UInt8 = 0, minute: UInt8 = 0, second: UInt8 = 0
    public init?(_ text: some StringProtocol) { return nil }
    var offset: DayTimeDuration? { nil }
    var zoneName: String? { nil }
    func adding(_ d: DayTimeDuration) -> ClockTime { self }
    func since(_ d: ClockTime) -> DayTimeDuration? { nil }
}
public struct DateTime: Sendable, Hashable {
    public var date: CalendarDate, time: ClockTime
    public init?(_ text: some StringProtocol) { return nil }
    init(startOf: CalendarDate, like: DateTime) { self = like }
    init(utcStartOf: CalendarDate) { self = DateTime("")! }
    func adding(_ d: YearMonthDuration) -> DateTime? { nil }
    func adding(_ d: DayTimeDuration) -> DateTime? { nil }
    func since(_ d: DateTime) -> DayTimeDuration? { nil }
}
public struct YearMonthDuration: Sendable, Hashable {
    public var months: Int64 = 0
    public init?(_ text: some StringProtocol) { return nil }
    var negated: Self? { nil }
    func adding(_ d: Self) -> Self? { nil }
    func multiplied(by: Decimal) -> Self? { nil }
    func divided(by: Decimal) -> Self? { nil }
    func quotient(by: Self) -> Decimal? { nil }
}
public struct DayTimeDuration: Sendable, Hashable {
    public var seconds: Int64 = 0
    public init?(_ text: some StringProtocol) { return nil }
    var negated: Self? { nil }
    func adding(_ d: Self) -> Self? { nil }
    func multiplied(by: Decimal) -> Self? { nil }
    func divided(by: Decimal) -> Self? { nil }
    func quotient(by: Self) -> Decimal? { nil }
}
extension Value { public func text() -> String { "" } ; static func temporalOrder(_ l: Value, _ r: Value) -> Int? { nil } }
extension Decimal { func power(_ e: Decimal) -> Decimal? { nil } ; package static let percent = Decimal(1) }
extension Builtins { static let numeric: [Builtin] = [], string: [Builtin] = [], list: [Builtin] = [], boolean: [Builtin] = [], conversion: [Builtin] = [], temporal: [Builtin] = [], rangeFunctions: [Builtin] = [], contextFunctions: [Builtin] = [], sorting: [Builtin] = [] }
