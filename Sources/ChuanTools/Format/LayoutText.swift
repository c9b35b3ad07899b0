import Diagnostics

/// The text that is being laid out, line by line.
struct LayoutText {
    private(set) var bytes: [UInt8] = []
    /// Whether the text so far ends with a scalar to which every blank line after it would be added.
    private var isOpenScalar = false

    /// A place to go back to.
    struct Mark {
        fileprivate let count: Int
        fileprivate let isOpenScalar: Bool
    }

    var mark: Mark { Mark(count: bytes.count, isOpenScalar: isOpenScalar) }

    mutating func goBack(to mark: Mark) {
        bytes.removeSubrange(mark.count...)
        isOpenScalar = mark.isOpenScalar
    }

    mutating func add(_ text: String) { add(Array(text.utf8)[...]) }

    mutating func add(_ part: ArraySlice<UInt8>) {
        bytes += part
        isOpenScalar = false
    }

    /// How far the line is written.
    var column: Int { bytes.count - (bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) }

    /// Begins a line.
    mutating func startLine(_ indent: Int) {
        endLine()
        bytes += Array(repeating: 0x20, count: indent)
        isOpenScalar = false
    }

    /// Ends the line, if one is begun.
    mutating func endLine() {
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    }

    /// Leaves a line blank, unless the line before is, or the text is only about to begin.
    mutating func blankLine() {
        if bytes.isEmpty || isOpenScalar { return }
        endLine()
        if bytes.count > 1, bytes[bytes.count - 2] != 0x0A { bytes.append(0x0A) }
    }

    /// Says that blank lines would now be part of a scalar.
    mutating func keepOpen() { isOpenScalar = true }

    /// Adds a line break that is part of a scalar.
    mutating func addBreak() { bytes.append(0x0A) }
}
