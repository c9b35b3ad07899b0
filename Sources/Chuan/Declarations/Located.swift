public import Diagnostics

/// A declared value with the place where it was written.
public struct Located<Value: Sendable>: Sendable {
    public let value: Value
    public let span: Span

    public init(_ value: Value, _ span: Span) {
        self.value = value
        self.span = span
    }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// A name in both languages. A text that was given once serves as both.
public struct Title: Sendable, Hashable {
    public let vi: String?
    public let en: String?

    public init(vi: String?, en: String?) {
        self.vi = vi
        self.en = en
    }

    public subscript(language: Language) -> String {
        switch language {
        case .vi: vi ?? en ?? ""
        case .en: en ?? vi ?? ""
        }
    }

    public var message: Message { Message(vi: self[.vi], en: self[.en]) }
}
