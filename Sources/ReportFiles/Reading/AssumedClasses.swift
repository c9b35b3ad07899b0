import Chuan
import Diagnostics

/// Gathers the rows of a table whose class was taken for want of a better one, to be told of once.
struct AssumedClasses {
    private struct Class {
        let title: Message
        /// The first of them.
        var rows: [(name: String, span: Span)] = []
        var count = 0
    }

    private var classes: [Class] = []

    /// So many rows are named.
    private static let mostNamed = 3

    mutating func add(_ title: Message, _ name: String, at span: Span) {
        let place = classes.firstIndex { $0.title == title } ?? classes.endIndex
        if place == classes.endIndex { classes.append(Class(title: title)) }
        classes[place].count += 1
        if classes[place].rows.count < Self.mostNamed { classes[place].rows.append((name, span)) }
    }

    /// One for each class that was taken.
    var diagnostics: [Diagnostic] { classes.map { .classAssumed($0.rows, count: $0.count, assumed: $0.title) } }
}
