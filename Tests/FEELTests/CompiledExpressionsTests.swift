import Diagnostics
import Testing

@testable import FEEL

@Suite struct CompiledExpressionsTests {
    private static func compile(
        _ texts: [String], over names: [String]
    ) -> (CompiledExpressions?, diagnostics: [Diagnostic]) {
        var files = SourceFiles()
        return CompiledExpressions.compile(
            texts.map { text in
                let file = files.add(path: "expression", bytes: Array(text.utf8))
                return SourceSlice(file, 0..<file.bytes.count)
            }, over: names)
    }

    @Test func `Each expression sees the values in the order of the names`() throws {
        let (compiled, diagnostics) = Self.compile(
            ["số đúng hạn / tổng số >= 98%", "tổng số - 1"],
            over: [
                "tổng số", "số đúng hạn",
            ])
        var evaluation = try #require(compiled).evaluation()
        #expect(diagnostics.isEmpty && compiled?.count == 2)
        #expect(evaluation(0).isUnknown)
        evaluation.inputs = [.number(100), .number(98)]
        #expect(evaluation(0).boolean == true && evaluation(1).number == 99)
        evaluation.inputs = [.number(0), .null]
        #expect(evaluation(0).isNull && evaluation(1).number == -1)
        evaluation.inputs = []
        #expect(evaluation(0).isNull)
    }

    @Test func `What can't be read is said, and nothing is compiled`() {
        let (compiled, diagnostics) = Self.compile(["1 + 1", "1 +"], over: [])
        #expect(compiled == nil && diagnostics.count == 1)
    }

    @Test func `A name that is not given is null, with a diagnostic`() throws {
        let (compiled, diagnostics) = Self.compile(["nowhere"], over: ["somewhere"])
        var evaluation = try #require(compiled).evaluation()
        #expect(evaluation(0).isNull && diagnostics.map(\.kind.name) == ["feel/unknown-name"])
    }
}
