/// Finds one text in another by code points, whatever letters they make up together.
struct TextSearch {
    private let needle: [UInt8]
    /// For each length of a part that matched, the length of its longest end that is also its start.
    private let fallback: [Int]

    init(_ needle: String) {
        self.needle = Array(needle.utf8)
        var fallback = [0, 0]
        var length = 0
        for byte in self.needle.dropFirst() {
            while length > 0, byte != self.needle[length] { length = fallback[length] }
            if byte == self.needle[length] { length += 1 }
            fallback.append(length)
        }
        self.fallback = fallback
    }

    /// Where the text occurs first: an offset in bytes; nil if it does not.
    ///
    /// - Complexity: O(bytes of both texts).
    func firstOffset(in text: String) -> Int? {
        if needle.isEmpty { return 0 }
        var matched = 0
        for (offset, byte) in text.utf8.enumerated() {
            while matched > 0, byte != needle[matched] { matched = fallback[matched] }
            if byte == needle[matched] { matched += 1 }
            if matched == needle.count { return offset + 1 - needle.count }
        }
        return nil
    }
}
