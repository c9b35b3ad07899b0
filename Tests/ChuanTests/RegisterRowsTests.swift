import Diagnostics
import FEEL
import Testing

@testable import Chuan

/// Rows of a register that are made once for many reports.
@Suite struct RegisterRowsTests {
    private static func units(_ codes: String...) -> [Register.Unit] {
        codes.map {
            Register.Unit(
                code: $0, name: nil, type: "dist", parent: nil, valid: (nil, nil),
                span: Span(file: FileID(number: 0), start: 0, end: 0))
        }
    }

    private static func codes(_ rows: Value) -> [String] {
        guard case .list(let rows) = rows else { return [] }
        return rows.map { row in
            guard case .row(let row) = row, case .string(let code)? = row.values.first else { return "" }
            return code
        }
    }

    @Test func `Other units have rows of their own`() {
        let rows = RegisterRows()
        var units = Self.units("A", "B")
        let others = Self.units("C", "D")
        #expect(Self.codes(rows.rows(of: units)) == ["A", "B"])
        #expect(Self.codes(rows.rows(of: others)) == ["C", "D"])
        #expect(Self.codes(rows.rows(of: units)) == ["A", "B"])
        // The array that is kept can't change below: who writes to it has a copy.
        units[0] = others[0]
        #expect(Self.codes(rows.rows(of: units)) == ["C", "B"])
        units.removeLast()
        #expect(Self.codes(rows.rows(of: units)) == ["C"])
        #expect(Self.codes(rows.rows(of: [])) == [])
    }
}
