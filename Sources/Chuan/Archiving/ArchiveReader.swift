import Glibc

/// Takes values up in the order in which they were laid down.
///
/// It reads what a program of the same build wrote and a checksum vouches for; even so nothing is read beyond the end, and
/// what fits nothing is thrown.
struct ArchiveReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    private var texts: [String] = []
    private var objects: [AnyObject] = []

    /// - Parameter bytes: They must outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        texts.reserveCapacity(1024)
        objects.reserveCapacity(1024)
    }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func byte() throws(ArchiveError) -> UInt8 {
        guard offset < bytes.count else { throw ArchiveError() }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func unsigned() throws(ArchiveError) -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            number |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return number }
            shift += 7
            if shift > 63 { throw ArchiveError() }
        }
    }

    mutating func int() throws(ArchiveError) -> Int {
        let number = try unsigned()
        return Int(truncatingIfNeeded: number >> 1) ^ -Int(truncatingIfNeeded: number & 1)
    }

    /// A number of things that each take a byte at least.
    mutating func count() throws(ArchiveError) -> Int {
        let count = try int()
        guard count >= 0, count <= bytes.count - offset else { throw ArchiveError() }
        return count
    }

    /// A length that is not held against the bytes that are left.
    mutating func count(atMost limit: Int) throws(ArchiveError) -> Int {
        let count = try int()
        guard count >= 0, count <= limit else { throw ArchiveError() }
        return count
    }

    /// A stretch of bytes as they stand.
    mutating func raw() throws(ArchiveError) -> UnsafeRawBufferPointer {
        let count = try count()
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    /// The memory of plain values, as it was written.
    mutating func plain<Value: BitwiseCopyable>() throws(ArchiveError) -> [Value] {
        let bytes = try raw()
        let size = MemoryLayout<Value>.stride
        guard bytes.count % size == 0 else { throw ArchiveError() }
        return [Value](unsafeUninitializedCapacity: bytes.count / size) { buffer, initialized in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(from: bytes)
            initialized = bytes.count / size
        }
    }

    mutating func text() throws(ArchiveError) -> String {
        let number = try int()
        if number >= 0, number < texts.count { return texts[number] }
        guard number == texts.count else { throw ArchiveError() }
        let text = String(decoding: try raw(), as: UTF8.self)
        texts.append(text)
        return text
    }

    /// What `write(shared:)` wrote.
    mutating func shared<Object: AnyObject & Archivable>() throws(ArchiveError) -> Object {
        let number = try int()
        if number == 0 {
            let object = try Object(from: &self)
            objects.append(object)
            return object
        }
        guard number > 0, number <= objects.count, let object = objects[number - 1] as? Object else {
            throw ArchiveError()
        }
        return object
    }

    /// What `write(sharedOptional:)` wrote.
    mutating func sharedOptional<Object: AnyObject & Archivable>() throws(ArchiveError) -> Object? {
        try byte() == 0 ? nil : try shared()
    }

    /// What `write(sharedArray:)` wrote.
    mutating func sharedArray<Object: AnyObject & Archivable>() throws(ArchiveError) -> [Object] {
        var objects: [Object] = []
        for _ in 0..<(try count()) { objects.append(try shared()) }
        return objects
    }

    mutating func value<Value: Archivable>() throws(ArchiveError) -> Value { try Value(from: &self) }

    mutating func optional<Value: Archivable>() throws(ArchiveError) -> Value? {
        try byte() == 0 ? nil : try Value(from: &self)
    }

    mutating func array<Value: Archivable>() throws(ArchiveError) -> [Value] {
        let count = try count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try Value(from: &self)) }
        return values
    }
}
