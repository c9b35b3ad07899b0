/// Where the missing cells of a report are told apart: some get as much as constraints leave, and the others as little.
extension Completion {
    /// More missing cells are not told apart.
    static let mostApart = 12

    /// What is tried of a report with as many missing cells, some ways at a time.
    static func subsets(of missing: Int) -> [[Completion]] {
        bySize.indices.contains(missing) ? bySize[missing] : []
    }

    private static let bySize: [[[Completion]]] = (0...mostApart).map { missing in
        let all = subsets(missing).map { Completion(numbers: .least, subset: $0) }
        return stride(from: 0, to: all.count, by: atOnce).map { Array(all[$0..<min($0 + atOnce, all.count)]) }
    }

    /// Those that are settled are left alone after so many.
    private static let atOnce = 8
    /// Of so many cells every subset is tried.
    private static let mostOfAll = 5

    /// Figures of a chain (received, of these handled, of these answered) come one after another, each a part of the one
    /// before: the first of them, with all or without a single one, say most. Of one cell all was tried.
    private static func subsets(_ missing: Int) -> [UInt64] {
        guard missing > 1 else { return [] }
        var found: [UInt64] = [0]
        for end in 1...missing {
            let first = (1 as UInt64) << UInt64(end) - 1
            found.append(first)
            for left in 0..<end - 1 { found.append(first & ~(1 << UInt64(left))) }
        }
        if missing <= mostOfAll { found += (0..<(1 as UInt64) << UInt64(missing)).filter { !found.contains($0) } }
        return found
    }
}

extension UInt64 {
    func hasBit(_ place: Int) -> Bool { place < bitWidth && self >> UInt64(place) & 1 == 1 }
}
