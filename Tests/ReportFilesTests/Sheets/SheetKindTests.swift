import Diagnostics
import Testing

@testable import Chuan
@testable import ReportFiles

@Suite("Kinds of mistakes in spreadsheets") struct SheetKindTests {
    @Test("Names are unique, of one domain, and sorted")
    func catalogue() {
        let names = SheetDiagnostics.kinds.map(\.name)
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasPrefix("sheet/") })
    }

    @Test(
        "The wrong example reports exactly its kind, the right one nothing",
        arguments: SheetDiagnostics.kinds.map(\.name))
    func examples(name: String) throws {
        let kind = try #require(SheetDiagnostics.kinds.first { $0.name == name })
        let wrong = try Self.read(kind, kind.explanation.wrong)
        #expect(wrong.map(\.kind.name) == [name])
        #expect(try Self.read(kind, kind.explanation.right).map(\.kind.name) == [])
        for diagnostic in wrong {
            let help = diagnostic.help
            for text in [diagnostic.message.vi, diagnostic.message.en, help?.vi ?? "x", help?.en ?? "x"] {
                #expect(!text.hasSuffix(".") || text.hasSuffix("…"), "\(text)")
                #expect(text.first?.isUppercase == false, "\(text)")
                #expect(text.filter { $0 == "`" }.count.isMultiple(of: 2), "\(text)")
                #expect(text == nfc(text))
            }
            #expect(diagnostic.message.vi != diagnostic.message.en)
        }
    }

    /// What the reader of sheets tells; values have examples of their own.
    private static func read(_ kind: Diagnostic.Kind, _ text: String) throws -> [Diagnostic] {
        var header = SheetBench.header
        if kind == .noHeader { header = [:] }
        if kind == .unknownUnit || kind == .otherForm { header["unit_code"] = kind == .otherForm ? "PM-HOA" : nil }
        if kind == .unknownUnit { header["unit_type"] = nil }
        if kind == .severalPeriods || kind == .tabDiffers { header["period"] = nil }
        if kind == .ownerlessSheet { header["unit_code"] = nil }
        let units = kind == .unknownUnit ? SheetBench.directory() : nil
        let reading = try #require(SheetBench.read(text, header: header, units: units)).reading
        return reading.diagnostics.filter { $0.kind.name.hasPrefix("sheet/") }
    }
}
