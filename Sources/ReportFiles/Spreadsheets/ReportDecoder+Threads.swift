import Chuan
import Diagnostics
import Parallel
import Workbooks
import YAMLSource

extension ReportDecoder {
    /// Decodes reports on all threads of the machine; what is told and where blank cells stand is as if it were one.
    mutating func decodeByThreads(_ nodes: [YAMLNode]) -> [Report] {
        let step = max(1, nodes.count / (Threads.online * 8))
        let parts = stride(from: 0, to: nodes.count, by: step).map { $0..<min(nodes.count, $0 + step) }
        let decoders = parts.map { part in
            var decoder = silent
            decoder.blanks = blanks.setAside(part.flatMap(tables(of:)).reduce(0) { $0 + $1.blankCount })
            return decoder
        }
        var reports: [Report] = []
        var done: [ReportDecoder] = []
        inOrder(parts.count) { number in
            var decoder = decoders[number]
            return (parts[number].compactMap { decoder.decodeReport(nodes[$0], decoder.tables(of: $0)) }, decoder)
        } deliver: { _, decoded in
            reports += decoded.0
            done.append(decoded.1)
            return true
        }
        for decoder in done {
            tellAll(of: decoder)
            blanks.takeBack(decoder.blanks)
        }
        return reports
    }
}

extension UnitTable {
    /// How many places are asked for while it is read.
    fileprivate var blankCount: Int {
        var count = 0
        for part in parts {
            let table = tables[part.table]
            // A sheet that is a file of text has no room for them.
            if table.grid.workbook.source.cells == nil { continue }
            for row in part.rows { table.forEachCell(row) { _, cell in count += cell == nil ? 1 : 0 } }
        }
        return count
    }
}
