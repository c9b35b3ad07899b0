/// The anchor and the tag in front of a node, in either order.
struct Properties {
    /// The name, without its `&`.
    private(set) var anchor: Range<Int>?
    /// With its `!`.
    private(set) var tag: Range<Int>?
    /// Where the node itself begins.
    private(set) var end: Int

    /// A node that has none.
    init(start: Int) {
        end = start
    }

    /// Reads them from an offset on.
    init(in bytes: [UInt8], from start: Int, to limit: Int) {
        var index = start
        while index < limit, bytes[index] == Byte.ampersand || bytes[index] == Byte.exclamation {
            let first = index
            let isTag = bytes[index] == Byte.exclamation
            let isVerbatim = isTag && index + 1 < limit && bytes[index + 1] == UInt8(ascii: "<")
            while index < limit, !isBlankOrBreak(bytes[index]), isVerbatim || !isFlowIndicator(bytes[index]) {
                index += 1
            }
            if isTag { tag = first..<index } else { anchor = first + 1..<index }
            index = Self.afterGap(bytes, index, limit)
        }
        end = min(index, limit)
    }

    /// Goes over blanks, breaks and comments.
    private static func afterGap(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var index = start
        while index < limit {
            if bytes[index] == Byte.hash, index > start {
                while index < limit, !isBreak(bytes[index]) { index += 1 }
            } else if isBlankOrBreak(bytes[index]) {
                index += 1
            } else {
                break
            }
        }
        return index
    }
}
