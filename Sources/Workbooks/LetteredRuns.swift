/// The parts of a text that have fonts of their own.
struct LetteredRuns {
    /// Where a part ends, and the letters that its font demands; nil where it has the font of its cell.
    private var runs: [(end: Int, lettering: Lettering?)] = []

    /// Ends a part; one in the letters of that before it goes on with it.
    mutating func close(at end: Int, _ lettering: Lettering?) {
        if end == runs.last?.end ?? 0 { return }
        if let last = runs.last, last.lettering == lettering { runs.removeLast() }
        runs.append((end, lettering))
    }

    var isEmpty: Bool { runs.isEmpty }

    /// The letters of all parts where they are the same; an inner nil where those are the cell's.
    var single: Lettering?? { runs.count == 1 ? runs[0].lettering : (runs.isEmpty ? .some(nil) : nil) }

    /// What the fonts show; nil where all of it is Unicode already.
    ///
    /// - Parameter otherwise: The letters of the cell's font.
    /// - Complexity: O(n).
    func decode(_ text: UnsafeBufferPointer<UInt8>, otherwise: Lettering) -> [UInt8]? {
        var out: [UInt8] = []
        var isDecoded = false
        var start = 0
        for (end, own) in runs where start <= end && end <= text.count {
            let part = UnsafeBufferPointer(rebasing: text[start..<end])
            let plain = EscapedText.plain(part) ?? Array(part)
            let lettering = own ?? otherwise
            start = end
            let decoded = lettering == .unicode ? nil : plain.withUnsafeBufferPointer { lettering.decode($0) }
            isDecoded = isDecoded || decoded != nil
            out += decoded.map { Array($0.utf8) } ?? plain
        }
        return isDecoded ? out : nil
    }
}
