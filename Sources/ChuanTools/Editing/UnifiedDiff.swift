/// What changes between two texts, in the form that `diff -u` writes and `patch` and `git apply` read.
///
/// Lines end at a line feed; a carriage return before it is part of the line. Bytes are taken as they are.
package struct UnifiedDiff: Sendable {
    /// The diff with its two header lines; empty for equal texts.
    package let text: [UInt8]

    /// - Parameters:
    ///   - path: Of the file that the texts are of; written after `a/` and `b/`.
    ///   - context: How many lines are shown around a change.
    /// - Complexity: As of `LineDifference`.
    package init(from old: [UInt8], to new: [UInt8], path: String, context: Int = 3) {
        guard old != new else {
            text = []
            return
        }
        let (oldLines, newLines) = (Self.lines(old), Self.lines(new))
        var writer = DiffWriter(oldLines, newLines, Self.header(path))
        writer.write(DiffChange.all(oldLines, newLines), context: max(0, context))
        text = writer.out
    }

    /// The lines with their ends.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            lines.append(bytes[start..<end])
            start = end
        }
        return lines
    }

    private static func header(_ path: String) -> [UInt8] {
        var path = Substring(path)
        while path.hasPrefix("./") { path = path.dropFirst(2) }
        while path.hasPrefix("/") { path = path.dropFirst() }
        return Array("--- \(name("a/\(path)"))\n+++ \(name("b/\(path)"))\n".utf8)
    }

    /// A path with control characters, quotes or backslashes is quoted as in C; a tab ends one with spaces.
    private static func name(_ path: String) -> String {
        let isOdd = path.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }
        guard isOdd else { return path.contains(" ") ? path + "\t" : path }
        var quoted = "\""
        for scalar in path.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: quoted += "\\" + String(scalar)
            case 0..<0x20, 0x7F:
                let octal = String(scalar.value, radix: 8)
                quoted += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

/// Lines that go, and those that come in their place.
private struct DiffChange {
    let old: Range<Int>
    let new: Range<Int>

    /// The changes between two texts, in order; between two of them at least one line stays.
    static func all(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [DiffChange] {
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ line: ArraySlice<UInt8>) -> Int {
            if let known = numbers[line] { return known }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        let difference = LineDifference(old.map(number), new.map(number))
        var changes: [DiffChange] = []
        var (x, y) = (0, 0)
        while x < old.count || y < new.count {
            let start = (x, y)
            while x < old.count, difference.removed[x] { x += 1 }
            while y < new.count, difference.added[y] { y += 1 }
            if start == (x, y) {
                (x, y) = (x + 1, y + 1)
            } else {
                changes.append(DiffChange(old: start.0..<x, new: start.1..<y))
            }
        }
        return changes
    }
}

/// Writes changes with the lines around them.
private struct DiffWriter {
    private(set) var out: [UInt8]
    private let old: [ArraySlice<UInt8>]
    private let new: [ArraySlice<UInt8>]

    init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], _ header: [UInt8]) {
        self.old = old
        self.new = new
        out = header
    }

    mutating func write(_ changes: [DiffChange], context: Int) {
        var rest = changes[...]
        while let first = rest.first {
            var hunk = [first]
            rest = rest.dropFirst()
            while let next = rest.first, let last = hunk.last, next.old.lowerBound - last.old.upperBound <= 2 * context
            {
                hunk.append(next)
                rest = rest.dropFirst()
            }
            write(hunk: hunk, context: context)
        }
    }

    private mutating func write(hunk: [DiffChange], context: Int) {
        guard let first = hunk.first, let last = hunk.last else { return }
        let before = min(context, first.old.lowerBound)
        let after = min(context, old.count - last.old.upperBound)
        let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
        let newRange = first.new.lowerBound - before..<last.new.upperBound + after
        out += Array("@@ -\(Self.numbers(oldRange)) +\(Self.numbers(newRange)) @@\n".utf8)
        var kept = oldRange.lowerBound
        for change in hunk {
            write(" ", old[kept..<change.old.lowerBound])
            write("-", old[change.old])
            write("+", new[change.new])
            kept = change.old.upperBound
        }
        write(" ", old[kept..<oldRange.upperBound])
    }

    /// The first line, from 1, and how many there are; for none, the line before.
    private static func numbers(_ range: Range<Int>) -> String {
        switch range.count {
        case 0: "\(range.lowerBound),0"
        case 1: "\(range.lowerBound + 1)"
        default: "\(range.lowerBound + 1),\(range.count)"
        }
    }

    private mutating func write(_ mark: Unicode.Scalar, _ lines: ArraySlice<ArraySlice<UInt8>>) {
        for line in lines {
            out.append(UInt8(ascii: mark))
            out += line
            if line.last != 0x0A { out += Array("\n\\ No newline at end of file\n".utf8) }
        }
    }
}
