package import Diagnostics
package import Workbooks

/// Which files are read as spreadsheets.
package enum SpreadsheetFile {
    /// Endings of the names of spreadsheets.
    package static let endings = [".xlsx", ".xlsm"]
    /// Endings of what people take for them too; reading says what they are.
    package static let likeEndings = endings + [".xls", ".xlsb", ".ods", ".csv"]
    /// How documents of the time before 2007 begin, and those with a password.
    private static let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// Whether a file that is no flat file is a spreadsheet, by its name or by how it begins.
    package static func isOne(_ bytes: [UInt8], path: String) -> Bool {
        let name = path.lowercased()
        return likeEndings.contains { name.hasSuffix($0) } || startsAsArchive(bytes) || bytes.starts(with: container)
    }

    /// Whether a file is what a program leaves beside a workbook while it is open: `~$bao-cao.xlsx`.
    package static func isLock(_ path: String) -> Bool {
        path.split(separator: "/").last?.hasPrefix("~$") ?? false
    }

    /// Reads the cells of a spreadsheet.
    ///
    /// - Parameter id: The number of the file in the run.
    /// - Returns: The workbook, nil where the file is none; its source in any case.
    /// - Diagnostics: `workbook/…`.
    /// - Complexity: O(n).
    package static func read(
        _ bytes: [UInt8], path: String, id: FileID, limits: Limits
    ) -> (Workbook?, SourceFile, [Diagnostic]) {
        path.lowercased().hasSuffix(".csv") && !startsAsArchive(bytes)
            ? readDelimitedSheet(bytes, path: path, id: id, limits: limits)
            : readWorkbook(bytes, path: path, id: id, limits: limits)
    }
}
