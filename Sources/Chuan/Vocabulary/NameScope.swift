import Diagnostics

/// The names of one scope with their owners, to tell when two things share one.
struct NameScope {
    private struct Owner {
        let name: String
        let span: Span?
    }

    private var names = NameIndex()
    /// One for each call of `claim`, by its number.
    private var owners: [Owner] = []

    /// Gives names to a thing.
    ///
    /// - Returns: A `rule/name-clash` for the first name that something else has.
    mutating func claim(_ names: [String], for owner: String, at span: Span?) -> Diagnostic? {
        let number = owners.count
        owners.append(Owner(name: owner, span: span))
        var clash: Diagnostic?
        for name in names {
            guard let first = self.names.add(folding: name, number), first != number, clash == nil else { continue }
            let other = owners[first]
            guard let place = span ?? other.span else { continue }
            clash = .nameClash(name, with: other.name, at: place, first: span == nil ? nil : other.span)
        }
        return clash
    }
}
