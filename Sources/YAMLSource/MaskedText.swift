/// The skeleton of a file, with what a recovery has masked in it.
struct MaskedText: Sendable {
    private(set) var bytes: [UInt8]
    /// Where reading begins: after the byte-order mark.
    let start: Int
    /// Stretches whose text is worthless: what is read from them is marked as broken.
    private(set) var broken: [Stretch] = []
    /// Whether lines were left out.
    private(set) var isPartial = false
    /// Offsets of first bytes of values that gave way to a blank which a colon lacked.
    private var givenWay: Set<Int> = []

    struct Stretch: Sendable {
        let start: Int
        let end: Int
    }

    init(_ skeleton: Skeleton) {
        bytes = skeleton.bytes
        start = skeleton.start
    }

    /// Makes plain text of a stretch of one line.
    mutating func mask(_ range: Range<Int>, isBroken: Bool = false) {
        for index in range.clamped(to: start..<bytes.count) where !isBreak(bytes[index]) { bytes[index] = Byte.letter }
        if isBroken { broken.append(Stretch(start: range.lowerBound, end: range.upperBound)) }
    }

    /// Leaves a stretch out.
    mutating func blank(_ range: Range<Int>) {
        for index in range.clamped(to: start..<bytes.count) where !isBreak(bytes[index]) { bytes[index] = Byte.space }
        isPartial = true
    }

    /// Puts a single blank where a tab or another odd blank stands.
    mutating func straighten(_ range: Range<Int>) {
        for index in range.clamped(to: start..<bytes.count) { bytes[index] = Byte.space }
    }

    /// Takes the first byte of a value as the blank that a colon lacks, and the rest as plain text.
    mutating func part(_ value: Range<Int>) {
        mask(value)
        bytes[value.lowerBound] = Byte.space
        givenWay.insert(value.lowerBound)
    }

    /// Whether anything in a stretch is worthless.
    func isBroken(_ range: Range<Int>) -> Bool {
        !broken.isEmpty && broken.contains { ($0.start..<$0.end).overlaps(range) }
    }

    /// A value, with the byte that gave way for a blank.
    func widened(_ range: Range<Int>) -> Range<Int> {
        guard !givenWay.isEmpty else { return range }
        if givenWay.contains(range.lowerBound - 1) { return range.lowerBound - 1..<range.upperBound }
        if range.isEmpty, givenWay.contains(range.lowerBound) { return range.lowerBound..<range.lowerBound + 1 }
        return range
    }
}
