"""The form that `chuan form` writes: filled in by programs that people use, it reads back as the same data in YAML."""

import datetime
import json
import re
import subprocess

import openpyxl

from program import PROGRAM, ROOT, RULES, SheetTest
import smallyaml

REPORTS = ROOT / "Examples" / "reports"
EXAMPLES = ["e2-quan-binh-mau.yaml", "e4-phuong-mau-hoa.yaml", "e6-truong-mau.yaml", "e6-benh-vien-mau.json"]
DAY = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})$|(\d{4})-(\d\d)-(\d\d)$")


def load(path):
    text = path.read_text()
    return json.loads(text) if path.suffix == ".json" else smallyaml.load(text)


def typed(value):
    """A value as somebody types it into a cell."""
    if value is True:
        return "có"
    if value is False:
        return "không"
    found = DAY.match(value) if isinstance(value, str) else None
    if found:
        day, month, year, *iso = found.groups()
        return datetime.date(int(year), int(month), int(day)) if day else datetime.date(*map(int, iso))
    return value


def as_text(value):
    return value if value is None or isinstance(value, str) else str(value)


class Forms(SheetTest):
    def form(self, unit_type, *options):
        path = self.folder / "form.xlsx"
        # A form takes the place of nothing that is filled in.
        path.unlink(missing_ok=True)
        made = subprocess.run(
            [PROGRAM, "form", unit_type, "-o", path, "--rules", RULES, *options], capture_output=True, text=True)
        self.assertEqual(made.returncode, 0, made.stderr)
        return path

    def fill(self, path, data, change=typed):
        """Puts values where the hidden keys say; what the form has no place for is given back."""
        book = openpyxl.load_workbook(path)
        rest = {key: value for key, value in data.items() if key not in ("rulebook", "parent_unit_code")}
        for sheet in book:
            mark = str(sheet["A1"].value or "").split(" ")
            if mark[0] != "chuan-form/1":
                continue
            columns = {sheet.cell(1, c).value: c for c in range(2, sheet.max_column + 1) if sheet.cell(1, c).value}
            if mark[2] in rest and isinstance(rest[mark[2]], list):
                first = next(r for r in range(2, 50) if sheet.cell(r, 1).value == "rows") + 1
                for number, row in enumerate(rest.pop(mark[2])):
                    for key, column in columns.items():
                        sheet.cell(first + number, column).value = change(row.get(key))
            elif "value" in columns:
                for number in range(2, sheet.max_row + 1):
                    key = sheet.cell(number, 1).value
                    if key in rest:
                        sheet.cell(number, columns["value"]).value = change(rest.pop(key))
        return book, rest

    def expect_same(self, path, example):
        told = self.check(path)
        wanted = self.check(REPORTS / example)
        self.assertEqual(told.judged(), wanted.judged(), told.said)
        self.assertEqual([d for d in told.names if d not in wanted.names], [], told.said)

    def filled(self, example, change=typed):
        data = load(REPORTS / example)
        path = self.form(data["unit_type"])
        if "period_start" in data:
            data["period"] = data["period_start"][:4]
        book, rest = self.fill(path, data, change)
        self.rest = rest
        book.save(path)
        return path

    def test_filled_by_openpyxl(self):
        for example in EXAMPLES:
            with self.subTest(example):
                self.expect_same(self.filled(example), example)

    def test_filled_with_text_alone(self):
        for example in EXAMPLES[:2]:
            with self.subTest(example):
                path = self.filled(example, lambda value: as_text("có" if value is True else value))
                self.expect_same(path, example)

    def test_stored_anew_by_libreoffice(self):
        for example in EXAMPLES:
            with self.subTest(example):
                self.expect_same(self.convert(self.filled(example), "xlsx", "anew.xlsx"), example)

    def test_sheets_in_another_order_with_other_names_and_rows_put_between(self):
        example = EXAMPLES[1]
        path = self.filled(example)
        book = openpyxl.load_workbook(path)
        book._sheets.reverse()
        for number, sheet in enumerate(book):
            sheet.title = f"Trang {number}"
            if str(sheet["A1"].value).endswith(" tthc"):
                sheet.insert_rows(7, 2)
                sheet.insert_cols(4)
        book.save(path)
        self.expect_same(path, example)

    def test_a_blank_form_is_no_report_that_fails(self):
        done = self.check(self.form("comm", "--unit", "PM-HOA", "--period", "2023"))
        self.assertEqual(done.units, ["PM-HOA"], done.said)
        verdicts = {line[2] for line in done.judged()[1:]}
        self.assertLessEqual(verdicts, {"unknown", "not_applicable"})
        self.assertEqual(done.told, [])

    def test_a_form_of_another_rulebook_or_version(self):
        for mark in ["chuan-form/1 hcmc-cchc-2024 tthc", "chuan-form/2 hcmc-cchc-2023 tthc"]:
            path = self.filled(EXAMPLES[1])
            book = openpyxl.load_workbook(path)
            sheet = next(s for s in book if str(s["A1"].value).endswith(" tthc"))
            sheet["A1"] = mark
            book.save(path)
            done = self.check(path)
            self.assertIn("sheet/other-form", done.names, done.said)
            self.assertIn(mark.rsplit(" ", 1)[0], done.message("sheet/other-form"))

    def test_keys_that_were_changed_are_told(self):
        path = self.filled(EXAMPLES[1])
        book = openpyxl.load_workbook(path)
        sheet = next(s for s in book if str(s["A1"].value).endswith(" tthc"))
        sheet["E1"] = "resolved_totall"
        book.save(path)
        done = self.check(path)
        self.assertTrue(any("resolved_totall" in d["message"] for d in done.diagnostics), done.said)

    def test_figures_outside_of_the_form_are_told(self):
        path = self.filled(EXAMPLES[1])
        book = openpyxl.load_workbook(path)
        sheet = next(s for s in book if str(s["A1"].value).endswith(" tthc"))
        sheet.cell(7, sheet.max_column + 1, 77)
        book.save(path)
        done = self.check(path)
        self.assertTrue(any(name.startswith("sheet/") for name in done.names), done.said)

    def test_all_unit_types_have_a_form_that_reads_back(self):
        for unit_type in ["dept", "dist", "comm", "vert", "health", "edu", "city"]:
            with self.subTest(unit_type):
                done = self.check(self.form(unit_type, "--unit", "X-1", "--period", "2023"))
                self.assertEqual(done.units, ["X-1"], done.said)
                self.assertEqual(done.told, [])

    def test_input_checks_stand_on_each_cell_of_a_constraint(self):
        book = openpyxl.load_workbook(self.form("comm"))
        sheet = next(s for s in book if str(s["A1"].value).endswith(" tthc"))
        rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
        columns = {sheet.cell(1, c).value: c for c in range(2, sheet.max_column + 1)}
        letters = {key: openpyxl.utils.get_column_letter(column) for key, column in columns.items()}
        for key in ("resolved_total", "resolved_early", "resolved_on_time", "resolved_late"):
            rule = next(text for place, text in rules.items() if place.startswith(f"{letters[key]}6:"))
            for other in ("resolved_total", "resolved_late"):
                self.assertIn(f"{letters[other]}6", rule, key)
            self.assertLessEqual(len(rule), 255)

    def test_the_unit_type_is_chosen_from_a_list(self):
        for path in (self.form("comm"), self.convert(self.form("comm"), "xlsx", "lo.xlsx")):
            book = openpyxl.load_workbook(path)
            sheet = next(s for s in book if str(s["A1"].value).endswith(" header"))
            row = next(r for r in range(2, 20) if sheet.cell(r, 1).value == "unit_type")
            rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
            self.assertEqual(rules[f"C{row}"].type, "list")

    def test_csv_and_yaml_forms_read_back(self):
        for ending in ["csv", "yaml"]:
            path = self.folder / f"form.{ending}"
            made = subprocess.run(
                [PROGRAM, "form", "edu", "-o", path, "--rules", RULES, "--unit", "TR-MAU", "--period", "2023"],
                capture_output=True, text=True)
            self.assertEqual(made.returncode, 0, made.stderr)
            self.assertTrue(path.read_text().strip())

    def test_rows_of_several_units(self):
        path = self.form("comm", "--period", "2023")
        book = openpyxl.load_workbook(path)
        sheet = book["Hồ sơ thủ tục hành chính"]
        sheet.cell(1, sheet.max_column + 1, "unit_code")
        columns = {cell.value: cell.column for cell in sheet[1] if cell.value}
        rows = {"PM-HOA": [("Hộ tịch", 10, 4), ("Đất đai", 5, 0)], "PM-DONG": [("Hộ tịch", 7, 7)]}
        place = 6
        for unit in ["PM-HOA", "PM-DONG", "PM-HOA"]:
            name, *figures = rows[unit][place // 8]
            keys = ["unit_code", "field_name", "resolved_total", "resolved_early"]
            for key, value in zip(keys, [unit, name, *figures]):
                sheet.cell(place, columns[key], value)
            place += 1
        book.save(path)
        done = self.check(path)
        self.assertEqual(done.units, ["PM-HOA", "PM-DONG"], done.said)
        for unit, lines in rows.items():
            text = f"unit_code: {unit}\nunit_type: comm\nperiod: 2023\ntthc:\n" + "".join(
                f"  - field_name: {name}\n    resolved_total: {total}\n    resolved_early: {early}\n"
                for name, total, early in lines)
            self.assertEqual(done.judged(unit), self.yaml(text).judged(), done.said)
