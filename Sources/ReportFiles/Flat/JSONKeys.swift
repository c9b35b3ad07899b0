import Chuan
import Diagnostics
import FEEL

/// A name of the records of a JSON file: its bytes with quotes and colon, and what is done with what stands behind it.
struct JSONKey {
    var step: CellStep
    /// `"name":`, followed by bytes that may be read.
    var text: UnsafeMutablePointer<UInt8>
    var count: Int
    /// The first and the last eight bytes.
    var head: UInt64
    var tail: UInt64
    /// The record in which it stood last.
    var record: UInt64 = 0
    var isKnown = false
    var place: FlatPlace?
    /// The column that keeps what stands behind the name, which is read for what it says besides; nil for none.
    var kept: Int?

    init(_ name: UnsafeBufferPointer<UInt8>, _ step: CellStep) {
        self.step = step
        count = name.count + 3
        text = .allocate(capacity: count + 8)
        text.initialize(repeating: 0, count: count + 8)
        text[0] = UInt8(ascii: "\"")
        if let first = name.baseAddress { (text + 1).update(from: first, count: name.count) }
        text[name.count + 1] = UInt8(ascii: "\"")
        text[name.count + 2] = UInt8(ascii: ":")
        head = CellBytes.word(UnsafePointer(text))
        tail = count > 8 ? CellBytes.word(UnsafePointer(text) + count - 8) : 0
    }

    /// Whether the name stands at a place.
    @inline(__always)
    func matches(_ place: UnsafePointer<UInt8>) -> Bool {
        let word = CellBytes.word(place)
        if count <= 8 { return CellBytes.head(word, count) == head }
        if word != head || CellBytes.word(place + count - 8) != tail { return false }
        return count <= 16 || matchesInside(place)
    }

    @inline(__always)
    private func matchesInside(_ place: UnsafePointer<UInt8>) -> Bool {
        var offset = 8
        while offset < count - 8 {
            if CellBytes.word(place + offset) != CellBytes.word(UnsafePointer(text) + offset) { return false }
            offset += 8
        }
        return true
    }
}

/// The names that the records of a file have had, in the order in which they stand there.
///
/// Records of one file have their names in one order nearly always: the one that follows is looked at first.
final class JSONKeys {
    private(set) var keys: UnsafeMutablePointer<JSONKey>
    private(set) var count = 0
    private var capacity = 64
    /// Bytes of a name that is kept; more than a name in the vocabulary has.
    static let mostBytes = 400
    /// Names that are kept.
    static let most = 2_000

    init() {
        keys = .allocate(capacity: capacity)
    }

    deinit {
        for number in 0..<count { keys[number].text.deallocate() }
        keys.deallocate()
    }

    /// The bytes of the plain name in quotes at a place, with a colon behind it.
    static func name(at place: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        guard place[0] == RecordEnds.quote else { return nil }
        let close = StringMarks.end(from: place + 1)
        let name = UnsafeBufferPointer(start: place + 1, count: close - place - 1)
        guard close[0] == RecordEnds.quote, close[1] == UInt8(ascii: ":"), !name.isEmpty, name.count <= mostBytes,
            String(validating: name, as: UTF8.self) != nil
        else { return nil }
        return name
    }

    /// The number of the name at a place, looked for from a number on and then among all.
    ///
    /// - Returns: Nil for a name that has not been met.
    @inline(__always)
    func find(_ place: UnsafePointer<UInt8>, from number: Int) -> Int? {
        if number < count, keys[number].matches(place) { return number }
        return search(place, from: number + 1)
    }

    @inline(never)
    private func search(_ place: UnsafePointer<UInt8>, from number: Int) -> Int? {
        var next = number
        while next < count {
            if keys[next].matches(place) { return next }
            next += 1
        }
        next = 0
        while next < min(number, count) {
            if keys[next].matches(place) { return next }
            next += 1
        }
        return nil
    }

    /// Whether a name stands for a place.
    func contains(_ place: FlatPlace?) -> Bool { (0..<count).contains { keys[$0].place == place } }

    /// Adds a name that stands before the one of that number.
    func insert(_ key: JSONKey, at number: Int) {
        if count == capacity {
            let larger = UnsafeMutablePointer<JSONKey>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: keys, count: count)
            keys.deallocate()
            (keys, capacity) = (larger, capacity * 2)
        }
        (keys + number + 1).moveInitialize(from: keys + number, count: count - number)
        (keys + number).initialize(to: key)
        count += 1
    }
}
