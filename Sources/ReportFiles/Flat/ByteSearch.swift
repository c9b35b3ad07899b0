import Glibc

/// Looks for bytes in memory.
enum ByteSearch {
    /// How often a byte stands there.
    ///
    /// - Complexity: O(n), sixteen bytes at a time.
    static func count(_ byte: UInt8, in bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let wanted = SIMD16<UInt8>(repeating: byte)
        let raw = UnsafeRawPointer(bytes)
        var total = 0
        var place = 0
        while place + 16 <= count {
            var sums = SIMD16<UInt8>()
            let end = min(count - 15, place + 16 * 255)
            while place < end {
                // Minus one where it stands.
                sums &-= SIMD16(raw.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self) .== wanted)
                place += 16
            }
            total += Int(SIMD16<UInt16>(truncatingIfNeeded: sums).wrappedSum())
        }
        while place < count {
            if bytes[place] == byte { total += 1 }
            place += 1
        }
        return total
    }

    /// The first place of a byte.
    static func first(_ byte: UInt8, in bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int? {
        guard let found = memchr(bytes + range.lowerBound, Int32(byte), range.count) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
    }

    /// The last place of a byte.
    static func last(_ byte: UInt8, in bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int? {
        let wanted = CellBytes.everywhere(byte)
        var place = range.upperBound
        while place - 8 >= range.lowerBound {
            let found = CellBytes.exactZeroBytes(CellBytes.word(bytes + place - 8) ^ wanted)
            if found != 0 { return place - 1 - found.leadingZeroBitCount >> 3 }
            place -= 8
        }
        while place > range.lowerBound {
            place -= 1
            if bytes[place] == byte { return place }
        }
        return nil
    }
}

extension SIMD16<UInt8> {
    /// All bits set where a mask holds, none elsewhere.
    @inline(__always)
    init(_ mask: SIMDMask<SIMD16<Int8>>) { self = Self().replacing(with: 0xFF, where: mask) }

    /// The first eight bytes, and those behind them.
    @inline(__always)
    var halves: (UInt64, UInt64) {
        withUnsafeBytes(of: self) { ($0.load(as: UInt64.self), $0.load(fromByteOffset: 8, as: UInt64.self)) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where a text first stands in another one.
    func firstPlace(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = baseAddress, let wanted = text.baseAddress else { return 0 }
        var place = 0
        while place + text.count <= count {
            if memcmp(base + place, wanted, text.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
