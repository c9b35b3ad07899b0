import Diagnostics
package import YAMLSource

extension YAMLNode {
    /// The text of a scalar as decoded; nil for lists and mappings.
    package var scalarText: String? {
        if case .scalar(let scalar) = value { return scalar.text }
        return nil
    }

    /// A scalar that holds nothing: an empty value, `~`, `null`, or an empty text.
    package var isEmptyScalar: Bool {
        guard case .scalar(let scalar) = value else { return false }
        return scalar.isBlank
    }

    /// What stands there, in words for messages.
    var found: Message {
        switch value {
        case .scalar: isEmptyScalar ? Message(vi: "chưa có gì", en: "nothing") : Message(vi: "chữ", en: "a text")
        case .sequence: Message(vi: "một danh sách", en: "a list")
        case .mapping: Message(vi: "các dòng `khóa: giá trị`", en: "lines of `key: value`")
        }
    }
}
