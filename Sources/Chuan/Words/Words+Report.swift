import Diagnostics

extension Words {
    static let headerWords: [ReportWord] = [
        ReportWord(
            "unit_code", "mã đơn vị",
            Message(vi: "mã của đơn vị báo cáo, theo danh bạ", en: "the code of the reporting unit in the register")),
        ReportWord("unit_name", "tên đơn vị", Message(vi: "tên của đơn vị báo cáo", en: "the name of the unit")),
        ReportWord(
            "unit_type", "loại đơn vị",
            Message(
                vi: "loại của đơn vị: quyết định tiêu chí nào áp dụng",
                en: "the type of the unit: decides which checks apply")),
        ReportWord(
            "parent_unit_code", "đơn vị cấp trên",
            Message(vi: "mã của đơn vị cấp trên trực tiếp", en: "the code of the unit directly above")),
        ReportWord(
            "period_kind", "loại kỳ báo cáo",
            Message(
                vi: "tháng, quý, sáu tháng, chín tháng hoặc năm", en: "month, quarter, half, nine_months or year")),
        ReportWord(
            "period", "kỳ báo cáo",
            Message(vi: "kỳ viết gọn: `2023` là cả năm", en: "the period in short: `2023` is the whole year")),
        ReportWord("period_start", "từ ngày", Message(vi: "ngày đầu kỳ", en: "the first day of the period")),
        ReportWord("period_end", "đến ngày", Message(vi: "ngày cuối kỳ", en: "the last day of the period")),
        ReportWord(
            "data_cutoff", "ngày chốt số liệu",
            Message(vi: "ngày mà số liệu được lấy", en: "the day on which the figures were taken")),
        ReportWord(
            "rulebook", "bộ chỉ tiêu áp dụng", aliases: ["ruleset_id"],
            Message(vi: "mã bộ chỉ tiêu mà báo cáo trả lời", en: "the id of the rulebook that the report answers")),
        ReportWord(
            "form_version", "phiên bản biểu mẫu",
            Message(vi: "phiên bản của biểu mẫu đã điền", en: "the version of the form that was filled in")),
        ReportWord("prepared_by", "người lập", Message(vi: "người lập báo cáo", en: "who prepared the report")),
        ReportWord("signed_by", "người ký", Message(vi: "người ký báo cáo", en: "who signed the report")),
        ReportWord(
            "data_source", "nguồn số liệu",
            Message(vi: "hệ thống hoặc văn bản cho số liệu", en: "the system or document that gave the figures")),
    ]
}
