"""Result sheets (`--format xlsx`) opened by other programs, and workbooks that XlsxWriter and libxlsxwriter made."""

import ctypes
import ctypes.util
import json
import unittest

import openpyxl

from program import ROOT, RULES, SheetTest

try:
    import xlsxwriter
except ImportError:
    xlsxwriter = None

LIBXLSXWRITER = ctypes.util.find_library("xlsxwriter")

HOSTILE = '=HYPERLINK("http://example.org";"bấm vào đây")'
EXAMPLES = ROOT / "Examples"


class ResultSheets(SheetTest):
    def results(self, *reports):
        path = self.folder / "results.xlsx"
        done = self.run_program(
            "check", *reports, "--rules", RULES, "--format", "xlsx", "-o", path, "--no-progress", text=True)
        self.assertIn(done.returncode, (0, 1, 2), done.stderr)
        return path

    def rows(self, path):
        book = openpyxl.load_workbook(path)
        return {sheet.title: [[cell.value or None for cell in row] for row in sheet.iter_rows()] for sheet in book}

    def test_values_are_shown_as_people_write_them(self):
        sheets = self.rows(self.results(EXAMPLES / "reports" / "e2-quan-binh-mau.yaml"))
        details = sheets["Chi tiết"]
        self.assertEqual(len(details[1:]), len([row for row in details[1:] if row[5]]))
        evidence = " ".join(row[11] or "" for row in details[1:])
        self.assertIn("tỷ đồng", evidence)
        self.assertNotIn("= dist", evidence)

    def test_libreoffice_shows_the_same(self):
        path = self.results(EXAMPLES / "reports")
        anew = self.convert(path, "xlsx", "anew.xlsx")
        self.assertEqual(self.rows(anew), self.rows(path))

    def test_no_name_becomes_a_formula(self):
        report = self.write("a.json", (EXAMPLES / "reports" / "e6-benh-vien-mau.json").read_text())
        text = report.read_text()
        name = json.loads(text)["unit_name"]
        report.write_text(text.replace(name, HOSTILE.replace('"', '\\"')))
        for path in (self.results(report), self.convert(self.results(report), "xlsx", "anew.xlsx")):
            cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
            self.assertIn(HOSTILE, [cell.value for cell in cells if cell.data_type == "s"])
            self.assertEqual([cell.coordinate for cell in cells if cell.data_type == "f"], [])


@unittest.skipUnless(xlsxwriter, "XlsxWriter is missing: files that it writes were not tested")
class MadeByXlsxWriter(SheetTest):
    def test_read_like_any_other(self):
        for options in ({}, {"constant_memory": True}, {"strings_to_numbers": True}):
            with self.subTest(options):
                path = self.folder / "a.xlsx"
                book = xlsxwriter.Workbook(str(path), options)
                sheet = book.add_worksheet("TTHC")
                percent, bold = book.add_format({"num_format": "0.00%"}), book.add_format({"bold": True})
                sheet.write_row(0, 0, ["Mã đơn vị: PM-HOA", None, "Loại đơn vị: phường xã", None, "Kỳ báo cáo: 2023"])
                sheet.write_row(2, 0, ["Lĩnh vực", "Đã giải quyết", "Trước hạn", "Đúng hạn", "Quá hạn"], bold)
                sheet.write_row(3, 0, ["Hộ tịch", 1000, 400, 590, 10])
                sheet.write_rich_string(4, 0, "Chứng ", bold, "thực")
                sheet.write_row(4, 1, [200, 0, 200])
                sheet.write_formula(4, 4, "=B5-C5-D5", None, 0)
                sheet.write(6, 5, 0.5, percent)
                book.close()
                done = self.check(path)
                self.assertEqual(done.units, ["PM-HOA"], done.said)
                self.assertEqual(done.value("tthc[1].resolved_late"), ("value", "10", "TTHC!E4"))
                self.assertEqual(done.value("tthc[2].resolved_on_time"), ("value", "200", "TTHC!D5"))


@unittest.skipUnless(LIBXLSXWRITER, "libxlsxwriter is missing: files that it writes were not tested")
class MadeByLibXlsxWriter(SheetTest):
    """Written through the library itself, by its functions of C."""

    def library(self):
        library = ctypes.CDLL(LIBXLSXWRITER)
        for name in ("workbook_new", "workbook_add_worksheet", "workbook_add_format"):
            getattr(library, name).restype = ctypes.c_void_p
        return library

    def test_read_like_any_other(self):
        library, path = self.library(), self.folder / "a.xlsx"
        book = ctypes.c_void_p(library.workbook_new(str(path).encode()))
        sheet = ctypes.c_void_p(library.workbook_add_worksheet(book, b"TTHC"))
        bold = ctypes.c_void_p(library.workbook_add_format(book))
        library.format_set_bold(bold)

        def place(row, column):
            return sheet, ctypes.c_uint32(row), ctypes.c_uint16(column)

        def write(row, column, value, look=None):
            if isinstance(value, str):
                library.worksheet_write_string(*place(row, column), value.encode(), look)
            else:
                library.worksheet_write_number(*place(row, column), ctypes.c_double(value), look)

        def write_row(row, values, look=None):
            for column, value in enumerate(values):
                write(row, column, value, look)

        write_row(0, ["Mã đơn vị: PM-HOA", "Loại đơn vị: phường xã", "Kỳ báo cáo: 2023"])
        library.worksheet_merge_range(
            *place(2, 1), ctypes.c_uint32(2), ctypes.c_uint16(4), "Đã giải quyết".encode(), bold)
        write(2, 0, "Lĩnh vực", bold)
        write_row(3, ["", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"], bold)
        write_row(4, ["Hộ tịch", 1000, 400, 590, 10])
        write_row(5, ["Chứng thực", 200, 0, 200])
        library.worksheet_write_formula_num(*place(5, 4), b"=B6-C6-D6", None, ctypes.c_double(0))
        self.assertEqual(library.workbook_close(book), 0)
        done = self.check(path)
        self.assertEqual(done.units, ["PM-HOA"], done.said)
        self.assertEqual(done.value("tthc[1].resolved_total"), ("value", "1000", "TTHC!B5"))
        self.assertEqual(done.value("tthc[1].resolved_late"), ("value", "10", "TTHC!E5"))
        self.assertEqual(done.value("tthc[2].resolved_late"), ("value", "0", "TTHC!E6"))


if __name__ == "__main__":
    unittest.main()
