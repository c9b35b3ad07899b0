import Foundation
import TestSupport

/// Rules over the vocabulary of the laws, made up at random: most of them say something, some say nothing.
struct MadeRules {
    let text: String
    /// The lines of each check, by its id.
    let checks: [String: String]

    init(_ random: inout Seeded, checks count: Int) throws {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let laws = String(decoding: try bytes(of: "\(folder)/RuleTexts/laws.rules.yaml"), as: UTF8.self)
        let vocabulary = laws.components(separatedBy: "chỉ tiêu:\n").dropLast().joined(separator: "chỉ tiêu:\n")
        var text = vocabulary + "chỉ tiêu:\n  - mã: \"1\"\n    tên: Thử\n    tiêu chí:\n"
        var checks: [String: String] = [:]
        for number in 0..<count {
            let lines = Self.check(&random).map { "        \($0)\n" }.joined()
            checks["1.\(number)"] = lines
            text += "      - mã: \"1.\(number)\"\n" + lines
        }
        self.text = text
        self.checks = checks
    }

    private static func check(_ random: inout Seeded) -> [String] {
        switch random.below(5) {
        case 0: fraction(&random, of: ("kết quả đã số hóa", "kết quả còn hiệu lực"))
        case 1:
            ["yêu cầu: \"\(condition(&random, of: ("kết quả đã số hóa", "kết quả còn hiệu lực")))\""]
        case 2:
            [
                "với mỗi: tthc là dòng",
                "trong đó: \"\(condition(&random, of: ("dòng.đúng hạn", "dòng.đã giải quyết")))\"",
            ] + fraction(&random, of: ("dòng.đúng hạn", "dòng.đã giải quyết"))
        case 3:
            [
                "tỷ lệ của: tthc là dòng",
                "đạt khi: \"\(condition(&random, of: ("dòng.đúng hạn", "dòng.đã giải quyết")))\"",
            ]
                + ["mục tiêu: \"\(test(&random))\""]
        default: table(&random)
        }
    }

    private static func fraction(_ random: inout Seeded, of pair: (String, String)) -> [String] {
        let above = random.pick([pair.0, "\(pair.0) + \(random.below(3))", "\(pair.1) - \(pair.0)", pair.1])
        let below = random.pick([pair.1, "\(pair.1) + \(random.below(3))", "\(pair.0) + 1"])
        return ["tử số: \(above)", "mẫu số: \(below)", "mục tiêu: \"\(test(&random))\""]
    }

    private static func table(_ random: inout Seeded) -> [String] {
        let pair = ("dòng.đúng hạn", "dòng.đã giải quyết")
        var lines = (0..<2).map { _ in
            "    - {khi: \"\(condition(&random, of: pair))\", mục tiêu: \"\(test(&random))\"}"
        }
        if random.below(2) == 0 { lines.append("    - {mục tiêu: \"\(test(&random))\"}") }
        let measure = fraction(&random, of: pair).dropLast()
        return ["với mỗi: tthc là dòng"] + measure + ["mục tiêu:", "  theo điều kiện:"] + lines
    }

    private static func test(_ random: inout Seeded) -> String {
        let level = random.pick(["0%", "50%", "98%", "100%", "105%"])
        if random.below(8) == 0 { return "< \(level), >= \(random.pick(["0%", "50%", "97%", "101%"]))" }
        return random.below(8) == 0 ? "[\(level)..110%]" : "\(random.pick(["<", "<=", ">=", ">"])) \(level)"
    }

    private static func condition(_ random: inout Seeded, of pair: (String, String)) -> String {
        let left = random.pick([pair.0, pair.1, "\(pair.0) + \(random.below(4))"])
        let right = random.pick([pair.0, pair.1, "\(random.below(14))"])
        let first = "\(left) \(comparison(&random)) \(right)"
        switch random.below(5) {
        case 0: return "\(first) and \(pair.1) > \(random.below(8))"
        case 1: return "\(first) or \(pair.0) < \(random.below(8))"
        case 2: return "not(\(first))"
        default: return first
        }
    }

    private static func comparison(_ random: inout Seeded) -> String { random.pick(["<", "<=", "=", ">=", ">"]) }
}
