public import Chuan
public import Diagnostics
import Glibc

/// The rulebook of 2023; nil where the program is not run from the folder of the repository.
public func rulebook2023(_ sources: inout SourceFiles) -> LoadedRulebook? {
    let (rulebooks, _) = loadRulebooks(
        path: "Rules/hcmc-cchc-2023", provider: FileProvider(read: read, list: list), limits: .standard,
        sources: &sources)
    return rulebooks.first
}

@Sendable private func read(_ path: String) -> Result<[UInt8], FileProblem> {
    if let folder = opendir(path) {
        closedir(folder)
        return .failure(.isFolder)
    }
    guard let file = fopen(path, "r") else { return .failure(.notFound) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return .success(bytes) }
        bytes += buffer[..<count]
    }
}

@Sendable private func list(_ path: String) -> Result<[String], FileProblem> {
    guard let folder = opendir(path) else { return .failure(.notFound) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    return .success(names)
}
