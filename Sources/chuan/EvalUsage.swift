/// Help of `chuan eval`.
extension Usage {
    static let evalVietnamese = """
        chuan eval [BIỂU-THỨC] [tùy chọn]

        In giá trị của một biểu thức FEEL; mỗi chỗ null được giải thích ở đầu ra lỗi. Không có biểu thức thì mở dấu nhắc;
        phím lên, xuống gọi lại các dòng đã gõ.

          --context TỆP|JSON    giá trị có tên: tệp YAML, tệp JSON, hoặc {"tên": giá trị} ghi thẳng;
                                văn bản dạng @"2023-12-31" là ngày, giờ hay khoảng thời gian,
                                ngày không có dấu nháy trong YAML cũng vậy
          --unary GIÁ-TRỊ       biểu thức là phép thử (>= 98%); in true nếu giá trị này thỏa
          --as-of NGÀY          ngày mà today() và now() cho biết
          --type                in kiểu thay cho giá trị
          --plan                in kế hoạch tính thay cho giá trị
          --lang vi|en          ngôn ngữ

        Mã kết thúc: 0 tính được (kể cả null); 64 lệnh chưa đúng; 65 không phải biểu thức, hoặc không đọc được
        --context; 66 không có tệp.

        """

    static let evalEnglish = """
        chuan eval [EXPRESSION] [options]

        Prints the value of a FEEL expression; standard error says of every null why it is there. Without an expression
        it opens a prompt, where the keys up and down recall lines.

          --context FILE|JSON   values by name: a YAML or JSON file, or {"name": value} in place; a text like
                                @"2023-12-31" is a date, time or duration, and so
                                is a day without quotes in YAML
          --unary VALUE         the expression is a test (>= 98%); prints true if this value passes
          --as-of DATE          the day that today() and now() tell
          --type                prints the type instead of the value
          --plan                prints the plan of evaluation instead of the value
          --lang vi|en          language

        Exit: 0 evaluated (null too); 64 usage; 65 no expression, or --context can't be read; 66 no such file.

        """
}
