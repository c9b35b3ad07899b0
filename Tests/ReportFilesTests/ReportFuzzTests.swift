import Chuan
import Diagnostics
import FEEL
import Testing

@testable import ReportFiles

@Suite struct ReportFuzzTests {
    /// A small generator: the same seed gives the same inputs everywhere.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    static let pieces: [String] = [
        ":", "- ", "[", "]", "{", "}", "\n", "  ", "#DIV/0!", "không phát sinh", "1,234", "1.234.5", "-", "–", "\"",
        "'",
        "|", ">", "&a ", "*a", "sum_of: branches", "Tổng cộng", "999999999999999999999999999999999999999", "-0",
        "1e999",
        "%", "31/6/2023", "null", "~", "true", "\u{0}", "\u{A0}", "Đ", "\u{301}", "tỷ", ",", ".", "0", "unit_code: B\n",
    ]

    static func mutate(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes.insert(contentsOf: (pieces.randomElement(using: &generator) ?? "").utf8, at: place)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0..<12, using: &generator)))
            case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            default:
                let end = min(bytes.count, place + Int.random(in: 0..<40, using: &generator))
                bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...place, using: &generator))
            }
        }
        return bytes
    }

    /// No input traps, every span lies in its file, every cell and row has its place in the vocabulary.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func mutatedReports(_ seed: UInt64) {
        var generator = Generator(state: seed)
        let seeds = [
            ("report.yaml", Array(ReportDecodingTests.codes.utf8)),
            ("report.yaml", Array(ReportDecodingTests.vietnamese.utf8)),
            ("report.json", Array(ReportDecodingTests.json.utf8)),
        ]
        var judged = 0
        for round in 0..<2_500 {
            let (path, bytes) = seeds[round % seeds.count]
            let source = SourceFile(id: FileID(number: 0), path: path, bytes: Self.mutate(bytes, &generator))
            let reading = ReportSamples.reader.read(source)
            judged += reading.reports.count
            let isSound =
                reading.reports.allSatisfy { Self.isSound($0, source) }
                && reading.diagnostics.allSatisfy { source.span.contains($0.span) }
            #expect(isSound, "seed \(seed), round \(round)")
            if !isSound { return }
        }
        #expect(judged > 500)
    }

    static func isSound(_ report: Report, _ source: SourceFile) -> Bool {
        let vocabulary = ReportSamples.vocabulary
        guard report.cells.count == vocabulary.inputCount, report.lists.count == vocabulary.inputCount else {
            return false
        }
        guard report.cells.allSatisfy({ isSound($0, source) }) else { return false }
        for block in vocabulary.blocks where block.form != .group {
            guard let list = report.lists[block.input] else { return false }
            let width = max(1, block.fields.count)
            let rows = list.rows + list.sumRows
            guard list.state == .value || rows.isEmpty else { return false }
            guard rows.allSatisfy({ $0.cells.count == width && source.span.contains($0.span) }) else { return false }
            guard rows.flatMap(\.cells).allSatisfy({ isSound($0, source) }) else { return false }
        }
        return true
    }

    static func isSound(_ cell: Cell, _ source: SourceFile) -> Bool {
        let isPlaced = cell.span.map(source.span.contains) ?? true
        let isEmpty = if case .null = cell.value { true } else { false }
        switch cell.state {
        case .value: return isPlaced && !isEmpty
        case .noEvents: return isPlaced
        case .missing, .withheld, .claimedNotApplicable, .broken, .unreadable: return isPlaced && isEmpty
        }
    }

    @Test func mutatedRegisters() {
        var generator = Generator(state: 5)
        for round in 0..<2_000 {
            let bytes = Self.mutate(Array(RegisterTests.sample.utf8), &generator)
            let path = round.isMultiple(of: 3) ? "r.yaml" : "r.csv"
            let source = SourceFile(id: FileID(number: 0), path: path, bytes: bytes)
            let (register, diagnostics) = readRegister(source, vocabulary: ReportSamples.vocabulary)
            let spans = diagnostics.map(\.span) + (register?.units.map(\.span) ?? [])
            #expect(spans.allSatisfy { source.span.contains($0) }, "round \(round)")
        }
    }
}
