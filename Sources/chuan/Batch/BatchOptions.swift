import ChuanTools
import Diagnostics
import ReportFiles

/// What `chuan check` is asked for where its reports stand in flat files.
struct BatchOptions {
    /// `csv`, `ndjson`, `json`; nil: by the file's name.
    var input: String?
    var separator: String?
    var numbers: String?
    /// `name in the file=name of ours,…`
    var columns: String?
    /// Columns that results keep.
    var keep: String?
    var verdicts = "codes"
    var byIndicator = false
    var rejects: String?
    var mostRejects: Int?
    /// Each takes memory of its own.
    var threads: Int? { didSet { threads = threads.map { min($0, Self.mostThreads) } } }
    private static let mostThreads = 256
    var statistics = false
    /// How many of the units that are farthest from a target are shown; nil: a few of flat files, none of others.
    var worst: Int?

    static let mostWorst = 1_000

    /// The same of flat files.
    var shownWorst: Int { worst ?? 3 }

    /// Whether a path names a flat file.
    func isFlat(_ path: String) -> Bool {
        if path == "-" { return input != nil }
        return input != nil || FlatFormat(path: path) != nil && !isSheet(path) || Self.isLargeList(path)
    }

    /// Whether a file is a list of JSON that has more bytes than reports which are held whole may have.
    private static func isLargeList(_ path: String) -> Bool {
        guard path.lowercased().hasSuffix(".json"), Files.size(path) > Limits.standard.fileBytes,
            case .success(let head) = Files.head(path, 1 << 12)
        else { return false }
        return head.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "[")
    }

    /// Whether a CSV file is a sheet as people fill it in.
    private func isSheet(_ path: String) -> Bool {
        ReportFolder(names: (try? names(.standard).get()) ?? [:]).isSheet(path)
    }

    /// - Returns: False for an option or a value that is not known.
    mutating func take(_ option: String, _ value: String) -> Bool {
        switch option {
        case "--input": input = value
        case "--separator": separator = value
        case "--numbers": numbers = value
        case "--columns": columns = value
        case "--keep": keep = value
        case "--verdicts": verdicts = value
        case "--rejects": rejects = value
        case "--most-rejects": mostRejects = Int(value)
        case "--threads": threads = Int(value)
        case "--worst":
            guard let number = Int(value), (0...Self.mostWorst).contains(number) else { return false }
            worst = number
        default: return false
        }
        return (option != "--most-rejects" || mostRejects != nil) && (option != "--threads" || threads != nil)
    }

    /// How files are to be read; nil with a message where an option has no such value.
    func reading(_ limits: Limits) -> Result<FlatOptions, Mistake> {
        var options = FlatOptions()
        options.limits = limits
        options.workers = threads
        if let mostRejects { options.limits.rejects = mostRejects }
        options.listsRejects = rejects != nil
        if let input {
            guard let format = FlatFormat(rawValue: input) else {
                return .failure(Mistake("--input", input, FlatFormat.allCases.map(\.rawValue)))
            }
            options.format = format
        }
        if let numbers {
            guard let writing = NumberWriting(rawValue: numbers == "vi" ? "vietnamese" : numbers) else {
                return .failure(Mistake("--numbers", numbers, ["vi", "plain"]))
            }
            options.writing = writing
        }
        if let separator {
            guard let byte = Self.separators[separator] else {
                return .failure(Mistake("--separator", separator, Self.separators.keys.sorted()))
            }
            options.separator = byte
        }
        switch names(limits) {
        case .success(let names): options.names = names
        case .failure(let mistake): return .failure(mistake)
        }
        return .success(options)
    }

    /// What columns are called in the files, of `--columns`: pairs, or a file of them.
    func names(_ limits: Limits) -> Result<[String: String], Mistake> {
        guard let columns else { return .success([:]) }
        var read = ColumnNames.read(columns)
        if Files.exists(columns) || !columns.contains("=") {
            switch Files.read(columns, limit: limits.fileBytes) {
            case .success(let bytes): read = ColumnNames.read(file: bytes)
            case .failure(let problem):
                let message = problem.message(columns, limit: limits.fileBytes)
                return .failure(Mistake(Message(vi: "--columns: \(message.vi)", en: "--columns: \(message.en)")))
            }
        }
        return read.mapError { Mistake($0.message) }
    }

    private static let separators: [String: UInt8] = [
        ",": UInt8(ascii: ","), ";": UInt8(ascii: ";"), "tab": 0x09, "|": UInt8(ascii: "|"),
    ]

    struct Mistake: Error {
        let message: Message

        init(_ message: Message) {
            self.message = message
        }

        init(_ option: String, _ value: String, _ known: [String]) {
            let list = known.joined(separator: ", ")
            message = Message(
                vi: "\(option): không có `\(value)`; có thể ghi: \(list)",
                en: "\(option): there is no `\(value)`; it may be: \(list)")
        }
    }
}

extension FlatFormat {
    /// By the ending of a file's name, behind that of a compression.
    init?(path: String) {
        var name = path.lowercased()
        for ending in [".gz", ".zst"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
        if name.hasSuffix(".csv") || name.hasSuffix(".tsv") {
            self = .csv
        } else if name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") {
            self = .ndjson
        } else {
            return nil
        }
    }
}
