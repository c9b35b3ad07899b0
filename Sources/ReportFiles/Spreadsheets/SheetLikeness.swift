import Chuan
import Workbooks

/// Whether delimited text is a sheet as people fill it in, and not a table with a report in each line: its first line
/// names neither unit nor period, and does not look like keys.
///
/// - Parameters:
///   - head: The first bytes of the file.
///   - names: What columns are called here, by the user.
public func isLikeSheet(delimited head: [UInt8], names: [String: String]) -> Bool {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
    let keys: Set<HeaderKey> = [.unitCode, .unitType, .period, .periodStart, .periodEnd]
    func isKey(_ name: String) -> Bool { HeaderKey(name).map(keys.contains) ?? false }
    if names.values.contains(where: isKey) { return false }
    // A letter may be cut at the end.
    var line: [String]?
    for cut in 0...3 where line == nil { line = firstDelimitedLine(head.dropLast(cut)) }
    // A later line may be ill-formed alone.
    guard let first = line ?? firstDelimitedLine(firstLine(of: head)) else { return true }
    guard !first.isEmpty else { return false }
    let isPlain = first.allSatisfy { $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x80 && $0 != 0x3A } }
    // Few cells are a title, or a label with its value.
    return first.count < 3 ? !isPlain : !isPlain && !first.contains(where: isKey)
}

/// The bytes of the first line that is not blank.
private func firstLine(of head: [UInt8]) -> ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
    return head.drop(while: isBlank).prefix { $0 != 0x0A && $0 != 0x0D }
}
