internal import CMinizip
internal import Parallel

/// Reads the parts of a ZIP archive that lies in memory, and is all that knows of minizip's reading side.
///
/// It owns the handle and frees it at its end.
final class Archive {
    enum Failure: Error, Hashable {
        /// No archive, or one whose directory or data is damaged.
        case damaged
        case encrypted
        /// More bytes come out than the limit allows.
        case tooLarge
    }

    struct Part: Hashable {
        let name: String
        fileprivate let place: UInt64
        fileprivate let number: UInt64
        fileprivate let packedBytes: UInt64
    }

    private let memory: UnsafeMutablePointer<ArchiveMemory>
    private let handle: unzFile
    private(set) var parts: [Part] = []
    /// How many bytes may still come out.
    private var left: Int

    /// - Parameters:
    ///   - bytes: The archive; it must outlive this value.
    ///   - limit: The bytes that all reading may yield together.
    init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) throws(Failure) {
        memory = UnsafeMutablePointer.allocate(capacity: 1)
        memory.initialize(to: ArchiveMemory(bytes: bytes))
        var functions = ArchiveMemory.functions(memory)
        guard let handle = unzOpen2_64("", &functions) else {
            memory.deallocate()
            throw .damaged
        }
        self.handle = handle
        left = limit
        try list()
    }

    deinit {
        unzClose(handle)
        memory.deallocate()
    }

    /// The part of a name, in whatever case it is written.
    func part(_ name: String) -> Part? {
        parts.first { $0.name == name } ?? parts.first { $0.name.lowercased() == name.lowercased() }
    }

    /// Hands the bytes of a part out piece by piece, until `take` answers false.
    ///
    /// - Complexity: O(n) in the bytes that come out.
    func read(_ part: Part, _ take: (UnsafeRawBufferPointer) -> Bool) throws(Failure) {
        var position = unz64_file_pos(pos_in_zip_directory: part.place, num_of_file: part.number)
        guard unzGoToFilePos64(handle, &position) == UNZ_OK, unzOpenCurrentFile(handle) == UNZ_OK else {
            throw .damaged
        }
        let pieces = ArchivePieces(handle)
        var failure: Failure?
        func hand(isAhead: Bool) -> Bool {
            pieces.handOut(isAhead: isAhead) { piece in
                left -= piece?.count ?? 0
                guard let piece, left >= 0 else {
                    failure = piece == nil ? .damaged : .tooLarge
                    return false
                }
                return take(piece)
            }
        }
        let isWhole =
            part.packedBytes < Self.manyBytes
            ? hand(isAhead: false) : Threads.run(beside: { pieces.unpackAhead() }, hand)
        // Closing compares the checksum of what was read to the end.
        let isRight = unzCloseCurrentFile(handle) == UNZ_OK
        if let failure { throw failure }
        if isWhole, !isRight { throw .damaged }
    }

    /// All bytes of a part.
    func bytes(of part: Part) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        try read(part) { piece in
            bytes.append(contentsOf: piece)
            return true
        }
        return bytes
    }

    /// Parts of so many packed bytes are unpacked by a thread of their own.
    private static let manyBytes = 1 << 18
    private static let mostParts = 10_000
    private static let isEncrypted: UInt = 1

    private func list() throws(Failure) {
        var status = unzGoToFirstFile(handle)
        while status == UNZ_OK {
            var info = unz_file_info64()
            var position = unz64_file_pos()
            var name = [UInt8](repeating: 0, count: 512)
            let found = name.withUnsafeMutableBytes { buffer in
                unzGetCurrentFileInfo64(
                    handle, &info, buffer.bindMemory(to: CChar.self).baseAddress, UInt(buffer.count), nil, 0, nil, 0)
            }
            guard found == UNZ_OK, unzGetFilePos64(handle, &position) == UNZ_OK, parts.count < Self.mostParts else {
                throw .damaged
            }
            if info.flag & Self.isEncrypted != 0 { throw .encrypted }
            let text = String(decoding: name.prefix(min(Int(info.size_filename), 512)), as: UTF8.self)
            parts.append(
                Part(
                    name: text, place: position.pos_in_zip_directory, number: position.num_of_file,
                    packedBytes: UInt64(info.compressed_size)))
            status = unzGoToNextFile(handle)
        }
        guard status == UNZ_END_OF_LIST_OF_FILE else { throw .damaged }
    }
}

/// Bytes in memory as the file that minizip reads.
private struct ArchiveMemory {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func read(_ target: UnsafeMutableRawPointer?, _ count: UInt) -> UInt {
        let taken = min(Int(clamping: count), max(0, bytes.count - offset))
        if taken > 0, let target, let start = bytes.baseAddress {
            target.copyMemory(from: start + offset, byteCount: taken)
            offset += taken
        }
        return UInt(taken)
    }

    private mutating func seek(_ place: UInt64, from origin: Int32) -> Int {
        let base =
            switch origin {
            case ZLIB_FILEFUNC_SEEK_CUR: offset
            case ZLIB_FILEFUNC_SEEK_END: bytes.count
            default: 0
            }
        // Places before the current one come as very large numbers.
        let target = base &+ Int(truncatingIfNeeded: place)
        guard target >= 0, target <= bytes.count else { return -1 }
        offset = target
        return 0
    }

    private static func at(_ stream: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<ArchiveMemory>? {
        stream?.assumingMemoryBound(to: ArchiveMemory.self)
    }

    static func functions(_ memory: UnsafeMutablePointer<ArchiveMemory>) -> zlib_filefunc64_def {
        zlib_filefunc64_def(
            zopen64_file: { opaque, _, _ in opaque },
            zread_file: { _, stream, target, count in ArchiveMemory.at(stream)?.pointee.read(target, count) ?? 0 },
            zwrite_file: { _, _, _, _ in 0 },
            ztell64_file: { _, stream in UInt64(ArchiveMemory.at(stream)?.pointee.offset ?? 0) },
            zseek64_file: { _, stream, place, origin in
                ArchiveMemory.at(stream)?.pointee.seek(place, from: origin) ?? -1
            },
            zclose_file: { _, _ in 0 },
            zerror_file: { _, _ in 0 },
            opaque: UnsafeMutableRawPointer(memory))
    }
}
