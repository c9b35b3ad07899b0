/// How the clocks of one region stand to UTC, from a compiled time-zone file.
///
/// - Specification: RFC 8536 (TZif), versions 1 to 4.
struct ZoneTable: Sendable, Hashable {
    struct LocalType: Sendable, Hashable {
        let offset: Int64
        let isDaylight: Bool
    }

    struct Transition: Sendable, Hashable {
        /// Seconds since 1970 in UTC.
        let instant: Int64
        let type: Int
    }

    /// In order of time.
    let transitions: [Transition]
    /// At least one; the first holds before all transitions.
    let types: [LocalType]
    /// What holds after the last transition.
    let rule: ZoneRule?

    /// The offset at an instant.
    func offset(at instant: Int64) -> Int64 {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].instant <= instant { low = middle + 1 } else { high = middle }
        }
        if low == transitions.count, let rule { return rule.offset(at: instant) }
        return low == 0 ? types[0].offset : types[transitions[low - 1].type].offset
    }

    /// The offset when clocks show a time.
    ///
    /// Where they skip it, the offset before. Where they show it twice, that of the first time, or of the second.
    func offset(atLocal clock: Int64, second: Bool = false) -> Int64 {
        let before = offset(at: clock - Civil.secondsPerDay)
        let near = offset(at: clock - before)
        let after = offset(at: clock + Civil.secondsPerDay)
        let candidates = second ? (after, near, before) : (before, near, after)
        if offset(at: clock - candidates.0) == candidates.0 { return candidates.0 }
        if offset(at: clock - candidates.1) == candidates.1 { return candidates.1 }
        return offset(at: clock - candidates.2) == candidates.2 ? candidates.2 : before
    }

    /// The offset of standard time that holds in the end.
    var standardOffset: Int64 {
        if let rule { return rule.standardOffset }
        let last = transitions.last { !types[$0.type].isDaylight }
        return last.map { types[$0.type].offset } ?? types[0].offset
    }
}

extension ZoneTable {
    /// Reads a compiled file; nil if it is damaged.
    init?(_ bytes: [UInt8]) {
        var reader = ZoneFileReader(bytes: bytes)
        guard let first = reader.header() else { return nil }
        var header = first
        if first.version >= UInt8(ascii: "2") {
            reader.skip(first.size(timeSize: 4))
            guard let second = reader.header() else { return nil }
            header = second
        }
        let timeSize = first.version >= UInt8(ascii: "2") ? 8 : 4
        guard let (transitions, types) = reader.body(header, timeSize: timeSize) else { return nil }
        let footer = timeSize == 8 ? reader.footer() : nil
        if let footer, !footer.isEmpty {
            guard let rule = ZoneRule(footer) else { return nil }
            self.init(transitions: transitions, types: types, rule: rule)
        } else {
            self.init(transitions: transitions, types: types, rule: nil)
        }
    }
}

/// Reads the parts of a compiled time-zone file; all numbers are big-endian.
private struct ZoneFileReader {
    struct Header {
        let version: UInt8
        let universalCount, standardCount, leapCount, timeCount, typeCount, nameSize: Int

        /// The bytes of the body that follows.
        func size(timeSize: Int) -> Int {
            timeCount * (timeSize + 1) + typeCount * 6 + nameSize + leapCount * (timeSize + 4) + standardCount
                + universalCount
        }
    }

    let bytes: [UInt8]
    var position = 0

    mutating func skip(_ count: Int) { position = min(position + count, bytes.count) }

    private mutating func integer(_ size: Int) -> Int64? {
        guard size <= bytes.count - position else { return nil }
        var value: UInt64 = bytes[position] >= 128 ? .max : 0
        for byte in bytes[position..<position + size] { value = value << 8 | UInt64(byte) }
        position += size
        return Int64(bitPattern: value)
    }

    private mutating func count() -> Int? {
        guard let value = integer(4), (0...1 << 20).contains(value) else { return nil }
        return Int(value)
    }

    mutating func header() -> Header? {
        guard bytes.count - position >= 44, bytes[position..<position + 4].elementsEqual("TZif".utf8) else {
            return nil
        }
        let version = bytes[position + 4]
        position += 20
        guard let universal = count(), let standard = count(), let leap = count(), let times = count(),
            let types = count(), let names = count()
        else { return nil }
        return Header(
            version: version, universalCount: universal, standardCount: standard, leapCount: leap, timeCount: times,
            typeCount: types, nameSize: names)
    }

    mutating func body(
        _ header: Header, timeSize: Int
    ) -> (transitions: [ZoneTable.Transition], types: [ZoneTable.LocalType])? {
        let end = position + header.size(timeSize: timeSize)
        guard end <= bytes.count, header.typeCount > 0 else { return nil }
        var instants: [Int64] = []
        for _ in 0..<header.timeCount {
            guard let instant = integer(timeSize), instants.last ?? .min <= instant else { return nil }
            instants.append(instant)
        }
        let indices = bytes[position..<position + header.timeCount].map(Int.init)
        position += header.timeCount
        var types: [ZoneTable.LocalType] = []
        for _ in 0..<header.typeCount {
            guard let offset = integer(4), (-89_999...93_599).contains(offset), let flags = integer(2) else {
                return nil
            }
            types.append(ZoneTable.LocalType(offset: offset, isDaylight: flags & 0xFF00 != 0))
        }
        guard indices.allSatisfy({ $0 < types.count }) else { return nil }
        position = end
        return (zip(instants, indices).map(ZoneTable.Transition.init), types)
    }

    /// The text between two line feeds at the end.
    mutating func footer() -> ArraySlice<UInt8>? {
        let newline = UInt8(ascii: "\n")
        guard position < bytes.count, bytes[position] == newline else { return nil }
        return bytes[(position + 1)...].prefix { $0 != newline }
    }
}
