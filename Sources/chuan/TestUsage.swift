extension Usage {
    static let testVietnamese = """
        chuan test [ĐƯỜNG-DẪN…] [tùy chọn]

        Chạy các tệp kiểm thử (x.test.yaml cạnh x.rules.yaml) và nêu chỗ khác với mong đợi. Đường dẫn là thư mục, tệp kiểm
        thử hoặc tệp quy tắc; mặc định: bộ chỉ tiêu đi kèm chương trình.

          --name TÊN            chỉ chạy trường hợp có tên hoặc mã tiêu chí này (có thể ghi nhiều lần)
          --format DẠNG         text, json hoặc junit
          --coverage            các trường hợp chạm tới những gì: tiêu chí, kết luận, dòng bảng, cách hiểu, hai phía ngưỡng
          --coverage-min SỐ     như trên, và sai nếu dưới ngần ấy phần trăm
          --mutate              đổi từng chỗ nhỏ trong quy tắc, nêu những thay đổi không trường hợp nào nhận ra
          --write-boundaries    đề xuất các trường hợp ở ranh giới còn thiếu, không chạy gì
          --lang vi|en          ngôn ngữ
          -o, --output TỆP      ghi kết quả vào tệp

        Mã kết thúc: 0 mọi trường hợp đúng; 1 có trường hợp sai, độ bao phủ thấp hoặc còn thay đổi không ai nhận ra;
        64 lệnh chưa đúng; 65 không đọc được tệp; 66 không có gì để chạy; 73 không ghi được.

        """

    static let testEnglish = """
        chuan test [PATH…] [options]

        Runs the test files (x.test.yaml beside x.rules.yaml) and says what differs. Paths are folders, test files or rule
        files; default: the rulebooks installed beside the program.

          --name NAME           runs only the cases of this name or check (may be repeated)
          --format FORM         text, json or junit
          --coverage            what the cases reach: checks, verdicts, table rows, readings, both sides of thresholds
          --coverage-min N      the same, and fails below so many percent
          --mutate              changes the rules in every small way, and names the changes that no case notices
          --write-boundaries    proposes the boundary cases that are missing; runs nothing
          --lang vi|en          language
          -o, --output FILE     writes the result to a file

        Exit status: 0 every case holds; 1 a case fails, the coverage is low, or a change goes unnoticed; 64 usage;
        65 a file cannot be read; 66 there is nothing to run; 73 a file cannot be written.

        """
}
