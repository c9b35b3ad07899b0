import ChuanTools
import Diagnostics
import ReportFiles
import Workbooks

/// A spreadsheet that reports were read from.
struct ReadWorkbook {
    let path: String
    let file: FileID
    /// Only of standard input, which cannot be read again.
    let bytes: [UInt8]?

    /// The name without folders, for a copy of it.
    fileprivate var name: String {
        path == "-" ? "stdin.xlsx" : path.split(separator: "/").last.map(String.init) ?? path
    }
}

/// Gives the spreadsheets of a run back with the cells marked that failed targets read or lack.
struct MarkedSheets {
    private let marker: SheetMarker
    private let workbooks: [ReadWorkbook]

    init(_ run: RunResult, _ workbooks: [ReadWorkbook], _ language: Language) {
        marker = SheetMarker(run, language: language)
        self.workbooks = workbooks
    }

    /// - Parameter target: A file for one spreadsheet, a folder for several; never one of those that were read.
    func write(to target: String, _ session: inout Session) {
        if workbooks.isEmpty {
            return session.refuse(
                Message(
                    vi: "--mark: không có bảng tính .xlsx nào để đánh dấu",
                    en: "--mark: there is no .xlsx spreadsheet to mark"))
        }
        let isFolder = Files.isFolder(target) || target.hasSuffix("/")
        if workbooks.count > 1, !isFolder {
            return session.refuse(
                Message(
                    vi: "--mark: có \(workbooks.count) bảng tính; ghi tên thư mục, kết thúc bằng /",
                    en: "--mark: there are \(workbooks.count) spreadsheets; name a folder, with / at its end"))
        }
        if isFolder, let name = twin {
            return session.refuse(
                Message(
                    vi: "--mark: hai bảng tính cùng tên `\(name)` không ghi chung một thư mục được",
                    en: "--mark: two spreadsheets are called `\(name)` and can't go into one folder"))
        }
        for workbook in workbooks {
            let folder = target.hasSuffix("/") ? target : target + "/"
            write(workbook, to: isFolder ? folder + workbook.name : target, &session)
        }
    }

    /// A name that several spreadsheets have.
    private var twin: String? {
        var names: Set<String> = []
        return workbooks.map(\.name).first { !names.insert($0).inserted }
    }

    private func write(_ workbook: ReadWorkbook, to target: String, _ session: inout Session) {
        if Files.exists(target), Files.target(of: target) == Files.target(of: workbook.path) {
            return session.refuse(
                Message(
                    vi: "--mark: `\(target)` là chính tệp được đọc; ghi tên khác",
                    en: "--mark: `\(target)` is a file that is read; name another"))
        }
        let ending = String(workbook.name.suffix(5)).lowercased()
        // Programs open a workbook with macros under no other name.
        if SpreadsheetFile.endings.contains(ending), !target.lowercased().hasSuffix(ending), !Files.isSpecial(target) {
            return session.refuse(
                Message(
                    vi: "--mark: `\(workbook.path)` là tệp \(ending); đặt cùng đuôi cho `\(target)`",
                    en: "--mark: `\(workbook.path)` is a file \(ending); let `\(target)` end so too"))
        }
        guard let bytes = workbook.bytes ?? session.bytes(workbook.path) else { return }
        switch markWorkbook(bytes, marker.marks(of: workbook.file), limits: session.limits) {
        case .success(let marked):
            Files.makeFolders(above: target)
            session.put(marked, to: target)
        case .failure(let problem):
            let path = workbook.path
            session.say(
                Message(
                    vi: "--mark: không đánh dấu được `\(path)`: \(problem.reason.vi)",
                    en: "--mark: `\(path)` can't be marked: \(problem.reason.en)"))
            session.note(.cannotWrite)
        }
    }
}
