import Chuan
import Diagnostics

/// Finds the field that a heading of a column means.
struct HeadingMatcher {
    enum Match: Hashable {
        case field(Int)
        /// Several fields fit equally well.
        case several([Int])
    }

    /// What headings say of the field that the number of their column stands for.
    enum Fit {
        /// Its words, or short forms of them.
        case fitting
        /// Nothing of the matter: `Tổng số`.
        case silent
        /// Something else.
        case contrary
    }

    private let marked: HeadingNames
    private let unmarked: HeadingNames
    /// Fields by the number that the official form prints below their heading.
    private let numbers: [Int: Int]

    init(_ block: Block) {
        marked = HeadingNames(block, .kept)
        unmarked = HeadingNames(block, .dropped)
        numbers = block.fields.enumerated().reduce(into: [:]) { numbers, field in
            if let column = field.element.column.flatMap({ Int($0) }) { numbers[column] = field.offset }
        }
    }

    /// The field whose column has a number in the official form.
    func field(numbered number: Int) -> Int? { numbers[number] }

    /// The field of a column.
    ///
    /// - Parameter path: The headings above the column.
    /// - Complexity: O(names).
    func match(_ path: HeadingPath) -> Match? { marked.match(path) }

    /// The field of a column whose headings are written without marks.
    ///
    /// - Parameter path: The headings above the column, without marks.
    /// - Complexity: O(names).
    func matchUnmarked(_ path: HeadingPath) -> Match? { unmarked.match(path) }

    /// Whether headings may be those of the field that the number below them stands for.
    func fit(_ column: TableHeading.Column, _ field: Int) -> Fit {
        column.words.isUnmarked
            ? unmarked.fit(HeadingPath(column.path, .dropped), field) : marked.fit(column.words, field)
    }

    /// The field whose names share most words with headings; nil where none shares any.
    func nearest(_ path: HeadingPath) -> Int? { marked.nearest(path) }
}
