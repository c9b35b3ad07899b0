public import Diagnostics

/// How a workbook is read.
public struct WorkbookOptions: Sendable {
    /// What headings and labels of the file are called here: by the heading, the key or name of the field.
    public var names: [String: String] = [:]
    /// Lines of the header for a workbook that does not have them: by their key, what they say.
    public var header: [String: String] = [:]
    /// By which units are known that sheets call by their names.
    public var units: UnitDirectory?

    public init() {}
}

/// The reports of a workbook, and how it was understood.
public struct WorkbookReading: Sendable {
    public var reading: ReportReading
    /// What spans point into; in place of the workbook's own source.
    public let source: SourceFile
    public let tables: [TableMapping]
    /// The names of `WorkbookOptions.names` that no heading and no label has.
    public let unusedNames: Set<String>
}
