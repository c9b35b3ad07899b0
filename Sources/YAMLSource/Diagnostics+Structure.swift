import Diagnostics

// Well-formed YAML that rule files and reports may not use, or that nobody means.

extension Diagnostic.Kind {
    static let duplicateKey = duplicateKey(
        "yaml/duplicate-key", wrong: "mã: \"7\"\nmã: \"8\"\n", right: "mã: \"7\"\ntên: \"8\"\n")
    static let duplicateName = duplicateKey(
        "json/duplicate-key", wrong: #"{"a": 1, "a": 2}"#, right: #"{"a": 1, "b": 2}"#)

    private static func duplicateKey(_ name: String, wrong: String, right: String) -> Diagnostic.Kind {
        Diagnostic.Kind(
            name, .error,
            Diagnostic.Explanation(
                what: Message(
                    vi: "Một khóa được viết hai lần ở cùng một chỗ.", en: "A key stands twice in one mapping."),
                why: Message(
                    vi: "Chỉ một trong hai giá trị được dùng, mà không biết là giá trị nào.",
                    en: "Only one of the two values could count, and it is not said which."),
                wrong: wrong, right: right,
                fix: Message(vi: "Bỏ một trong hai, hoặc đổi tên.", en: "Remove one of them, or rename it.")))
    }

    static let mergeKey = Diagnostic.Kind(
        "yaml/merge-key", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Dùng khóa gộp `<<`.", en: "The merge key `<<` is used."),
            why: Message(
                vi: "YAML 1.2 không có khóa gộp; nội dung phải đọc được tại chỗ.",
                en: "YAML 1.2 has no merge key, and a rule has to be readable where it stands."),
            wrong: "chung: &c {a: 1}\nmục:\n  <<: *c\n", right: "chung: {a: 1}\nmục:\n  a: 1\n",
            fix: Message(vi: "Viết rõ từng khóa.", en: "Write the keys out.")))

    static let keyNotText = Diagnostic.Kind(
        "yaml/key-not-text", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Khóa trống, hoặc là một danh sách hay ánh xạ.", en: "A key is empty, a list or a mapping."),
            why: Message(vi: "Khóa là tên, nên phải là chữ.", en: "A key is a name, so it has to be text."),
            wrong: "? [a, b]\n: 1\n", right: "\"[a, b]\": 1\n",
            fix: Message(
                vi: "Viết khóa bằng chữ; nếu định viết `{{…}}` thì đặt trong dấu ngoặc kép.",
                en: "Write the key as text; if `{{…}}` was meant, put it in quotes.")))

    static let unknownTag = Diagnostic.Kind(
        "yaml/unknown-tag", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Giá trị có nhãn kiểu `!…` không được dùng ở đây.",
                en: "A value has a tag `!…` that has no use here."),
            why: Message(
                vi: "Nhãn lạ làm đổi nghĩa của giá trị ở chương trình khác; ở đây không có nhãn riêng nào.",
                en: "A foreign tag changes what a value means elsewhere; here there are none."),
            wrong: "mã: !env CODE\n", right: "mã: CODE\n",
            fix: Message(
                vi: "Bỏ nhãn, hoặc đặt cả giá trị trong dấu ngoặc kép.",
                en: "Remove the tag, or put the whole value in quotes.")))

    static let unknownAnchor = Diagnostic.Kind(
        "yaml/unknown-anchor", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "`*tên` gọi lại một đoạn chưa được đặt tên.", en: "`*name` refers to a part that nothing has named."
            ),
            why: Message(
                vi: "Đoạn phải được đặt tên bằng `&tên` ở phía trên.",
                en: "The part has to be named with `&name` further up."),
            wrong: "áp dụng: *sở\n", right: "áp dụng: \"*sở\"\n",
            fix: Message(
                vi: "Sửa tên, hoặc đặt trong dấu ngoặc kép nếu đó là chữ.",
                en: "Mend the name, or put it in quotes if it is text.")))

    static let severalDocuments = Diagnostic.Kind(
        "yaml/several-documents", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tệp chứa nhiều tài liệu, ngăn bằng `---`.",
                en: "The file holds several documents, parted by `---`."),
            why: Message(
                vi: "Mỗi tệp là một bộ chỉ tiêu hoặc một báo cáo.", en: "A file is one rulebook or one report."),
            wrong: "mã: \"7\"\n---\nmã: \"8\"\n", right: "mã: \"7\"\n",
            fix: Message(vi: "Tách ra thành nhiều tệp.", en: "Make a file of each.")))

    static let otherVersion = Diagnostic.Kind(
        "yaml/other-version", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Dòng `%YAML` ghi phiên bản khác 1.2.", en: "A `%YAML` line names a version other than 1.2."),
            why: Message(
                vi: "Tệp được đọc theo 1.2: `yes`, `no`, `on`, `off` là chữ, không phải đúng/sai.",
                en: "The file is read as 1.2: `yes`, `no`, `on`, `off` are text, not true and false."),
            wrong: "%YAML 1.1\n---\nmã: \"7\"\n", right: "%YAML 1.2\n---\nmã: \"7\"\n",
            fix: Message(vi: "Bỏ dòng đó.", en: "Remove the line.")))

    static let empty = Diagnostic.Kind(
        "yaml/empty", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Tệp trống, hoặc chỉ có ghi chú.", en: "The file is empty, or holds comments only."),
            why: Message(vi: "Không có gì để đọc.", en: "There is nothing to read."),
            wrong: "# chưa viết\n", right: "mã: \"7\"\n",
            fix: Message(vi: "Viết nội dung, hoặc xóa tệp.", en: "Write something, or remove the file.")))
}

extension Diagnostic {
    static func duplicateKey(_ format: SourceFormat, _ key: String, at span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            format == .yaml ? .duplicateKey : .duplicateName,
            Message(vi: "khóa `\(key.clipped)` đã có ở trên", en: "the key `\(key.clipped)` stands above already"),
            at: span,
            labels: [Label(first, Message(vi: "lần đầu ở đây", en: "first here"))],
            help: Message(vi: "bỏ một trong hai, hoặc đổi tên", en: "remove one of them, or rename it"))
    }

    static func mergeKey(at span: Span) -> Diagnostic {
        Diagnostic(
            .mergeKey, Message(vi: "không dùng được khóa gộp `<<`", en: "the merge key `<<` cannot be used"), at: span,
            help: Message(vi: "viết rõ từng khóa ở đây", en: "write the keys out here"))
    }

    static func keyNotText(at span: Span, isEmpty: Bool) -> Diagnostic {
        Diagnostic(
            .keyNotText,
            isEmpty
                ? Message(vi: "khóa trống", en: "a key is empty")
                : Message(
                    vi: "khóa phải là chữ, không phải danh sách hay ánh xạ",
                    en: "a key must be text, not a list or mapping"),
            at: span,
            help: Message(
                vi: "viết tên khóa bằng chữ, hoặc đặt cả giá trị trong dấu ngoặc kép",
                en: "write the key as text, or put the whole value in quotes"))
    }

    static func unknownTag(_ tag: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .unknownTag,
            Message(
                vi: "nhãn `\(tag.clipped)` không dùng được ở đây", en: "the tag `\(tag.clipped)` cannot be used here"),
            at: span,
            help: Message(
                vi: "bỏ nhãn, hoặc đặt cả giá trị trong dấu ngoặc kép",
                en: "remove it, or put the whole value in quotes"))
    }

    /// - Parameter containsItself: Whether the alias stands inside the part that it names.
    static func unknownAnchor(_ name: String, at span: Span, containsItself: Bool) -> Diagnostic {
        Diagnostic(
            .unknownAnchor,
            containsItself
                ? Message(
                    vi: "`*\(name.clipped)` nằm trong chính đoạn mà nó gọi lại",
                    en: "`*\(name.clipped)` stands inside the part it refers to")
                : Message(vi: "chưa có đoạn nào tên `&\(name.clipped)`", en: "nothing is named `&\(name.clipped)`"),
            at: span,
            help: Message(vi: "nếu đây là chữ, đặt trong dấu ngoặc kép", en: "if this is text, put it in quotes"))
    }

    static func severalDocuments(at span: Span) -> Diagnostic {
        Diagnostic(
            .severalDocuments, Message(vi: "tệp có nhiều hơn một tài liệu", en: "the file has more than one document"),
            at: span,
            help: Message(vi: "tách phần từ đây ra một tệp khác", en: "move what follows into a file of its own"))
    }

    static func otherVersion(at span: Span) -> Diagnostic {
        Diagnostic(
            .otherVersion, Message(vi: "tệp được đọc theo YAML 1.2", en: "the file is read as YAML 1.2"), at: span,
            help: Message(vi: "bỏ dòng này", en: "remove this line"))
    }

    static func empty(_ format: SourceFormat, at span: Span) -> Diagnostic {
        Diagnostic(
            format == .yaml ? .empty : .emptyJSON, Message(vi: "tệp trống", en: "the file is empty"), at: span,
            help: Message(vi: "viết nội dung, hoặc xóa tệp", en: "write something, or remove the file"))
    }
}

extension String {
    /// Cut where it is too long for a message.
    var clipped: String {
        unicodeScalars.count <= 60 ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(60))) + "…"
    }
}
