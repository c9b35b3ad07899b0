@_spi(_Unicode) import Swift

/// Finds the known names that a mistyped one was probably meant to be.
public enum Similarity {
    /// Up to three candidates within a third of the word's length in edits, nearest first, then in their given order.
    /// After them those that are near once marks are left out: `so ho so` for `số hồ sơ`.
    ///
    /// - Complexity: O(candidates · length²).
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> [String] {
        let word = Array(word.lowercased().unicodeScalars.prefix(200))
        let most = max(1, word.count / 3)
        let (plain, mostPlain) = (withoutMarks(word), word.count / 6)
        var found: [(name: String, distance: Int, order: Int)] = []
        for (order, candidate) in candidates.enumerated() where !isFar(candidate, from: word.count, most) {
            let other = Array(candidate.lowercased().unicodeScalars.prefix(200))
            guard abs(other.count - word.count) <= most else { continue }
            if let distance = near(word, other, atMost: most) {
                found.append((candidate, distance, order))
            } else if word.count > 2, let distance = near(plain, withoutMarks(other), atMost: mostPlain) {
                found.append((candidate, most + 1 + distance, order))
            }
        }
        found.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
        return found.prefix(3).map(\.name)
    }

    /// Whether the number of its bytes alone tells that a candidate has too few letters, or too many.
    private static func isFar(_ candidate: String, from count: Int, _ most: Int) -> Bool {
        let bytes = candidate.utf8.count
        if bytes + most < count { return true }
        return bytes > count + most && count < 200 && candidate.utf8.allSatisfy { $0 < 0x80 }
    }

    /// The distance, where it is no more than the limit.
    private static func near(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int? {
        // Each letter that one word has and the other has not takes an edit of its own.
        let (one, other) = (letters(left), letters(right))
        if (one & ~other).nonzeroBitCount > limit || (other & ~one).nonzeroBitCount > limit { return nil }
        let distance = distance(left, right, atMost: limit)
        return distance <= limit ? distance : nil
    }

    /// A bit for each letter; several letters share one.
    private static func letters(_ word: [Unicode.Scalar]) -> UInt64 {
        word.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }

    /// The letters without their marks; `đ` as `d`.
    private static func withoutMarks(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
        if word.allSatisfy(\.isASCII) { return word }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: word)
        return String(text)._nfd.filter { !$0.properties.isDiacritic }.map { $0 == "đ" ? "d" : $0 }
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; any number above the
    /// limit where there are more.
    ///
    /// - Complexity: O(length · limit).
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost most: Int = .max) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        let limit = min(most, max(left.count, right.count))
        if abs(left.count - right.count) > limit { return limit + 1 }
        // Only places near the diagonal can be within the limit; around these stands what is far.
        let far = limit + 1
        var before = [Int](repeating: far, count: right.count + 2)
        var previous = (0..<right.count + 2).map { min($0, far) }
        var current = before
        for i in 1...left.count {
            let (first, last) = (max(1, i - limit), min(right.count, i + limit))
            current[first - 1] = first == 1 ? min(i, far) : far
            var least = current[first - 1]
            for j in first...last {
                let change = left[i - 1] == right[j - 1] ? 0 : 1
                var best = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + change)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    best = min(best, before[j - 2] + 1)
                }
                current[j] = min(best, far)
                least = min(least, best)
            }
            current[last + 1] = far
            if least >= far, i > 1, previous.allSatisfy({ $0 >= far }) { return far }
            (before, previous, current) = (previous, current, before)
        }
        return previous[right.count]
    }
}
