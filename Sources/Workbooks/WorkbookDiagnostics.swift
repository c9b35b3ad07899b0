public import Diagnostics

/// The kinds of diagnostics about spreadsheet files.
public enum WorkbookDiagnostics {
    public static let kinds: [Diagnostic.Kind] = [.hasMacros, .notAWorkbook]
}

/// Why a file is not taken as a workbook.
enum WorkbookProblem: Error, Hashable {
    case empty
    /// Of the time before 2007, in a container of that time.
    case oldExcel
    case password
    case openDocument
    /// `.xlsb`.
    case binary
    case webPage
    case text
    case picture
    /// An archive or document of another kind.
    case notSpreadsheet
    case damaged
    case hasDeclarations
    case tooLarge
    case tooManyCells
    /// Delimited text in the letters of an old system.
    case notUTF8

    /// What the first bytes of a file that is no archive tell.
    init?(content: [UInt8]) {
        if content.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return nil }
        if content.isEmpty {
            self = .empty
        } else if content.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = Self.holds("EncryptedPackage", content) ? .password : .oldExcel
        } else if content.starts(with: [0x09, 0x08]) {
            self = .oldExcel
        } else if Self.pictures.contains(where: content.starts) {
            self = .picture
        } else if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) {
            self = .text
        } else if content.first(where: { $0 > 0x20 && $0 < 0x80 }) == 0x3C {
            self = .webPage
        } else {
            self = content.prefix(512).allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) }) ? .text : .damaged
        }
    }

    /// How PDF, PNG, JPEG and GIF begin.
    private static let pictures: [[UInt8]] = [
        [0x25, 0x50, 0x44, 0x46], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38],
    ]

    init(_ failure: Archive.Failure) {
        switch failure {
        case .damaged: self = .damaged
        case .encrypted: self = .password
        case .tooLarge: self = .tooLarge
        }
    }

    /// Whether a name of the container's directory, in UTF-16, is among the bytes.
    private static func holds(_ name: String, _ content: [UInt8]) -> Bool {
        let wanted: [UInt8] = name.utf8.flatMap { [$0, 0] as [UInt8] }
        var place = 0
        while let start = content[place...].firstIndex(of: wanted[0]) {
            if content[start...].starts(with: wanted) { return true }
            place = start + 1
        }
        return false
    }
}

extension Diagnostic.Kind {
    static let notAWorkbook = Diagnostic.Kind(
        "workbook/unreadable-file", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tệp không phải là bảng tính .xlsx đọc được.", en: "The file is no spreadsheet that can be read."),
            why: Message(
                vi: "Tệp có mật khẩu, bị cắt cụt hoặc chỉ đổi tên đuôi thì không có ô nào để đọc; đoán số liệu là sai.",
                en:
                    "A file with a password, cut short or merely renamed has no cells to read; figures are never guessed."
            ),
            wrong: "bao-cao.xls → bao-cao.xlsx", right: "Lưu thành… → Sổ làm việc Excel (.xlsx)",
            fix: Message(
                vi: "Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx, không đặt mật khẩu.",
                en: "Open the file in Excel or LibreOffice and store it as .xlsx, without a password.")))

    static let hasMacros = Diagnostic.Kind(
        "workbook/macros", .note,
        Diagnostic.Explanation(
            what: Message(vi: "Bảng tính có macro.", en: "The spreadsheet carries macros."),
            why: Message(
                vi: "Macro không được chạy; các ô được lấy đúng giá trị đã lưu lần cuối.",
                en: "Macros are not run; cells have the values that were stored last."),
            wrong: "bao-cao.xlsm", right: "bao-cao.xlsx",
            fix: Message(
                vi: "Nếu số liệu do macro tính ra, hãy mở tệp, chạy macro rồi lưu thành .xlsx.",
                en: "Where macros compute figures, open the file, run them and store it as .xlsx.")))
}

extension Diagnostic {
    static func notAWorkbook(_ problem: WorkbookProblem, at span: Span) -> Diagnostic {
        let (found, cure) = problem.words
        return Diagnostic(.notAWorkbook, found, at: span, help: cure)
    }

    static func hasMacros(at span: Span) -> Diagnostic {
        Diagnostic(
            .hasMacros,
            Message(
                vi: "bảng tính có macro; macro không được chạy, số liệu là giá trị đã lưu",
                en: "the spreadsheet carries macros; they are not run, figures are as they were stored"), at: span)
    }
}

extension WorkbookProblem {
    private static let storeAnew = Message(
        vi: "mở bằng Excel hoặc LibreOffice rồi chọn Lưu thành… .xlsx",
        en: "open it in Excel or LibreOffice and choose Save as… .xlsx")
    private static let sendAgain = Message(
        vi: "lấy lại tệp từ nơi gửi, hoặc mở bằng Excel để sửa rồi lưu lại",
        en: "get the file again from its sender, or have Excel repair and store it")
    private static let split = Message(
        vi: "xóa các trang không phải số liệu, hoặc chia thành nhiều tệp",
        en: "remove sheets that hold no figures, or split it into several files")

    /// What was found, and what to do.
    var words: (Message, Message?) {
        switch self {
        case .empty: (Message(vi: "tệp rỗng", en: "the file is empty"), Self.sendAgain)
        case .oldExcel:
            (
                Message(vi: "tệp có định dạng Excel cũ (.xls)", en: "the file has the old format of Excel (.xls)"),
                Self.storeAnew
            )
        case .password:
            (
                Message(vi: "bảng tính có mật khẩu mở", en: "the spreadsheet takes a password to open"),
                Message(
                    vi: "gỡ mật khẩu: Tệp → Thông tin → Bảo vệ sổ làm việc, rồi lưu lại",
                    en: "remove the password: File → Info → Protect Workbook, then store it")
            )
        case .openDocument:
            (
                Message(vi: "tệp có định dạng OpenDocument (.ods)", en: "the file has the format OpenDocument (.ods)"),
                Self.storeAnew
            )
        case .binary:
            (Message(vi: "tệp có định dạng .xlsb", en: "the file has the format .xlsb"), Self.storeAnew)
        case .webPage:
            (
                Message(
                    vi: "tệp là trang web hoặc XML, không phải bảng tính .xlsx",
                    en: "the file is a web page or XML, no .xlsx spreadsheet"), Self.storeAnew
            )
        case .text:
            (
                Message(
                    vi: "tệp là văn bản, không phải bảng tính .xlsx", en: "the file is text, no .xlsx spreadsheet"),
                Message(vi: "nếu là CSV, đặt đuôi .csv", en: "where it is CSV, let its name end in .csv")
            )
        case .picture:
            (
                Message(
                    vi: "tệp là PDF hoặc hình, không phải bảng tính .xlsx",
                    en: "the file is a PDF or a picture, no .xlsx spreadsheet"),
                Message(
                    vi: "xin đơn vị gửi bảng tính gốc", en: "ask the unit for the spreadsheet that it was made from")
            )
        case .notSpreadsheet:
            (
                Message(
                    vi: "tệp là tệp nén hoặc tài liệu khác, không phải bảng tính .xlsx",
                    en: "the file is another archive or document, no .xlsx spreadsheet"), Self.storeAnew
            )
        case .damaged:
            (
                Message(
                    vi: "bảng tính bị cắt cụt hoặc hỏng", en: "the spreadsheet is cut short or damaged"),
                Self.sendAgain
            )
        case .hasDeclarations:
            (
                Message(
                    vi: "bảng tính chứa khai báo thực thể XML, không được mở vì an toàn",
                    en: "the spreadsheet declares XML entities and is not opened, to be safe"), Self.storeAnew
            )
        case .tooLarge:
            (
                Message(
                    vi: "bảng tính giải nén ra lớn hơn giới hạn", en: "the spreadsheet unpacks to more than the limit"),
                Self.split
            )
        case .notUTF8:
            (
                Message(vi: "tệp CSV không phải UTF-8", en: "the CSV file is not UTF-8"),
                Message(
                    vi: "mở bằng Excel rồi chọn Lưu thành… CSV UTF-8, hoặc .xlsx",
                    en: "open it in Excel and choose Save as… CSV UTF-8, or .xlsx")
            )
        case .tooManyCells:
            (
                Message(vi: "bảng tính có quá nhiều ô", en: "the spreadsheet has too many cells"), Self.split
            )
        }
    }
}
