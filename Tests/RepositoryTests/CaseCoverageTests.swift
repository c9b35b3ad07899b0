import ChuanTools
import Diagnostics
import TestSupport
import Testing

/// Each diagnostic has a case that expects it, and cases expect none but those of the catalogue.
@Suite("Cases of diagnostics") struct CaseCoverageTests {
    private static let folders = [
        "YAMLSourceTests/Cases", "FEELSyntaxTests/Cases", "FEELTests/Cases/Nulls", "ChuanTests/Cases",
        "ChuanToolsTests/Cases/lint", "ChuanToolsTests/Cases/findings", "ChuanToolsTests/Cases/testing",
        "ReportFilesTests/Cases",
    ]

    /// Kinds that no input can report today, each with the reason. The list may only shrink.
    private static let unreached: [String: String] = [:]

    private static func expected() throws -> Set<String> {
        try folders.reduce(into: []) { kinds, folder in
            kinds.formUnion(try GoldenFolder("../\(folder)", languages: []).expectedKinds())
        }
    }

    @Test func `Every kind has a case`() throws {
        let all = Set(Catalogue.all.map(\.name))
        let missing = all.subtracting(try Self.expected()).subtracting(Self.unreached.keys).sorted()
        #expect(missing == [], "kinds without a case in Tests/*/Cases")
    }

    @Test func `Every kind in a case is in the catalogue`() throws {
        let unlisted = try Self.expected().subtracting(Catalogue.all.map(\.name)).sorted()
        #expect(unlisted == [], "cases expect kinds that the catalogue does not list")
    }

    @Test func `What is said to be unreached is`() throws {
        let reached = try Self.expected().intersection(Self.unreached.keys).sorted()
        #expect(reached == [], "a case reports it: take it off the list")
    }
}
