import Diagnostics
import FEELSyntax

// Near misses.
extension TargetPhrase {
    /// Words with which people start a target in words, without marks.
    private static let openers: Set<String> = [
        "tu", "trong", "khoang", "dat", "toi", "it", "tren", "duoi", "khong", "dung", "lon", "nho", "cao", "thap",
        "hon", "bang", "phai",
        "at", "more", "less", "exactly", "minimum", "maximum", "over", "under", "above", "below", "from", "between",
        "min", "max",
    ]

    /// Whether a text that is no phrase was meant as one: it has a number, and starts with a word of phrases or goes
    /// on in words behind the number.
    static func isMeantAsPhrase(_ slice: SourceSlice) -> Bool {
        guard slice.text.contains(where: isDigit), !slice.text.contains(where: isOperator) else { return false }
        let words = Spelling.plain(slice.string).split(separator: " ").map(String.init)
        guard let first = words.first, words.count > 1 else { return false }
        if openers.contains(first) { return true }
        guard let digit = first.utf8.first, isDigit(digit) else { return false }
        let known: Set<String> = ["phan", "tro", "tren", "hay", "dong", "trieu", "ti", "percent", "or"]
        return words.dropFirst().contains(where: known.contains)
    }

    /// Bytes of which phrases have none.
    private static func isOperator(_ byte: UInt8) -> Bool { "<>=![](){}\"?@*/+".utf8.contains(byte) }

    /// What to write for a text that is no phrase: never a target that looks the other way, nor a part of its number.
    static func hint(for slice: SourceSlice, _ language: Language) -> String? {
        let mended = NumberSpelling.mended(slice.string, language)
        if let range = NumberSpelling.range(in: mended) { return "\"\(range)\"" }
        let candidate = Self.slice(of: mended)
        if mended != slice.string, TargetPhrase(candidate)?.test != nil { return mended }
        guard let hint = correction(of: candidate, language), hint != slice.string,
            TargetPhrase(self.slice(of: hint))?.test != nil
        else { return nil }
        return hint
    }

    private static func slice(of text: String) -> SourceSlice {
        SourceSlice(file: FileID(number: 0), text: Array(text.utf8), runs: [], origin: 0)
    }

    /// The known phrase nearest to a text, with the text's number; nil when none is near, or when there are more numbers.
    private static func correction(of slice: SourceSlice, _ language: Language) -> String? {
        guard let phrase = TargetPhrase(slice), !phrase.after.utf8.contains(where: isDigit) else { return nil }
        let number = phrase.slice.string(phrase.number)
        let percentWords = ["phan tram", "percent"]
        let rest = Spelling.plain(phrase.after)
        let isPercent = phrase.isPercent || percentWords.contains { rest.hasPrefix($0) }
        let unit = moneyUnits.map(\.word).filter { (rest + " ").hasPrefix(Spelling.plain($0) + " ") }
            .max { $0.count < $1.count }
        let spoken = percentWords + [unit.map(Spelling.plain)].compactMap { $0 }
        let tail = spoken.reduce(rest) { $0.hasPrefix($1) ? String($0.dropFirst($1.count + 1)) : $0 }
        let own = Spelling.plain(phrase.before) + " # " + tail
        let wanted = direction(own)
        // A hint that turns the target around would be worse than none.
        let candidates = patterns.filter {
            let direction = direction(Spelling.plain($0.before + " " + $0.after))
            return $0.language == language && (wanted == nil || direction == nil || direction == wanted)
        }
        let shapes = candidates.map { Spelling.plain($0.before) + " # " + Spelling.plain($0.after) }
        let near = Similarity.nearest(to: own, among: shapes).first
        guard let index = shapes.firstIndex(where: { $0 == near }) ?? fallback(tail, candidates) else { return nil }
        let pattern = candidates[index]
        return pattern.before + " " + number + (isPercent ? "%" : "") + (unit.map { " " + $0 } ?? "")
            + (pattern.after.isEmpty ? "" : " " + pattern.after)
    }

    /// Whether words ask for a least; nil where they say neither that nor a most.
    private static func direction(_ words: String) -> Bool? {
        let words = words.split(separator: " ").map(String.init)
        let isNegated = words.contains { ["khong", "no", "not", "chang"].contains($0) }
        for (word, next) in zip(words, words.dropFirst() + [""]) {
            let asksForLeast: Bool? =
                switch (word, next) {
                // `ít nhất` and `ít hơn`, misspelt or not.
                case ("it", _) where next != "#": next.hasPrefix("nh") || next.hasSuffix("t")
                case ("less", _): false
                default: least.contains(word) ? true : most.contains(word) ? false : nil
                }
            if let asksForLeast { return asksForLeast != isNegated }
        }
        return nil
    }

    private static let least: Set<String> = [
        "len", "thieu", "nhat", "tren", "cao", "lon", "nhieu", "qua", "vuot", "least", "more", "over", "above",
        "minimum", "min",
    ]
    private static let most: Set<String> = [
        "xuong", "da", "duoi", "thap", "nho", "be", "most", "under", "below", "maximum", "max",
    ]

    /// "80% trở lên" lacks its first word.
    private static func fallback(_ tail: String, _ candidates: [Pattern]) -> Int? {
        candidates.firstIndex { !$0.after.isEmpty && Spelling.plain($0.after) == tail }
    }
}
