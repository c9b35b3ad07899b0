import Chuan
import ChuanTools
import Diagnostics

extension CheckOptions: PlainOptions {
    static let command = "check"
    static let repeatable = ["--reading", "--from"]

    mutating func take(path: String) { reports.append(path) }

    mutating func take(flag: String) -> Bool {
        switch flag {
        case "--any-period": anyPeriod = true
        case "--watch": watches = true
        case "--no-progress": noProgress = true
        case "--by-indicator": batch.byIndicator = true
        case "--stats": batch.statistics = true
        default: return false
        }
        return true
    }

    mutating func take(option: String, _ value: String) -> Bool {
        switch option {
        case "--rules": rules = value
        case "--from": records.append(value)
        case "--period": period = value
        case "--register": register = value
        case "--as-of": asOf = value
        case "--reading": reading.append(value)
        case "--output": output = value
        case "--explain":
            guard let known = Detail(rawValue: value) else { return false }
            explain = known
        case "--by":
            guard let known = CityGrouping(rawValue: value) else { return false }
            by = known
        case "--rank":
            guard let known = RankingRule(rawValue: value) else { return false }
            rank = known
        case "--format":
            guard let known = Format(rawValue: value) else { return false }
            chosenFormat = known
        case "--lang":
            guard let known = Language(rawValue: value) else { return false }
            lang = known
        default: return sheets.take(option, value) || batch.take(option, value)
        }
        return true
    }
}
