internal import CMinizip

/// Writes a ZIP archive into memory, and is all that knows of minizip's writing side. The same parts give the same bytes.
final class ArchiveWriter {
    /// What minizip has written.
    private final class Output {
        var bytes: [UInt8] = []
        var offset = 0

        func write(_ source: UnsafeRawPointer?, _ count: Int) -> Int {
            guard let source, count > 0 else { return 0 }
            if bytes.count < offset + count {
                bytes.append(contentsOf: repeatElement(0, count: offset + count - bytes.count))
            }
            bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress?.advanced(by: offset).copyMemory(from: source, byteCount: count)
            }
            offset += count
            return count
        }

        func seek(_ place: Int, from origin: Int32) -> Int {
            switch origin {
            case ZLIB_FILEFUNC_SEEK_CUR: offset += place
            case ZLIB_FILEFUNC_SEEK_END: offset = bytes.count + place
            default: offset = place
            }
            return 0 <= offset && offset <= bytes.count ? 0 : -1
        }

        static func at(_ stream: UnsafeMutableRawPointer?) -> Output? {
            stream.map { Unmanaged<Output>.fromOpaque($0).takeUnretainedValue() }
        }
    }

    private let output = Output()
    private var handle: zipFile?
    /// Whether every step so far has succeeded; there is little but memory that can fail.
    private var isSound = true

    init() {
        var functions = zlib_filefunc64_def(
            zopen64_file: { opaque, _, _ in opaque },
            zread_file: { _, _, _, _ in 0 },
            zwrite_file: { _, stream, source, count in
                UInt(Output.at(stream)?.write(source, Int(clamping: count)) ?? 0)
            },
            ztell64_file: { _, stream in UInt64(Output.at(stream)?.offset ?? 0) },
            zseek64_file: { _, stream, place, origin in
                Output.at(stream)?.seek(Int(truncatingIfNeeded: place), from: origin) ?? -1
            },
            zclose_file: { _, _ in 0 },
            zerror_file: { _, _ in 0 },
            opaque: Unmanaged.passUnretained(output).toOpaque())
        handle = zipOpen2_64("", APPEND_STATUS_CREATE, nil, &functions)
    }

    deinit {
        if let handle { zipClose(handle, nil) }
    }

    /// The first day that archives can name.
    private static let date = tm_zip(tm_sec: 0, tm_min: 0, tm_hour: 0, tm_mday: 1, tm_mon: 0, tm_year: 1980)

    /// Adds a part behind those that are there.
    func add(_ name: String, _ bytes: [UInt8]) {
        guard let handle else { return }
        var info = zip_fileinfo(tmz_date: Self.date, dosDate: 0, internal_fa: 0, external_fa: 0)
        let opened = zipOpenNewFileInZip64(
            handle, name, &info, nil, 0, nil, 0, nil, Z_DEFLATED, Z_DEFAULT_COMPRESSION, bytes.count > 1 << 31 ? 1 : 0)
        guard opened == ZIP_OK else { return isSound = false }
        bytes.withUnsafeBytes { buffer in
            var place = 0
            while place < buffer.count {
                let piece = min(buffer.count - place, 1 << 24)
                if zipWriteInFileInZip(handle, buffer.baseAddress?.advanced(by: place), UInt32(piece)) != ZIP_OK {
                    isSound = false
                    break
                }
                place += piece
            }
        }
        if zipCloseFileInZip(handle) != ZIP_OK { isSound = false }
    }

    /// The archive; nil where there was no memory for it.
    func finish() -> [UInt8]? {
        guard let handle else { return nil }
        self.handle = nil
        return zipClose(handle, nil) == ZIP_OK && isSound ? output.bytes : nil
    }
}
