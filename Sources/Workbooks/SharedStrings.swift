/// The texts that cells refer to by number.
final class SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var letterings: [Lettering] = []
    /// Of texts whose parts have letters of their own.
    private var runs: [Int: LetteredRuns] = [:]

    var byteCount: Int { bytes.count }

    /// Lends a text, with the letters that its own font demands; nil where no text has the number.
    func withText<R>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>, Lettering) -> R) -> R? {
        guard ends.indices.contains(number) else { return nil }
        let start = number == 0 ? 0 : Int(ends[number - 1])
        return bytes.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[start..<Int(ends[number])]), letterings[number])
        }
    }

    /// The parts of a text that have letters of their own.
    func runs(_ number: Int) -> LetteredRuns? { runs.isEmpty ? nil : runs[number] }

    fileprivate func append(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

    /// Ends a text. Letters that are written by their number are put in.
    fileprivate func close(_ parts: LetteredRuns) {
        let start = Int(ends.last ?? 0)
        guard let single = parts.single, single != .unicode else {
            runs[ends.count] = parts
            ends.append(UInt32(clamping: bytes.count))
            letterings.append(.unicode)
            return
        }
        let plain = bytes.withUnsafeBufferPointer { EscapedText.plain(UnsafeBufferPointer(rebasing: $0[start...])) }
        if let plain { bytes.replaceSubrange(start..., with: plain) }
        ends.append(UInt32(clamping: bytes.count))
        letterings.append(single ?? .unicode)
    }

    /// Bytes of the text that is not closed yet.
    fileprivate var openCount: Int { bytes.count - Int(ends.last ?? 0) }
}

/// Reads the part that holds them.
///
/// - Specification: ECMA-376 part 1, 18.4. Phonetic readings are no part of a text.
final class SharedStringsVisitor: XMLVisitor {
    let strings = SharedStrings()
    private var isInText = false
    private var isInReading = false
    private var lettering: Lettering?
    private var runs = LetteredRuns()
    private let limit: Int
    private(set) var isTooLong = false

    /// - Parameter limit: Bytes that all texts may have together.
    init(limit: Int) {
        self.limit = limit
    }

    var isDone: Bool { isTooLong }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "t" {
            isInText = !isInReading
        } else if name == "si" {
            (lettering, runs) = (nil, LetteredRuns())
        } else if name == "r" {
            lettering = nil
        } else if name == "rPh" {
            isInReading = true
        } else if name == "rFont" {
            lettering = Lettering(font: attributes["val"] ?? "")
        }
    }

    func end(_ name: XMLName) {
        if name == "t" {
            if isInText { runs.close(at: strings.openCount, lettering) }
            isInText = false
        } else if name == "rPh" {
            isInReading = false
        } else if name == "si" {
            strings.close(runs)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInText { strings.append(bytes) }
        if strings.byteCount > limit { isTooLong = true }
    }
}
