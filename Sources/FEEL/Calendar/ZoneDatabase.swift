import Glibc
import Synchronization

/// The time-zone files of the system, found once and read when first needed.
///
/// What is read never changes, so that the cache shows only in time spent.
final class ZoneDatabase: Sendable {
    static let system = ZoneDatabase(directory: "/usr/share/zoneinfo")

    let directory: String
    /// In order of UTF-8; empty without a database.
    let names: [String]
    private let tables: Mutex<[Result<ZoneTable, ZoneFailure>?]>

    init(directory: String) {
        self.directory = directory
        names = ZoneDatabase.names(in: directory, prefix: "", depth: 0).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        tables = Mutex(Array(repeating: nil, count: names.count))
    }

    /// Finds a region and makes sure that its file can be read.
    func region(_ name: String) throws(ZoneFailure) -> RegionID {
        if names.isEmpty { throw .noDatabase }
        guard let index = index(of: name) else { throw .unknownName }
        _ = try load(index).get()
        return RegionID(index: index)
    }

    func name(_ region: RegionID) -> String { names[Int(region.index)] }

    func table(_ region: RegionID) -> ZoneTable? { try? load(Int(region.index)).get() }

    private func index(of name: String) -> Int? {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if names[middle].utf8.lexicographicallyPrecedes(name.utf8) { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low].utf8.elementsEqual(name.utf8) ? low : nil
    }

    private func load(_ index: Int) -> Result<ZoneTable, ZoneFailure> {
        tables.withLock { tables in
            if let known = tables[index] { return known }
            let bytes = ZoneDatabase.read("\(directory)/\(names[index])")
            let result = bytes.flatMap(ZoneTable.init).map(Result.success) ?? .failure(ZoneFailure.unreadable)
            tables[index] = result
            return result
        }
    }

    /// The names of regions below a folder: words of letters, digits, `_`, `+` and `-` that begin with a capital.
    private static func names(in directory: String, prefix: String, depth: Int) -> [String] {
        guard depth < 4, let folder = opendir(directory + "/" + prefix) else { return [] }
        defer { closedir(folder) }
        var found: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard isRegionWord(name) else { continue }
            switch Int(entry.pointee.d_type) {
            case Int(DT_DIR): found += names(in: directory, prefix: prefix + name + "/", depth: depth + 1)
            default: found.append(prefix + name)
            }
        }
        return found
    }

    private static func isRegionWord(_ name: String) -> Bool {
        guard let first = name.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { return false }
        return name.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "A"..."Z", "a"..."z", "0"..."9", "_", "+", "-": true
            default: false
            }
        }
    }

    /// The contents of a file of up to a megabyte.
    private static func read(_ path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var (content, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 16_384))
        while content.count < 1 << 20 {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count == 0 { return content }
            guard count > 0 else { return nil }
            content += chunk.prefix(count)
        }
        return nil
    }
}
