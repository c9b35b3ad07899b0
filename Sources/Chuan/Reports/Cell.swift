public import Diagnostics
public import FEEL

/// What stands in one cell of a report. The states never collapse into each other or into zero.
public enum CellState: Sendable, Hashable {
    /// A value that can be computed with; a reported zero is one.
    case value
    /// Empty, "-", "chưa có số liệu", "chưa rõ": to be asked.
    case missing
    /// "không phát sinh": zero events were reported.
    case noEvents
    /// "mật", "không cung cấp".
    case withheld
    /// "không thuộc phạm vi": believed only where a check says so.
    case claimedNotApplicable
    /// A spreadsheet error, a negative or a fractional count: what reads it is inconsistent.
    case broken
    /// Text that is no value of the field; reported as a diagnostic and judged as missing.
    case unreadable
}

/// One cell: its state, its value, and where it stands.
///
/// There are millions of them at a time, so that what few cells have is kept apart.
public struct Cell: Sendable {
    /// `.null` where there is none. For `noEvents` the number 0 in a count or an amount.
    public let value: Value
    public let state: CellState
    /// As written, for showing.
    public let text: String
    private let printed: PrintedRate?
    private let place: Place

    public init(state: CellState, value: Value, interval: RateInterval? = nil, text: String, span: Span?) {
        self.state = state
        self.value = value
        self.text = text
        printed = interval.map(PrintedRate.init)
        place = Place(span)
    }

    /// For a rate: the interval that its printed digits allow, low end closed, high end open ("98%" is 0.975 ..< 0.985).
    public var interval: RateInterval? { printed?.interval }

    /// The place of the text; nil for a field that is not in the file.
    public var span: Span? { place.span }

    /// A field that the report does not have.
    public static let absent = Cell(state: .missing, value: .null, text: "", span: nil)

    private final class PrintedRate: Sendable {
        let interval: RateInterval

        init(_ interval: RateInterval) {
            self.interval = interval
        }
    }

    /// A span in as few bytes as the places in files of reports take.
    private struct Place: Sendable {
        private let file: UInt32
        private let start: UInt32
        private let end: UInt32

        private static let nowhere = UInt32.max

        init(_ span: Span?) {
            file = span?.file.number ?? Self.nowhere
            start = UInt32(clamping: span?.start ?? 0)
            end = UInt32(clamping: span?.end ?? 0)
        }

        var span: Span? {
            file == Self.nowhere ? nil : Span(file: FileID(number: file), start: Int(start), end: Int(end))
        }
    }
}

/// What a rate may be when only its printed digits are known. Never leaves 0 ... 1.
public struct RateInterval: Sendable, Hashable {
    /// Included.
    public let low: Decimal
    /// Not included, except where `isClosed`.
    public let high: Decimal

    /// Whether `high` itself is possible: "100%" can be no more than 1, and can be 1.
    public var isClosed: Bool { high == .one }

    public init(low: Decimal, high: Decimal) {
        self.low = low
        self.high = high
    }
}
