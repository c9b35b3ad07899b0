extension Usage {
    static let newVietnamese = """
        chuan new rulebook|indicator|test MÃ [tùy chọn]

        Viết tệp mới có ghi chú để làm tiếp: một bộ chỉ tiêu (thư mục chạy được ngay), một chỉ tiêu, hay bảng kiểm thử của
        một tiêu chí. Trên màn hình, những gì thiếu được hỏi; bỏ trống thì dùng mẫu. Tệp đã có không bị ghi đè.

          --title TÊN           tên bộ chỉ tiêu hoặc chỉ tiêu
          --from, --to NGÀY     hiệu lực của bộ chỉ tiêu
          --document MÃ         văn bản làm căn cứ; --document-title TÊN; --clause MỤC
          --applies-to LOẠI…    loại đơn vị
          --numerator, --denominator TRƯỜNG
          --target MỤC-TIÊU     "từ 98% trở lên"
          --keys vi|en          ngôn ngữ của khóa và ghi chú; mặc định theo --lang
          --lang vi|en          ngôn ngữ của câu hỏi
          -o, --output THƯ-MỤC  nơi ghi

        """

    static let newEnglish = """
        chuan new rulebook|indicator|test ID [options]

        Writes commented files to go on with: a rulebook (a folder that works as it is), an indicator, or a table of tests
        for a check. At a terminal it asks for what is lacking; no answer takes the sample. No file is overwritten.

          --title TITLE         of the rulebook or the indicator
          --from, --to DATE     when the rulebook is in force
          --document ID         the document that is cited; --document-title TITLE; --clause CLAUSE
          --applies-to TYPE…    unit types
          --numerator, --denominator FIELD
          --target TARGET       "at least 98%"
          --keys vi|en          language of keys and comments; default: that of --lang
          --lang vi|en          language of questions
          -o, --output FOLDER   where to write

        """
}
