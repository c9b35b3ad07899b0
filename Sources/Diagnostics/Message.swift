/// The languages that messages are shown in.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case vi
    case en
}

/// One piece of text in every language of the product.
public struct Message: Sendable, Hashable {
    public var vi: String
    public var en: String

    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// The same text in both languages: a name, a number, a piece of the user's own text.
    public init(_ verbatim: String) {
        vi = verbatim
        en = verbatim
    }

    /// One text after the other, in each language.
    public static func + (left: Message, right: Message) -> Message {
        Message(vi: left.vi + right.vi, en: left.en + right.en)
    }

    public subscript(language: Language) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}
