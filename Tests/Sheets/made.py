"""Biểu II.06 as offices send it: one set of figures in many shapes."""

import openpyxl
from openpyxl.styles import Font

# The figures by the number of their column on the form; rows are fields of procedures.
FIGURES = [
    ["Hộ tịch", 12500, 9200, 3260, 40, 12480, 8000, 4480, 0, 20, 20, 0],
    ["Chứng thực", 30200, 0, 30200, 0, 30200, 0, 30200, 0, 0, 0, 0],
    ["Đất đai", 2055, 400, 1610, 45, 2000, 500, 1459, 41, 55, 50, 5],
]
KEYS = [
    "field_name", "received_total", "received_online", "received_direct_postal", "carried_over", "resolved_total",
    "resolved_early", "resolved_on_time", "resolved_late", "pending_total", "pending_in_time", "pending_overdue",
]
HEADER = {"unit_code": "PM-HOA", "unit_type": "comm", "period": "2023"}
GROUPS = ["Số hồ sơ nhận giải quyết", "Số lượng hồ sơ đã giải quyết", "Số lượng hồ sơ đang giải quyết"]
NAMES = [
    ["Tổng số", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước"],
    ["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"], ["Tổng số", "Trong hạn", "Quá hạn"],
]
# One line of headings that says it all.
FLAT = [
    "Lĩnh vực", "Tiếp nhận", "Trực tuyến", "Trực tiếp, bưu chính", "Từ kỳ trước", "Đã giải quyết", "Trước hạn",
    "Đúng hạn", "Quá hạn", "Đang giải quyết", "Đang giải quyết trong hạn", "Đang giải quyết quá hạn",
]
NUMBERS = [
    "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)", "(11)=(12)+(13)", "(12)",
    "(13)",
]


def report(rows=FIGURES, header=HEADER, further=""):
    """The same as a report in YAML."""
    lines = [f"{key}: {value}" for key, value in header.items()] + ["tthc:"]
    for row in rows:
        for number, (key, value) in enumerate(zip(KEYS, row)):
            lines.append(f"  {'-' if number == 0 else ' '} {key}: {value}")
    return "\n".join(lines) + "\n" + further


def sums(rows):
    return [sum(row[column] for row in rows) for column in range(1, len(KEYS))]


class Form06:
    """A sheet with the form; what is said here is the shape that real ones mostly have."""

    depth = 2
    merged = True
    numbers = NUMBERS
    title = "Biểu II.06"
    letterhead = True
    header = ["Mã đơn vị: PM-HOA", "Loại đơn vị: phường xã", "Kỳ báo cáo: 2023"]
    total = "bottom"
    total_label = "Tổng cộng"
    foot = True
    change = staticmethod(lambda text: text)
    rows = FIGURES
    left = 1

    def __init__(self, **shape):
        for key, value in shape.items():
            if not hasattr(type(self), key):
                raise KeyError(key)
            setattr(self, key, value)

    def book(self):
        book = openpyxl.Workbook()
        self.write(book.active)
        return book

    def write(self, sheet):
        self.sheet = sheet
        self.row = 1
        sheet.title = self.title
        if self.letterhead:
            self.put(1, "UBND QUẬN BÌNH MẪU")
            self.put(8, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            self.next()
            self.put(1, "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH")
            self.merge(0, 1, 0, 13)
            self.next()
        for line in self.header:
            for column, text in enumerate([line] if isinstance(line, str) else line):
                self.put(1 + column, text)
            self.next()
        if self.letterhead:
            self.put(11, "Đơn vị tính: Số hồ sơ TTHC")
            self.next(2)
        self.headings()
        self.first = self.row
        if self.total == "top":
            self.sum()
        for number, row in enumerate(self.rows):
            self.line(number + 1, row)
        if self.total == "bottom":
            self.sum()
        if self.foot:
            self.next()
            self.put(2, "Ghi chú: số liệu tính đến 31/12/2023")
            self.next(2)
            self.put(2, "NGƯỜI LẬP BIỂU")
            self.put(9, "CHỦ TỊCH")
            self.next(3)
            self.put(2, "Nguyễn Văn A")
        return sheet

    # Headings

    def headings(self):
        if self.depth == 1:
            for column, text in enumerate(["TT"] + FLAT):
                self.put(1 + column, self.change(text))
            self.next()
        else:
            self.deep_headings()
        if self.numbers:
            self.put(1, "(1)")
            for column, text in enumerate(self.numbers):
                self.put(2 + column, text)
            self.next()

    def deep_headings(self):
        last = self.depth - 1
        self.put(1, self.change("TT"))
        self.put(2, self.change("Lĩnh vực, công việc giải quyết"))
        self.merge(0, 1, last, 1)
        self.merge(0, 2, last, 2)
        column = 3
        for group, names in zip(GROUPS, NAMES):
            self.put(column, self.change(group))
            self.merge(0, column, 0, column + len(names) - 1)
            for place, name in enumerate(names):
                # Deeper forms put parts of a total below `Trong đó`.
                is_part = place > 0 and self.depth > 2
                if is_part and place == 1:
                    self.put(column + place, self.change("Trong đó"), below=1)
                    self.merge(1, column + 1, last - 1, column + len(names) - 1)
                self.put(column + place, self.change(name), below=last if is_part else 1)
                if place == 0 and self.depth > 2:
                    self.merge(1, column, last, column)
            column += len(names)
        self.next(self.depth)

    # Rows

    def line(self, number, row):
        self.put(1, number)
        for column, value in enumerate(row):
            self.put(2 + column, value)
        self.next()

    def sum(self):
        self.put(1, self.total_label)
        self.merge(0, 1, 0, 2)
        for column, value in enumerate(sums(self.rows)):
            self.put(3 + column, value)
        self.next()

    def put(self, column, value, below=0):
        if value is not None:
            self.sheet.cell(self.row + below, column + self.left - 1, value)

    def next(self, count=1):
        self.row += count

    def merge(self, top, left, bottom, right):
        if self.merged and (top, left) != (bottom, right):
            self.sheet.merge_cells(
                start_row=self.row + top, start_column=left + self.left - 1, end_row=self.row + bottom,
                end_column=right + self.left - 1)


def cell_of(sheet, text):
    """The first cell that holds a value."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == text:
                return cell
    raise KeyError(text)


def grid(*rows, title="Bảng"):
    """A workbook of one sheet with these rows."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    return book


def in_font(sheet, name, encode):
    """Stores all texts of a sheet as an old font wants them."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = encode(cell.value)
                cell.font = Font(name=name)
