import Chuan
import Diagnostics
import Foundation
import Workbooks

@testable import ReportFiles

/// The rulebook of the repository, and sheets read by it.
enum SheetBench {
    static let rulebook: Rulebook? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("Rules/hcmc-cchc-2023")
        var files: [String: [UInt8]] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        where name.hasSuffix(".rules.yaml") {
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { continue }
            files["Rules/hcmc-cchc-2023/\(name)"] = Array(data)
        }
        var sources = SourceFiles()
        return loadRulebooks(
            path: "Rules/hcmc-cchc-2023", provider: FileProvider(files: files), limits: .standard, sources: &sources
        ).0.first?.rulebook
    }()

    static let reader = rulebook.map { ReportReader(vocabulary: $0.vocabulary) }

    static let register = """
        unit_code,unit_name,unit_type,parent_unit_code,valid_from,valid_to
        PM-HOA,UBND phường Mẫu Hòa,comm,QM-BINH,2021-01-01,
        PM-DONG,UBND phường Mẫu Đông,comm,QM-BINH,2021-01-01,
        """

    static let header = ["unit_code": "PM-HOA", "unit_type": "comm", "period": "2023"]

    static func directory(_ register: String = register) -> UnitDirectory? {
        guard let rulebook else { return nil }
        let file = SourceFile(id: FileID(number: 9), path: "r.csv", bytes: Array(register.utf8))
        return readRegister(file, vocabulary: rulebook.vocabulary).0.map { UnitDirectory($0, file: file) }
    }

    /// Reads a sheet that is written as text.
    static func read(_ text: String, header: [String: String] = header, units: UnitDirectory? = nil) -> WorkbookReading?
    {
        let made = MadeGrid(text)
        var options = WorkbookOptions()
        (options.names, options.header, options.units) = (made.names, header, units)
        return reader?.read(made.workbook, rulebook: "hcmc-cchc-2023", options: options)
    }
}
