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
        var lost: [String] = []
        let all = Files.files(below: folder, endings: endings, limit: session.limits.files) { lost.append($0) }
        for path in lost {
            session.say(
                Message(
                    vi: "`\(path)` là liên kết hỏng: nơi nó dẫn đến không có",
                    en: "`\(path)` is a broken link: what it leads to is not there"))
            session.note(.noInput)
        }
        let found = all.filter { path in
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

extension Session {
    /// Says how standard input has to be declared where it is no report.
    func sayInput() {
        say(
            Message(
                vi: "đầu vào chuẩn được đọc như một báo cáo YAML hoặc JSON; nếu mỗi dòng là một báo cáo: "
                    + "thêm --input csv, --input ndjson hoặc --input json",
                en: "standard input was read as a report in YAML or JSON; if it has a report in each line: "
                    + "add --input csv, --input ndjson or --input json"))
    }
}
