import Chuan
import Diagnostics

extension HeadingFinder {
    /// What columns stand for in a table. Numbers of columns count where the words beside them do not say otherwise: a
    /// table of something else is numbered from 1 too.
    func match(
        _ heading: TableHeading, _ matcher: HeadingMatcher, _ numbers: [Int: Int], _ grid: SheetGrid
    ) -> TableHeading {
        let (matched, evidence) = matchOnce(heading, matcher, numbers, grid)
        return evidence.speaksForNumbers ? matched : matchOnce(heading, matcher, [:], grid).0
    }

    /// How many columns say by their words what they are, and how many by their number.
    private struct Evidence {
        /// Words of the field, whether the number is needed or not.
        var worded = 0
        var silent = 0
        var contrary = 0

        var speaksForNumbers: Bool {
            silent + contrary == 0 || worded >= 2 && contrary <= worded + silent
        }
    }

    private func matchOnce(
        _ heading: TableHeading, _ matcher: HeadingMatcher, _ numbers: [Int: Int], _ grid: SheetGrid
    ) -> (TableHeading, Evidence) {
        var heading = heading
        var evidence = Evidence()
        let fields = heading.block.map { layout.vocabulary.blocks[$0].fields } ?? []
        for (place, column) in heading.columns.enumerated() {
            let numbered = numbers[column.number].flatMap(matcher.field(numbered:))
            if let given = given(column), let block = heading.block {
                take(given, column, place, block, &heading, grid)
                evidence.worded += 1
                continue
            }
            let found = matcher.match(column.words)
            let match = found ?? unmarked(column, matcher)
            heading.columns[place].isUnmarked = found == nil && match != nil
            let span = grid.span(column.cell)
            switch match {
            case .field(let field)?:
                heading.columns[place].use = .field(field)
                evidence.worded += 1
                if let numbered, numbered != field, let number = numbers[column.number] {
                    heading.problems.append(
                        .columnNumberDiffers(
                            column.shown, number: number, fields[field].shownTitle, fields[numbered].shownTitle,
                            at: span))
                }
            case .several(let several)?:
                if let numbered, several.contains(numbered) {
                    heading.columns[place].use = .field(numbered)
                    evidence.worded += 1
                } else {
                    heading.problems.append(
                        .ambiguousColumn(column.shown, several.prefix(3).map { fields[$0].shownTitle }, at: span))
                }
            case nil:
                heading.columns[place].use = aside(column)
                if case .header = heading.columns[place].use { continue }
                guard let numbered, let number = numbers[column.number],
                    !take(numbered, matcher.fit(column, numbered), place, &heading, &evidence),
                    heading.columns[place].use == .unknown
                else { continue }
                heading.problems.append(
                    .columnNumberOnly(column.shown, number: number, fields[numbered].shownTitle, at: span))
            }
        }
        refuseTwice(&heading, fields, grid)
        return (heading, evidence)
    }

    /// What headings without marks mean, where only that is in question.
    private func unmarked(_ column: TableHeading.Column, _ matcher: HeadingMatcher) -> HeadingMatcher.Match? {
        guard column.words.isUnmarked else { return nil }
        return matcher.matchUnmarked(HeadingPath(column.path, .dropped))
    }

    /// Takes the field that a number says, where words allow it.
    ///
    /// - Returns: Whether they do.
    private func take(
        _ field: Int, _ fit: HeadingMatcher.Fit, _ place: Int, _ heading: inout TableHeading, _ evidence: inout Evidence
    ) -> Bool {
        switch fit {
        case .fitting: evidence.worded += 1
        case .silent: evidence.silent += 1
        case .contrary:
            evidence.contrary += 1
            return false
        }
        heading.columns[place].use = .field(field)
        return true
    }

    /// Takes what the user says that a column is.
    private func take(
        _ given: String, _ column: TableHeading.Column, _ place: Int, _ block: Int, _ heading: inout TableHeading,
        _ grid: SheetGrid
    ) {
        if case .column(let field)? = layout.row(given, of: block) {
            heading.columns[place].use = .field(field)
        } else if let key = HeaderKey(given) {
            heading.columns[place].use = .header(key)
        } else if !isKnown(given) {
            heading.problems.append(
                .unknownMeaning(
                    column.shown, given, near: layout.nearestRow(given, of: block), at: grid.span(column.cell)))
        }
    }

    /// Refuses columns that stand for the same: which of them is right cannot be known.
    func refuseTwice(_ heading: inout TableHeading, _ fields: [Field], _ grid: SheetGrid) {
        var first: [TableHeading.Use: Int] = [:]
        var twice: [Int] = []
        for (place, column) in heading.columns.enumerated() {
            guard column.use != .aside, column.use != .unknown else { continue }
            guard let other = first[column.use] else {
                first[column.use] = place
                continue
            }
            let title: Message
            if case .field(let field) = column.use {
                title = fields[field].shownTitle
            } else {
                title = Message(column.path.last ?? "")
            }
            heading.problems.append(
                .columnMeantTwice(
                    title, at: grid.span(column.cell), first: grid.span(heading.columns[other].cell)))
            twice += [other, place]
        }
        for place in twice {
            switch heading.columns[place].use {
            case .field(let field): heading.columns[place].use = .refused(field)
            case .refused: break
            case .header, .part, .aside, .unknown: heading.columns[place].use = .unknown
            }
        }
    }
}

// MARK: Tables of something else

/// Headings that are those of no table that is known.
struct UnknownHeading {
    let columns: [TableHeading.Column]
    /// The places of its rows among the grid's, with numbers of columns below.
    let places: Range<Int>
}

extension HeadingFinder {
    /// Headings of a table that is not known: a row of words, and below it numbers of columns or figures.
    ///
    /// - Parameter place: A place in the grid's rows where no heading that is known begins.
    func unknownHeading(_ grid: SheetGrid, at place: Int) -> UnknownHeading? {
        guard grid.rows[place].cells.count >= 3, isHeadingLike(grid, place), !columnNumbers(grid, place).isThere else {
            return nil
        }
        var depth = 1
        while place + depth < grid.rows.count, depth < Self.deepest, isHeadingLike(grid, place + depth),
            follows(grid, place + depth), !columnNumbers(grid, place + depth).isThere
        {
            depth += 1
        }
        guard place + depth < grid.rows.count, follows(grid, place + depth) else { return nil }
        let isNumbered = columnNumbers(grid, place + depth).isThere
        let below = grid.cells(of: grid.rows[place + depth])
        let isFilled = below.count(where: grid.isFigure) >= 2 && below.contains { !grid.isFigure($0) }
        guard isNumbered || isFilled, !(1..<depth).contains(where: { heading(grid, at: place + $0) != nil }) else {
            return nil
        }
        return UnknownHeading(
            columns: columns(grid, place, depth), places: place..<place + depth + (isNumbered ? 1 : 0))
    }

    /// Tells of a table that is not known: its headings, and what is nearest to them.
    func problem(_ unknown: UnknownHeading, _ grid: SheetGrid) -> Diagnostic? {
        let columns = unknown.columns.filter { aside($0) != .aside }
        guard let first = columns.first else { return nil }
        if let turned = turned(unknown, first.number, grid) { return turned }
        let matched = matchers.map { block, matcher in
            (block: block, near: columns.compactMap { matcher.nearest($0.words) })
        }
        var near: [Message] = []
        if let best = matched.max(by: { Set($0.near).count < Set($1.near).count }) {
            for field in best.near {
                let title = layout.vocabulary.blocks[best.block].fields[field].shownTitle
                if !near.contains(title) { near.append(title) }
            }
        }
        let headings = columns.map { $0.path.last ?? "" }
        return .unknownTable(headings, near: Array(near.prefix(4)), at: grid.span(first.cell))
    }

    /// Tells of a table whose first column says what its headings should; nil where it does not.
    private func turned(_ unknown: UnknownHeading, _ column: Int, _ grid: SheetGrid) -> Diagnostic? {
        let names = grid.rows[unknown.places.upperBound...].prefix(20).compactMap { grid.cell($0, column) }
            .filter { !grid.isFigure($0) }
        for (block, matcher) in matchers {
            var fields: [Int] = []
            for name in names {
                if case .field(let field)? = matcher.match(HeadingPath([grid.text(name)])), !fields.contains(field) {
                    fields.append(field)
                }
            }
            if fields.count >= 3, fields.count * 2 > names.count, let first = names.first {
                let titles = fields.prefix(3).map { layout.vocabulary.blocks[block].fields[$0].shownTitle }
                return .turnedTable(titles, at: grid.span(first))
            }
        }
        return nil
    }
}
