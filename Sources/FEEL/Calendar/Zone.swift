/// Where a time of day is meant: nowhere in particular, at an offset from UTC, or in a named region.
public enum Zone: Sendable, Hashable {
    case local
    /// Seconds east of UTC, within 18 hours.
    case offset(Int32)
    case region(RegionID)

    public static let utc = Zone.offset(0)

    static let offsets: ClosedRange<Int64> = -64_800...64_800

    /// An offset from UTC.
    ///
    /// - Returns: nil if it has a fraction of a second or exceeds 18 hours.
    public init?(offset: DayTimeDuration) {
        guard offset.nanoseconds == 0, Zone.offsets.contains(offset.totalSeconds) else { return nil }
        self = .offset(Int32(offset.totalSeconds))
    }

    public var isLocal: Bool { self == .local }

    /// The name of a region; nil for anything else.
    public var regionName: String? {
        if case .region(let region) = self { region.name } else { nil }
    }
}

/// Names one region of the system's time-zone database.
public struct RegionID: Sendable, Hashable {
    let index: Int32

    init(index: Int) { self.index = Int32(index) }

    /// Finds a region by its name, `Asia/Ho_Chi_Minh`.
    ///
    /// - Throws: `ZoneFailure`.
    public init(_ name: String) throws(ZoneFailure) {
        self = try ZoneDatabase.system.region(name)
    }

    public var name: String { ZoneDatabase.system.name(self) }

    /// How clocks there stand to UTC; nil if its file has become unreadable.
    var table: ZoneTable? { ZoneDatabase.system.table(self) }
}

/// Why a region is not known: for a diagnostic where a text with a zone could not be read.
public enum ZoneFailure: Error, Hashable, Sendable {
    /// The system has no time-zone database.
    case noDatabase
    case unknownName
    /// The region's file cannot be read or is damaged.
    case unreadable

    /// What is wrong with the region that a text names after `@`.
    ///
    /// - Returns: nil if it names none, or one that is known.
    public init?(in text: some StringProtocol) {
        guard let mark = text.lastIndex(of: "@") else { return nil }
        do throws(ZoneFailure) {
            _ = try RegionID(String(text[text.index(after: mark)...]))
            return nil
        } catch {
            self = error
        }
    }
}

extension Zone: CustomStringConvertible {
    /// As it is written after a time: ``, `Z`, `+07:00`, `-02:45:55`, `@Asia/Ho_Chi_Minh`.
    public var description: String {
        switch self {
        case .local: return ""
        case .offset(0): return "Z"
        case .region(let region): return "@" + region.name
        case .offset(let seconds):
            let size = Int(seconds.magnitude)
            var text = seconds < 0 ? "-" : "+"
            text.append(size / 3600, width: 2)
            text += ":"
            text.append(size / 60 % 60, width: 2)
            if !size.isMultiple(of: 60) {
                text += ":"
                text.append(size % 60, width: 2)
            }
            return text
        }
    }
}

extension TextScanner {
    /// What follows a time; nothing means local.
    mutating func zone() -> Zone? {
        if isAtEnd { return .local }
        if take("Z") { return .utc }
        if take("@") { return (try? RegionID(rest())).map(Zone.region) }
        let isNegative = take("-")
        guard isNegative || take("+"), let hours = pair(), take(":"), let minutes = pair(), minutes < 60 else {
            return nil
        }
        var seconds = 0
        if take(":") {
            guard let value = pair(), value < 60 else { return nil }
            seconds = value
        }
        let total = Int64(hours * 3600 + minutes * 60 + seconds)
        guard Zone.offsets.contains(total) else { return nil }
        return .offset(Int32(isNegative ? -total : total))
    }
}
