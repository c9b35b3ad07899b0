import Diagnostics
import FEEL
import Foundation
import TestSupport

@testable import Chuan

/// Checks of every form over the vocabulary of the laws, made up at random: scopes, proofs, conditions of their own,
/// lines without rows, tables gathered whole.
struct SweptRules {
    let text: String
    let checks: [String: String]

    init(_ random: inout Seeded, checks count: Int) throws {
        try self.init((0..<count).map { _ in Self.check(&random) })
    }

    /// - Parameter checks: The lines of each.
    init(_ checks: [[String]]) throws {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let laws = String(decoding: try bytes(of: "\(folder)/RuleTexts/laws.rules.yaml"), as: UTF8.self)
        let vocabulary = Self.tied(
            laws.components(separatedBy: "chỉ tiêu:\n").dropLast().joined(separator: "chỉ tiêu:\n"))
        var text = vocabulary + "chỉ tiêu:\n  - mã: \"1\"\n    tên: Thử\n    tiêu chí:\n"
        var lines: [String: String] = [:]
        for (number, check) in checks.enumerated() {
            lines["1.\(number)"] = check.joined(separator: "\n")
            text += "      - mã: \"1.\(number)\"\n" + check.map { "        \($0)\n" }.joined()
        }
        self.text = text
        self.checks = lines
    }

    /// The vocabulary with numbers that follow from others, and bounds that reach a number through others.
    private static func tied(_ vocabulary: String) -> String {
        let count = "kiểu: số đếm, đơn vị tính: hồ sơ}\n"
        return
            vocabulary
            .replacingOccurrences(
                of: "      - {khóa: leaders,",
                with: "      - {khóa: left, tên: {vi: kết quả còn lại, en: results left}, \(count)"
                    + "      - {khóa: most, tên: {vi: kết quả nhiều nhất, en: most results}, \(count)      - {khóa: leaders,"
            )
            .replacingOccurrences(
                of: "      - kết quả đã số hóa <= kết quả còn hiệu lực\n",
                with:
                    "      - kết quả đã số hóa <= kết quả còn hiệu lực\n      - kết quả còn lại <= kết quả đã số hóa\n"
                    + "      - kết quả còn hiệu lực <= kết quả nhiều nhất\n"
            )
            .replacingOccurrences(
                of: "      - {khóa: on_time_rate,",
                with: "      - {khóa: late, tên: {vi: trễ hạn, en: late}, \(count)"
                    + "      - {khóa: very_late, tên: {vi: trễ nhiều, en: very late}, \(count)"
                    + "      - {khóa: little_late, tên: {vi: trễ ít, en: little late}, \(count)      - {khóa: on_time_rate,"
            )
            .replacingOccurrences(
                of: "      - đúng hạn <= đã giải quyết\n",
                with: "      - đúng hạn <= đã giải quyết\n      - đã giải quyết = đúng hạn + trễ hạn\n"
                    + "      - trễ hạn = trễ nhiều + trễ ít\n      - trễ nhiều <= trễ ít\n")
    }

    private static func check(_ random: inout Seeded) -> [String] {
        var lines: [String] = []
        if random.below(3) == 0 { lines.append("chỉ khi: '\(truth(&random))'") }
        switch random.below(4) {
        case 0: lines += rate(&random, number(&random), number(&random))
        case 1: lines.append("yêu cầu: '\(truth(&random))'")
        case 2: lines += rows(&random)
        default:
            if !lines.isEmpty { lines.removeAll() }
            lines += share(&random)
        }
        if random.below(4) == 0, !lines.contains(where: { $0.hasPrefix("tỷ lệ của") }) {
            lines.append("chứng minh bằng: '\(truth(&random))'")
        }
        if random.below(6) == 0 { lines.append("nhất quán khi: '\(truth(&random))'") }
        return lines
    }

    private static func rate(_ random: inout Seeded, _ above: String, _ below: String) -> [String] {
        var lines = ["tử số: \(above)", "mẫu số: \(below)", "mục tiêu: '\(test(&random))'"]
        if random.below(5) == 0 { lines.append("tỷ lệ báo cáo: digitised_rate") }
        if random.below(5) == 0 { lines.append("mẫu số bằng không: \(random.pick(["đạt", "không thuộc phạm vi"]))") }
        return lines
    }

    private static func rows(_ random: inout Seeded) -> [String] {
        var lines = ["với mỗi: tthc là dòng"]
        if random.below(2) == 0 { lines.append("trong đó: '\(rowTruth(&random))'") }
        if random.below(2) == 0 {
            lines += rate(&random, random.pick(["dòng.đúng hạn", "dòng.đúng hạn + in_force"]), "dòng.đã giải quyết")
        } else {
            lines.append("yêu cầu: '\(rowTruth(&random))'")
        }
        return lines + withoutRows(&random)
    }

    private static func share(_ random: inout Seeded) -> [String] {
        if random.below(5) == 0 {
            let truth = random.pick(["list contains(approved, mã)", "mã = \"kém\"", "mã != remark or mã = \"Tốt\""])
            return ["tỷ lệ của: approved là mã", "đạt khi: '\(truth)'", "mục tiêu: '\(test(&random))'"]
                + withoutRows(&random)
        }
        var lines = ["tỷ lệ của: tthc là dòng"]
        if random.below(2) == 0 { lines.append("tính khi: '\(rowTruth(&random))'") }
        return lines + ["đạt khi: '\(rowTruth(&random))'", "mục tiêu: '\(test(&random))'"] + withoutRows(&random)
    }

    private static func withoutRows(_ random: inout Seeded) -> [String] {
        var lines: [String] = []
        switch random.below(4) {
        case 0: lines.append("không có dòng: \(random.pick(["đạt", "không phát sinh", "chưa đủ dữ liệu"]))")
        case 1:
            lines += [
                "không có dòng:", "  - {khi: '\(truth(&random))', kết luận: đạt}",
                "  - {khi: '\(truth(&random))', kết luận: không phát sinh}", "  - {kết luận: chưa đủ dữ liệu}",
            ]
        default: break
        }
        if random.below(2) == 0 {
            lines.append("không có khối: \(random.pick(["không phát sinh", "chưa đủ dữ liệu", "như không có dòng"]))")
        }
        return lines
    }

    // MARK: Expressions

    private static func number(_ random: inout Seeded) -> String {
        let table = random.pick(["tthc", "tthc", "branches", "tthc[nhóm lĩnh vực = \"land\"]", "tthc[đúng hạn > 3]"])
        return switch random.below(9) {
        case 8: units(&random)
        case 0: "sum(\(table).đúng hạn)"
        case 1: "(if count(\(table)) = 0 then 0 else sum(\(table).đã giải quyết))"
        case 2: "(if signs then in_force else digitised)"
        case 3: "in_force - digitised"
        case 4: "in_force + sum(tthc.đúng hạn)"
        default: random.pick(["in_force", "digitised", "in_force + 1", "left"])
        }
    }

    /// How many units of the register there are, or are named by texts of the report.
    private static func units(_ random: inout Seeded) -> String {
        let all = random.pick([
            "danh bạ đơn vị.mã đơn vị", "danh bạ đơn vị[loại đơn vị = \"dept\"].mã đơn vị",
            "danh bạ đơn vị[list contains([\"dist\", \"dept\"], loại đơn vị)].tên đơn vị",
            "concatenate(danh bạ đơn vị.mã đơn vị, danh bạ đơn vị[loại đơn vị = \"dist\"].mã đơn vị)",
            "distinct values(danh bạ đơn vị.đơn vị cấp trên)",
        ])
        let texts = random.pick(["approved", "tthc.lĩnh vực", "tthc[đúng hạn > 3].lĩnh vực", "branches.code"])
        return switch random.below(4) {
        case 0: "count(\(all))"
        case 1: "count(\(all)[not(list contains(\(texts), item))])"
        default: "count(\(all)[list contains(\(texts), item)])"
        }
    }

    private static func truth(_ random: inout Seeded) -> String {
        let comparison = random.pick(["<", "<=", "=", ">=", ">", "!="])
        return switch random.below(15) {
        case 14: random.pick(["list contains(danh bạ đơn vị.mã đơn vị, remark)", "score \(comparison) 7.25 * leaders"])
        case 9: random.pick(["remark = \"tốt\"", "remark != \"kém\"", "list contains(approved, remark)"])
        case 10: "count(distinct values(approved)) \(random.pick(["=", "!="])) count(approved)"
        case 11: "năm đánh giá - 1 = \(random.pick(["2022", "2023"]))"
        case 12: "tthc[lĩnh vực = \"Lĩnh vực 1\" and đúng hạn >= 0][1].đúng hạn \(comparison) \(random.below(9))"
        case 0: "signs"
        case 1: "signs != false"
        case 2: "published_on >= đến ngày"
        case 3: "remark != null and published_on != null"
        case 4: "count(\(random.pick(["tthc[nhóm lĩnh vực = \"land\"]", "branches"]))) \(comparison) \(random.below(2))"
        case 5: "every d in tthc satisfies d.đúng hạn \(comparison) d.đã giải quyết"
        case 6: "\(truth(&random)) and \(number(&random)) > 2"
        case 7: "(if signs then \(number(&random)) \(comparison) 3 else null)"
        case 8:
            random.pick([
                "score / leaders \(comparison) 0.5", "leaders \(comparison) 5", "score \(comparison) 7",
                "plan \(comparison) disbursed",
            ])
        default: "\(number(&random)) \(comparison) \(random.pick(["\(random.below(9))", number(&random)]))"
        }
    }

    private static func rowTruth(_ random: inout Seeded) -> String {
        let comparison = random.pick(["<", "<=", "=", ">=", ">"])
        return switch random.below(9) {
        case 8: "list contains(danh bạ đơn vị.mã đơn vị, dòng.lĩnh vực)"
        case 5: "list contains(approved, dòng.lĩnh vực)"
        case 6: "dòng.nhóm lĩnh vực \(random.pick(["<", ">=", "="])) \"\(random.pick(["land", "complaint"]))\""
        case 0: "dòng.nhóm lĩnh vực \(random.pick(["=", "!="])) \"\(random.pick(["land", "complaint"]))\""
        case 1: "list contains([\"land\", \"other\"], dòng.nhóm lĩnh vực) and dòng.đã giải quyết > \(random.below(4))"
        case 2: "dòng.đúng hạn \(comparison) dòng.đã giải quyết"
        case 3: "dòng.đúng hạn + in_force \(comparison) \(random.below(14))"
        case 4: "dòng.nhóm lĩnh vực = \"land\" or signs"
        default:
            "dòng.\(random.pick(["đúng hạn", "đã giải quyết", "trễ hạn", "trễ ít"])) \(comparison) \(random.below(9))"
        }
    }

    private static func test(_ random: inout Seeded) -> String {
        let level = random.pick(["0%", "50%", "98%", "100%", "105%"])
        return random.below(8) == 0 ? "[\(level)..110%]" : "\(random.pick(["<", "<=", "=", ">=", ">"])) \(level)"
    }
}

/// Reports in which everything may be missing, not applicable, zero, exactly on a bar, or as large as 64 bits allow.
struct SweptReportText {
    let text: String

    init(_ random: inout Seeded) {
        var lines = [
            "unit_code: A", "unit_type: \(random.pick(["dept", "dist"]))",
            "period: \(random.pick(["2023", "2023", "Q2/2023"]))",
        ]
        let lacks = random.below(6)
        for field in ["leaders", "score", "plan", "disbursed"] where random.below(6) >= lacks {
            let isDecimal = field == "score" && random.below(3) > 0
            lines.append("\(field): \(isDecimal ? Self.decimal(&random) : Self.cell(&random))")
        }
        var number = random.below(6)
        for field in ["left", "digitised", "in_force", "most"] {
            if random.below(6) >= lacks {
                lines.append("\(field): \(random.below(9) == 0 ? Self.cell(&random) : "\(number)")")
            }
            number += random.below(5)
        }
        if random.below(4) > 0 { lines.append("signs: \(random.pick(["có", "không", "chưa rõ"]))") }
        if random.below(3) == 0 { lines.append("digitised_rate: \(random.pick(["50%", "98%", "49,6%", "mật"]))") }
        if random.below(2) == 0 { lines.append("published_on: \(random.pick(["2023-12-31", "2023-06-01"]))") }
        if random.below(2) == 0 { lines.append("remark: \(random.pick(["tốt", "kém", "Tốt"]))") }
        let codes = ["tốt", "Lĩnh vực 1", "kém", "CN1", "Lĩnh vực 2", "Tốt", "kém"]
        switch random.below(4) {
        case 0: break
        case 1: lines.append("approved: \(random.pick(["[]", "mật", "không phát sinh", "không áp dụng"]))")
        default:
            lines.append("approved: [\((0...random.below(4)).map { _ in random.pick(codes) }.joined(separator: ", "))]")
        }
        for table in ["tthc", "branches"] { lines += Self.table(table, &random) }
        text = lines.map { $0 + "\n" }.joined()
    }

    private static func table(_ name: String, _ random: inout Seeded) -> [String] {
        switch random.below(6) {
        case 0: return []
        case 1: return ["\(name): []"]
        case 2: return ["\(name): \(random.pick(["mật", "không phát sinh", "không áp dụng", "chưa có số liệu"]))"]
        default:
            return ["\(name):"] + (0...random.below(3)).map { "  - {\(row(name, $0, &random))}" }
        }
    }

    private static func row(_ table: String, _ number: Int, _ random: inout Seeded) -> String {
        var parts = [table == "tthc" ? "lĩnh vực: Lĩnh vực \(number)" : "code: CN\(number)"]
        if table == "tthc", random.below(5) > 0 {
            parts.append("nhóm lĩnh vực: \(random.pick(["land", "complaint", "other", "mật"]))")
        }
        let (onTime, very) = (random.below(9), random.below(3))
        let little = very + random.below(4)
        var numbers = [("resolved", onTime + very + little), ("on_time", onTime)]
        if table == "tthc" { numbers += [("late", very + little), ("very_late", very), ("little_late", little)] }
        for (column, number) in numbers where random.below(4) > 0 {
            parts.append("\(column): \(random.below(8) == 0 ? cell(&random) : "\(number)")")
        }
        return parts.joined(separator: ", ")
    }

    /// Decimals of the column, on a bar, beside it, and those of too many digits.
    private static func decimal(_ random: inout Seeded) -> String {
        random.pick([
            "7.0", "7.000001", "6.999999", "7.0000001", "7.25", "50.75", "0.5", "\"1,5\"", "9223372036854.775807",
            "9223372036854.775808", "123456789012345.5", "-0.5",
        ])
    }

    private static func cell(_ random: inout Seeded) -> String {
        switch random.below(12) {
        case 0: random.pick(["không phát sinh", "mật", "không áp dụng", "chưa có số liệu", "\"#REF!\"", "-2", "nhiều"])
        case 1: random.pick(["9007199254740993", "9223372036854775807", "4611686018427387904", "10000000000000"])
        case 2: "0"
        default: "\(random.below(14))"
        }
    }
}

extension Register {
    /// Units some of which reports name; some are in force only for a part of the time.
    init(_ random: inout Seeded) {
        let codes = ["tốt", "Lĩnh vực 0", "Lĩnh vực 1", "kém", "Tốt", "CN0", "CN1", "Z"]
        let days = [nil, CalendarDate(year: 2023, month: 6, day: 30), CalendarDate(year: 2023, month: 12, day: 31)]
        self.init(
            units: (0..<random.below(7)).map { _ in
                Unit(
                    code: random.pick(codes), name: random.below(3) == 0 ? nil : random.pick(codes),
                    type: random.pick(["dept", "dist", "comm"]),
                    parent: random.below(2) == 0 ? nil : random.pick(codes),
                    valid: (
                        random.below(3) == 0 ? random.pick(days) : nil, random.below(3) == 0 ? random.pick(days) : nil
                    ),
                    span: Span(file: FileID(number: 9), start: 0, end: 0))
            })
    }
}
