import Diagnostics

extension Diagnostic {
    static func unreadableFile(_ path: String, _ problem: FileProblem, at span: Span) -> Diagnostic {
        let reason: Message =
            switch problem {
            case .notFound: Message(vi: "không có tệp này", en: "there is no such file")
            case .isFolder: Message(vi: "đây là thư mục", en: "it is a folder")
            case .tooLarge(let bytes):
                Message(vi: "tệp quá lớn (\(bytes) byte)", en: "it is too large (\(bytes) bytes)")
            case .unreadable(let words): words
            }
        let quoted = Wording.quoted(path)
        return Diagnostic(
            .unreadableFile,
            Message(vi: "không đọc được \(quoted): \(reason.vi)", en: "cannot read \(quoted): \(reason.en)"), at: span)
    }

    static func missingImport(_ path: String, similar: [String], at span: Span) -> Diagnostic {
        unknown(.missingImport, path, Message(vi: "tệp", en: "file"), similar, span)
    }

    static func outsideFolder(_ path: String, root: String, at span: Span) -> Diagnostic {
        let (quoted, folder) = (Wording.quoted(path), Wording.quoted(root))
        return Diagnostic(
            .outsideFolder,
            Message(vi: "\(quoted) nằm ngoài thư mục \(folder)", en: "\(quoted) lies outside the folder \(folder)"),
            at: span)
    }

    /// - Parameter chain: The files of the circle, from the one imported again.
    static func importCycle(_ chain: [String], at span: Span) -> Diagnostic {
        let shown = chain.map(Wording.quoted).joined(separator: " → ")
        return Diagnostic(
            .importCycle, Message(vi: "các tệp nhập thành vòng: \(shown)", en: "files import in a circle: \(shown)"),
            at: span)
    }

    static func repeatedImport(_ path: String, at span: Span, first: Span) -> Diagnostic {
        let quoted = Wording.quoted(path)
        return Diagnostic(
            .repeatedImport,
            Message(vi: "\(quoted) đã được nhập", en: "\(quoted) is imported already"), at: span,
            labels: [Label(first, Message(vi: "lần đầu ở đây", en: "first here"))])
    }

    static func noRulebook(_ path: String, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(path)
        return Diagnostic(
            .noRulebook,
            Message(
                vi: "không có tệp nào trong \(quoted) mở đầu một bộ chỉ tiêu",
                en: "no file of \(quoted) starts a rulebook"),
            at: span,
            help: Message(
                vi: "một tệp phải có khóa `bộ chỉ tiêu`", en: "one file must have the key `rulebook`"))
    }

    static func secondRulebook(_ path: String, at span: Span, header: Span) -> Diagnostic {
        let quoted = Wording.quoted(path)
        return Diagnostic(
            .secondRulebook,
            Message(vi: "\(quoted) mở đầu một bộ chỉ tiêu khác", en: "\(quoted) starts another rulebook"), at: span,
            labels: [Label(header, Message(vi: "ở đây", en: "here"))])
    }

    static func unclaimedFile(_ path: String, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(path)
        return Diagnostic(
            .unclaimedFile,
            Message(vi: "\(quoted) không thuộc bộ chỉ tiêu nào", en: "\(quoted) belongs to no rulebook"), at: span)
    }

    static func tooManyFiles(_ limit: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .tooManyFiles,
            Message(vi: "có hơn \(limit) tệp và thư mục", en: "there are more than \(limit) files and folders"),
            at: span)
    }

    static func deepImports(_ limit: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .tooManyFiles,
            Message(
                vi: "các tệp nhập nhau sâu hơn \(limit) tầng", en: "files import each other more than \(limit) deep"),
            at: span)
    }
}
