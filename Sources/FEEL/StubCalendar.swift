public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    public var year: Int32, month: UInt8, day: UInt8
    public init?(_ text: some StringProtocol) {
        let p = text.split(separator: "-", omittingEmptySubsequences: false)
        guard p.count == 3, p[0].count == 4, p[1].count == 2, p[2].count == 2, let y = Int32(p[0]), let m = UInt8(p[1]), let d = UInt8(p[2]), (1...12).contains(m), d >= 1 else { return nil }
        let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)
        let days: [UInt8] = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard d <= days[Int(m) - 1] else { return nil }
        (year, month, day) = (y, m, d)
    }
    public init?(dayNumber: Int64) { 
        let z = dayNumber + 719468; let era = (z >= 0 ? z : z - 146096) / 146097; let doe = z - era * 146097
        let yoe = (doe - doe/1460 + doe/36524 - doe/146096) / 365; let y = yoe + era * 400
        let doy = doe - (365*yoe + yoe/4 - yoe/100); let mp = (5*doy + 2)/153
        day = UInt8(doy - (153*mp+2)/5 + 1); let m = mp < 10 ? mp+3 : mp-9; month = UInt8(m); year = Int32(y + (m <= 2 ? 1 : 0))
    }
    public var dayNumber: Int64 {
        let y = Int64(year) - (month <= 2 ? 1 : 0); let era = (y >= 0 ? y : y-399) / 400; let yoe = y - era*400
        let m = Int64(month); let doy = (153*(m + (m > 2 ? -3 : 9)) + 2)/5 + Int64(day) - 1
        return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
    }
    public var weekday: Int { 0 }
    public var description: String { let m = month < 10 ? "0\(month)" : "\(month)"; let d = day < 10 ? "0\(day)" : "\(day)"; return "\(year)-\(m)-\(d)" }
    public static func < (a: Self, b: Self) -> Bool { a.dayNumber < b.dayNumber }
    func adding(_ d: YearMonthDuration) -> CalendarDate? { nil }
    func adding(_ d: DayTimeDuration) -> CalendarDate? { CalendarDate(dayNumber: dayNumber + d.seconds / 86400) }
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
extension Value {
    public func text() -> String {
        switch self {
        case .null: "null"
        case .unknown: "unknown"
        case .boolean(let b): b ? "true" : "false"
        case .number(let n): n.description
        case .string(let s): s
        case .date(let d): d.description
        default: ""
        }
    }
    static func temporalOrder(_ l: Value, _ r: Value) -> Int? {
        if case .date(let a) = l, case .date(let b) = r { return a < b ? -1 : a == b ? 0 : 1 }
        return nil
    } }
extension Decimal { package static let percent = Decimal("0.01") ?? .one }
import Diagnostics
extension DayTimeDuration { init(s: Int64) { self = DayTimeDuration("PT0S")!; seconds = s } }
extension Builtins {
    static func b(_ n: String, _ p: [Builtin.Parameter], _ r: Type, _ u: Builtin.UnknownPolicy = .absorbs, _ c: @escaping Builtin.Code) -> Builtin {
        Builtin(n, .list, [Builtin.Signature(p, r)], Message(""), specification: "", examples: [], unknowns: u, code: c)
    }
    static let numeric: [Builtin] = [
        b("count", [.init("list", .list(.any))], .number(.plain), .handles) { c, _ in c.argument(0).isUnknown ? .unknown : c.argument(0).list.map { .number(Decimal($0.count)) } },
        b("sum", [.init("list", .list(.number(.plain)))], .number(.plain)) { c, _ in
            var t = Decimal.zero
            for v in c.argument(0).list ?? [] { guard let n = v.number, let s = t.adding(n) else { return nil }; t = s }
            return .number(t) },
        b("list contains", [.init("list", .list(.any)), .init("element", .any)], .boolean) { c, _ in .boolean((c.argument(0).list ?? []).contains { Value.equal($0, c.argument(1)) == true }) },
        b("distinct values", [.init("list", .list(.any))], .list(.any)) { c, _ in
            var out: [Value] = []
            for v in c.argument(0).list ?? [] where !out.contains(where: { Value.equal($0, v) == true }) { out.append(v) }
            return .list(out) },
        b("concatenate", [.init("list", .list(.any), variadic: true)], .list(.any)) { c, _ in .list((c.argument(0).list ?? []).flatMap { $0.list ?? [] }) },
        b("min", [.init("list", .any, variadic: true)], .number(.plain)) { c, _ in (c.argument(0).list ?? []).compactMap(\.number).min().map(Value.number) },
        b("not", [.init("negand", .boolean)], .boolean) { c, _ in Operators.not(c.argument(0)) },
        b("duration", [.init("from", .string)], .dayTimeDuration) { c, _ in .null },
        b("string", [.init("from", .any)], .string) { c, _ in .string(c.argument(0).text()) },
    ], string: [Builtin] = [], list: [Builtin] = [], boolean: [Builtin] = [], conversion: [Builtin] = [], temporal: [Builtin] = [], rangeFunctions: [Builtin] = [], contextFunctions: [Builtin] = [], sorting: [Builtin] = [] }
