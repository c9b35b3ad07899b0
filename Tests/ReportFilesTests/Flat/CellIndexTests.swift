import Chuan
import TestSupport
import Testing

@testable import ReportFiles

/// Ends of cells are those that a look at every byte finds.
@Suite("Ends of cells") struct CellIndexTests {
    private struct Found: Equatable {
        var ends: [Int]
        var isSimple: Bool
    }

    /// What an index finds of a text, as far as whole rows go; nil where it does not look. Both ways to find it agree.
    private static func find(
        _ text: [UInt8], from start: Int = 0, cells: Int = 2, isCRLF: Bool = false, rows: Int = CellIndex.mostRows
    ) -> Found? {
        let found = [false, CellIndex.canBeWide].map { isWide in
            let index = CellIndex(
                RecordEnds(delimiter: UInt8(ascii: ",")), cells: cells, isCRLF: isCRLF, isWide: isWide)
            return find(text, from: start, index, rows)
        }
        #expect(found[0] == found[1], "\(text) from \(start), \(cells) cells")
        return found[0]
    }

    private static func find(_ text: [UInt8], from start: Int, _ index: CellIndex, _ rows: Int) -> Found? {
        let sealed = text + [UInt8](repeating: 0x0A, count: ChunkBuffer.padding)
        return sealed.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, index.find(in: base, start..<text.count, rows: rows) else { return nil }
            let ends = (0..<index.rows * index.endsInRow).map { Int(index.ends[$0]) }
            return Found(ends: ends, isSimple: index.isSimple)
        }
    }

    @Test func `Each byte is a mark, plain, strange or hides marks, wherever it stands`() {
        for byte in UInt8.min...UInt8.max {
            for place in [0, 1, 15, 16, 17, 63, 64, 65, 80] {
                var text = [UInt8](repeating: UInt8(ascii: "x"), count: 90)
                text[place] = byte
                let ends = [UInt8(ascii: ","), 0x0A].contains(byte) ? [place, 90] : []
                let found = Self.find(text)
                if byte == UInt8(ascii: "\"") || byte == 0x0D {
                    #expect(found == nil, "byte \(byte) at \(place)")
                } else {
                    let isSimple = byte == 0x0A || byte >= 0x20 && byte < 0x7F
                    #expect(found == Found(ends: ends, isSimple: isSimple), "byte \(byte) at \(place)")
                }
            }
        }
    }

    @Test func `All texts of few bytes`() {
        let alphabet = Array("a,\n\r".utf8)
        for count in 0...6 {
            for number in 0..<Int(1) << (2 * count) {
                let text = (0..<count).map { alphabet[number >> (2 * $0) & 3] }
                let marks = text.indices.filter { text[$0] == 0x2C || text[$0] == 0x0A } + [count]
                let expected = text.contains(0x0D) ? nil : Array(marks.prefix(marks.count / 2 * 2))
                #expect(Self.find(text)?.ends == expected, "\(text)")
                let all = text.indices.filter { text[$0] != 0x61 } + [count]
                #expect(Self.find(text, isCRLF: true)?.ends == Array(all.prefix(all.count / 3 * 3)), "\(text)")
            }
        }
    }

    @Test func `Dense and sparse marks, from any place, as many rows as are wanted`() {
        var random = Seeded(Seeded.seed)
        for round in 0..<Seeded.rounds(300) {
            let density = random.pick([1, 2, 5, 20, 60])
            let text = (0..<random.below(2_000)).map { _ -> UInt8 in
                random.below(density) == 0 ? random.pick([0x2C, 0x0A]) : UInt8(ascii: "0") + UInt8(random.below(10))
            }
            let start = random.below(text.count + 1)
            let (cells, rows) = (random.below(5) + 2, random.below(CellIndex.mostRows) + 1)
            let marks = (start..<text.count).filter { text[$0] == 0x2C || text[$0] == 0x0A } + [text.count]
            let whole = min(rows * cells, marks.count / cells * cells)
            let found = Self.find(text, from: start, cells: cells, rows: rows)
            #expect(found?.ends == Array(marks.prefix(whole)), "seed \(Seeded.seed), round \(round)")
        }
    }
}
