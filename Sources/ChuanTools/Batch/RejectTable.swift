package import Diagnostics

/// A table that says of each record that was set aside where it stands in which file, and why.
package enum RejectTable {
    /// The first line.
    package static func writeHead(into buffer: OutputBuffer) { buffer.append("file,line,column,diagnostic,message\n") }

    /// A line for a mistake.
    ///
    /// - Parameters:
    ///   - place: In the file.
    package static func write(
        _ diagnostic: Diagnostic, of path: String, at place: Location, _ language: Language, into buffer: OutputBuffer
    ) {
        CellText.quoted(path, into: buffer)
        buffer.append(",\(place.line),\(place.column),\(diagnostic.kind.name),")
        CellText.quoted(diagnostic.message[language], into: buffer)
        buffer.append("\n")
    }
}
