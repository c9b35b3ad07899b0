import Diagnostics
import FEEL
import TestSupport
import Testing

@testable import Chuan
@testable import ChuanTools

/// Texts that are passed over because no number of a test stands in them are texts without a phrase about it.
@Suite("Texts with levels in them")
struct LevelPhraseLawTests {
    private static let pieces = [
        "từ", "trên", "dưới", "ít nhất", "không quá", "tối thiểu", "đạt", "trở lên", "trở xuống", "at least", "over",
        "up to", " ",
        " ", " ", "98%", "97,5%", "98", "98.0%", "(98%)", "98%.", "1e2", "98-99%", "0%", "1.000", "12345678901%", "98,",
        "9 8%", "%", "é", ",",
    ]

    @Test("No phrase is passed over")
    func nothingIsPassedOver() {
        var random = Seeded(Seeded.seed)
        var found = 0
        for _ in 0..<20_000 {
            let text = (0..<(1 + random.below(8))).map { _ in Self.pieces[random.below(Self.pieces.count)] }.joined(
                separator: random.below(4) == 0 ? "" : " ")
            for phrase in LevelPhrase.all(in: text) {
                found += 1
                let span = Span(file: FileID(number: 0), start: 0, end: 0)
                let test = Check.Test(
                    comparison: phrase.comparison, number: phrase.number, isPercent: phrase.isPercent, span: span,
                    text: "")
                #expect(LevelPhrase.mayName([test], in: text), "\(text): \(phrase)")
            }
        }
        #expect(found > 1_000)
        #expect(!LevelPhrase.mayName([], in: "từ 98% trở lên"))
    }
}
