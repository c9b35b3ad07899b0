import Diagnostics
import FEEL

extension CheckPlan {
    /// One of the parts in the words of the vocabulary, with what the check calls its definitions and its row.
    func words(_ part: Part, _ vocabulary: Vocabulary) -> PlanWords {
        var names: [Int: Message] = [:]
        var blocks: [Int: Int] = [:]
        for parameter in parameters { names[parameter.local] = Message(parameter.name) }
        for definition in definitions {
            names[definition.local] = Message(definition.name)
            let words = PlanWords(definition.part.plan, vocabulary, localNames: names, localBlocks: blocks)
            blocks[definition.local] = words.block(ofList: definition.part.plan.root)
        }
        if let source {
            names[source.rowLocal] = Message(vi: "dòng", en: "row")
            let words = PlanWords(source.part.plan, vocabulary, localNames: names, localBlocks: blocks)
            blocks[source.rowLocal] = words.block(ofList: source.part.plan.root)
        }
        return PlanWords(
            part.plan, vocabulary, localNames: names, localBlocks: blocks, rowLocal: source?.rowLocal)
    }

    /// A condition in the words of the vocabulary where it has such, otherwise in those of the rule.
    func sentence(_ part: Part, _ vocabulary: Vocabulary) -> Message {
        words(part, vocabulary).names() ?? Message(part.text)
    }

    var isShare: Bool {
        if case .share = measure { return true }
        return false
    }

    var isRate: Bool {
        if case .rate = measure { return true }
        return isShare
    }
}
