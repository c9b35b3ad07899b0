import TestSupport
import Testing

@testable import Workbooks

/// Parts of archives come out as they went in, also where one thread unpacks ahead of the other.
@Suite("Parts of archives") struct ArchiveTests {
    private static func bytes(_ count: Int) -> [UInt8] {
        var random = Seeded(Seeded.seed)
        return (0..<count).map { _ in UInt8(random.below(64)) }
    }

    private func archive(_ parts: [(String, [UInt8])]) throws -> [UInt8] {
        let writer = ArchiveWriter()
        for (name, bytes) in parts { writer.add(name, bytes) }
        return try #require(writer.finish())
    }

    @Test func `Short and long parts are read whole, one after another`() throws {
        let parts = [("a", Self.bytes(1_000)), ("b", Self.bytes(3_000_000)), ("c", []), ("d", Self.bytes(700_000))]
        try archive(parts).withUnsafeBufferPointer { packed in
            let archive = try Archive(packed, limit: 1 << 24)
            for (name, bytes) in parts + [parts[1]] {
                #expect(try archive.bytes(of: #require(archive.part(name))) == bytes, "\(name)")
            }
        }
    }

    @Test func `Who has enough gets no more, and the next part is read as ever`() throws {
        let long = Self.bytes(3_000_000)
        try archive([("a", long), ("b", [1, 2, 3])]).withUnsafeBufferPointer { packed in
            let archive = try Archive(packed, limit: 1 << 24)
            for wanted in [1, 2, 9] {
                var pieces = 0
                try archive.read(#require(archive.part("a"))) { _ in
                    pieces += 1
                    return pieces < wanted
                }
                #expect(pieces == wanted)
            }
            #expect(try archive.bytes(of: #require(archive.part("b"))) == [1, 2, 3])
        }
    }

    @Test func `More than the limit allows, and damage anywhere, are told`() throws {
        let packed = try archive([("a", Self.bytes(3_000_000))])
        try packed.withUnsafeBufferPointer { packed in
            let archive = try Archive(packed, limit: 2_000_000)
            #expect(throws: Archive.Failure.tooLarge) { try archive.bytes(of: #require(archive.part("a"))) }
        }
        for place in [200, packed.count / 2, packed.count - 400_000] {
            var damaged = packed
            for offset in 0..<64 { damaged[place + offset] ^= 0x5A }
            _ = damaged.withUnsafeBufferPointer { damaged in
                #expect(throws: Archive.Failure.damaged, "\(place)") {
                    let archive = try Archive(damaged, limit: 1 << 24)
                    _ = try archive.bytes(of: #require(archive.part("a")))
                }
            }
        }
    }
}
