/// Numbers pairs of small numbers, from 1 in the order in which they are first met.
///
/// Where the numbers are few, the pairs stand in a rectangle; else they are looked up.
final class PairIndex {
    /// Each pair in one word.
    private var pairs: [UInt64] = []
    /// By the first number, then by the second; 0 for a pair that was not met.
    private var table: UnsafeMutablePointer<Int32>
    private var height = 64
    private var width = 8
    private var far: [UInt64: Int32] = [:]

    private static let mostCells = 1 << 22

    init() {
        table = .allocate(capacity: height * width)
        table.initialize(repeating: 0, count: height * width)
    }

    deinit { table.deallocate() }

    /// Puts the number of each pair in place of its first; where that is 0 it stays.
    ///
    /// - Complexity: O(rows), on average.
    func number(_ first: UnsafeMutablePointer<Int32>, _ second: UnsafePointer<Int32>, _ rows: Int) {
        var (table, height, width) = (table, height, width)
        for row in 0..<rows where first[row] != 0 {
            let (one, other) = (Int(first[row]), Int(second[row]))
            if one < height, other < width, table[one &* width &+ other] != 0 {
                first[row] = table[one &* width &+ other]
            } else {
                first[row] = find(first[row], second[row])
                (table, height, width) = (self.table, self.height, self.width)
            }
        }
    }

    @inline(never)
    private func find(_ first: Int32, _ second: Int32) -> Int32 {
        let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
        if let known = far[key] { return known }
        makeRoom(Int(first), Int(second))
        pairs.append(key)
        let number = Int32(truncatingIfNeeded: pairs.count)
        if Int(first) < height, Int(second) < width {
            table[Int(first) * width + Int(second)] = number
        } else {
            far[key] = number
        }
        return number
    }

    /// Grows the rectangle, unless it would become too large.
    private func makeRoom(_ first: Int, _ second: Int) {
        var (wantedHeight, wantedWidth) = (height, width)
        while wantedHeight <= first { wantedHeight *= 2 }
        while wantedWidth <= second { wantedWidth *= 2 }
        if wantedHeight == height && wantedWidth == width || wantedHeight * wantedWidth > Self.mostCells { return }
        let larger = UnsafeMutablePointer<Int32>.allocate(capacity: wantedHeight * wantedWidth)
        larger.initialize(repeating: 0, count: wantedHeight * wantedWidth)
        for row in 0..<height { (larger + row * wantedWidth).update(from: table + row * width, count: width) }
        table.deallocate()
        (table, height, width) = (larger, wantedHeight, wantedWidth)
    }

    /// The two numbers of a pair.
    func pair(_ number: Int32) -> (Int32, Int32) {
        let key = pairs[Int(number) - 1]
        return (Int32(bitPattern: UInt32(key >> 32)), Int32(bitPattern: UInt32(truncatingIfNeeded: key)))
    }
}
