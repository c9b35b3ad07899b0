/// What one cell of a column holds. The numbers are the bytes that columns keep.
///
/// This and the other types that loops over rows ask are public, because only what is public is inlined into other modules.
public enum ColumnState {
    /// The value beside it.
    @inlinable @inline(__always) public static var value: UInt8 { 0 }
    /// Nothing that can be computed with: `Value.unknown`.
    @inlinable @inline(__always) public static var unknown: UInt8 { 1 }
    /// Known to be nothing: `Value.null`.
    @inlinable @inline(__always) public static var null: UInt8 { 2 }
    /// Something that a column cannot say: a broken or claimed cell, a fraction, a number beyond 64 bits. Whatever reads
    /// it is left to `evaluate`.
    @inlinable @inline(__always) public static var special: UInt8 { 3 }
}

/// A block of rows, held column by column: a 64-bit value and a state for each cell.
///
/// Counts and amounts are integers, yes-or-no cells 0 and 1, choices the number of their value, dates days since
/// 1970-01-01. A text is where it stands in the bytes that it was read from (`TextSpan`). The memory belongs to the block,
/// is given back with it, and is filled anew for each block of rows; one thread uses it at a time.
package final class ColumnBlock {
    package let columnCount: Int
    package private(set) var capacity: Int
    /// Column `c` starts at `c * capacity`.
    package private(set) var values: UnsafeMutablePointer<Int64>
    /// Laid out like `values`.
    package private(set) var states: UnsafeMutablePointer<UInt8>
    package var rowCount = 0

    package init(columnCount: Int, capacity: Int) {
        self.columnCount = columnCount
        self.capacity = capacity
        values = .allocate(capacity: max(1, columnCount * capacity))
        states = .allocate(capacity: max(1, columnCount * capacity))
        values.initialize(repeating: 0, count: columnCount * capacity)
        states.initialize(repeating: ColumnState.unknown, count: columnCount * capacity)
    }

    deinit {
        values.deallocate()
        states.deallocate()
    }

    package func values(of column: Int) -> UnsafeMutablePointer<Int64> { values + column * capacity }

    package func states(of column: Int) -> UnsafeMutablePointer<UInt8> { states + column * capacity }

    /// Makes room for more rows; those that are there stay.
    ///
    /// - Complexity: O(columns · rows) when it grows.
    package func reserve(_ rows: Int) {
        guard rows > capacity else { return }
        let room = max(rows, capacity * 2)
        let larger = ColumnBlock(columnCount: columnCount, capacity: room)
        for column in 0..<columnCount {
            larger.values(of: column).update(from: values(of: column), count: rowCount)
            larger.states(of: column).update(from: states(of: column), count: rowCount)
        }
        swap(&values, &larger.values)
        swap(&states, &larger.states)
        larger.capacity = capacity
        capacity = room
    }
}

/// Where a text stands in the bytes of its block, in one 64-bit value.
@frozen public struct TextSpan: Sendable {
    public let bits: Int64

    @inlinable @inline(__always) public init(offset: Int, count: Int) {
        bits = Int64(truncatingIfNeeded: offset << 24 | count)
    }

    @inlinable @inline(__always) public init(bits: Int64) {
        self.bits = bits
    }

    /// Longer texts cannot be kept in a column.
    package static let mostBytes = 1 << 24 - 1

    @inlinable @inline(__always) public var offset: Int { Int(truncatingIfNeeded: bits >> 24) }
    @inlinable @inline(__always) public var count: Int { Int(truncatingIfNeeded: bits & 0xFF_FFFF) }
}
