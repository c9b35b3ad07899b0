import FEEL

/// Reads the cells of a row, each where the one before it ends. What they return is whether that could be done.
extension CSVScanner {
    @inline(__always)
    static func readInteger(
        _ place: inout UnsafePointer<UInt8>, _ step: UnsafeMutablePointer<CellStep>, _ row: Int
    ) -> Bool {
        let first = place[0] &- 0x30
        if first < 10, place[1] == step.pointee.terminator {
            step.pointee.values[row] = Int64(first)
            place += 2
            return true
        }
        let (value, count) = CellBytes.digits(place)
        guard place[count] == step.pointee.terminator, count < 19 else { return false }
        if count == 0 {
            step.pointee.states[row] = step.pointee.emptyState
        } else {
            step.pointee.values[row] = Int64(truncatingIfNeeded: value)
        }
        place += count + 1
        return true
    }

    /// A whole number of a column that keeps digits behind the point. Numbers that have some take a closer look: what
    /// parts them differs from file to file.
    @inline(__always)
    static func readDecimal(
        _ place: inout UnsafePointer<UInt8>, _ step: UnsafeMutablePointer<CellStep>, _ row: Int
    ) -> Bool {
        guard let (value, count) = CellBytes.decimal(place), place[count] == step.pointee.terminator else {
            return false
        }
        if count == 0 {
            step.pointee.states[row] = step.pointee.emptyState
        } else {
            step.pointee.values[row] = value
        }
        place += count + 1
        return true
    }

    @inline(__always)
    static func readFlag(
        _ place: inout UnsafePointer<UInt8>, _ step: UnsafeMutablePointer<CellStep>, _ row: Int
    ) -> Bool {
        let word = CellBytes.word(place)
        if word & 0xFFFF_FFFF == CellBytes.trueWord, place[4] == step.pointee.terminator {
            step.pointee.values[row] = 1
            place += 5
        } else if word & 0xFF_FFFF_FFFF == CellBytes.falseWord, place[5] == step.pointee.terminator {
            step.pointee.values[row] = 0
            place += 6
        } else if place[0] == step.pointee.terminator {
            step.pointee.states[row] = step.pointee.emptyState
            place += 1
        } else {
            return false
        }
        return true
    }

    @inline(__always)
    func readDate(
        _ place: inout UnsafePointer<UInt8>, _ step: UnsafeMutablePointer<CellStep>, _ row: Int
    ) -> Bool {
        if place[0] == step.pointee.terminator {
            step.pointee.states[row] = step.pointee.emptyState
            place += 1
            return true
        }
        guard place[10] == step.pointee.terminator, let days = dates.days(place) else { return false }
        step.pointee.values[row] = days
        place += 11
        return true
    }

    @inline(__always)
    func skip(
        _ place: inout UnsafePointer<UInt8>, _ step: UnsafeMutablePointer<CellStep>
    ) -> Bool {
        if place[0] == RecordEnds.quote { return false }
        let end = marks.end(from: place)
        guard end[0] == step.pointee.terminator else { return false }
        place = end + 1
        return true
    }

    @inline(__always)
    func readChoice(
        _ place: inout UnsafePointer<UInt8>, _ step: UnsafeMutablePointer<CellStep>, _ row: Int
    ) -> Bool {
        let end = marks.end(from: place)
        guard end[0] == step.pointee.terminator else { return false }
        if end == place {
            step.pointee.states[row] = step.pointee.emptyState
        } else {
            guard let known = caches[Int(step.pointee.column)].find(place, end - place) else {
                return learnChoice(place, end, step)
            }
            step.pointee.values[row] = known.0
        }
        place = end + 1
        return true
    }

    /// Remembers what a spelling stands for, to be found when it is read again; reading it now is left to others.
    @inline(never)
    private func learnChoice(
        _ place: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ step: UnsafeMutablePointer<CellStep>
    ) -> Bool {
        let column = Int(step.pointee.column)
        if let value = odd.choice(place, end - place, column) {
            caches[column].remember(place, end - place, (value, 0))
        }
        return false
    }

    @inline(__always)
    func readHeader(
        _ place: inout UnsafePointer<UInt8>, _ step: UnsafeMutablePointer<CellStep>, _ base: UnsafePointer<UInt8>
    ) -> Bool {
        if place[0] == RecordEnds.quote { return false }
        let end = marks.end(from: place)
        guard end[0] == step.pointee.terminator else { return false }
        rows.header[Int(step.pointee.slot)] = TextSpan(offset: place - base, count: end - place)
        place = end + 1
        return true
    }

    @inline(__always)
    func readText(
        _ place: inout UnsafePointer<UInt8>, _ step: UnsafeMutablePointer<CellStep>, _ row: Int,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        let end = marks.end(from: place)
        guard end[0] == step.pointee.terminator else { return false }
        if end == place {
            step.pointee.states[row] = step.pointee.emptyState
        } else {
            let isText =
                step.pointee.kind == .named
                ? TextBytes.isClean(place, end - place)
                : TextBytes.isPlain(place, end - place)
            guard isText else { return false }
            step.pointee.values[row] = TextSpan(offset: place - base, count: end - place).bits
        }
        place = end + 1
        return true
    }
}
