import Foundation

/// What the tests read in a page of documentation.
struct Page {
    /// A fenced block: the word behind the fence, and the lines inside.
    struct Block {
        let kind: String
        let lines: [String]
    }

    let path: String
    let text: String

    init(_ path: String) throws {
        self.path = path
        text = try Repository.text(path)
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        var open: (kind: String, lines: [String])?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(Block(kind: block.kind, lines: block.lines))
                    open = nil
                } else {
                    open = (String(line.dropFirst(3)), [])
                }
            } else {
                open?.lines.append(line)
            }
        }
        return blocks
    }

    /// The text outside fenced blocks.
    var prose: String {
        var isInside = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if line.hasPrefix("```") {
                isInside.toggle()
                return false
            }
            return !isInside
        }.joined(separator: "\n")
    }

    /// Where the links lead that stay in the repository, as paths from the root.
    var links: [String] {
        let folder = path.split(separator: "/").dropLast().map(String.init)
        return prose.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }.filter { !$0.contains("://") }
            .compactMap { $0.split(separator: "#", omittingEmptySubsequences: false).first.map(String.init) }
            .filter { !$0.isEmpty }.map { Self.join(folder, $0) }
    }

    /// Text between backticks that is a path from the root: it starts with a folder or file of the top level.
    var namedPaths: [String] {
        let places = ["Sources/", "Tests/", "Rules/", "Examples/", "docs/", "Fuzz/", "Benchmarks/", ".ci/"]
        return prose.matches(of: /`([^`\s]+)`/).map { String($0.1) }
            .filter { name in places.contains { name.hasPrefix($0) } && !name.contains(/[*<…]/) }
    }

    private static func join(_ folder: [String], _ link: String) -> String {
        var parts = folder
        for part in link.split(separator: "/") {
            if part == ".." { parts = Array(parts.dropLast()) } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
