/// What a run may use. Reports and rules come from strangers; a breach is a diagnostic, never a trap, a hang or a
/// kill by memory.
public struct Limits: Sendable, Hashable {
    /// Bytes of one input file.
    public var fileBytes = 64 << 20
    /// Bytes of one scalar.
    public var scalarBytes = 1 << 20
    /// Nested lists and mappings of one document.
    public var depth = 64
    /// Keys, scalars, lists and mappings of one document, aliases expanded.
    public var nodes = 4_000_000
    /// Aliases of one document.
    public var aliases = 1_000
    /// Nodes that the aliases of one document may add.
    public var aliasNodes = 100_000
    /// Bytes of one expression.
    public var expressionBytes = 64 << 10
    /// Nested parts of one expression.
    public var expressionDepth = 200
    /// Steps of one evaluation: a visited plan node, an iterated item, a compared pair.
    public var evaluationSteps = 10_000_000
    /// Unknown inputs of one report that bounds follow; what goes beyond may be anything.
    public var boundInputs = 600
    /// Cases of unknown inputs that one verdict may be split into.
    public var boundCases = 600
    /// Values that one check may read again to find what would make it pass.
    public var gapReads = 500_000
    /// Nested calls of functions that rules define.
    public var callDepth = 200
    /// Bytes of one text that an expression builds.
    public var textBytes = 16 << 20
    /// Items of one list that an expression builds.
    public var listItems = 1_000_000
    /// Rows of one list of a report.
    public var rows = 1_000_000
    /// Units and rows that figures of records are derived for.
    public var derivedGroups = 2_000_000
    /// Records whose ids are compared with each other.
    public var comparedRecords = 4_000_000
    /// Bytes of one record of a flat file.
    public var recordBytes = 4 << 20
    /// Records of a flat file that may be set aside before the run ends.
    public var rejects = 10_000
    /// Bytes that the parts of one workbook may unpack to.
    public var unpackedBytes = 512 << 20
    /// Cells of one workbook that say something.
    public var cells = 8_000_000
    /// Bytes of the texts of one workbook's cells.
    public var cellBytes = 256 << 20
    /// Files that one folder or pattern may name.
    public var files = 100_000
    /// Mistakes that are reported for one file.
    public var diagnosticsPerFile = 100

    public init() {}

    public static let standard = Limits()
}
