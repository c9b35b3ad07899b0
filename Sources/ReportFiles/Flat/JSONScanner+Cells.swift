import FEEL

/// Reads plain numbers and flags of JSON, each where the name before it ends. What they return is whether that could be done.
extension JSONScanner {
    @inline(__always)
    static func endsValue(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") }

    @inline(__always)
    static func readInteger(
        _ place: inout UnsafePointer<UInt8>, _ key: UnsafeMutablePointer<JSONKey>, _ row: Int
    ) -> Bool {
        let (value, count) = CellBytes.digits(place)
        guard endsValue(place[count]), count > 0, count < 19, place[0] != 0x30 || count == 1 else { return false }
        key.pointee.step.values[row] = Int64(truncatingIfNeeded: value)
        key.pointee.step.states[row] = ColumnState.value
        place += count
        return true
    }

    @inline(__always)
    static func readDecimal(
        _ place: inout UnsafePointer<UInt8>, _ key: UnsafeMutablePointer<JSONKey>, _ row: Int
    ) -> Bool {
        guard let (whole, digits) = CellBytes.decimal(place), digits > 0, place[0] != 0x30 || digits == 1 else {
            return false
        }
        var (value, count) = (whole, digits)
        if place[digits] == UInt8(ascii: ".") {
            guard let (part, places) = CellBytes.fraction(place + digits + 1) else { return false }
            value += part
            count += 1 + places
        }
        guard endsValue(place[count]) else { return false }
        key.pointee.step.values[row] = value
        key.pointee.step.states[row] = ColumnState.value
        place += count
        return true
    }

    @inline(__always)
    static func readFlag(_ place: inout UnsafePointer<UInt8>, _ key: UnsafeMutablePointer<JSONKey>, _ row: Int) -> Bool
    {
        let word = CellBytes.word(place)
        if word & 0xFFFF_FFFF == CellBytes.trueWord, endsValue(place[4]) {
            key.pointee.step.values[row] = 1
            place += 4
        } else if word & 0xFF_FFFF_FFFF == CellBytes.falseWord, endsValue(place[5]) {
            key.pointee.step.values[row] = 0
            place += 5
        } else {
            return false
        }
        key.pointee.step.states[row] = ColumnState.value
        return true
    }

    /// Passes over a plain number, text or word.
    @inline(__always)
    static func skip(_ place: inout UnsafePointer<UInt8>) -> Bool {
        if place[0] == RecordEnds.quote {
            let end = StringMarks.end(from: place + 1)
            guard end[0] == RecordEnds.quote else { return false }
            place = end + 1
            return true
        }
        let (_, count) = CellBytes.digits(place)
        guard count > 0, endsValue(place[count]), place[0] != 0x30 || count == 1 else { return false }
        place += count
        return true
    }
}
