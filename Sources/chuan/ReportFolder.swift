import Diagnostics
import ReportFiles

/// Which files of folders are reports.
struct ReportFolder {
    /// Files of the run itself, which are no reports.
    var outputs = OutputFiles([:])
    /// What else the run reads: the register, records.
    var others: [String] = []
    /// Names that the user gives columns.
    var names: [String: String] = [:]

    private static let plain = [".yaml", ".yml", ".json"]
    private static let flat = [".csv", ".tsv", ".ndjson", ".jsonl"].flatMap { [$0, $0 + ".gz", $0 + ".zst"] }

    /// Whether the name of a file is that of a report in YAML or JSON.
    static func isPlain(_ path: String) -> Bool { plain.contains(where: path.lowercased().hasSuffix) }

    /// The reports in a folder; tells of each file that holds data and is not read with them.
    func reports(in folder: String, _ session: inout Session) -> [String] {
        let endings = Self.plain + SpreadsheetFile.likeEndings + Self.flat
        let found = Files.files(below: folder, endings: endings, limit: session.limits.files).filter { path in
            let name = path.lowercased()
            return ![".rules.yaml", ".rules.yml", ".test.yaml", ".test.yml"].contains(where: name.hasSuffix)
                && !SpreadsheetFile.isLock(path) && !outputs.holds(path)
        }
        let reads = Set(others.map { Files.place(of: $0) })
        let tables = found.filter { FlatFormat(path: $0) != nil && !isSheet($0) }
        for path in tables where !reads.contains(Files.place(of: path)) {
            session.say(
                Message(
                    vi:
                        "không chấm `\(path)` cùng thư mục: tệp có mỗi dòng một bản ghi; chấm riêng: chuan check \(path)",
                    en: "`\(path)` is not judged with its folder: it has a record in each line; "
                        + "judge it alone: chuan check \(path)"))
        }
        let left = Set(tables)
        return found.filter { !left.contains($0) }
    }

    /// Whether a CSV file is a sheet as people fill it in.
    func isSheet(_ path: String) -> Bool {
        guard path.lowercased().hasSuffix(".csv"), case .success(let head) = Files.head(path, 1 << 16) else {
            return false
        }
        return isLikeSheet(delimited: head, names: names)
    }
}
