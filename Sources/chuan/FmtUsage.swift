extension Usage {
    static let fmtVietnamese = """
        chuan fmt [ĐƯỜNG-DẪN…] [tùy chọn]

        Trình bày tệp quy tắc theo một kiểu; giữ nguyên ghi chú, câu chữ, công thức và ý nghĩa. Đường dẫn là tệp hoặc
        thư mục (mọi tệp *.rules.yaml, *.test.yaml); mặc định: thư mục hiện tại; - là đầu vào chuẩn, in ra đầu ra chuẩn.

          --check               không ghi; in tên các tệp sẽ thay đổi
          --diff                không ghi; in các chỗ sẽ thay đổi
          --keys vi|en          đổi khóa và các từ cho sẵn sang ngôn ngữ này
          --lang vi|en          ngôn ngữ của thông báo

        Mã kết thúc: 0 xong; 1 với --check, có tệp sẽ thay đổi; 65 có tệp không đọc được; 66 không có tệp;
        73 không ghi được.

        """

    static let fmtEnglish = """
        chuan fmt [PATH…] [options]

        Lays rule files out in one way; comments, texts, formulas and meaning stay. Paths are files or folders (all of
        *.rules.yaml, *.test.yaml); default: the current folder; - is standard input, printed to standard output.

          --check               writes nothing; prints the names of files that would change
          --diff                writes nothing; prints what would change
          --keys vi|en          changes keys and known words to this language
          --lang vi|en          language of messages

        Exit status: 0 done; 1 with --check, some file would change; 65 a file cannot be read; 66 no such file;
        73 a file cannot be written.

        """
}
