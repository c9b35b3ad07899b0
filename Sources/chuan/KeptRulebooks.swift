import Chuan
import Diagnostics
import Glibc

extension RulebookStore {
    /// The folder where the user's programs keep what can be made again, or the one that `CHUAN_CACHE` names.
    ///
    /// - Returns: Nil where there is none, or where `CHUAN_CACHE` is `off`.
    static func ofUser(rules path: String) -> RulebookStore? { ofUser(KeptRulebooks.name([path], ".rulebook")) }

    /// The same for what `lint` finds.
    static func ofUser(findings paths: [String]) -> RulebookStore? { ofUser(KeptRulebooks.name(paths, ".findings")) }

    private static func ofUser(_ name: String) -> RulebookStore? {
        guard let folder = KeptRulebooks.folder, let reader = KeptRulebooks.reader else { return nil }
        let file = "\(folder)/\(name)"
        return RulebookStore(
            reader: reader, load: { Files.readOwn(file) },
            save: { bytes in
                Files.makeFolders(above: file)
                // What somebody else may write is not trusted, nor are its permissions taken over.
                unlink(file)
                if Files.write(bytes, to: file, durably: false) { KeptRulebooks.tidy(folder) }
            })
    }
}

/// Compiled rulebooks and findings in files, one for each place that rules were read from.
private enum KeptRulebooks {
    private static let endings = [".rulebook", ".findings"]
    /// Of more files the oldest are removed.
    private static let most = 32

    static var folder: String? {
        if let own = variable("CHUAN_CACHE") { return own == "off" ? nil : own }
        if let cache = variable("XDG_CACHE_HOME"), cache.hasPrefix("/") { return "\(cache)/chuan" }
        return variable("HOME").map { "\($0)/.cache/chuan" }
    }

    /// The build of the program, by its file.
    static var reader: String? {
        var info = stat()
        guard stat("/proc/self/exe", &info) == 0 else { return nil }
        let time = info.st_mtim
        return "\(info.st_dev) \(info.st_ino) \(info.st_size) \(time.tv_sec) \(time.tv_nsec)"
    }

    /// The name of the file for rules at some paths, which mean other places in another folder.
    static func name(_ paths: [String], _ ending: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        let isRelative = paths.contains { !$0.hasPrefix("/") }
        for byte in "\(isRelative ? Files.workingFolder() : "")\0\(paths.joined(separator: "\0"))".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return String(hash, radix: 16) + ending
    }

    /// Removes the oldest files where there are too many, and what runs left that came to no end.
    static func tidy(_ folder: String) {
        let names = Files.names(in: folder) ?? []
        let anHourAgo = time(nil) - 3_600
        for name in names where name.hasSuffix(".tmp") && endings.contains(where: { name.contains($0 + ".") }) {
            let path = "\(folder)/\(name)"
            if saved(path) < anHourAgo { unlink(path) }
        }
        let files = names.filter { name in endings.contains(where: name.hasSuffix) }.map { "\(folder)/\($0)" }
        guard files.count > most else { return }
        let oldest = files.map { ($0, saved($0)) }.sorted { $0.1 < $1.1 }
        for (path, _) in oldest.prefix(files.count - most) { unlink(path) }
    }

    /// When a file was written, in seconds since 1970; 0 where it is not there.
    private static func saved(_ path: String) -> Int {
        var info = stat()
        return stat(path, &info) == 0 ? info.st_mtim.tv_sec : 0
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
