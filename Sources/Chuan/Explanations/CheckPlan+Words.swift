import Diagnostics
import FEEL

extension CheckPlan {
    /// One of the parts in the words of the vocabulary, with what the check calls its definitions and its row.
    func words(_ part: Part, _ vocabulary: Vocabulary) -> PlanWords { words(part.plan, vocabulary) }

    /// The same of a plan that stands in no part.
    func words(_ plan: Plan, _ vocabulary: Vocabulary) -> PlanWords {
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
            plan, vocabulary, localNames: names, localBlocks: blocks, rowLocal: source?.rowLocal)
    }

    /// What a plan of the check computes.
    func essence(_ plan: Plan, _ vocabulary: Vocabulary) -> String {
        var names: [Int: String] = [:]
        for parameter in parameters { names[parameter.local] = parameter.name }
        for definition in definitions { names[definition.local] = definition.name }
        if let source { names[source.rowLocal] = "row" }
        return PlanEssence.text(words(plan, vocabulary), names: names)
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
