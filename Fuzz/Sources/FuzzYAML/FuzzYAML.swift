import Diagnostics
import FuzzSupport
import YAMLSource

/// Any bytes are read or refused, and every place that a message names lies in the file.
private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    var files = SourceFiles()
    let file = files.add(path: "fuzz.yaml", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
    for (document, diagnostics) in [readYAML(file), readJSON(file)] {
        if let root = document?.root { precondition(file.span.contains(root.span)) }
        var renderer = DiagnosticRenderer(files: files, language: .vi)
        for diagnostic in diagnostics {
            precondition(file.span.contains(diagnostic.span))
            _ = renderer.render(diagnostic)
        }
    }
    return 0
}

/// The start of the program, which the package manager looks for under this name.
@_cdecl("FuzzYAML_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzSupport.fuzz(count, arguments, fuzz) }
