/// The header lines of a report, with every name that they go by.
enum HeaderKey: Int, Sendable, CaseIterable {
    case unitCode, unitName, unitType, parentUnitCode
    case period, periodKind, periodStart, periodEnd, dataCutoff
    case rulebook, formVersion, preparedBy, signedBy, dataSource
    /// `$schema` of a JSON file, for editors.
    case schema

    var spellings: [String] {
        switch self {
        case .unitCode: ["unit_code", "mã đơn vị", "unit code"]
        case .unitName: ["unit_name", "tên đơn vị", "unit name"]
        case .unitType: ["unit_type", "loại đơn vị", "unit type"]
        case .parentUnitCode: ["parent_unit_code", "đơn vị cấp trên", "parent unit code"]
        case .period: ["period", "kỳ báo cáo", "reporting period"]
        case .periodKind: ["period_kind", "loại kỳ báo cáo", "period kind"]
        case .periodStart: ["period_start", "từ ngày", "period start"]
        case .periodEnd: ["period_end", "đến ngày", "period end"]
        case .dataCutoff: ["data_cutoff", "ngày chốt số liệu", "data cutoff"]
        case .rulebook: ["rulebook", "bộ chỉ tiêu áp dụng", "ruleset_id"]
        case .formVersion: ["form_version", "phiên bản biểu mẫu", "form version"]
        case .preparedBy: ["prepared_by", "người lập", "prepared by"]
        case .signedBy: ["signed_by", "người ký", "signed by"]
        case .dataSource: ["data_source", "nguồn số liệu", "data source"]
        case .schema: ["$schema"]
        }
    }

    /// The names that messages show.
    var title: (vi: String, en: String) {
        (spellings.count > 1 ? spellings[1] : spellings[0], spellings[0])
    }
}
