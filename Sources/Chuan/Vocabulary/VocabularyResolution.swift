package import Diagnostics

/// Resolves what the files of a rulebook declare into one vocabulary.
package func resolveVocabulary(_ files: [RuleFile]) -> (Vocabulary, [Diagnostic]) {
    (
        Vocabulary(
            unitTypes: [], unitsOfMeasure: [], enumerations: [], blocks: Vocabulary.builtinBlocks,
            inputCount: Vocabulary.registerInput + 1), []
    )
}
