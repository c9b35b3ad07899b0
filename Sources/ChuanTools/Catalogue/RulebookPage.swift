public import Chuan
public import Diagnostics

/// The parts of a rulebook in words.
public enum RulebookPage {
    /// An indicator, a check, a reading or a field; nil when nothing has that name.
    public static func of(_ name: String, in rulebook: Rulebook, _ language: Language) -> String? {
        if let indicator = rulebook.indicators.first(where: { $0.id == name }) {
            return text(of: indicator, in: rulebook, language)
        }
        for indicator in rulebook.indicators {
            if let check = indicator.checks.first(where: { $0.id == name }) {
                return text(of: check, of: indicator, in: rulebook, language)
            }
        }
        if let reading = rulebook.readings.first(where: { $0.id == name }) { return text(of: reading, language) }
        return field(name, in: rulebook, language)
    }

    /// Every name that can be asked for.
    public static func names(in rulebook: Rulebook) -> [String] {
        rulebook.indicators.flatMap { [$0.id] + $0.checks.map(\.id) } + rulebook.readings.map(\.id)
            + rulebook.vocabulary.blocks.flatMap { block in
                block.fields.flatMap { [$0.key, $0.title[.vi], $0.title[.en]] }
            }
    }

    private static func text(of indicator: Indicator, in rulebook: Rulebook, _ language: Language) -> String {
        var out = "\(indicator.id) \(indicator.title[language])\n"
        out += source(indicator.source, in: rulebook, language)
        if let note = indicator.note { out += note[language] + "\n" }
        for check in indicator.checks { out += "\n" + text(of: check, of: indicator, in: rulebook, language) }
        return out
    }

    private static func text(
        of check: Check, of indicator: Indicator, in rulebook: Rulebook, _ language: Language
    ) -> String {
        var out = "\(check.id) \((check.title ?? indicator.title)[language])\n"
        for line in check.meaning(in: rulebook.vocabulary) {
            out += "  \(line.label[language]): \(line.text[language])\n"
        }
        out += source(check.source, in: rulebook, language)
        let names = check.readingNames
        if !names.isEmpty {
            out += "  \(language == .vi ? "Cách hiểu khác" : "Other readings"): \(names.joined(separator: ", "))\n"
        }
        if let remedy = check.remedy { out += "  \(language == .vi ? "Khắc phục" : "Remedy"): \(remedy[language])\n" }
        return out
    }

    private static func source(_ clause: SourceClause?, in rulebook: Rulebook, _ language: Language) -> String {
        guard let clause else { return "" }
        let document = rulebook.documents.first { $0.id.value == clause.document.value }
        let title = document?.title[language] ?? clause.document.value
        let number = clause.clause.map { (language == .vi ? ", mục " : ", clause ") + $0.value } ?? ""
        return "  \(language == .vi ? "Căn cứ" : "Source"): \(title)\(number)\n"
    }

    private static func text(of reading: Reading, _ language: Language) -> String {
        var out = "\(reading.id) \(reading.title[language])\n"
        out += "  \(language == .vi ? "Mặc định" : "Default"): \(reading.defaultTitle[language])\n"
        for alternative in reading.alternatives {
            let name = alternative.parameter.map { "<\($0)>" } ?? alternative.id
            out += "  --reading \(reading.id)=\(name): \(alternative.title[language])\n"
        }
        return out
    }

    private static func field(_ name: String, in rulebook: Rulebook, _ language: Language) -> String? {
        let folded = Spelling.fold(name)
        for block in rulebook.vocabulary.blocks {
            for field in block.fields
            where ([field.key, field.title[.vi], field.title[.en]] + field.aliases)
                .contains(where: { Spelling.fold($0) == folded })
            {
                var out = "\(field.key): \(field.title[.vi]) / \(field.title[.en])\n"
                out += "  \(language == .vi ? "Khối" : "Block"): \(block.key) (\(block.title[language]))\n"
                if let note = field.note { out += "  \(note[language])\n" }
                return out
            }
        }
        return nil
    }
}
