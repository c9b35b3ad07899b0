import Diagnostics
import FEEL

extension CheckJudging {
    mutating func explain(_ item: ItemResult, _ detail: ExplanationDetail) -> Explanation { Explanation(item.sentence) }
    mutating func explainRows() -> Explanation? { nil }
}
