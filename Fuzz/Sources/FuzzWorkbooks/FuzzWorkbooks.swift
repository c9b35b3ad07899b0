import Chuan
import Diagnostics
import FuzzSupport
import Glibc
import ReportFiles
import Workbooks

/// Any bytes are read as a workbook or refused, alone, as a part of a sound archive and as delimited text; every place that a
/// message names lies in the file.
private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let reader else { fatalError("run from the folder of the repository") }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    read(readWorkbook(bytes, path: "a.xlsx", id: FileID(number: 0)), by: reader)
    read(readDelimitedSheet(bytes, path: "a.csv", id: FileID(number: 0)), by: reader)
    if let first = bytes.first {
        let parts = madeParts(Int(first) % 3, Array(bytes.dropFirst()))
        read(readWorkbook(stored(parts), path: "a.xlsx", id: FileID(number: 0)), by: reader)
    }
    return 0
}

private func read(_ read: (Workbook?, SourceFile, [Diagnostic]), by reader: ReportReader) {
    let (workbook, source, problems) = read
    for problem in problems { precondition(source.span.contains(problem.span)) }
    guard let workbook else { return precondition(!problems.isEmpty) }
    let reading = reader.read(workbook, rulebook: "hcmc-cchc-2023")
    for diagnostic in reading.reading.diagnostics { precondition(reading.source.span.contains(diagnostic.span)) }
}

/// The parts of a workbook, one of which holds the input.
private func madeParts(_ place: Int, _ input: [UInt8]) -> [(String, [UInt8])] {
    let row =
        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row><c t=\"s\"><v>2</v></c><c><v>5</v></c></row>"
    var parts: [(String, [UInt8])] = [
        ("xl/worksheets/sheet1.xml", Array("<worksheet><sheetData>\(row)</sheetData></worksheet>".utf8)),
        (
            "xl/sharedStrings.xml",
            Array("<sst><si><t>Lĩnh vực</t></si><si><t>Tiếp nhận</t></si><si><t>Hộ tịch</t></si></sst>".utf8)
        ), ("xl/styles.xml", Array("<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>".utf8)),
    ]
    parts[place].1 = input
    func relation(_ id: String, _ type: String, _ target: String) -> String {
        "<Relationship Id=\"\(id)\" Type=\"x/\(type)\" Target=\"\(target)\"/>"
    }
    let relations =
        relation("a", "worksheet", "worksheets/sheet1.xml") + relation("b", "sharedStrings", "sharedStrings.xml")
        + relation("c", "styles", "styles.xml")
    let root = "<Relationships>\(relation("a", "officeDocument", "xl/workbook.xml"))</Relationships>"
    return parts + [
        ("_rels/.rels", Array(root.utf8)),
        ("xl/_rels/workbook.xml.rels", Array("<Relationships>\(relations)</Relationships>".utf8)),
        ("xl/workbook.xml", Array("<workbook><sheets><sheet name=\"A\" r:id=\"a\"/></sheets></workbook>".utf8)),
    ]
}

// MARK: An archive without compression

private func stored(_ parts: [(String, [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in parts {
        let offset = archive.count
        let sizes = little(checksum(bytes), 4) + little(UInt32(bytes.count), 4) + little(UInt32(bytes.count), 4)
        let common = little(20, 2) + little(0, 8) + sizes + little(UInt32(name.utf8.count), 2) + little(0, 2)
        archive += [0x50, 0x4B, 0x03, 0x04] + common + Array(name.utf8) + bytes
        directory += [0x50, 0x4B, 0x01, 0x02] + little(20, 2) + common + little(0, 10)
        directory += little(UInt32(offset), 4) + Array(name.utf8)
    }
    let count = little(UInt32(parts.count), 2)
    let end = little(UInt32(directory.count), 4) + little(UInt32(archive.count), 4) + little(0, 2)
    return archive + directory + [0x50, 0x4B, 0x05, 0x06] + little(0, 4) + count + count + end
}

private func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 4 ? UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) : 0 }
}

private func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
}

private let reader: ReportReader? = {
    var sources = SourceFiles()
    return rulebook2023(&sources).map { ReportReader(vocabulary: $0.rulebook.vocabulary) }
}()

/// The start of the program, which the package manager looks for under this name.
@_cdecl("FuzzWorkbooks_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzSupport.fuzz(count, arguments, fuzz) }
