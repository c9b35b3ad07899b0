import Diagnostics

/// Examples of these kinds may take several files: a line `# == name ==` starts the next one. The first file is
/// `bo-chi-tieu.rules.yaml`.
extension Diagnostic.Kind {
    static let unreadableFile = Diagnostic.Kind(
        "rule/unreadable-file", .error,
        Diagnostic.Explanation(
            what: Message(vi: "không đọc được tệp hoặc thư mục", en: "a file or folder cannot be read"),
            why: Message(
                vi: "thiếu một tệp thì bộ chỉ tiêu không trọn vẹn", en: "without the file the rulebook is not complete"),
            wrong: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [chi-tieu]
                # == chi-tieu/mot.rules.yaml ==
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            right: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [chi-tieu/mot.rules.yaml]
                # == chi-tieu/mot.rules.yaml ==
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            fix: Message(
                vi: "nêu từng tệp, không nêu thư mục; kiểm tra đường dẫn và quyền đọc",
                en: "name files, not folders; check the path and the permission to read")))

    static let missingImport = Diagnostic.Kind(
        "rule/missing-import", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(vi: "không có tệp được nhập", en: "an imported file does not exist"),
            why: Message(
                vi: "thiếu một tệp thì bộ chỉ tiêu không trọn vẹn", en: "without the file the rulebook is not complete"),
            wrong: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [don_vi.rules.yaml]
                # == don-vi.rules.yaml ==
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            right: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [don-vi.rules.yaml]
                # == don-vi.rules.yaml ==
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            fix: Message(
                vi: "sửa đường dẫn; đường dẫn tính từ tệp nhập", en: "mend the path; it starts at the importing file")))

    static let outsideFolder = Diagnostic.Kind(
        "rule/outside-folder", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "tệp được nhập nằm ngoài thư mục quy tắc",
                en: "an imported file lies outside the folder of the rules"),
            why: Message(
                vi: "quy tắc nhận từ nơi khác không được đọc tệp khác trên máy",
                en: "rules that come from strangers must not read other files of the machine"),
            wrong: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [../don-vi.rules.yaml]

                """,
            right: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [chung/don-vi.rules.yaml]
                # == chung/don-vi.rules.yaml ==
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            fix: Message(
                vi: "đưa tệp vào thư mục quy tắc, hoặc chạy với thư mục cha",
                en: "move the file into the folder, or give the folder above to the command")))

    static let importCycle = Diagnostic.Kind(
        "rule/import-cycle", .error,
        Diagnostic.Explanation(
            what: Message(vi: "các tệp nhập lẫn nhau thành vòng", en: "files import each other in a circle"),
            why: Message(
                vi: "không còn rõ tệp nào đứng trước", en: "it is no longer clear which file comes first"),
            wrong: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [don-vi.rules.yaml]
                # == don-vi.rules.yaml ==
                nhập: [bo-chi-tieu.rules.yaml]
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            right: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [don-vi.rules.yaml]
                # == don-vi.rules.yaml ==
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            fix: Message(vi: "chỉ để tệp đầu nhập các tệp khác", en: "let only the first file import the others")))

    static let repeatedImport = Diagnostic.Kind(
        "rule/repeated-import", .warning,
        Diagnostic.Explanation(
            what: Message(vi: "một tệp được nhập hai lần ở cùng chỗ", en: "a file is imported twice by the same file"),
            why: Message(vi: "lần thứ hai không có tác dụng", en: "the second time does nothing"),
            wrong: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [don-vi.rules.yaml, ./don-vi.rules.yaml]
                # == don-vi.rules.yaml ==
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            right: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [don-vi.rules.yaml]
                # == don-vi.rules.yaml ==
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            fix: Message(vi: "bỏ lần thứ hai", en: "remove the second one")))

    static let noRulebook = Diagnostic.Kind(
        "rule/no-rulebook", .error,
        Diagnostic.Explanation(
            what: Message(vi: "không có tệp nào mở đầu bộ chỉ tiêu", en: "no file has the head of a rulebook"),
            why: Message(
                vi: "không biết đây là bộ chỉ tiêu nào và có hiệu lực khi nào",
                en: "nothing says which rulebook this is and when it is in force"),
            wrong: """
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            right: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            fix: Message(
                vi: "thêm `bộ chỉ tiêu` vào một tệp, hoặc chạy với cả thư mục",
                en: "add `rulebook` to one file, or give the whole folder to the command")))

    static let secondRulebook = Diagnostic.Kind(
        "rule/second-rulebook", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "bộ chỉ tiêu nhập một tệp mở đầu bộ chỉ tiêu khác", en: "a rulebook imports the head of another one"
            ),
            why: Message(
                vi: "mỗi bộ chỉ tiêu có một mã và một thời gian hiệu lực",
                en: "a rulebook has one id and one effective period"),
            wrong: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [nam-2024/khac.rules.yaml]
                # == nam-2024/khac.rules.yaml ==
                bộ chỉ tiêu: {mã: mau-2024, tên: Mẫu khác}

                """,
            right: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                # == nam-2024/khac.rules.yaml ==
                bộ chỉ tiêu: {mã: mau-2024, tên: Mẫu khác}

                """,
            fix: Message(
                vi: "để phần dùng chung ở một tệp không có `bộ chỉ tiêu`",
                en: "keep what both share in a file without `rulebook`")))

    static let unclaimedFile = Diagnostic.Kind(
        "rule/unclaimed-file", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "tệp quy tắc không thuộc bộ chỉ tiêu nào", en: "a rule file belongs to no rulebook"),
            why: Message(
                vi: "các quy tắc trong tệp sẽ lặng lẽ không được dùng", en: "its rules would silently not be used"),
            wrong: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                # == phu-luc/don-vi.rules.yaml ==
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            right: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                nhập: [phu-luc/don-vi.rules.yaml]
                # == phu-luc/don-vi.rules.yaml ==
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}

                """,
            fix: Message(
                vi: "nhập tệp ở bộ chỉ tiêu của nó, hoặc đổi tên tệp để không còn đuôi `.rules.yaml`",
                en: "import the file in its rulebook, or give it a name without `.rules.yaml`")))

    static let tooManyFiles = Diagnostic.Kind(
        "rule/too-many-files", .error,
        Diagnostic.Explanation(
            what: Message(vi: "quá nhiều tệp và thư mục", en: "there are too many files and folders"),
            why: Message(
                vi: "giới hạn giữ cho một lần chạy không chiếm hết máy",
                en: "the limit keeps a run from using up the machine"),
            wrong: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                # == a.rules.yaml ==
                các đơn vị tính: [{mã: a, tên: a}]
                # == b.rules.yaml ==
                các đơn vị tính: [{mã: b, tên: b}]
                # == c.rules.yaml ==
                các đơn vị tính: [{mã: c, tên: c}]
                # == d.rules.yaml ==
                các đơn vị tính: [{mã: d, tên: d}]

                """,
            right: """
                bộ chỉ tiêu: {mã: mau, tên: Mẫu}
                các đơn vị tính: [{mã: a, tên: a}, {mã: b, tên: b}, {mã: c, tên: c}, {mã: d, tên: d}]

                """,
            fix: Message(vi: "chạy với một thư mục nhỏ hơn", en: "give a smaller folder to the command")))
}
