import ChuanTools
import Diagnostics
import Workbooks

/// Gives the spreadsheets of a run back with the cells marked that failed targets read or lack.
struct MarkedSheets {
    private let marker: SheetMarker
    private let workbooks: [(path: String, file: FileID)]

    init(_ run: RunResult, _ workbooks: [(path: String, file: FileID)], _ language: Language) {
        marker = SheetMarker(run, language: language)
        self.workbooks = workbooks
    }

    /// - Parameter target: A file for one spreadsheet, a folder for several; never one of those that were read.
    func write(to target: String, _ session: inout Session) {
        if workbooks.isEmpty {
            session.say(
                Message(
                    vi: "--mark: không có bảng tính .xlsx nào để đánh dấu",
                    en: "--mark: there is no .xlsx spreadsheet to mark"))
            return session.note(.usage)
        }
        let isFolder = Files.isFolder(target) || target.hasSuffix("/")
        if workbooks.count > 1, !isFolder {
            return session.refuse(
                Message(
                    vi: "--mark: có \(workbooks.count) bảng tính; ghi tên thư mục, kết thúc bằng /",
                    en: "--mark: there are \(workbooks.count) spreadsheets; name a folder, with / at its end"))
        }
        for (path, file) in workbooks {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let folder = target.hasSuffix("/") ? target : target + "/"
            write(path, file, to: isFolder ? folder + name : target, &session)
        }
    }

    private func write(_ path: String, _ file: FileID, to target: String, _ session: inout Session) {
        if Files.exists(target), Files.target(of: target) == Files.target(of: path) {
            return session.refuse(
                Message(
                    vi: "--mark: `\(target)` là chính tệp đã đọc; ghi tên khác",
                    en: "--mark: `\(target)` is the file that was read; name another"))
        }
        guard case .success(let bytes) = Files.read(path, limit: session.limits.fileBytes),
            let marked = markWorkbook(bytes, marker.marks(of: file), limits: session.limits)
        else {
            session.say(
                Message(
                    vi: "--mark: không đánh dấu được `\(path)`: tệp không có phần định dạng ô",
                    en: "--mark: `\(path)` can't be marked: it has no looks of cells"))
            return session.note(.cannotWrite)
        }
        Files.makeFolders(above: target)
        session.put(marked, to: target)
    }
}
