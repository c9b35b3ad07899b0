import Diagnostics

/// The names of one scope with their owners, to tell when two things share one.
struct NameScope {
    private struct Owner {
        let name: String
        let span: Span?
        let number: Int
    }

    private var owners: [FoldedName: Owner] = [:]
    private var count = 0

    /// Gives names to a thing.
    ///
    /// - Returns: A `rule/name-clash` for the first name that something else has.
    mutating func claim(_ names: [String], for owner: String, at span: Span?) -> Diagnostic? {
        count += 1
        var clash: Diagnostic?
        for name in names {
            let folded = FoldedName(name)
            if let other = owners[folded] {
                guard other.number != count, clash == nil, let place = span ?? other.span else { continue }
                clash = .nameClash(name, with: other.name, at: place, first: span == nil ? nil : other.span)
            } else {
                owners[folded] = Owner(name: owner, span: span, number: count)
            }
        }
        return clash
    }
}
