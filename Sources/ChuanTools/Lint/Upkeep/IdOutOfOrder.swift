import Chuan
import Diagnostics

extension Lint {
    /// An indicator, check or reading with a lower id than the one before it.
    static let idOutOfOrder = Lint(
        .idOutOfOrder,
        .file { file in
            guard let rules = file.rules else { return [] }
            let lists = [rules.indicators.map(\.id), rules.readings.map(\.id)]
            return (lists + rules.indicators.map { $0.checks.map(\.id) }).flatMap { ids in
                zip(ids, ids.dropFirst()).filter { NaturalOrder.isBefore($1.value, $0.value) }.map {
                    .idOutOfOrder($1, after: $0)
                }
            }
        })
}

/// The order in which people count: 3.1.a, 3.1.b, 3.2, 3.10; d, đ, e; IV, V, IX.
enum NaturalOrder {
    /// - Complexity: O(length).
    static func isBefore(_ left: String, _ right: String) -> Bool {
        let (left, right) = (parts(left), parts(right))
        for (one, other) in zip(left, right) where one != other {
            if let one = roman(one), let other = roman(other) { return one < other }
            switch (number(one), number(other)) {
            case (let one?, let other?): if one != other { return one.lexicographicallyPrecedes(other) }
            case (nil, nil): return letters(one).lexicographicallyPrecedes(letters(other))
            case (let one, _): return one != nil
            }
        }
        return left.count < right.count
    }

    /// Stretches of digits and stretches of letters.
    private static func parts(_ id: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = id[...]
        while let first = rest.first {
            let isNumber = isDigit(first)
            let part = rest.prefix { $0.isLetter == first.isLetter && isDigit($0) == isNumber }
            if isNumber || first.isLetter { parts.append(part) }
            rest = rest[part.endIndex...]
        }
        return parts
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// The number of digits, then the digits: compared one by one, greater numbers come later.
    private static func number(_ part: Substring) -> [Int]? {
        guard let first = part.first, isDigit(first) else { return nil }
        let digits = part.drop { $0 == "0" }
        return [digits.count] + digits.compactMap(\.wholeNumberValue)
    }

    private static func roman(_ part: Substring) -> Int? {
        let values: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000]
        var (sum, before) = (0, 0)
        for character in part.reversed() {
            guard let value = values[character] else { return nil }
            sum += value < before ? -value : value
            before = max(before, value)
        }
        return sum
    }

    /// The letters by their places in the Vietnamese alphabet.
    private static func letters(_ part: Substring) -> [UInt32] {
        part.lowercased().unicodeScalars.map { scalar in
            (alphabet.firstIndex(of: scalar).map { UInt32($0) } ?? 0x100 + scalar.value)
        }
    }

    private static let alphabet = Array("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars)
}

extension Diagnostic.Kind {
    fileprivate static let idOutOfOrder = Diagnostic.Kind(
        "lint/id-out-of-order", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "chỉ tiêu, tiêu chí hay cách hiểu không đứng theo thứ tự mã",
                en: "indicators, checks or readings do not stand in the order of their ids"),
            why: Message(
                vi: "người đọc dò theo mã của văn bản sẽ tìm không thấy",
                en: "whoever looks one up by the number in the document does not find it"),
            wrong: example("7.b", "7.a"),
            right: example("7.a", "7.b"),
            fix: Message(vi: "xếp lại theo mã: 3.1.a, 3.1.b, 3.2, 3.10", en: "sort them: 3.1.a, 3.1.b, 3.2, 3.10")))

    private static func example(_ first: String, _ second: String) -> String {
        """
        chỉ tiêu:
          - mã: "7"
            tên: {vi: Số hóa và công khai, en: Digitisation and publication}
            căn cứ: {nguồn: qd-2023, mục: "7"}
            khắc phục: {vi: Số hóa thêm kết quả, en: Digitise more results}
            tiêu chí:
              - mã: \(first)
                yêu cầu: đã công khai
              - mã: \(second)
                tử số: kết quả đã số hóa
                mẫu số: kết quả còn hiệu lực
                mục tiêu: tối thiểu 50%

        """
    }
}

extension Diagnostic {
    fileprivate static func idOutOfOrder(_ id: Located<String>, after other: Located<String>) -> Diagnostic {
        Diagnostic(
            .idOutOfOrder,
            Message(
                vi: "`\(id.value)` đứng sau `\(other.value)`, không theo thứ tự mã",
                en: "`\(id.value)` stands behind `\(other.value)`, out of the order of ids"),
            at: id.span,
            labels: [Diagnostic.Label(other.span, Message(vi: "mã đứng trước", en: "the id before"))])
    }
}
