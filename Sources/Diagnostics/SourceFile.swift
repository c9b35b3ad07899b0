/// Names one file of a run. Ids are handed out by `SourceFiles`.
public struct FileID: Sendable, Hashable, Comparable {
    public let number: UInt32

    public init(number: UInt32) {
        self.number = number
    }

    public static func < (left: FileID, right: FileID) -> Bool {
        left.number < right.number
    }
}

/// The bytes of one file, with the name that messages show.
public struct SourceFile: Sendable {
    public let id: FileID
    /// The path as the user wrote it; `-` for standard input.
    public let path: String
    public let bytes: [UInt8]
    /// The line with which the bytes begin, from 1: of a piece of a large file, where it stands.
    public let firstLine: Int
    /// Of a spreadsheet, where the texts of its cells stood; nil for a file of text.
    public let cells: CellPlaces?
    /// What was said elsewhere, by its offset: an option (`--unit-type`), a line of another file (`units.csv:12`).
    public let origins: [Int: String]

    public init(
        id: FileID, path: String, bytes: [UInt8], firstLine: Int = 1, cells: CellPlaces? = nil,
        origins: [Int: String] = [:]
    ) {
        self.id = id
        self.path = path
        self.bytes = bytes
        self.firstLine = firstLine
        self.cells = cells
        self.origins = origins
    }

    /// The whole file.
    public var span: Span {
        Span(file: id, start: 0, end: bytes.count)
    }

    /// A place with its path: that of this file, or of the other one that said it.
    ///
    /// - Parameter name: Of the place in the file, as `LineIndex` gives it.
    public func place(named name: String, at offset: Int) -> String {
        if name.isEmpty { return path }
        if let origin = origins[offset], !origin.hasPrefix("--") { return origin }
        return "\(path):\(name)"
    }

    /// The text between two offsets; ill-formed bytes come as U+FFFD.
    public func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}

/// The files of a run, in the order in which they were added.
public struct SourceFiles: Sendable {
    public private(set) var files: [SourceFile] = []

    public init() {}

    /// Adds a file and gives it the next id.
    public mutating func add(path: String, bytes: [UInt8], firstLine: Int = 1) -> SourceFile {
        add { SourceFile(id: $0, path: path, bytes: bytes, firstLine: firstLine) }
    }

    /// Adds a file that is made with the next id.
    public mutating func add(_ make: (FileID) -> SourceFile) -> SourceFile {
        let file = make(FileID(number: UInt32(files.count)))
        files.append(file)
        return file
    }

    /// Puts a file in the place of the one that has its id.
    public mutating func replace(_ file: SourceFile) {
        let place = Int(file.id.number)
        if files.indices.contains(place) { files[place] = file }
    }

    public subscript(id: FileID) -> SourceFile? {
        files.indices.contains(Int(id.number)) ? files[Int(id.number)] : nil
    }
}
