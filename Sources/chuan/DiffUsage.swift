extension Usage {
    static let diffVietnamese = """
        chuan diff CŨ MỚI [--reports ĐƯỜNG-DẪN…] [tùy chọn]

        So hai bộ chỉ tiêu (tệp hoặc thư mục) về nội dung: mức, độ chặt, phạm vi, công thức, căn cứ, từ điển dữ liệu, ràng
        buộc, tổng hợp từ bản ghi. Câu chữ khác mà nghĩa như cũ thì không tính.

          --reports ĐƯỜNG-DẪN…  chấm các báo cáo này theo cả hai bộ, nêu kết luận nào đổi và còn thiếu gì
          --register TỆP        danh bạ đơn vị
          --format text|json    dạng kết quả
          --lang vi|en          ngôn ngữ
          -o, --output TỆP      ghi kết quả vào tệp

        """

    static let diffEnglish = """
        chuan diff OLD NEW [--reports PATH…] [options]

        Compares two rulebooks (files or folders) by what they mean: thresholds, strictness, scope, formulas, sources,
        vocabulary, constraints, derivation from records. Other words for the same meaning don't count.

          --reports PATH…       judges these reports by both; tells whose verdict changes and what is lacking
          --register FILE       register of units
          --format text|json    form of the result
          --lang vi|en          language
          -o, --output FILE     writes the result to a file

        """
}
