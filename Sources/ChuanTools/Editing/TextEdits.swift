package import Diagnostics

/// Edits of files, gathered from fixes and applied all at once.
///
/// Two edits are at odds when they share a byte, or when both put something at the same place: then the order in which
/// they are made would matter. An insertion where another edit begins or ends is fine.
package struct TextEdits: Sendable {
    private let files: SourceFiles
    private var byFile: [FileID: [Fix.Edit]] = [:]

    /// - Parameter files: What the edits are of.
    package init(_ files: SourceFiles) {
        self.files = files
    }

    /// The files that are edited, in their order.
    package var editedFiles: [FileID] { byFile.keys.sorted() }

    /// Adds all edits of a fix, or none: those that cannot be made beside the ones that are there, lie outside their file
    /// or would cut a letter in two are refused with the whole fix.
    ///
    /// - Returns: Whether they were added.
    /// - Complexity: O(edits), as many as there are in the files concerned.
    package mutating func add(_ fix: Fix) -> Bool { add(fix.edits) }

    /// Adds all of some edits, or none.
    ///
    /// - Returns: Whether they were added.
    package mutating func add(_ edits: [Fix.Edit]) -> Bool {
        var merged = byFile
        for (file, added) in Dictionary(grouping: edits, by: \.span.file) {
            guard let source = files[file], added.allSatisfy({ Self.fits($0, source.bytes) }) else { return false }
            let all = ((byFile[file] ?? []) + added).sorted(by: Self.comesBefore)
            guard zip(all, all.dropFirst()).allSatisfy(Self.areApart) else { return false }
            merged[file] = all
        }
        byFile = merged
        return true
    }

    /// The bytes of a file after its edits; every byte that no edit spans is kept.
    ///
    /// - Complexity: O(n) in bytes.
    package func applied(to file: FileID) -> [UInt8] {
        guard let source = files[file] else { return [] }
        var result: [UInt8] = []
        var kept = 0
        for edit in byFile[file] ?? [] {
            result += source.bytes[kept..<edit.span.start]
            result += edit.replacement.utf8
            kept = edit.span.end
        }
        return result + source.bytes[kept...]
    }

    private static func fits(_ edit: Fix.Edit, _ bytes: [UInt8]) -> Bool {
        edit.span.start >= 0 && edit.span.end <= bytes.count
            && isBetweenLetters(edit.span.start, bytes) && isBetweenLetters(edit.span.end, bytes)
    }

    private static func isBetweenLetters(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        offset == bytes.count || bytes[offset] & 0xC0 != 0x80
    }

    private static func comesBefore(_ left: Fix.Edit, _ right: Fix.Edit) -> Bool {
        (left.span.start, left.span.end) < (right.span.start, right.span.end)
    }

    private static func areApart(_ left: Fix.Edit, _ right: Fix.Edit) -> Bool {
        if left.span.end > right.span.start { return false }
        return left.span.end < right.span.start || !left.span.range.isEmpty || !right.span.range.isEmpty
    }
}
