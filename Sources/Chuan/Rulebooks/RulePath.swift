/// Paths with `/`, as plain text.
enum RulePath {
    /// The path without `.`, doubled slashes and, as far as possible, `..`.
    static func normal(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        let joined = parts.joined(separator: "/")
        return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
    }

    /// The folder of a file.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A path below a folder.
    static func join(_ folder: String, _ name: String) -> String {
        normal(folder == "." ? name : folder + "/" + name)
    }

    /// The file that an import of a file in `folder` names; nil where it leaves `root` or starts at the top.
    static func imported(_ text: String, from folder: String, within root: String) -> String? {
        if text.hasPrefix("/") || text.contains("\\") || text.contains("\0") { return nil }
        let path = join(folder, text)
        if root == "." { return path.hasPrefix("..") || path.hasPrefix("/") ? nil : path }
        return path.hasPrefix(root == "/" ? root : root + "/") ? path : nil
    }

    /// Whether a folder's file is a rule file.
    static func isRuleFile(_ name: String) -> Bool {
        name.hasSuffix(".rules.yaml") || name.hasSuffix(".rules.yml")
    }
}
