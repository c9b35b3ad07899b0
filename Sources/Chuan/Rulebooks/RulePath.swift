/// Paths with `/`, as plain text.
package enum RulePath {
    /// The path without `.`, doubled slashes and, as far as possible, `..`.
    package static func normal(_ path: String) -> String {
        if isNormal(path) { return path }
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        let joined = parts.joined(separator: "/")
        return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
    }

    /// Whether no part of a path is empty, `.` or `..`.
    private static func isNormal(_ path: String) -> Bool {
        let bytes = path.utf8
        var part = bytes.first == slash ? bytes.index(after: bytes.startIndex) : bytes.startIndex
        while true {
            let end = bytes[part...].firstIndex(of: slash) ?? bytes.endIndex
            let length = bytes.distance(from: part, to: end)
            if length < 3, bytes[part..<end].allSatisfy({ $0 == UInt8(ascii: ".") }) { return false }
            if end == bytes.endIndex { return true }
            part = bytes.index(after: end)
        }
    }

    private static let slash = UInt8(ascii: "/")

    /// The folder of a file.
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: Self.slash) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The folder that a folder stands in; nil for the one where paths start.
    package static func parent(of folder: String) -> String? {
        if folder == "." || folder == "/" || folder == ".." || folder.hasSuffix("/..") { return nil }
        return self.folder(of: folder)
    }

    /// A path below a folder.
    package static func join(_ folder: String, _ name: String) -> String {
        normal(folder == "." ? name : folder + "/" + name)
    }

    /// The file that an import of a file in `folder` names; nil where it leaves `root` or starts at the top.
    static func imported(_ text: String, from folder: String, within root: String) -> String? {
        if text.hasPrefix("/") || text.utf8.contains(UInt8(ascii: "\\")) || text.utf8.contains(0) { return nil }
        let path = join(folder, text)
        if root == "." { return path.hasPrefix("..") || path.hasPrefix("/") ? nil : path }
        return path.hasPrefix(root == "/" ? root : root + "/") ? path : nil
    }

    /// The folders among the names in a folder, hidden ones left out.
    static func below(_ folder: String, _ names: [String]) -> [String] {
        names.filter { $0.hasSuffix("/") && !$0.hasPrefix(".") }.map { join(folder, String($0.dropLast())) }
    }

    /// Whether a folder's file is a rule file.
    package static func isRuleFile(_ name: String) -> Bool {
        name.hasSuffix(".rules.yaml") || name.hasSuffix(".rules.yml")
    }
}
