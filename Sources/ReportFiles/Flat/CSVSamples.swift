/// Some rows of a text file, to tell from them how numbers are written.
struct CSVSamples {
    private let bytes: [UInt8]
    private var rows: [[CSVRecord.Cell]] = []

    /// - Parameters:
    ///   - bytes: The start of the file, its first line taken apart.
    ///   - most: How many rows are enough.
    /// - Complexity: O(n) of these rows.
    init(_ bytes: [UInt8], _ head: CSVHead, most: Int) {
        self.bytes = bytes
        rows = bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return [] }
            var rows: [[CSVRecord.Cell]] = []
            rows.reserveCapacity(most)
            var place = head.used
            while place < buffer.count, rows.count < most {
                let end = head.ends.end(ofRecordAt: place, in: base, buffer.count)
                rows.append(CSVRecord(base, place..<end, head.ends, cells: head.names.count).cells)
                place = end
            }
            return rows
        }
    }

    /// What the cells of a column tell.
    func evidence(ofColumn number: Int) -> NumberEvidence {
        var evidence = NumberEvidence()
        bytes.withUnsafeBufferPointer { buffer in
            for row in rows where number < row.count {
                evidence.add(UnsafeBufferPointer(rebasing: buffer[row[number].inside]))
            }
        }
        return evidence
    }
}
