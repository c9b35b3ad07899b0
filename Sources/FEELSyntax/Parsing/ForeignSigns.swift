/// Signs and words that people use for operators of this language, out of habit or because their keyboard does.
enum ForeignSigns {
    /// What to write for a sign.
    static func cure(_ scalar: UInt32) -> String? {
        if (0xFF01...0xFF5E).contains(scalar), let plain = Unicode.Scalar(scalar - 0xFEE0) {
            return cure(plain.value) ?? String(plain)
        }
        guard let sign = Unicode.Scalar(scalar) else { return nil }
        switch sign {
        case "≥", "≧", "⩾": return ">="
        case "≤", "≦", "⩽": return "<="
        case "≠": return "!="
        case "–", "—", "−", "‐", "‑", "‒": return "-"
        case "×", "∗", "⋅": return "*"
        case "÷", "∕", "⁄": return "/"
        case "^": return "**"
        case "&", "∧": return "and"
        case "|", "∨": return "or"
        case "¬": return "not(…)"
        case ";": return ","
        case "…": return ".."
        default: return nil
        }
    }

    /// The keyword that a word stands for.
    static func keyword(_ word: String) -> Keyword {
        switch word {
        case "và", "VÀ", "Và", "AND", "And": .and
        case "hoặc", "HOẶC", "Hoặc", "OR", "Or": .or
        default: .none
        }
    }

    /// The quotes that may close what a sign opens; none if it is no quote.
    static func closingQuotes(_ scalar: UInt32) -> [Unicode.Scalar] {
        switch Unicode.Scalar(scalar) {
        case "'", "‘", "’", "‚", "‛", "＇": ["'", "’", "‘", "＇"]
        case "“", "”", "„", "‟", "＂": ["”", "“", "‟", "＂"]
        case "«": ["»"]
        case "`": ["`"]
        default: []
        }
    }
}
