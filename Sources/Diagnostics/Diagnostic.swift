/// A mistake in a rule file, or a report that cannot be read. Never a verdict.
public struct Diagnostic: Sendable, Hashable {
    /// What can go wrong, declared once: name, severity and explanation.
    public struct Kind: Sendable, Hashable {
        /// `domain/kebab-name`: states the mistake, is never reused, and does not say the cure.
        public let name: String
        public let severity: Severity
        /// The first version that reports it.
        public let since: String
        public let fixability: Fixability
        private let page: @Sendable () -> Explanation

        /// - Parameter explanation: Made when somebody asks for it: most runs have no use for pages.
        public init(
            _ name: String, _ severity: Severity, since: String = "0.1.0", fixes: Fixability = .none,
            _ explanation: @autoclosure @escaping @Sendable () -> Explanation
        ) {
            self.name = name
            self.severity = severity
            self.since = since
            fixability = fixes
            page = explanation
        }

        public var explanation: Explanation { page() }

        public static func == (left: Kind, right: Kind) -> Bool { left.name == right.name }

        public func hash(into hasher: inout Hasher) { hasher.combine(name) }
    }

    /// The page of a kind: what happened, why it is refused, an example of each, and the cure.
    public struct Explanation: Sendable, Hashable {
        public let what: Message
        public let why: Message
        /// A text that reports exactly this kind.
        public let wrong: String
        /// The same text, mended: it reports nothing.
        public let right: String
        public let fix: Message

        public init(what: Message, why: Message, wrong: String, right: String, fix: Message) {
            self.what = what
            self.why = why
            self.wrong = wrong
            self.right = right
            self.fix = fix
        }
    }

    public enum Severity: String, Sendable, Hashable, Comparable {
        case note
        case warning
        case error

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }

        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    }

    public enum Fixability: String, Sendable, Hashable {
        case none
        case sometimes
        case always
    }

    /// A further place, with what it has to do with the mistake.
    public struct Label: Sendable, Hashable {
        public let span: Span
        public let message: Message

        public init(_ span: Span, _ message: Message) {
            self.span = span
            self.message = message
        }
    }

    public let kind: Kind
    /// That of the kind, unless the rulebook sets another for a lint.
    public var severity: Severity
    /// Starts lower-case, has no full stop, quotes user text in backticks.
    public let message: Message
    public let span: Span
    public var labels: [Label]
    public var help: Message?
    public var fixes: [Fix]

    public init(
        _ kind: Kind, _ message: Message, at span: Span, labels: [Label] = [], help: Message? = nil, fixes: [Fix] = []
    ) {
        self.kind = kind
        severity = kind.severity
        self.message = message
        self.span = span
        self.labels = labels
        self.help = help
        self.fixes = fixes
    }
}

/// Edits that mend a mistake.
public struct Fix: Sendable, Hashable {
    public enum Grade: String, Sendable, Hashable {
        /// No verdict can change.
        case safe
        case needsReview
    }

    public struct Edit: Sendable, Hashable {
        public let span: Span
        public let replacement: String

        public init(_ span: Span, _ replacement: String) {
            self.span = span
            self.replacement = replacement
        }
    }

    public let title: Message
    public let grade: Grade
    public let edits: [Edit]

    public init(_ title: Message, _ grade: Grade, _ edits: [Edit]) {
        self.title = title
        self.grade = grade
        self.edits = edits
    }
}

extension [Diagnostic] {
    /// Whether any of them is an error.
    public var hasError: Bool { contains { $0.severity == .error } }

    /// Order of file, place and name: the order in which they are shown.
    public func ordered() -> [Diagnostic] {
        sorted { left, right in
            let (a, b) = (left.span, right.span)
            if a.file != b.file { return a.file < b.file }
            if a.start != b.start { return a.start < b.start }
            if a.end != b.end { return a.end < b.end }
            return left.kind.name < right.kind.name
        }
    }
}
