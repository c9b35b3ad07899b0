import FEEL
import Synchronization

/// The rows that rules read of a register, made once for the units that one report after another is judged by.
final class RegisterRows: Sendable {
    private let last = Mutex<(units: [Register.Unit], rows: Value)?>(nil)

    /// - Complexity: O(1) for the same array as before, O(units) for another.
    func rows(of units: [Register.Unit]) -> Value {
        last.withLock { last in
            if let last, Self.isOne(last.units, units) { return last.rows }
            let rows = ReportFacts.rows(units)
            last = (units, rows)
            return rows
        }
    }

    /// Whether both are one array in memory, which is kept, so that no other one takes its place there.
    private static func isOne(_ left: [Register.Unit], _ right: [Register.Unit]) -> Bool {
        left.count == right.count
            && left.withUnsafeBufferPointer { left in
                right.withUnsafeBufferPointer { right in left.baseAddress == right.baseAddress }
            }
    }
}
