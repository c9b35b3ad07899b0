import Chuan
import Diagnostics
import FEEL
import Foundation
import Testing

@testable import ReportFiles

/// The example reports of the repository, read by the vocabulary of its rules.
@Suite struct ExampleTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let vocabulary: Vocabulary = {
        var files: [String: [UInt8]] = [:]
        for name in names(in: "Rules/hcmc-cchc-2023") where name.hasSuffix(".rules.yaml") {
            files["rules/\(name)"] = bytes("Rules/hcmc-cchc-2023/\(name)")
        }
        var sources = SourceFiles()
        let (rulebooks, _) = loadRuleFiles(
            path: "rules", provider: FileProvider(files: files), limits: .standard, sources: &sources)
        return resolveVocabulary(rulebooks.first?.files ?? []).0
    }()

    static func names(in folder: String) -> [String] {
        let path = root.appending(path: folder).path
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    static func bytes(_ path: String) -> [UInt8] {
        (try? Data(contentsOf: root.appending(path: path))).map(Array.init) ?? []
    }

    static func read(_ path: String) -> ReportReading {
        let reader = ReportReader(vocabulary: vocabulary)
        return reader.read(SourceFile(id: FileID(number: 0), path: path, bytes: bytes(path)))
    }

    @Test(arguments: names(in: "Examples/reports"))
    func `A reader made ready for many files reads the same`(_ name: String) {
        let path = "Examples/reports/\(name)"
        let source = SourceFile(id: FileID(number: 0), path: path, bytes: Self.bytes(path))
        let reading = ReportReader(vocabulary: Self.vocabulary).prepared().read(source)
        #expect(String(reflecting: reading) == String(reflecting: Self.read(path)))
    }

    @Test(arguments: names(in: "Examples/reports"))
    func reports(_ name: String) throws {
        let reading = Self.read("Examples/reports/\(name)")
        let errors = reading.diagnostics.filter { $0.severity == .error }.map { "\($0.kind.name): \($0.message.vi)" }
        #expect(errors == [])
        #expect(reading.reports.count == 1)
    }

    @Test func thereAreExamples() {
        #expect(Self.names(in: "Examples/reports").count >= 8)
        #expect(Self.names(in: "Examples/bad").count >= 20)
        #expect(Self.vocabulary.blocks.count > 10)
    }

    /// What reading alone finds in each bad example; the rest is for judging.
    static let expected: [String: [String]] = [
        "chu-gia-dang.yaml": ["report/garbled-text"], "chu-vo-ma.yaml": ["report/garbled-text"],
        "dau-phay-hang-nghin.yaml": ["report/unreadable-number"],
        "dong-tong-cong-lech.yaml": ["report/sum-row-differs"], "khoa-la.yaml": ["report/unknown-key"],
        "loi-bang-tinh.yaml": ["report/spreadsheet-error"], "ngay-30-2.yaml": ["report/bad-date"],
        "ngay-31-6.yaml": ["report/bad-date"], "ngay-thang-dao.yaml": ["report/bad-date"],
        "so-am.yaml": ["report/impossible-value"], "so-le.yaml": ["report/impossible-value"],
        "trung-don-vi-cung-ky.yaml": ["report/duplicate-unit"], "trung-linh-vuc.yaml": ["report/duplicate-row"],
        "ty-le-khong-phan-tram.yaml": ["report/ambiguous-rate"], "ty-le-qua-100.yaml": ["report/rate-above-100"],
    ]

    static let setAside: Set<String> = [
        "ngay-30-2.yaml", "ngay-31-6.yaml", "ngay-thang-dao.yaml", "trung-linh-vuc.yaml",
    ]

    @Test(arguments: names(in: "Examples/bad"))
    func badReports(_ name: String) throws {
        let reading = Self.read("Examples/bad/\(name)")
        let found = (reading.diagnostics + findDuplicateUnits(reading.reports)).map(\.kind.name)
        #expect(found == Self.expected[name] ?? [])
        #expect(reading.reports.isEmpty == Self.setAside.contains(name))
    }

    @Test func registers() throws {
        for name in ["Examples/register.csv", "Examples/register-city.csv"] {
            let source = SourceFile(id: FileID(number: 0), path: name, bytes: Self.bytes(name))
            let (register, diagnostics) = readRegister(source, vocabulary: Self.vocabulary)
            #expect(diagnostics.map(\.message.vi) == [])
            #expect(try #require(register).units.count > 5)
        }
    }
}
