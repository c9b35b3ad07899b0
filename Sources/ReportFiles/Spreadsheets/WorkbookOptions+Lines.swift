import Chuan
import Diagnostics

extension WorkbookOptions {
    /// A line of the header that the workbook need not have.
    struct Line {
        let key: HeaderKey
        let text: String
        /// Who says it: an option, a line of the register.
        let origin: String
    }

    /// What the options say of the header, in the order of keys.
    var lines: [Line] {
        var lines = header.compactMap { key, text in
            HeaderKey(key).map { Line(key: $0, text: text, origin: Self.option($0)) }
        }
        // The register knows the type of a unit that the user names.
        if header["unit_type"] == nil, let code = header["unit_code"], let unit = units?.unit(code: code) {
            let origin = units?.place(of: unit) ?? Self.option(.unitCode)
            lines.append(Line(key: .unitType, text: unit.type, origin: origin))
        }
        return lines.sorted { $0.key.rawValue < $1.key.rawValue }
    }

    private static func option(_ key: HeaderKey) -> String {
        switch key {
        case .unitCode: "--unit"
        case .unitType: "--unit-type"
        default: "--\(key.rawValue)"
        }
    }

    /// Tells of each option that says something else than reports do, which are judged by what they say.
    ///
    /// - Parameter isByTabs: Whether sheets are called by periods: those within the option's say nothing else than it.
    /// - Diagnostics: `sheet/option-differs`.
    func differences(from reports: [Report], _ vocabulary: Vocabulary, isByTabs: Bool) -> [Diagnostic] {
        let period = header["period"].flatMap { ReportPeriod($0) }
        let type = header["unit_type"].flatMap { vocabulary.unitTypeCode($0) }
        let code = header["unit_code"].map { Spelling.fold($0) }
        func first(
            _ key: HeaderKey, _ said: (Report.Header) -> (text: Message, span: Span)?
        ) -> Diagnostic? {
            let found = reports.compactMap { said($0.header) }
            guard let first = found.first, let text = header[key.rawValue] else { return nil }
            return .optionDiffers(Self.option(key), text, first.text, count: found.count, at: first.span)
        }
        return [
            first(.unitCode) { header in
                guard let code, Spelling.fold(header.unitCode.value) != code else { return nil }
                return (Message(vi: header.unitCode.value, en: header.unitCode.value), header.unitCode.span)
            },
            first(.unitType) { header in
                guard let type, header.unitType.value != type else { return nil }
                let title = vocabulary.unitTypes.first { $0.code == header.unitType.value }?.title
                let code = header.unitType.value
                let text = Message(vi: title?.vi ?? title?.en ?? code, en: title?.en ?? title?.vi ?? code)
                return (text, header.unitType.span)
            },
            first(.period) { header in
                guard let period, ReportPeriod(of: header) != period else { return nil }
                if isByTabs, period.start <= header.periodStart, header.periodEnd <= period.end { return nil }
                let vi = "\(header.periodStart.vietnamese) – \(header.periodEnd.vietnamese)"
                return (Message(vi: vi, en: "\(header.periodStart) – \(header.periodEnd)"), header.periodSpan)
            },
        ].compactMap { $0 }
    }
}
