/// Which lines of two texts have no counterpart in the other: a shortest difference where that is not too dear, after
/// Myers, in linear space.
///
/// - Complexity: O((n + m) · d) in lines and differences. Where a stretch has more than `mostSteps` differences from
///   each side, it is taken as changed altogether.
struct LineDifference {
    private(set) var removed: [Bool]
    private(set) var added: [Bool]

    static let mostSteps = 2_000

    /// - Parameters:
    ///   - old: A number for each line, the same for lines that are equal.
    ///   - new: The same, of the other text.
    init(_ old: [Int], _ new: [Int]) {
        removed = Array(repeating: true, count: old.count)
        added = Array(repeating: true, count: new.count)
        let (inOld, inNew) = (Set(old), Set(new))
        // A line that stands in one text only cannot have a counterpart: it need not be looked at.
        let oldPlaces = old.indices.filter { inNew.contains(old[$0]) }
        let newPlaces = new.indices.filter { inOld.contains(new[$0]) }
        var pairing = Pairing(oldPlaces.map { old[$0] }, newPlaces.map { new[$0] })
        pairing.compare(pairing.whole)
        for (x, y) in pairing.pairs {
            removed[oldPlaces[x]] = false
            added[newPlaces[y]] = false
        }
    }
}

/// Finds the lines that stay.
private struct Pairing {
    /// A stretch of each text, to be compared with each other.
    struct Box {
        var old: Range<Int>
        var new: Range<Int>
    }

    private(set) var pairs: [(Int, Int)] = []
    private let old: [Int]
    private let new: [Int]

    init(_ old: [Int], _ new: [Int]) {
        self.old = old
        self.new = new
    }

    var whole: Box { Box(old: 0..<old.count, new: 0..<new.count) }

    /// Halves the differences at each step, so that it goes no deeper than their logarithm.
    mutating func compare(_ box: Box) {
        var box = box
        while let x = box.old.first, let y = box.new.first, old[x] == new[y] {
            pairs.append((x, y))
            box = Box(old: box.old.dropFirst(), new: box.new.dropFirst())
        }
        while let x = box.old.last, let y = box.new.last, old[x] == new[y] {
            pairs.append((x, y))
            box = Box(old: box.old.dropLast(), new: box.new.dropLast())
        }
        guard !box.old.isEmpty, !box.new.isEmpty, let (x, y) = middle(of: box) else { return }
        compare(Box(old: box.old.lowerBound..<x, new: box.new.lowerBound..<y))
        compare(Box(old: x..<box.old.upperBound, new: y..<box.new.upperBound))
    }

    /// A point that a shortest way passes halfway; nil when the way is too long.
    ///
    /// - Parameter box: Of which neither the first nor the last lines are equal, so that the point is no corner.
    private func middle(of box: Box) -> (x: Int, y: Int)? {
        let (width, height) = (box.old.count, box.new.count)
        let delta = width - height
        let most = min((width + height + 1) / 2, LineDifference.mostSteps)
        var forward = Reach(width, height, most)
        var backward = Reach(width, height, most)
        for step in 0...most {
            for diagonal in stride(from: -step, through: step, by: 2) {
                let x = forward.advance(step, diagonal) { isEqual(box, $0, $1) }
                guard !delta.isMultiple(of: 2), x >= 0, abs(delta - diagonal) < step else { continue }
                let met = backward[delta - diagonal]
                if met >= 0, x + met >= width {
                    return (box.old.lowerBound + x, box.new.lowerBound + x - diagonal)
                }
            }
            for diagonal in stride(from: -step, through: step, by: 2) {
                let x = backward.advance(step, diagonal) { isEqual(box, width - 1 - $0, height - 1 - $1) }
                guard delta.isMultiple(of: 2), x >= 0, abs(delta - diagonal) <= step else { continue }
                let met = forward[delta - diagonal]
                if met >= 0, x + met >= width {
                    return (box.old.upperBound - x, box.new.upperBound - x + diagonal)
                }
            }
        }
        return nil
    }

    private func isEqual(_ box: Box, _ x: Int, _ y: Int) -> Bool {
        old[box.old.lowerBound + x] == new[box.new.lowerBound + y]
    }
}

/// How far one can get on each diagonal with so many differences, from one corner of a box.
private struct Reach {
    private let width: Int
    private let height: Int
    private let middle: Int
    /// By diagonal; -1 where nothing gets to.
    private var furthest: [Int]

    init(_ width: Int, _ height: Int, _ most: Int) {
        self.width = width
        self.height = height
        middle = most + 1
        furthest = Array(repeating: -1, count: 2 * most + 3)
    }

    subscript(diagonal: Int) -> Int { furthest[middle + diagonal] }

    /// Takes one difference more, and then all equal lines.
    ///
    /// - Returns: The column reached; -1 for none.
    mutating func advance(_ step: Int, _ diagonal: Int, isEqual: (Int, Int) -> Bool) -> Int {
        var x = step == 0 ? 0 : -1
        if step > 0 {
            let (left, above) = (self[diagonal - 1], self[diagonal + 1])
            if left >= 0, left < width { x = left + 1 }
            if above >= 0, above - diagonal <= height { x = max(x, above) }
        }
        if x >= 0 {
            while x < width, x - diagonal < height, isEqual(x, x - diagonal) { x += 1 }
        }
        furthest[middle + diagonal] = x
        return x
    }
}
