"""Files that are no spreadsheet to be read, or no longer: each is told as what it is, within limits of time and memory."""

import io
import os
import resource
import subprocess
import time
import unittest
import zipfile

from made import Form06, grid, report
from program import PROGRAM, RULES, SheetTest

MEMORY = 700 << 20


def repacked(path, change):
    """The archive with its parts changed: `change` takes name and bytes and gives bytes or None."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


RELATIONS = b'<Relationship Id="s1" Type="x/sharedStrings" Target="sharedStrings.xml" /></Relationships>'


def with_strings(name, content):
    """The relations of the workbook with a part of shared texts, which some programs do not write."""
    if name != "xl/_rels/workbook.xml.rels":
        return content
    return content.replace(b"</Relationships>", RELATIONS)


class Bad(SheetTest):
    def setUp(self):
        super().setUp()
        self.good = self.save(Form06().book(), "good.xlsx")

    def expect(self, content, words, name="bad.xlsx"):
        started = time.monotonic()
        done = self.check(self.write(name, content))
        self.assertEqual(done.status, 65, done.said)
        self.assertEqual(done.names, ["workbook/unreadable-file"], done.said)
        self.assertIn(words, done.message("workbook/unreadable-file"))
        self.assertNotIn("→ |", done.message("workbook/unreadable-file") + "|", "there is nothing to do about it")
        self.assertLess(time.monotonic() - started, 30)
        return done

    def test_empty(self):
        self.expect(b"", "rỗng")

    def test_cut_short(self):
        whole = self.good.read_bytes()
        for part in (5, 100, len(whole) // 2, len(whole) - 100):
            with self.subTest(part):
                self.expect(whole[:part], "cụt")

    def test_changed_bytes(self):
        whole = bytearray(self.good.read_bytes())
        with zipfile.ZipFile(self.good) as archive:
            start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
        for place in range(start + 80, start + 100):
            whole[place] ^= 0x55
        self.expect(bytes(whole), "hỏng")

    def test_renamed(self):
        for name, content, words in [
            ("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"),
            ("older.xls", b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(600), ".xls"),
            ("page.xlsx", "<html><table><tr><td>Lĩnh vực</td></tr></table></html>".encode(), "trang web"),
            ("page.xls", b"\xef\xbb\xbf <?xml version='1.0'?><Workbook/>", "XML"),
            ("text.xlsx", "Lĩnh vực;Tiếp nhận\nHộ tịch;10\n".encode(), ".csv"),
            ("utf16.xlsx", "Lĩnh vực\tTiếp nhận\n".encode("utf-16"), ".csv"),
            ("paper.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
            ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40), "hình"),
            ("photo.jpg.xlsx", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40), "hình"),
        ]:
            with self.subTest(name):
                self.expect(content, words, name)

    def test_other_archives(self):
        for parts, words in [
            ({"a.txt": "x"}, "tệp nén"),
            ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}, ".ods"),
            ({"xl/workbook.bin": "x", "_rels/.rels": "<Relationships/>"}, ".xlsb"),
            ({"word/document.xml": "<a/>", "_rels/.rels": "<Relationships/>"}, "tài liệu"),
        ]:
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as archive:
                for name, content in parts.items():
                    archive.writestr(name, content)
            self.expect(out.getvalue(), words)

    def test_real_ods_and_xls(self):
        for ending, words in [("ods", ".ods"), ("xls", ".xls"), ("html", "trang web"), ("pdf", "PDF")]:
            with self.subTest(ending):
                content = self.convert(self.good, ending, f"b.{ending}").read_bytes()
                self.expect(content, words, f"as-{ending}.xlsx")

    def test_ods_and_xls_by_their_own_names(self):
        for ending in ["ods", "xls"]:
            content = self.convert(self.good, ending, f"b.{ending}").read_bytes()
            self.expect(content, "." + ending, f"own.{ending}")

    def test_password(self):
        try:
            import msoffcrypto
            from msoffcrypto.format.ooxml import OOXMLFile
        except ImportError:
            raise unittest.SkipTest("msoffcrypto-tool is missing: a real password was not tested")
        del msoffcrypto
        out = io.BytesIO()
        with open(self.good, "rb") as plain:
            OOXMLFile(plain).encrypt("bí mật", out)
        self.expect(out.getvalue(), "mật khẩu")

    def test_a_password_of_the_archive(self):
        content = bytearray(self.good.read_bytes())
        place = content.find(b"PK\x01\x02")
        while place >= 0:
            content[place + 8] |= 1
            place = content.find(b"PK\x01\x02", place + 1)
        self.expect(bytes(content), "mật khẩu")

    def test_a_protected_sheet_is_read(self):
        book = Form06().book()
        book.active.protection.set_password("x")
        book.security.lockStructure = True
        done = self.check(self.save(book))
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)

    def test_macros_are_not_run_and_told(self):
        with zipfile.ZipFile(self.good, "a") as archive:
            archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
        done = self.check(self.write("a.xlsm", self.good.read_bytes()))
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)
        self.assertEqual(done.names, ["workbook/macros"])

    def test_a_wrong_sheet(self):
        for rows in [[["Họ tên", "Ngày sinh"], ["An", "1/2/1990"]], [["x"]], []]:
            with self.subTest(rows):
                done = self.check(self.save(grid(*rows)))
                self.assertEqual(done.names, ["sheet/no-report"], done.said)
                self.assertEqual(done.status, 65)
                self.assertIn("chuan form", done.message("sheet/no-report"))


class Bombs(SheetTest):
    """What is small and unpacks to much."""

    def limited(self, content, words):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY * 3, MEMORY * 3))

        path = self.write("bomb.xlsx", content)
        started = time.monotonic()
        with open(self.folder / "said.txt", "w+") as said:
            program = subprocess.Popen(
                [PROGRAM, "check", path, "--rules", RULES, "--no-progress"], stdout=subprocess.DEVNULL, stderr=said,
                preexec_fn=limit)
            _, status, used = os.wait4(program.pid, 0)
            program.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            told = said.read()
        self.assertEqual(program.returncode, 65, told)
        self.assertIn("workbook/unreadable-file", told)
        self.assertIn(words, told)
        self.assertLess(used.ru_maxrss << 10, MEMORY)
        if "release" in str(PROGRAM):
            self.assertLess(time.monotonic() - started, 20)

    def bomb(self, part, head, filling, count, tail, shares=False):
        out = io.BytesIO()
        with zipfile.ZipFile(self.good) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
            for name in old.namelist():
                if name != part:
                    content = old.read(name)
                    new.writestr(name, with_strings(name, content) if shares else content)
            with new.open(part, "w", force_zip64=True) as target:
                target.write(head)
                for _ in range(count):
                    target.write(filling)
                target.write(tail)
        return out.getvalue()

    def setUp(self):
        super().setUp()
        self.good = self.save(Form06().book(), "good.xlsx")

    SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'

    def test_two_gigabytes_of_nothing(self):
        content = self.bomb("xl/worksheets/sheet1.xml", self.SHEET, b" " * (64 << 20), 32, b"</sheetData></worksheet>")
        self.limited(content, "giải nén")

    def test_one_cell_without_end(self):
        head = self.SHEET + b'<row r="1"><c r="A1" t="inlineStr"><is><t>'
        tail = b"</t></is></c></row></sheetData></worksheet>"
        self.limited(self.bomb("xl/worksheets/sheet1.xml", head, b"0" * (16 << 20), 20, tail), "giải nén")

    def test_shared_text_without_end(self):
        head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        self.limited(self.bomb("xl/sharedStrings.xml", head, b"0" * (16 << 20), 20, b"</t></si></sst>", shares=True), "giải nén")

    def test_cells_by_the_million(self):
        row = b"<row>" + b"<c><v>1</v></c>" * 16_384 + b"</row>"
        content = self.bomb("xl/worksheets/sheet1.xml", self.SHEET, row, 700, b"</sheetData></worksheet>")
        self.limited(content, "quá nhiều ô")

    def test_one_text_shown_by_a_million_cells(self):
        text = b"x" * 30_000
        strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>' + text + b"</t></si></sst>"
        row = b"<row>" + b'<c t="s"><v>0</v></c>' * 1_000 + b"</row>"
        whole = self.bomb("xl/worksheets/sheet1.xml", self.SHEET, row, 500, b"</sheetData></worksheet>", shares=True)
        path = self.write("x.xlsx", whole)
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("xl/sharedStrings.xml", strings)
        self.limited(path.read_bytes(), "quá nhiều ô")

    def test_entities(self):
        declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        for part in ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]:
            with self.subTest(part):
                def change(name, content):
                    if name != part:
                        return content
                    start = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
                    return declared + content[start:]

                done = self.check(self.write("bad.xlsx", repacked(self.good, change)))
                self.assertEqual(done.names, ["workbook/unreadable-file"], done.said)
                self.assertIn("thực thể", done.message("workbook/unreadable-file"))


class Odd(SheetTest):
    """Sound files that few programs write."""

    def test_utf16_parts(self):
        path = self.save(Form06().book())

        def change(name, content):
            if name != "xl/worksheets/sheet1.xml":
                return content
            text = content.decode()
            start = text.find("?>") + 2 if text.startswith("<?xml") else 0
            return ('<?xml version="1.0" encoding="UTF-16"?>' + text[start:]).encode("utf-16")

        done = self.check(self.write("b.xlsx", repacked(path, change)))
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)

    def test_missing_parts(self):
        path = self.save(Form06().book())
        for part in ["xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"]:
            with self.subTest(part):
                whole = repacked(path, lambda name, content: None if name == part else content)
                done = self.check(self.write("b.xlsx", whole))
                self.assertEqual(done.names, ["workbook/unreadable-file"], done.said)
