public import Diagnostics

/// Why a workbook cannot be marked.
public struct MarkProblem: Error, Sendable {
    public let reason: Message

    private init(_ reason: Message) {
        self.reason = reason
    }

    init(_ problem: WorkbookProblem) {
        reason = problem.words.0
    }

    /// The workbook says nothing of the looks of its cells.
    static let noLooks = MarkProblem(
        Message(vi: "tệp không có phần định dạng ô", en: "it has no part for the looks of cells"))

    static let outOfMemory = MarkProblem(Message(vi: "không đủ bộ nhớ", en: "there is not enough memory"))

    /// A part is not what it should be.
    static func damaged(_ part: String) -> MarkProblem {
        MarkProblem(
            Message(
                vi: "phần `\(part)` của tệp thiếu hoặc hỏng", en: "its part `\(part)` is missing or damaged"))
    }

    /// A part is in other letters than UTF-8: its bytes cannot be edited.
    static func encoding(_ part: String) -> MarkProblem {
        MarkProblem(
            Message(
                vi: "phần `\(part)` của tệp không viết bằng UTF-8; mở bằng Excel hoặc LibreOffice rồi lưu lại",
                en: "its part `\(part)` is not in UTF-8; open it in Excel or LibreOffice and store it anew"))
    }
}

/// Whether the text of a part is UTF-8: it neither begins as UTF-16 does nor declares another encoding.
///
/// - Specification: XML 1.0, 4.3.3 and appendix F.
func isUTF8(part bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(4)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || start.prefix(2).contains(0) {
        return false
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard text.starts(with: "<?xml".utf8), let end = text.firstIndex(of: 0x3E),
        let encoding = TagText(bytes: text[...end]).value(of: "encoding")
    else { return true }
    return ["utf-8", "utf8"].contains(String(decoding: bytes[encoding], as: UTF8.self).lowercased())
}
