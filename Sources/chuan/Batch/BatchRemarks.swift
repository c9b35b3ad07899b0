import Diagnostics

/// What is said of rows that were judged, or not, although they could be read.
struct BatchRemarks {
    private var files: [String] = []
    private var outside = OutsideRows()
    private var repeated = RepeatedUnits()
    /// Whether some reports lie outside the time in force.
    private(set) var hasOutside = false

    mutating func add(_ part: BatchPart) {
        repeated.add(part.reports, file: files.count)
        outside.count(part.outside)
    }

    /// Takes note of the reports in a file of their own.
    mutating func add(_ reports: [ReportPlace], of path: String) {
        repeated.add(reports, file: files.count)
        files.append(path)
    }

    /// Says how many reports of a file lie outside the time in force, and where the first ones stand.
    mutating func end(_ path: String, _ session: inout Session) {
        files.append(path)
        defer { outside = OutsideRows() }
        guard outside.count > 0 else { return }
        hasOutside = true
        let lines =
            outside.lines.map { "\($0)" }.joined(separator: ", ") + (outside.count > outside.lines.count ? ", …" : "")
        session.say(
            Message(
                vi:
                    "`\(path)`: \(outside.count) báo cáo ngoài thời gian hiệu lực của bộ chỉ tiêu, không chấm (dòng \(lines)); --any-period để vẫn chấm",
                en:
                    "`\(path)`: \(outside.count) reports lie outside the rulebook's time in force and were not judged (line \(lines)); --any-period judges them"
            ))
        session.note(.unreadable)
    }

    /// Says which units reported twice for the same days.
    func close(_ session: inout Session) {
        let found = repeated.found()
        for pair in found.shown {
            let (place, first) = (place(pair.file, pair.line), place(pair.firstFile, pair.firstLine))
            session.say(
                Message(
                    vi: "\(place): đơn vị này đã có báo cáo cho cùng kỳ ở \(first); cả hai đều được chấm và cộng",
                    en:
                        "\(place): this unit has a report for the same period at \(first); both were judged and added up"
                ))
        }
        if found.count > found.shown.count {
            let more = found.count - found.shown.count
            session.say(
                Message(
                    vi: "còn \(more) báo cáo trùng đơn vị và kỳ", en: "\(more) more reports repeat a unit and period"))
        }
        if found.count > 0 { session.note(.unreadable) }
        if repeated.isFull {
            session.say(
                Message(
                    vi: "chỉ tìm báo cáo trùng trong \(repeated.known) báo cáo đầu tiên",
                    en: "repeated reports were looked for among the first \(repeated.known) only"))
        }
    }

    private func place(_ file: Int, _ line: Int) -> String {
        guard files.indices.contains(file) else { return "\(line)" }
        return line > 0 ? "\(files[file]):\(line)" : files[file]
    }
}
