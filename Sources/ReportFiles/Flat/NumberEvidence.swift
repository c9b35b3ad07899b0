/// What the numbers of a column tell of the form they are written in.
struct NumberEvidence {
    private(set) var isVietnamese = false
    private(set) var isPlain = false
    /// Whether there is a number whose value depends on the form.
    private(set) var isDoubtful = false

    /// Looks at one cell.
    ///
    /// - Complexity: O(n).
    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        let start = text.firstIndex { $0 != 0x2D } ?? text.endIndex
        var (end, dots, commas) = (start, 0, 0)
        while end < text.endIndex {
            switch text[end] {
            case 0x30...0x39, 0x2D: break
            case 0x2E: dots += 1
            case 0x2C: commas += 1
            default: return add(text[start..<end], dots: dots, commas: commas)
            }
            end += 1
        }
        add(text[start..<end], dots: dots, commas: commas)
    }

    private mutating func add(_ parts: Slice<UnsafeBufferPointer<UInt8>>, dots: Int, commas: Int) {
        if dots == 0 && commas == 0 { return }
        if commas == 1, parts.firstIndex(of: 0x2C).map({ parts[$0...].contains(0x2E) }) != true {
            isVietnamese = true
        } else if commas == 0, dots > 1 {
            isVietnamese = true
        } else if commas == 0, dots == 1 {
            let whole = parts.prefix { $0 != 0x2E }
            let fraction = parts.count - whole.count - 1
            let canGroup = fraction == 3 && (1...3).contains(whole.count) && whole.first != 0x30
            if canGroup { isDoubtful = true } else { isPlain = true }
        }
    }

    /// The form, and how it is known.
    ///
    /// People type in Vietnamese form: it is taken where nothing tells.
    var verdict: (NumberWriting, FlatFileColumn.Source)? {
        switch (isVietnamese, isPlain) {
        case (true, true): (.vietnamese, .contradictory)
        case (true, false): (.vietnamese, .found)
        case (false, true): (.plain, .found)
        case (false, false): isDoubtful ? (.vietnamese, .assumed) : nil
        }
    }
}
