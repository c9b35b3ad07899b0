public import Chuan

/// What a schema is for.
public enum SchemaKind: String, Sendable, CaseIterable {
    /// Rule files: rules, readings and vocabulary.
    case rules
    /// Rule files that hold a vocabulary alone.
    case vocabulary
    /// Test files.
    case tests
    /// Reports by a rulebook's vocabulary.
    case report
    /// What `check --format json` writes.
    case result

    /// Whether it is made from a rulebook.
    public var needsRulebook: Bool { self == .report }

    /// The JSON Schema, with titles and descriptions in both languages.
    ///
    /// - Parameter vocabulary: That of the rulebook; only `report` needs one.
    /// - Specification: JSON Schema 2020-12.
    public func schema(_ vocabulary: Vocabulary?) -> String {
        let schema =
            switch self {
            case .rules: RuleFileSchema(root: .file).schema
            case .vocabulary: RuleFileSchema(root: .file, keys: RuleFileSchema.vocabularyKeys).schema
            case .tests: RuleFileSchema(root: .testFile).schema
            case .report: ReportSchema(vocabulary ?? .empty).schema
            case .result: ResultSchema.schema
            }
        return schema.written
    }

    static let dialect = "https://json-schema.org/draft/2020-12/schema"
}

extension Vocabulary {
    /// Nothing but the head of reports.
    fileprivate static var empty: Vocabulary {
        Vocabulary(
            unitTypes: [], unitsOfMeasure: [], enumerations: [], blocks: Vocabulary.builtinBlocks, inputCount: 0)
    }
}
