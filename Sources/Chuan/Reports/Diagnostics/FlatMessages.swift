package import Diagnostics

/// Why a file cannot be read as a table or a list of records.
package enum FlatFileProblem: Sendable, Hashable {
    /// What the system says.
    case unreadable(Message)
    case empty
    case notUTF8
    /// Two bytes a character, as spreadsheets write what they call Unicode text.
    case utf16
    case unclosedQuote
    /// The first line is longer than a record may be.
    case longFirstLine(Int)
    case columnTwice(String, first: String)
    /// A column without which no row can be judged.
    case missingColumn(Message)
    /// The program that decompresses it cannot be run.
    case compressed(String)
    /// Compressed bytes from standard input.
    case compressedStream(String)
    /// Compressed bytes that end too early or make no sense.
    case corrupt(String)
    /// A list of JSON of which the end is missing.
    case openList(line: Int)
    /// Someone wrote to it meanwhile.
    case changed
}

/// Why a record of a file is set aside.
package enum RecordProblem: Sendable, Hashable {
    case cellCount(Int, expected: Int)
    case unclosedQuote
    case textAfterQuote
    case notUTF8
    case tooLong(Int)
    /// A carriage return that ends no line.
    case strayReturn
    case notAnObject
}

extension Diagnostic {
    /// A file that cannot be read at all.
    package static func badFlatFile(_ problem: FlatFileProblem, at span: Span) -> Diagnostic {
        let (message, help) = describe(problem)
        return Diagnostic(.badFlatFile, message, at: span, help: help)
    }

    private static func describe(_ problem: FlatFileProblem) -> (Message, Message?) {
        switch problem {
        case .compressed, .compressedStream, .corrupt: describeCompression(problem)
        case .columnTwice, .missingColumn: describeColumns(problem)
        default: describeLines(problem)
        }
    }

    private static func describeLines(_ problem: FlatFileProblem) -> (Message, Message?) {
        switch problem {
        case .changed:
            (
                Message(vi: "tệp bị ghi trong lúc đang đọc", en: "the file was written to while it was read"),
                Message(vi: "chạy lại khi tệp đã ghi xong", en: "run again once it is written")
            )
        case .openList(let line):
            (
                Message(
                    vi: "danh sách JSON chưa đóng: tệp hết ở dòng \(line) mà thiếu `]`",
                    en: "the JSON list is not closed: the file ends on line \(line) without `]`"),
                Message(vi: "lấy lại bản đầy đủ của tệp", en: "get a whole copy of the file")
            )
        case .unreadable(let reason):
            (Message(vi: "không đọc được tệp: \(reason.vi)", en: "the file cannot be read: \(reason.en)"), nil)
        case .empty:
            (
                Message(vi: "tệp không có dòng tên cột", en: "the file has no line of column names"),
                Message(vi: "dòng đầu ghi tên cột", en: "the first line names the columns")
            )
        case .notUTF8:
            (
                Message(vi: "dòng tên cột không phải UTF-8", en: "the line of column names is not UTF-8"),
                Message(vi: "lưu lại tệp dạng CSV UTF-8", en: "save the file as CSV UTF-8")
            )
        case .utf16:
            (
                Message(vi: "tệp ghi bằng UTF-16, không phải UTF-8", en: "the file is UTF-16, not UTF-8"),
                Message(
                    vi:
                        "lưu lại bằng UTF-8: trong Excel chọn Lưu thành (Save As) › CSV UTF-8, hoặc `iconv -f UTF-16 -t UTF-8`",
                    en: "save it as UTF-8: in Excel with Save As › CSV UTF-8, or `iconv -f UTF-16 -t UTF-8`")
            )
        case .unclosedQuote:
            (
                Message(
                    vi: "dấu ngoặc kép ở dòng tên cột không đóng",
                    en: "a quote in the line of column names is not closed"),
                nil
            )
        case .longFirstLine(let most):
            (
                Message(
                    vi: "dòng đầu dài quá \(most) byte", en: "the first line is longer than \(most) bytes"),
                Message(vi: "tệp có đúng là bảng CSV không?", en: "is the file a table in CSV?")
            )
        default: (Message(vi: "tệp không đọc được", en: "the file cannot be read"), nil)
        }
    }

    private static func describeColumns(_ problem: FlatFileProblem) -> (Message, Message?) {
        switch problem {
        case .columnTwice(let name, let first):
            (
                Message(
                    vi: "cột `\(clip(name))` ghi lại trường của cột `\(clip(first))`",
                    en: "column `\(clip(name))` gives the field again that column `\(clip(first))` gives"),
                Message(vi: "giữ lại một cột", en: "keep one column")
            )
        case .missingColumn(let name):
            (
                Message(vi: "tệp thiếu cột `\(name.vi)`", en: "the file lacks the column `\(name.en)`"),
                Message(
                    vi: "thêm cột, hoặc cho biết cột nào của tệp là `\(name.vi)`",
                    en: "add the column, or say which column of the file is `\(name.en)`")
            )
        default: describeLines(problem)
        }
    }

    private static func describeCompression(_ problem: FlatFileProblem) -> (Message, Message?) {
        switch problem {
        case .compressedStream(let program):
            (
                Message(vi: "dữ liệu vào bị nén", en: "the input is compressed"),
                Message(vi: "giải nén trước: `\(program) -dc`", en: "decompress it first: `\(program) -dc`")
            )
        case .corrupt(let program):
            (
                Message(
                    vi: "tệp nén bị hỏng hoặc bị cắt ngang (`\(program)`)",
                    en: "the compressed file is damaged or cut short (`\(program)`)"),
                Message(vi: "lấy lại bản đầy đủ của tệp", en: "get a whole copy of the file")
            )
        case .compressed(let program):
            (
                Message(
                    vi: "tệp nén, nhưng không chạy được `\(program)`",
                    en: "the file is compressed, and `\(program)` cannot be run"),
                Message(
                    vi: "cài `\(program)`, hoặc giải nén trước",
                    en: "install `\(program)`, or decompress the file first")
            )
        default: describeLines(problem)
        }
    }

    /// A record that is no row.
    package static func badRecord(_ problem: RecordProblem, at span: Span) -> Diagnostic {
        let (message, help) = describe(problem)
        return Diagnostic(.badRecord, message, at: span, help: help)
    }

    private static func describe(_ problem: RecordProblem) -> (Message, Message?) {
        switch problem {
        case .cellCount(let count, let expected):
            (
                Message(
                    vi: "dòng có \(count) ô, bảng có \(expected) cột",
                    en: "the row has \(count) cells, the table \(expected) columns"),
                Message(
                    vi: "ô có dấu ngăn cách bên trong phải nằm trong ngoặc kép",
                    en: "a cell with a separator inside has to stand in quotes")
            )
        case .unclosedQuote:
            (
                Message(vi: "dấu ngoặc kép không đóng", en: "the quote is not closed"),
                Message(
                    vi: "đóng ngoặc kép; ngoặc kép trong ô viết hai lần",
                    en: "close it; a quote inside a cell is written twice")
            )
        case .textAfterQuote:
            (
                Message(vi: "có chữ sau dấu ngoặc kép đóng", en: "there is text after the closing quote"),
                Message(vi: "ngoặc kép trong ô viết hai lần", en: "a quote inside a cell is written twice")
            )
        case .notUTF8:
            (
                Message(vi: "ô không phải UTF-8", en: "the cell is not UTF-8"),
                Message(vi: "lưu lại tệp dạng UTF-8", en: "save the file as UTF-8")
            )
        case .tooLong(let most):
            (
                Message(vi: "dòng dài quá \(most) byte", en: "the line is longer than \(most) bytes"),
                Message(
                    vi: "có phải thiếu dấu xuống dòng hoặc ngoặc kép không?", en: "is a line break or a quote missing?")
            )
        case .notAnObject:
            (
                Message(vi: "dòng không phải một đối tượng JSON", en: "the record is no JSON object"),
                Message(vi: "mỗi báo cáo là một cặp ngoặc nhọn {…}", en: "each report is one pair of braces {…}")
            )
        case .strayReturn:
            (
                Message(vi: "ký tự CR đứng giữa dòng", en: "a carriage return stands inside the line"),
                Message(vi: "dùng một kiểu xuống dòng cho cả tệp", en: "end all lines of the file in one way")
            )
        }
    }

    /// A column that nothing is known of.
    package static func unknownColumn(_ name: String, near: [String], at span: Span) -> Diagnostic {
        let names = near.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownColumn,
            Message(
                vi: "cột `\(clip(name))` không có trong từ điển dữ liệu, được bỏ qua",
                en: "column `\(clip(name))` is not in the vocabulary and is passed over"),
            at: span, help: near.isEmpty ? nil : Message(vi: "có phải \(names)?", en: "did you mean \(names)?"))
    }

    /// Columns that checks read and the file does not have.
    package static func missingColumns(_ names: [Message], at span: Span) -> Diagnostic {
        func list(_ names: [String]) -> String {
            let shown = names.prefix(8).map { "`\(clip($0))`" }.joined(separator: ", ")
            return names.count > 8 ? shown + ", …" : shown
        }
        return Diagnostic(
            .missingColumns,
            Message(
                vi: "tệp không có \(names.count) cột mà tiêu chí cần: \(list(names.map(\.vi)))",
                en: "the file lacks \(names.count) columns that checks read: \(list(names.map(\.en)))"),
            at: span,
            help: Message(vi: "các trường này được coi là chưa có số liệu", en: "these fields count as missing"))
    }

    /// Numbers of one column in two forms.
    package static func mixedNumbers(_ name: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .mixedNumbers,
            Message(
                vi: "cột `\(clip(name))` có số viết theo cả kiểu Việt Nam và kiểu của máy",
                en: "column `\(clip(name))` has numbers in Vietnamese form and in that of programs"),
            at: span,
            help: Message(
                vi: "đọc theo kiểu Việt Nam: dấu chấm ngăn hàng nghìn, dấu phẩy cho phần lẻ",
                en: "they are read in Vietnamese form: dots group, a comma starts the fraction"))
    }

    /// So many records were set aside that the run ended.
    package static func tooManyRejects(_ count: Int, limit: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .tooManyRejects,
            Message(
                vi: "\(count) dòng không đọc được, quá giới hạn \(limit)",
                en: "\(count) records cannot be read; the limit is \(limit)"),
            at: span,
            help: Message(
                vi: "kiểm tra dấu ngăn cách và tên cột, hoặc nâng giới hạn: --most-rejects N",
                en: "check the separator and the column names, or raise the limit: --most-rejects N"))
    }
}
