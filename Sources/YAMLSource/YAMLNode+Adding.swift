import Diagnostics

extension YAMLNode {
    /// The same node with one more entry in a mapping below it. Every part keeps the place where it was written.
    ///
    /// - Parameters:
    ///   - name: The text of the entry's key.
    ///   - place: A node as it was read from the same file: the key stands where it does.
    ///   - value: Another such node.
    ///   - path: The numbers of items and entries that lead to the mapping; the values of entries are meant.
    /// - Returns: Nil where the path leads to no mapping, or a part is of another file.
    /// - Complexity: O(nodes of the document).
    package func adding(_ name: String, at place: YAMLNode, _ value: YAMLNode, below path: [Int] = []) -> YAMLNode? {
        guard place.isPart(of: self), value.isPart(of: self) else { return nil }
        var store = tree.store
        let span = place.span
        let text = DecodedText(text: name, runs: [], origin: span.start)
        let key = store.add(NewScalar(content: .decoded(text), style: .plain), at: span.start..<span.end)
        guard let number = store.adding([key, value.number], to: number, below: path[...]) else { return nil }
        return YAMLNode(YAMLTree(store), number)
    }

    /// A mapping without entries that stands where this node does.
    package func emptyMapping() -> YAMLNode {
        var store = tree.store
        let place = span
        let number = store.add(mapping: true, [], at: place.start..<place.end)
        return YAMLNode(YAMLTree(store), number)
    }

    /// Whether a node as it was read is among those of a tree that further ones were added to: they come behind it.
    private func isPart(of other: YAMLNode) -> Bool {
        tree.store.source.id == other.tree.store.source.id && Int(number) < other.tree.store.records.count
    }
}

extension NodeStore {
    fileprivate mutating func adding(_ parts: [Int32], to number: Int32, below path: ArraySlice<Int>) -> Int32? {
        let record = self[number]
        guard let place = path.first else {
            return record.kind == .mapping ? addCopy(of: number, with: parts) : nil
        }
        guard place >= 0, place < Int(record.count), record.kind == .mapping || record.kind == .sequence else {
            return nil
        }
        let offset = record.kind == .mapping ? 2 * place + 1 : place
        let child = children[Int(record.first) + offset]
        guard let changed = adding(parts, to: child, below: path.dropFirst()) else { return nil }
        return addCopy(of: number, replacing: offset, with: [changed])
    }
}
