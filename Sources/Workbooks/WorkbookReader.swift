public import Diagnostics

/// Reads a workbook (`.xlsx`, `.xlsm`) that lies in memory.
///
/// - Parameters:
///   - path: What messages call the file.
///   - id: The number of the file in the run.
/// - Returns: The workbook, nil where the file is none or cannot be trusted; its source, which is there in any case.
/// - Diagnostics: `workbook/…`.
/// - Complexity: O(n) in the bytes of the unpacked parts; no sheet is kept as a tree.
public func readWorkbook(
    _ bytes: [UInt8], path: String, id: FileID, limits: Limits = .standard
) -> (Workbook?, SourceFile, [Diagnostic]) {
    let empty = SourceFile(id: id, path: path, bytes: [], cells: CellPlaces(sheets: []))
    do throws(WorkbookProblem) {
        if let problem = WorkbookProblem(content: bytes) { throw problem }
        let workbook = try bytes.withUnsafeBufferPointer { (buffer) throws(WorkbookProblem) in
            let reader = try WorkbookReader(buffer, limits)
            return try reader.read(path, id)
        }
        let notes = workbook.hasMacros ? [Diagnostic.hasMacros(at: workbook.source.span.startPoint)] : []
        return (workbook, workbook.source, notes)
    } catch {
        return (nil, empty, [.notAWorkbook(error, at: empty.span)])
    }
}

/// Whether a file begins as an archive does, which workbooks are.
public func startsAsArchive(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

struct WorkbookReader {
    let archive: Archive
    private let limits: Limits

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: Limits) throws(WorkbookProblem) {
        self.limits = limits
        do throws(Archive.Failure) {
            archive = try Archive(bytes, limit: limits.unpackedBytes)
        } catch {
            throw WorkbookProblem(error)
        }
        if archive.part("mimetype") != nil, archive.part("content.xml") != nil { throw .openDocument }
        if archive.part("xl/workbook.bin") != nil { throw .binary }
    }

    func read(_ path: String, _ id: FileID) throws(WorkbookProblem) -> Workbook {
        let map = try map()
        let styles = StylesVisitor()
        if let part = map.styles { try visit(part, styles) }
        if styles.isTooLong { throw .tooLarge }
        let strings = SharedStringsVisitor(limit: limits.cellBytes)
        if let part = map.sharedStrings { try visit(part, strings) }
        if strings.isTooLong { throw .tooLarge }
        var texts = CellTexts(sheets: map.sheets.map(\.name), limits: limits)
        var sheets: [Sheet] = []
        for (number, part) in map.sheets.enumerated() {
            var cells = SheetCells(
                sheet: number, into: texts, strings: strings.strings, styles: styles.styles,
                usesDatesOf1904: map.usesDatesOf1904)
            texts = CellTexts()
            cells = try read(part.path, cells)
            if cells.texts.isFull { throw .tooManyCells }
            if cells.isDamaged { throw .damaged }
            if cells.isTooLong { throw .tooLarge }
            var sheet = Sheet(
                name: part.name, isHidden: part.isHidden, cells: cells.texts.takeCells(), merged: cells.merged)
            (sheet.hiddenRows, sheet.hiddenColumns) = (cells.hiddenRows, cells.hiddenColumns)
            sheets.append(sheet)
            swap(&texts, &cells.texts)
        }
        let source = SourceFile(id: id, path: path, bytes: texts.bytes, cells: texts.places)
        var workbook = Workbook(
            sheets: sheets, source: source, hasMacros: archive.part("xl/vbaProject.bin") != nil)
        workbook.formats = styles.words
        return workbook
    }

    func map() throws(WorkbookProblem) -> PackageMap {
        let roots = RelationsVisitor(folder: "")
        if archive.part("_rels/.rels") == nil { throw .notSpreadsheet }
        try visit("_rels/.rels", roots)
        guard let main = roots.relations.first(where: { $0.type == "officeDocument" })?.path else {
            throw .notSpreadsheet
        }
        let folder = main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        let name = main.split(separator: "/").last.map(String.init) ?? main
        guard archive.part(main) != nil else { throw .damaged }
        let list = SheetListVisitor()
        try visit(main, list)
        if list.sheets.isEmpty { throw .notSpreadsheet }
        let relations = RelationsVisitor(folder: folder)
        try visit("\(folder)_rels/\(name).rels", relations)
        func first(_ type: String) -> String? { relations.relations.first { $0.type == type }?.path }
        var map = PackageMap(sharedStrings: first("sharedStrings"), styles: first("styles"))
        map.usesDatesOf1904 = list.usesDatesOf1904
        let byID = Dictionary(relations.relations.map { ($0.id, $0) }) { first, _ in first }
        for sheet in list.sheets {
            // Sheets of charts and dialogues hold no cells.
            guard let relation = byID[sheet.relation] else { throw .damaged }
            if relation.type != "worksheet" { continue }
            map.sheets.append(PackageMap.SheetPart(name: sheet.name, isHidden: sheet.isHidden, path: relation.path))
        }
        return map
    }

    /// Reads the cells of a sheet, by expat where it takes that.
    ///
    /// - Parameter empty: What belongs to the sheets before; handed over, so that it is not held twice.
    private func read(_ path: String, _ empty: consuming SheetCells) throws(WorkbookProblem) -> SheetCells {
        guard let part = archive.part(path) else { throw .damaged }
        let start = empty.texts.mark
        let again = empty.emptied
        var scanner = SheetScanner(empty, depth: limits.depth)
        do throws(Archive.Failure) {
            try archive.read(part) { scanner.take($0) }
        } catch {
            throw WorkbookProblem(error)
        }
        scanner.finish()
        if !scanner.isStrange { return scanner.takeCells() }
        var texts = scanner.takeCells().texts
        texts.cut(to: start)
        let visitor = SheetVisitor(again(texts))
        try visit(path, visitor)
        return visitor.take()
    }

    private func visit(_ path: String, _ visitor: some XMLVisitor) throws(WorkbookProblem) {
        guard let part = archive.part(path), let stream = XMLStream(visitor, depth: limits.depth) else {
            throw .damaged
        }
        var failure: XMLStream.Failure?
        do throws(Archive.Failure) {
            try archive.read(part) { piece in
                do throws(XMLStream.Failure) {
                    return try stream.take(piece)
                } catch {
                    failure = error
                    return false
                }
            }
        } catch {
            throw WorkbookProblem(error)
        }
        do throws(XMLStream.Failure) {
            if let failure { throw failure }
            try stream.finish()
        } catch {
            throw error == .hasDeclarations ? .hasDeclarations : .damaged
        }
    }
}
