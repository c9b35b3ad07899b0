internal import CMarks

/// Counts of few records, a byte for each figure and eight of them to a word, so that a record adds one word where it would
/// add eight numbers. They go over to the counts of a group before a byte could overflow.
///
/// The memory belongs to the counts and is given back with them; one thread uses them.
final class PackedCounts {
    /// The bytes of eight figures; lane 0 of the first word counts the records.
    let words: Int
    private(set) var capacity: Int
    private var packed: UnsafeMutablePointer<UInt64>
    /// Groups whose bytes are to be emptied after the strip in hand.
    private let full: UnsafeMutablePointer<Int32>
    /// Eight rows in hand.
    private let turned: UnsafeMutablePointer<UInt64>
    private let ones: UnsafeMutablePointer<UInt8>
    private let zeros: UnsafeMutablePointer<UInt8>

    /// Rows that are added before full groups are looked for.
    private static let strip = 64
    /// More records than this may not be in the bytes of a group when a strip begins.
    private static let most = UInt64(UInt8.max) - UInt64(strip)

    /// What one figure adds for each row: 0 or 1.
    struct Lane {
        let bytes: UnsafePointer<UInt8>
        /// Zero where every strip reads the same bytes.
        let mask: Int
    }

    /// A figure that every row adds to.
    let always: Lane
    /// A figure that no row adds to.
    let never: Lane

    init(lanes: Int, capacity: Int) {
        words = (lanes + 7) / 8
        self.capacity = capacity
        packed = .allocate(capacity: capacity * words)
        packed.initialize(repeating: 0, count: capacity * words)
        full = .allocate(capacity: Self.strip)
        turned = .allocate(capacity: 8)
        ones = .allocate(capacity: Self.strip)
        ones.initialize(repeating: 1, count: Self.strip)
        zeros = .allocate(capacity: Self.strip)
        zeros.initialize(repeating: 0, count: Self.strip)
        always = Lane(bytes: ones, mask: 0)
        never = Lane(bytes: zeros, mask: 0)
    }

    deinit {
        packed.deallocate()
        full.deallocate()
        turned.deallocate()
        ones.deallocate()
        zeros.deallocate()
    }

    func reserve(_ room: Int) {
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: room * words)
        larger.initialize(from: packed, count: capacity * words)
        (larger + capacity * words).initialize(repeating: 0, count: (room - capacity) * words)
        packed.deallocate()
        packed = larger
        capacity = room
    }

    /// Adds rows to their groups.
    ///
    /// - Parameters:
    ///   - lanes: Eight for each word; the first is `always`.
    ///   - empty: Takes over the bytes of a group, which are zeros afterwards.
    /// - Complexity: O(rows · words).
    func add(_ lanes: [Lane], _ groups: UnsafePointer<Int32>, _ rows: Int, empty: (Int) -> Void) {
        lanes.withUnsafeBufferPointer { lanes in
            guard let lanes = lanes.baseAddress else { return }
            var start = 0
            while start < rows {
                let count = min(Self.strip, rows - start)
                let fulls = addWord(0, lanes, groups + start, start, count, looksForFull: true)
                for word in 1..<max(1, words) where !isNever(lanes + word * 8) {
                    _ = addWord(word, lanes + word * 8, groups + start, start, count, looksForFull: false)
                }
                for number in 0..<fulls { empty(Int(full[number])) }
                start += count
            }
        }
    }

    private func isNever(_ lanes: UnsafePointer<Lane>) -> Bool {
        for number in 0..<8 where lanes[number].bytes != never.bytes { return false }
        return true
    }

    /// - Returns: How many groups are full.
    @inline(__always)
    private func addWord(
        _ word: Int, _ lanes: UnsafePointer<Lane>, _ groups: UnsafePointer<Int32>, _ start: Int, _ rows: Int,
        looksForFull: Bool
    ) -> Int {
        let (packed, words, full, turned) = (packed + word, words, full, turned)
        let (a, b, c, d) = (lanes[0].at(start), lanes[1].at(start), lanes[2].at(start), lanes[3].at(start))
        let (e, f, g, h) = (lanes[4].at(start), lanes[5].at(start), lanes[6].at(start), lanes[7].at(start))
        var fulls = 0
        func add(_ bytes: UInt64, _ row: Int) {
            let group = groups[row]
            let place = packed + Int(group) &* words
            let sum = place.pointee &+ bytes
            place.pointee = sum
            if looksForFull, sum & 0xFF >= Self.most {
                full[fulls] = group
                fulls &+= 1
            }
        }
        var row = 0
        while row &+ 8 <= rows {
            chuan_turn_bytes(a + row, b + row, c + row, d + row, e + row, f + row, g + row, h + row, turned)
            for number in 0..<8 { add(turned[number], row &+ number) }
            row &+= 8
        }
        while row < rows {
            var bytes = UInt64(a[row]) | UInt64(b[row]) &<< 8 | UInt64(c[row]) &<< 16 | UInt64(d[row]) &<< 24
            bytes |= UInt64(e[row]) &<< 32 | UInt64(f[row]) &<< 40 | UInt64(g[row]) &<< 48 | UInt64(h[row]) &<< 56
            add(bytes, row)
            row &+= 1
        }
        return fulls
    }

    /// The bytes of a group, which are zeros afterwards.
    ///
    /// - Parameter body: Is told each lane that is not zero, and how much is in it.
    func empty(_ group: Int, _ body: (Int, Int64) -> Void) {
        for word in 0..<words {
            var rest = packed[group * words + word]
            packed[group * words + word] = 0
            var lane = word * 8
            while rest != 0 {
                if rest & 0xFF != 0 { body(lane, Int64(rest & 0xFF)) }
                rest &>>= 8
                lane += 1
            }
        }
    }
}

extension PackedCounts.Lane {
    @inline(__always)
    fileprivate func at(_ row: Int) -> UnsafePointer<UInt8> { bytes + (row & mask) }
}
