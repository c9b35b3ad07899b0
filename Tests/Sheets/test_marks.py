"""Sheets given back with marks (`--mark`), opened by another program."""

import zipfile

import openpyxl

from program import RULES, SheetTest

RED = "FFFFC7CE"


def sheet(book, title, code, figures):
    """A table of one line: total, early, on time, late."""
    page = book.create_sheet(title)
    page.append([f"Mã đơn vị: {code}", None, "Loại đơn vị: comm", None, "Kỳ báo cáo: 2023"])
    page.append([])
    page.append(["Lĩnh vực", "Đã giải quyết", "Trước hạn", "Đúng hạn", "Quá hạn"])
    page.append(["Hộ tịch", *figures])


def edited(path, part, *changes):
    """Changes texts of one part and nothing else."""
    with zipfile.ZipFile(path) as old:
        parts = [(item.filename, old.read(item)) for item in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts:
            if name == part:
                for before, after in changes:
                    if before not in content:
                        raise AssertionError((before, content))
                    content = content.replace(before, after)
            new.writestr(name, content)


class Marks(SheetTest):
    def mark(self, path, name):
        target = self.folder / name
        done = self.run_program("check", path, "--rules", RULES, "--mark", target, text=True)
        self.assertIn(done.returncode, (0, 1, 2), done.stderr)
        self.assertTrue(target.exists(), done.stderr)
        return target

    def refused(self, path):
        target = self.folder / "ra.xlsx"
        done = self.run_program("check", path, "--rules", RULES, "--mark", target, "--lang", "en", text=True)
        self.assertFalse(target.exists())
        return done.returncode, done.stderr

    def book(self):
        book = openpyxl.Workbook()
        book.remove(book.active)
        sheet(book, "Hòa", "PM-HOA", [1_100, 100, 900, 100])
        sheet(book, "Đông", "PM-DONG", [1_777, 1_000, 777, 0])
        return self.save(book)

    def test_comments_name_the_target_also_in_another_program(self):
        marked = self.mark(self.book(), "once.xlsx")
        text = openpyxl.load_workbook(marked)["Hòa"]["D4"].comment.text
        self.assertIn("Chỉ tiêu 3.1 (Giải quyết hồ sơ đúng hạn", text)
        self.assertIn("tiêu chí 3.1.a: Không đạt. Hộ tịch: 1.000 / 1.100", text)
        again = openpyxl.load_workbook(self.convert(marked, "xlsx", "lo.xlsx"))
        self.assertEqual(again["Hòa"]["D4"].comment.text.strip(), text.strip())

    def test_two_sheets_marked_one_after_the_other(self):
        once = self.mark(self.book(), "once.xlsx")
        first = openpyxl.load_workbook(once)
        self.assertIn("3.1.a", first["Hòa"]["D4"].comment.text)
        self.assertIsNone(first["Đông"]["D4"].comment)
        # The other sheet fails now, and gets notes beside those of the first.
        edited(
            once, "xl/worksheets/sheet2.xml", (b"<v>777</v>", b"<v>@</v>"), (b"<v>0</v>", b"<v>777</v>"),
            (b"<v>@</v>", b"<v>0</v>"))
        twice = openpyxl.load_workbook(self.mark(once, "twice.xlsx"))
        for name in ["Hòa", "Đông"]:
            self.assertEqual(twice[name]["D4"].fill.fgColor.rgb, RED, name)
            self.assertIn("3.1.a", twice[name]["D4"].comment.text)
        self.assertIn("1.000 / 1.777", twice["Đông"]["D4"].comment.text)
        self.assertIn("1.000 / 1.100", twice["Hòa"]["D4"].comment.text)
        self.assertEqual(self.check(self.folder / "twice.xlsx").judged(), self.check(once).judged())

    def test_parts_that_are_not_utf_8_are_left_alone(self):
        path = self.book()
        with zipfile.ZipFile(path) as book:
            text = book.read("xl/worksheets/sheet1.xml").decode()
        for encoding, start in [("utf-16", b""), ("iso-8859-1", b'<?xml version="1.0" encoding="iso-8859-1"?>')]:
            with self.subTest(encoding):
                path = self.book()
                edited(path, "xl/worksheets/sheet1.xml", (text.encode(), start + text.encode(encoding, "xmlcharrefreplace")))
                self.assertEqual(self.check(path).units, ["PM-HOA", "PM-DONG"])
                status, said = self.refused(path)
                self.assertEqual(status, 73, said)
                self.assertIn("its part `xl/worksheets/sheet1.xml` is not in UTF-8", said)


if __name__ == "__main__":
    import unittest

    unittest.main()
