extension Usage {
    static let lintVietnamese = """
        chuan lint [ĐƯỜNG-DẪN…] [tùy chọn]

        Soát tệp quy tắc: chỗ sai khiến không chấm được, và chỗ đáng ngờ. Đường dẫn là thư mục hoặc tệp; mặc định: thư
        mục hiện tại. `chuan explain TÊN` giải thích từng thông báo.

          --format DẠNG         text, json, sarif, junit, github, gitlab hoặc checkstyle
          --fix                 sửa những chỗ sửa được mà không kết luận nào thay đổi
          --unsafe-fixes        sửa cả những chỗ cần người xem lại
          --diff                không ghi, không liệt kê; in những chỗ sẽ sửa
          --baseline TỆP        chỉ báo những gì chưa có trong tệp này
          --write-baseline TỆP  ghi những gì đang có vào tệp
          --lang vi|en          ngôn ngữ
          -o, --output TỆP      ghi kết quả vào tệp

        Mã kết thúc: 0 không có lỗi; 1 có lỗi; 64 lệnh chưa đúng; 65 không đọc được tệp; 66 không có tệp quy tắc nào;
        73 không ghi được.

        """

    static let lintEnglish = """
        chuan lint [PATH…] [options]

        Looks through rule files: mistakes that keep them from judging, and what is doubtful. Paths are folders or files;
        default: the current folder. `chuan explain NAME` explains each message.

          --format FORM         text, json, sarif, junit, github, gitlab or checkstyle
          --fix                 mends what can be mended without changing a verdict
          --unsafe-fixes        mends also what somebody should look at
          --diff                writes and lists nothing; prints what would be mended
          --baseline FILE       tells only what this file does not have
          --write-baseline FILE writes what there is to the file
          --lang vi|en          language
          -o, --output FILE     writes the result to a file

        Exit status: 0 no error; 1 errors; 64 usage; 65 a file cannot be read; 66 there are no rule files;
        73 a file cannot be written.

        """
}
