/// Lays values down one after another.
///
/// Numbers take seven bits a byte; a text or an object that came before is written as its number.
struct ArchiveWriter {
    private(set) var bytes: [UInt8] = []
    private var texts: [String: Int] = [:]
    private var objects: [ObjectIdentifier: Int] = [:]
    /// Keeps the objects alive, so that no other one takes the address of one that was written.
    private var kept: [AnyObject] = []
    /// Whether something was met that can't be laid down: the bytes are worth nothing then.
    private(set) var isIncomplete = false

    init() {}

    mutating func refuse() { isIncomplete = true }

    mutating func write(byte: UInt8) { bytes.append(byte) }

    mutating func write(unsigned number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(signed number: Int) {
        write(unsigned: UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1))))
    }

    mutating func write(raw: [UInt8]) {
        write(signed: raw.count)
        bytes += raw
    }

    /// The memory of plain values: only a program of the same build understands it.
    mutating func write(plain values: [some BitwiseCopyable]) {
        write(raw: values.withUnsafeBytes { Array($0) })
    }

    mutating func write(text: String) {
        if let known = texts[text] { return write(signed: known) }
        write(signed: texts.count)
        texts[text] = texts.count
        write(raw: Array(text.utf8))
    }

    /// Values one after another.
    mutating func write<each Value: Archivable>(_ values: repeat each Value) {
        repeat (each values).write(to: &self)
    }

    /// An object that may be met again: the second time only its number is written.
    mutating func write(shared object: some AnyObject & Archivable) {
        if let known = objects[ObjectIdentifier(object)] { return write(signed: known + 1) }
        write(signed: 0)
        object.write(to: &self)
        objects[ObjectIdentifier(object)] = objects.count
        kept.append(object)
    }

    mutating func write(sharedOptional object: (some AnyObject & Archivable)?) {
        write(object != nil)
        if let object { write(shared: object) }
    }

    mutating func write(sharedArray objects: [some AnyObject & Archivable]) {
        write(objects.count)
        for object in objects { write(shared: object) }
    }
}
