import Chuan
import Diagnostics

extension Report {
    /// The same report with all places so many bytes further on.
    func moved(by bytes: Int) -> Report {
        var header = header
        header.unitCode = header.unitCode.moved(by: bytes)
        header.unitType = header.unitType.moved(by: bytes)
        header.periodSpan = header.periodSpan.moved(by: bytes)
        header.rulebook = header.rulebook?.moved(by: bytes)
        return Report(
            file: file, header: header, cells: cells.map { $0.moved(by: bytes) },
            lists: lists.map { $0?.moved(by: bytes) })
    }
}

extension Span {
    fileprivate func moved(by bytes: Int) -> Span { Span(file: file, start: start + bytes, end: end + bytes) }
}

extension Located {
    fileprivate func moved(by bytes: Int) -> Located { Located(value, span.moved(by: bytes)) }
}

extension Cell {
    fileprivate func moved(by bytes: Int) -> Cell {
        guard let span else { return self }
        return Cell(state: state, value: value, interval: interval, text: text, span: span.moved(by: bytes))
    }
}

extension ReportRow {
    fileprivate func moved(by bytes: Int) -> ReportRow {
        ReportRow(
            number: number, cells: cells.map { $0.moved(by: bytes) }, sumOf: sumOf, span: span.moved(by: bytes))
    }
}

extension ReportList {
    fileprivate func moved(by bytes: Int) -> ReportList {
        ReportList(
            state: state, rows: rows.map { $0.moved(by: bytes) }, sumRows: sumRows.map { $0.moved(by: bytes) },
            span: span?.moved(by: bytes))
    }
}
