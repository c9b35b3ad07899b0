import Diagnostics

extension Words {
    static let verdictWords: [ValueWord] = [
        ValueWord(.verdict, "pass", "đạt", "pass", Message(vi: "chứng minh là đạt", en: "proven true")),
        ValueWord(.verdict, "fail", "không đạt", "fail", Message(vi: "chứng minh là không đạt", en: "proven false")),
        ValueWord(
            .verdict, "unknown", "chưa đủ dữ liệu", "unknown",
            Message(vi: "số liệu chưa đủ để kết luận", en: "what was reported does not decide it")),
        ValueWord(
            .verdict, "no_events", "không phát sinh", "no events",
            Message(vi: "không có việc nào để tính", en: "there was nothing to count")),
        ValueWord(
            .verdict, "not_applicable", "không thuộc phạm vi", "not applicable",
            Message(vi: "tiêu chí không nói về đơn vị này", en: "the check does not address the unit")),
        ValueWord(
            .verdict, "inconsistent", "số liệu không thống nhất", "inconsistent figures",
            Message(vi: "các số liệu trái nhau", en: "the figures contradict each other")),
        ValueWord(
            .verdict, "not_due", "chưa đến kỳ", "not due",
            Message(vi: "chưa đến kỳ đánh giá", en: "the period of assessment is not over")),
    ]

    static let choiceWords: [ValueWord] = [
        ValueWord(.flag, "true", "có", "yes", Message(vi: "có", en: "yes")),
        ValueWord(.flag, "false", "không", "no", Message(vi: "không", en: "no")),
        ValueWord(
            .assessment, "yearly", "năm", "yearly",
            Message(
                vi: "đánh giá theo năm; kỳ ngắn hơn chỉ có kết luận tạm tính",
                en: "judged by the year; a shorter period gets a provisional verdict")),
        ValueWord(.assessment, "any", "bất kỳ", "any", Message(vi: "đánh giá kỳ nào cũng được", en: "any period")),
        ValueWord(.form, "table", "bảng", "table", Message(vi: "mỗi dòng một đối tượng", en: "a row for each thing")),
        ValueWord(.form, "group", "nhóm", "group", Message(vi: "các trường đơn đi cùng nhau", en: "single fields")),
        ValueWord(.form, "codes", "danh sách mã", "codes", Message(vi: "danh sách các mã", en: "a list of codes")),
        ValueWord(
            .form, "records", "bản ghi", "records",
            Message(
                vi: "mỗi bản ghi là một việc; không nằm trong báo cáo, để tổng hợp thành số liệu báo cáo",
                en: "a record for each case; no part of reports, but what their figures are derived from")),
        ValueWord(
            .duplicates, "refused", "từ chối", "refused",
            Message(vi: "không nhận báo cáo", en: "the report is refused")),
        ValueWord(
            .duplicates, "inconsistent", "không thống nhất", "inconsistent",
            Message(
                vi: "tiêu chí đọc các dòng đó là không thống nhất", en: "checks that read the rows are inconsistent")),
        ValueWord(
            .level, "inconsistent", "không thống nhất", "inconsistent",
            Message(
                vi: "tiêu chí đọc các trường đó là không thống nhất", en: "checks that read the fields are inconsistent"
            )),
        ValueWord(
            .level, "warning", "cảnh báo", "warning",
            Message(vi: "vẫn đánh giá, kèm cảnh báo", en: "judged all the same, with a warning")),
        ValueWord(
            .severity, "error", "lỗi", "error", Message(vi: "`chuan lint` coi là lỗi", en: "`chuan lint` fails")),
        ValueWord(
            .severity, "warning", "cảnh báo", "warning",
            Message(vi: "cảnh báo, không làm `chuan lint` thất bại", en: "a warning that `chuan lint` does not fail on")
        ),
        ValueWord(.severity, "note", "ghi chú", "note", Message(vi: "chỉ để lưu ý", en: "for information")),
        ValueWord(
            .severity, "off", "tắt", "off", Message(vi: "không báo; phải có lý do", en: "not reported; needs a reason")),
        ValueWord(.movement, "true", "có", "yes", Message(vi: "thay đổi được cả hai chiều", en: "either way")),
        ValueWord(.movement, "up", "tăng", "up", Message(vi: "chỉ tăng được", en: "only upwards")),
        ValueWord(.movement, "down", "giảm", "down", Message(vi: "chỉ giảm được", en: "only downwards")),
        ValueWord(.movement, "false", "không", "no", Message(vi: "không thay đổi được", en: "not at all")),
        ValueWord(
            .rollUp, "pooled", "cộng dồn", "pooled",
            Message(vi: "tổng tử số trên tổng mẫu số của các đơn vị", en: "sum of numerators over sum of denominators")),
        ValueWord(
            .rollUp, "share", "tỷ lệ đơn vị", "share",
            Message(vi: "tỷ lệ đơn vị đạt", en: "the share of units that pass")),
        ValueWord(.rollUp, "none", "không", "none", Message(vi: "không tổng hợp", en: "not rolled up")),
        ValueWord(
            .noBlock, "as_no_rows", "như không có dòng", "as no rows",
            Message(vi: "như khối có mà không có dòng nào", en: "as a block that is there without rows")),
    ]

    static let fieldTypeWords: [ValueWord] = [
        ValueWord(
            .fieldType, "count", "số đếm", "count", Message(vi: "số nguyên không âm", en: "a whole number, 0 or more")),
        ValueWord(
            .fieldType, "money", "tiền", "money", Message(vi: "số tiền, tính bằng đồng", en: "an amount in đồng")),
        ValueWord(.fieldType, "rate", "tỷ lệ", "rate", Message(vi: "tỷ lệ phần trăm", en: "a percentage")),
        ValueWord(
            .fieldType, "number", "số", "number",
            Message(vi: "số bất kỳ: điểm, thứ hạng", en: "any number: a score, a rank")
        ),
        ValueWord(.fieldType, "flag", "có hay không", "yes or no", Message(vi: "có hoặc không", en: "yes or no")),
        ValueWord(.fieldType, "date", "ngày", "date", Message(vi: "ngày tháng năm", en: "a date")),
        ValueWord(.fieldType, "text", "chữ", "text", Message(vi: "một đoạn chữ", en: "a text")),
        ValueWord(
            .fieldType, "choice", "lựa chọn", "choice",
            Message(vi: "một giá trị của danh mục", en: "one value of an enumeration")),
        ValueWord(.fieldType, "texts", "nhiều chữ", "texts", Message(vi: "nhiều đoạn chữ", en: "several texts")),
    ]
}
