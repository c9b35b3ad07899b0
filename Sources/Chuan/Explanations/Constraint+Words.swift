import Diagnostics
import FEEL

extension Constraint {
    /// The condition in the words of the vocabulary where it has such, otherwise in those of the rule.
    ///
    /// - Parameter block: The block that declares it.
    func sentence(ofBlock block: Int, _ vocabulary: Vocabulary) -> Message {
        words(plan, block, vocabulary) ?? Message(slice.oneLine)
    }

    /// The same of the two sides of a comparison.
    func sentences(of sides: Sides, block: Int, _ vocabulary: Vocabulary) -> (left: Message, right: Message) {
        (
            words(sides.left, block, vocabulary) ?? Message(sides.leftText),
            words(sides.right, block, vocabulary) ?? Message(sides.rightText)
        )
    }

    private func words(_ plan: Plan, _ block: Int, _ vocabulary: Vocabulary) -> Message? {
        guard vocabulary.blocks[block].form == .table else { return PlanWords(plan, vocabulary).names() }
        // The row was bound before all else.
        let row = plan.nodes.lazy.compactMap { if case .local(let local) = $0 { Int(local) } else { nil } }.min()
        return PlanWords(plan, vocabulary, localBlocks: row.map { [$0: block] } ?? [:], rowLocal: row).names()
    }
}
