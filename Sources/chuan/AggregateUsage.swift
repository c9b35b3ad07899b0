extension Usage {
    static let aggregateVietnamese = """
        chuan aggregate BẢN-GHI… [tùy chọn]

        Tổng hợp báo cáo của từng đơn vị từ bản ghi (tệp CSV, mỗi dòng một hồ sơ; - là đầu vào chuẩn), theo phần
        `tổng hợp từ bản ghi` của bộ chỉ tiêu. Nhiều tệp thì tính chung.

          --rules ĐƯỜNG-DẪN     tệp hoặc thư mục bộ chỉ tiêu; mặc định: bộ đi kèm chương trình
          --period 2023         kỳ báo cáo; mặc định: thời gian hiệu lực của bộ chỉ tiêu
          --as-of NGÀY          ngày chốt số liệu, dạng 2024-01-05
          --units TỆP           danh bạ đơn vị (CSV hoặc YAML): tên và loại đơn vị
          --format DẠNG         csv, ndjson, json hoặc yaml; mặc định: theo tên tệp, hoặc csv
          --lang vi|en          ngôn ngữ
          --most-rejects N      quá N bản ghi không đọc được thì dừng, không ghi gì (mặc định 10000)
          --no-progress         không hiện tiến độ
          -o, --output TỆP      ghi vào tệp

        Mã kết thúc: 0 tốt; 64 lệnh chưa đúng; 65 có bản ghi hoặc đơn vị không tính được; 66 không có tệp.

        """

    static let aggregateEnglish = """
        chuan aggregate RECORDS… [options]

        Makes the report of each unit out of records (CSV files, a dossier a line; - is standard input), as the
        `derivations` of the rulebook say. Several files count together.

          --rules PATH          a rulebook's file or folder; default: those installed beside the program
          --period 2023         period of the reports; default: the time in which the rulebook is in force
          --as-of DATE          day on which the records were drawn, like 2024-01-05
          --units FILE          register of units (CSV or YAML): names and types
          --format FORM         csv, ndjson, json or yaml; default: by the file's name, or csv
          --lang vi|en          language
          --most-rejects N      more than N records that can't be read end the run without a result (default 10000)
          --no-progress         shows no progress
          -o, --output FILE     writes to a file

        Exit status: 0 well; 64 usage; 65 some records or units could not be counted; 66 no such file.

        """
}
