import Glibc

@testable import Chuan

struct MissingTestFile: Error {
    let path: String
}

/// The bytes of a file of the repository.
func bytes(of path: String) throws -> [UInt8] {
    guard let stream = fopen(path, "rb") else { throw MissingTestFile(path: path) }
    defer { fclose(stream) }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = fread(&buffer, 1, buffer.count, stream)
        if count == 0 { return all }
        all.append(contentsOf: buffer[..<count])
    }
}

/// The files of a folder of the repository by name; nil when there is no such folder.
func fileNames(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
}
