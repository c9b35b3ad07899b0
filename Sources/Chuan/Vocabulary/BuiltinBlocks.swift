/// The inputs that every report has, whatever the rulebook: who reports, for which period, and the register of units.
public enum HeaderField: Int, Sendable, CaseIterable {
    case unitCode
    case unitName
    case unitType
    case periodStart
    case periodEnd
    case dataCutoff
    /// The calendar year of the period's end, as a number.
    case year
}

extension Vocabulary {
    /// The index of the header in `blocks`; its fields are the inputs 0 ..< `HeaderField.allCases.count`.
    public static let headerBlock = 0
    /// The index of the register in `blocks`: a table of the units in force at the period's end.
    public static let registerBlock = 1
    /// The input that holds the register.
    public static let registerInput = HeaderField.allCases.count

    /// The header and the register, with the inputs 0 ... `registerInput`.
    public static let builtinBlocks: [Block] = [header, register]

    private static let header = Block(
        key: "header", title: Title(vi: "phần chung", en: "header"), aliases: [], form: .group, note: nil, input: 0,
        fields: [
            Field(key: "unit_code", title: Title(vi: "mã đơn vị", en: "unit code"), kind: .text),
            Field(key: "unit_name", title: Title(vi: "tên đơn vị", en: "unit name"), kind: .text, optional: true),
            Field(key: "unit_type", title: Title(vi: "loại đơn vị", en: "unit type"), kind: .text),
            Field(key: "period_start", title: Title(vi: "từ ngày", en: "period start"), kind: .date),
            Field(key: "period_end", title: Title(vi: "đến ngày", en: "period end"), kind: .date),
            Field(key: "data_cutoff", title: Title(vi: "ngày chốt số liệu", en: "data cutoff"), kind: .date),
            Field(key: "period_year", title: Title(vi: "năm đánh giá", en: "period year"), kind: .number(unit: nil)),
        ],
        rowLabel: nil, identity: [], duplicates: .refused, sumRows: [], constraints: [], span: nil)

    private static let register = Block(
        key: "register", title: Title(vi: "danh bạ đơn vị", en: "unit register"), aliases: [], form: .table,
        note: nil, input: registerInput,
        fields: [
            Field(key: "unit_code", title: Title(vi: "mã đơn vị", en: "unit code"), kind: .text),
            Field(key: "unit_name", title: Title(vi: "tên đơn vị", en: "unit name"), kind: .text, optional: true),
            Field(key: "unit_type", title: Title(vi: "loại đơn vị", en: "unit type"), kind: .text),
            Field(
                key: "parent_unit_code", title: Title(vi: "đơn vị cấp trên", en: "parent unit code"), kind: .text,
                optional: true),
        ],
        rowLabel: 1, identity: [0], duplicates: .refused, sumRows: [], constraints: [], span: nil)
}
