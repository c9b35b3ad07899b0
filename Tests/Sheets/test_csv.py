"""CSV as spreadsheet programs store a sheet: letterhead, headings and all."""

import csv
import io

from made import Form06, report
from program import SheetTest

FLAT = "unit_code,unit_type,period,results_in_force,results_digitised\nPM-HOA,comm,2023,5000,1750\n"


def lines(book, separator=";"):
    """What a program writes for the sheet; merged cells are empty but for the first."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    for row in book.active.iter_rows(values_only=True):
        writer.writerow(["" if value is None else value for value in row])
    return out.getvalue()


class Sheets(SheetTest):
    def expect_same(self, content, told=()):
        done = self.check(self.write("a.csv", content))
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)
        self.assertEqual(done.told, list(told), done.said)
        return done

    def test_separators_and_encodings(self):
        book = Form06(depth=1).book()
        for separator in ",;\t":
            for encoding in ["utf-8", "utf-8-sig", "utf-16"]:
                with self.subTest(separator=separator, encoding=encoding):
                    self.expect_same(lines(book, separator).encode(encoding))

    def test_headings_in_two_rows(self):
        self.expect_same(lines(Form06().book()))

    def test_without_letterhead(self):
        text = lines(Form06(depth=1, letterhead=False, header=[], numbers=None, foot=False).book())
        done = self.check(
            self.write("a.csv", text), "--unit", "PM-HOA", "--unit-type", "comm", "--period", "2023")
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)

    def test_places_are_lines_and_columns(self):
        text = lines(Form06(depth=1).book())
        done = self.check(self.write("a.csv", text.replace("8000", "#REF!", 1)))
        number = next(n for n, line in enumerate(text.split("\r\n")) if "8000" in line)
        column = text.split("\r\n")[number].index("8000") + 1
        self.assertIn(f"{number + 1}:{column}", " ".join(done.told), done.said)

    def test_numbers_as_offices_write_them(self):
        text = lines(Form06(depth=1).book())
        self.expect_same(text.replace("12500", "12.500").replace("12480", '"12.480"'))

    def test_stored_by_libreoffice(self):
        path = self.save(Form06().book())
        self.expect_same(self.convert(path, "csv:Text - txt - csv (StarCalc):59,34,76,1", "b.csv").read_bytes())

    def test_old_encodings_are_refused_with_a_cure(self):
        done = self.check(self.write("a.csv", lines(Form06().book()).encode("cp1258", "replace")))
        self.assertEqual(done.units, [])
        self.assertIn("UTF-8", done.said)

    def test_flat_tables_are_still_flat(self):
        done = self.run_program("check", self.write("a.csv", FLAT), "--format", "csv", "--no-progress", text=True)
        self.assertIn("PM-HOA", done.stdout, done.stderr)

    def test_a_name_in_quotes_with_line_breaks(self):
        text = lines(Form06(depth=1).book()).replace("Tiếp nhận", '"Tiếp\nnhận"', 1)
        self.expect_same(text)

