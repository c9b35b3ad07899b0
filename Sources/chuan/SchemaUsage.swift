extension Usage {
    static let schemaVietnamese = """
        chuan schema [--for rules|vocabulary|tests|report|result] [--rules ĐƯỜNG-DẪN] [-o TỆP] [--lang vi|en]

        In lược đồ JSON Schema (2020-12) của tệp quy tắc, từ điển dữ liệu, tệp kiểm thử, báo cáo (theo từ điển của bộ
        chỉ tiêu) hay kết quả. Trình soạn thảo dùng lược đồ để gợi ý khóa và giải thích bằng cả hai thứ tiếng.

        """

    static let schemaEnglish = """
        chuan schema [--for rules|vocabulary|tests|report|result] [--rules PATH] [-o FILE] [--lang vi|en]

        Prints the JSON Schema (2020-12) of rule files, vocabularies, test files, reports (by the vocabulary of a
        rulebook) or results. Editors use it to complete keys and to explain them in both languages.

        """
}
