import Chuan
import FEEL
import TestSupport
import Testing

@testable import ReportFiles

/// Whole numbers that are read four rows at a time are those that are read one by one.
@Suite("Numbers of a column") struct ColumnNumberTests {
    private struct Found: Equatable {
        var values: [Int64?]
        var odd: [Bool]
    }

    /// What the second of three columns holds: nil where a cell is empty, and whether a row takes a closer look.
    private static func read(_ cells: [String], after first: String, isWide: Bool) -> Found {
        let text = cells.map { "\(first),\($0),\n" }.joined()
        let bytes = Array(text.utf8) + [UInt8](repeating: 0x0A, count: ChunkBuffer.padding)
        let index = CellIndex(RecordEnds(delimiter: UInt8(ascii: ",")), cells: 3, isCRLF: false)
        var values = [Int64](repeating: -1, count: cells.count)
        var states = [UInt8](repeating: ColumnState.value, count: cells.count)
        var odd = [Bool](repeating: false, count: cells.count)
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, index.find(in: base, 0..<text.utf8.count, rows: cells.count) else {
                return
            }
            values.withUnsafeMutableBufferPointer { values in
                states.withUnsafeMutableBufferPointer { states in
                    odd.withUnsafeMutableBufferPointer { odd in
                        guard let out = values.baseAddress, let state = states.baseAddress, let rows = odd.baseAddress
                        else { return }
                        var step = CellStep(
                            kind: .integer, terminator: UInt8(ascii: ","), emptyState: ColumnState.unknown, slot: 0,
                            column: 1, values: out, states: state)
                        let stretch = CSVScanner.Stretch(
                            base: base, ends: index.ends + 1, endsInRow: 3, rows: cells.count, first: 0, odd: rows,
                            isSimple: index.isSimple, isWide: isWide)
                        CSVScanner.readIntegers(&step, stretch)
                    }
                }
            }
        }
        let read = cells.indices.map { states[$0] == ColumnState.value && !odd[$0] ? values[$0] : nil }
        return Found(values: read, odd: odd)
    }

    private static func check(_ cells: [String], after first: String, _ note: String) {
        let expected = Found(
            values: cells.map { $0.utf8.count <= 16 ? Int64($0) : nil },
            odd: cells.map { !$0.isEmpty && ($0.utf8.count > 16 || Int64($0) == nil) })
        for isWide in [false, CellIndex.canBeWide] {
            #expect(read(cells, after: first, isWide: isWide) == expected, "\(cells) after \(first) \(note)")
        }
    }

    @Test func `Each byte in each place of a number, in each row of four`() {
        for byte in UInt8(0x20)...0x7E where ![0x22, 0x2B, 0x2C, 0x2D].contains(byte) {
            for count in 1...9 {
                for place in 0..<count {
                    var digits = Array("123456789".utf8.prefix(count))
                    digits[place] = byte
                    var cells = ["17", "", "0", "9999999", "5"]
                    cells[(Int(byte) + place) % 4] = String(decoding: digits, as: UTF8.self)
                    Self.check(cells, after: "x", "byte \(byte)")
                }
            }
        }
    }

    @Test func `Columns of numbers of all lengths, empty cells and others`() {
        var random = Seeded(Seeded.seed)
        for round in 0..<Seeded.rounds(400) {
            let longest = random.pick([1, 3, 7, 8, 13, 19])
            let rarity = random.pick([2, 9, 1_000])
            let cells = (0..<random.below(CellIndex.mostRows) + 1).map { _ -> String in
                if random.below(rarity) == 0 { return random.pick(["", "x", "1.5", "có", "12 ", " 7", "00012", "9_"]) }
                return String((0..<random.below(longest) + 1).map { _ in Character("\(random.below(10))") })
            }
            Self.check(cells, after: random.pick(["", "1", "abcdefgh"]), "seed \(Seeded.seed), round \(round)")
        }
    }
}
