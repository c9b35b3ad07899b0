import Foundation
import TestSupport

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
        let vocabulary = laws.components(separatedBy: "chỉ tiêu:\n").dropLast().joined(separator: "chỉ tiêu:\n")
        var text = vocabulary + "chỉ tiêu:\n  - mã: \"1\"\n    tên: Thử\n    tiêu chí:\n"
        var lines: [String: String] = [:]
        for (number, check) in checks.enumerated() {
            lines["1.\(number)"] = check.joined(separator: "\n")
            text += "      - mã: \"1.\(number)\"\n" + check.map { "        \($0)\n" }.joined()
        }
        self.text = text
        self.checks = lines
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
        return switch random.below(8) {
        case 0: "sum(\(table).đúng hạn)"
        case 1: "(if count(\(table)) = 0 then 0 else sum(\(table).đã giải quyết))"
        case 2: "(if signs then in_force else digitised)"
        case 3: "in_force - digitised"
        case 4: "in_force + sum(tthc.đúng hạn)"
        default: random.pick(["in_force", "digitised", "in_force + 1"])
        }
    }

    private static func truth(_ random: inout Seeded) -> String {
        let comparison = random.pick(["<", "<=", "=", ">=", ">", "!="])
        return switch random.below(10) {
        case 0: "signs"
        case 1: "signs != false"
        case 2: "published_on >= đến ngày"
        case 3: "remark != null and published_on != null"
        case 4: "count(\(random.pick(["tthc[nhóm lĩnh vực = \"land\"]", "branches"]))) \(comparison) \(random.below(2))"
        case 5: "every d in tthc satisfies d.đúng hạn \(comparison) d.đã giải quyết"
        case 6: "\(truth(&random)) and \(number(&random)) > 2"
        case 7: "(if signs then \(number(&random)) \(comparison) 3 else null)"
        case 8: random.pick(["leaders \(comparison) 5", "score \(comparison) 7", "plan \(comparison) disbursed"])
        default: "\(number(&random)) \(comparison) \(random.pick(["\(random.below(9))", number(&random)]))"
        }
    }

    private static func rowTruth(_ random: inout Seeded) -> String {
        let comparison = random.pick(["<", "<=", "=", ">=", ">"])
        return switch random.below(6) {
        case 0: "dòng.nhóm lĩnh vực \(random.pick(["=", "!="])) \"\(random.pick(["land", "complaint"]))\""
        case 1: "list contains([\"land\", \"other\"], dòng.nhóm lĩnh vực) and dòng.đã giải quyết > \(random.below(4))"
        case 2: "dòng.đúng hạn \(comparison) dòng.đã giải quyết"
        case 3: "dòng.đúng hạn + in_force \(comparison) \(random.below(14))"
        case 4: "dòng.nhóm lĩnh vực = \"land\" or signs"
        default: "dòng.\(random.pick(["đúng hạn", "đã giải quyết"])) \(comparison) \(random.below(9))"
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
        var lines = ["unit_code: A", "unit_type: \(random.pick(["dept", "dist"]))", "period: 2023"]
        let lacks = random.below(6)
        for field in ["in_force", "digitised", "leaders", "score", "plan", "disbursed"] where random.below(6) >= lacks {
            lines.append("\(field): \(Self.cell(&random))")
        }
        if random.below(4) > 0 { lines.append("signs: \(random.pick(["có", "không", "chưa rõ"]))") }
        if random.below(3) == 0 { lines.append("digitised_rate: \(random.pick(["50%", "98%", "49,6%", "mật"]))") }
        if random.below(2) == 0 { lines.append("published_on: \(random.pick(["2023-12-31", "2023-06-01"]))") }
        if random.below(2) == 0 { lines.append("remark: tốt") }
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
        for column in ["resolved", "on_time"] where random.below(4) > 0 { parts.append("\(column): \(cell(&random))") }
        return parts.joined(separator: ", ")
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
