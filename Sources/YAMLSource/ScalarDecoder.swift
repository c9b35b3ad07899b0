/// Turns the bytes of a scalar into its text, keeping the way back to the file.
///
/// What is a quote, a break or an escape is read from the skeleton, so that it is what libyaml took it for; what goes
/// into the text is read from the file.
struct ScalarDecoder {
    let source: [UInt8]
    let skeleton: [UInt8]

    /// A plain scalar.
    ///
    /// - Specification: YAML 1.2.2, 7.3.3.
    func plain(_ range: Range<Int>) -> ScalarContent {
        guard hasBreak(range) else { return verbatim(range) }
        var out = SliceBuilder(source)
        var index = range.lowerBound
        while index < range.upperBound {
            let end = fold(from: index, before: range.upperBound, into: &out)
            if end > index {
                index = end
            } else {
                let stop = next(in: index..<range.upperBound) { isBlankOrBreak($0) }
                out.copy(index..<stop)
                index = stop
            }
        }
        return out.content(origin: range.lowerBound)
    }

    /// A single-quoted scalar; the range has its quotes.
    ///
    /// - Specification: YAML 1.2.2, 7.3.2.
    func singleQuoted(_ range: Range<Int>) -> ScalarContent {
        let inner = inside(range)
        var out = SliceBuilder(source)
        var index = inner.lowerBound
        while index < inner.upperBound {
            if skeleton[index] == Byte.apostrophe {
                let end = min(index + 2, inner.upperBound)
                out.add(Byte.apostrophe, for: index..<end)
                index = end
                continue
            }
            let end = fold(from: index, before: inner.upperBound, into: &out)
            if end > index {
                index = end
            } else {
                let stop = next(in: index..<inner.upperBound) { isBlankOrBreak($0) || $0 == Byte.apostrophe }
                out.copy(index..<stop)
                index = stop
            }
        }
        return out.content(origin: inner.lowerBound)
    }

    /// A double-quoted scalar; the range has its quotes.
    ///
    /// - Specification: YAML 1.2.2, 7.3.1.
    func doubleQuoted(_ range: Range<Int>) -> ScalarContent {
        let inner = inside(range)
        var out = SliceBuilder(source)
        var index = inner.lowerBound
        while index < inner.upperBound {
            if skeleton[index] == Byte.backslash {
                index = escape(at: index, before: inner.upperBound, into: &out)
                continue
            }
            let end = fold(from: index, before: inner.upperBound, into: &out)
            if end > index {
                index = end
            } else {
                let stop = next(in: index..<inner.upperBound) { isBlankOrBreak($0) || $0 == Byte.backslash }
                out.copy(index..<stop)
                index = stop
            }
        }
        return out.content(origin: inner.lowerBound)
    }

    /// A stretch of the file as it stands.
    func verbatim(_ range: Range<Int>) -> ScalarContent {
        .verbatim(range)
    }

    private func hasBreak(_ range: Range<Int>) -> Bool {
        skeleton.withUnsafeBufferPointer { bytes in
            bytes[range].contains { $0 <= Byte.carriageReturn && isBreak($0) }
        }
    }

    private func inside(_ range: Range<Int>) -> Range<Int> {
        let start = min(range.lowerBound + 1, range.upperBound)
        return start..<max(start, range.upperBound - 1)
    }

    private func next(in range: Range<Int>, where isStop: (UInt8) -> Bool) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, !isStop(skeleton[index]) { index += 1 }
        return index
    }

    /// Blanks and breaks from an offset on: one break is a space, each further one a line break; blanks alone stay.
    ///
    /// - Returns: The offset after them.
    private func fold(from start: Int, before end: Int, into out: inout SliceBuilder) -> Int {
        let (stop, breaks) = gap(from: start, before: end)
        if breaks == 0 {
            out.copy(start..<stop)
        } else if breaks == 1 {
            out.add(Byte.space, for: start..<stop)
        } else {
            out.add(Byte.lineFeed, times: breaks - 1, for: start..<stop)
        }
        return stop
    }

    private func gap(from start: Int, before end: Int) -> (end: Int, breaks: Int) {
        var index = start
        var breaks = 0
        while index < end, isBlankOrBreak(skeleton[index]) {
            if isBreak(skeleton[index]) {
                breaks += 1
                index = afterBreak(skeleton, index, before: end)
            } else {
                index += 1
            }
        }
        return (index, breaks)
    }

    /// An escape of a double-quoted scalar.
    ///
    /// - Returns: The offset after it.
    private func escape(at start: Int, before end: Int, into out: inout SliceBuilder) -> Int {
        guard start + 1 < end else {
            out.copy(start..<end)
            return end
        }
        let letter = skeleton[start + 1]
        if isBreak(letter) {
            let rest = afterBreak(skeleton, start + 1, before: end)
            let (stop, breaks) = gap(from: rest, before: end)
            out.add(Byte.lineFeed, times: breaks, for: start..<stop)
            return stop
        }
        if let digits = Self.digits[letter] {
            let stop = min(start + 2 + digits, end)
            let value = (start + 2..<stop).reduce(UInt32(0)) { $0 << 4 | (hexValue(skeleton[$1]) ?? 0) }
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            out.add(Array(String(Character(scalar)).utf8), for: start..<stop)
            return stop
        }
        out.add(Self.meanings[letter] ?? [letter], for: start..<start + 2)
        return start + 2
    }

    private static let digits: [UInt8: Int] = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8]

    private static let meanings: [UInt8: [UInt8]] = [
        UInt8(ascii: "0"): [0], UInt8(ascii: "a"): [7], UInt8(ascii: "b"): [8], UInt8(ascii: "t"): [9],
        UInt8(ascii: "n"): [10], UInt8(ascii: "v"): [11], UInt8(ascii: "f"): [12], UInt8(ascii: "r"): [13],
        UInt8(ascii: "e"): [27], UInt8(ascii: "N"): [0xC2, 0x85], UInt8(ascii: "_"): [0xC2, 0xA0],
        UInt8(ascii: "L"): [0xE2, 0x80, 0xA8], UInt8(ascii: "P"): [0xE2, 0x80, 0xA9],
    ]
}
