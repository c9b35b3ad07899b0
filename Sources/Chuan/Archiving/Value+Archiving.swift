import FEEL
extension Decimal: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(low: try reader.unsigned(), high: try reader.unsigned())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(low, high) }
}

extension CalendarDate: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let year = try reader.int()
        let month = try reader.int()
        guard let date = CalendarDate(year: year, month: month, day: try reader.int()) else { throw ArchiveError() }
        self = date
    }

    func write(to writer: inout ArchiveWriter) { writer.write(year, month, day) }
}

/// Values as they stand in plans: literals. A plan with another constant is not laid down.
extension Value: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case null, unknown, boolean, number, string, date, yearMonthDuration, dayTimeDuration, list, refused
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .null: self = .null
        case .unknown: self = .unknown
        case .boolean: self = .boolean(try reader.value())
        case .number: self = .number(try reader.value())
        case .string: self = .string(try reader.text())
        case .date: self = .date(try reader.value())
        case .yearMonthDuration: self = .yearMonthDuration(YearMonthDuration(months: Int64(try reader.int())))
        case .dayTimeDuration:
            let high = Int128(try reader.int()) << 64
            guard let duration = DayTimeDuration(nanoseconds: high | Int128(try reader.unsigned())) else {
                throw ArchiveError()
            }
            self = .dayTimeDuration(duration)
        case .list: self = .list(try reader.array())
        case .refused: throw ArchiveError()
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .null: writer.write(Tag.null)
        case .unknown: writer.write(Tag.unknown)
        case .boolean(let value): writer.write(Tag.boolean, value)
        case .number(let number): writer.write(Tag.number, number)
        case .string(let text): writer.write(Tag.string, text)
        case .date(let date): writer.write(Tag.date, date)
        case .yearMonthDuration(let duration): writer.write(Tag.yearMonthDuration, Int(duration.totalMonths))
        case .dayTimeDuration(let duration):
            let length = duration.totalNanoseconds
            writer.write(Tag.dayTimeDuration, Int(length >> 64), UInt64(truncatingIfNeeded: length))
        case .list(let items): writer.write(Tag.list, items)
        case .time, .dateTime, .context, .row, .range, .function:
            writer.write(Tag.refused)
            writer.refuse()
        }
    }
}
