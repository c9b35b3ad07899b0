"""Times `chuan check` over spreadsheets as whole processes: the form of a unit, and files of a city with 50,000 rows.

Usage: sheets.py PROGRAM… [--rounds N] [--counts]. Several programs take turns in one run. Prints, for each file and form of
results, the shortest and the median time, the time of the processor and the most memory. --counts counts instructions over
smaller files instead, which needs valgrind and no quiet machine. Needs openpyxl; without it, says so and passes.
"""
import argparse
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE.parent / "Rules/hcmc-cchc-2023"
sys.path.insert(0, str(HERE.parent / "Tests/Sheets"))

FIELDS = ["Hộ tịch", "Chứng thực", "Đất đai", "Xây dựng", "Đầu tư", "Giáo dục", "Y tế", "Lao động", "Môi trường", "Văn hóa"]
# The columns of a table of many units, and of a file with a report in each row.
FURTHER = ["Trả lại, xin rút", "Hẹn lại ngày trả", "Đã xin lỗi kịp thời", "Đã xin lỗi kể cả muộn"]
OWNED = ["TT", "Mã đơn vị", "Loại đơn vị", "Kỳ báo cáo", "Lĩnh vực", "Nhóm lĩnh vực", "Tiếp nhận", "Trực tuyến",
         "Trực tiếp, bưu chính", "Từ kỳ trước", "Đã giải quyết", "Trước hạn", "Đúng hạn", "Quá hạn", "Đang giải quyết",
         "Đang giải quyết trong hạn", "Đang giải quyết quá hạn"] + FURTHER
FLAT = ["TT", "mã đơn vị", "loại đơn vị", "kỳ báo cáo", "pakn_in_scope", "pakn_received", "pakn_not_due", "pakn_processed",
        "pakn_answered", "pakn_published", "results_in_force", "results_digitised", "plan_allocated", "disbursed",
        "has_fee_procedures", "epay_enabled", "epay_transactions", "docs_official_total", "docs_state_secret",
        "docs_electronic", "timeliness_published"]
FORM = {"resolved_total": 4, "resolved_early": 5, "resolved_on_time": 6, "resolved_late": 7, "pending_overdue": 10,
        "apology_timely": 13}
UNIT_ROWS = 200


def figures(rng):
    """The figures of a field, in the order of the official form, and those behind it."""
    early, on_time, due, overdue = (rng.randrange(limit) for limit in (900, 4_000, 80, 5))
    # Few are late, so that reading is what is timed and not the search for what would mend a failure.
    late = int(rng.random() < 0.001)
    resolved, pending = early + on_time + late, due + overdue
    carried = rng.randrange(min(40, resolved + pending) + 1)
    online = rng.randrange(resolved + pending - carried + 1)
    return [resolved + pending, online, resolved + pending - carried - online, carried, resolved, early, on_time, late,
            pending, due, overdue, 0, 0, late + overdue, late + overdue]


def field(row):
    return f"{FIELDS[row % len(FIELDS)]}, thủ tục số {row % UNIT_ROWS // len(FIELDS) + 1}"


def unit_form(path, rows):
    """Biểu II.06 of one unit, with what the rules ask for beside it."""
    import made
    rng = random.Random(6)
    lines = [[field(row)] + figures(rng) for row in range(rows)]
    form = made.Form06(rows=[line[:12] for line in lines], numbers=None)
    book = form.book()
    for place, name in enumerate(FURTHER):
        form.sheet.cell(form.first - 2, 14 + place, name)
        form.sheet.merge_cells(start_row=form.first - 2, start_column=14 + place, end_row=form.first - 1,
                               end_column=14 + place)
        for row, line in enumerate(lines):
            form.sheet.cell(form.first + row, 14 + place, line[12 + place])
    book.save(path)


def streamed(path, title, lines):
    import openpyxl
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for line in lines:
        sheet.append(line)
    book.save(path)


def table_of_units(path, rows):
    """A table with the rows of many units, 200 each."""
    rng = random.Random(50)

    def line(row):
        return [row + 1, f"DV-{row // UNIT_ROWS:05d}", "phường xã", "2023", field(row), "lĩnh vực khác"] + figures(rng)
    streamed(path, "Biểu II.06", [OWNED] + [line(row) for row in range(rows)])


def report_in_each_row(path, rows):
    rng = random.Random(51)

    def line(row):
        whole = [rng.randrange(1, 400) * 100 for _ in range(5)]
        return [row + 1, f"DV-{row:06d}", "phường xã", "2023", whole[0], whole[0], 0, whole[0], whole[0] - row % 2,
                whole[0] - row % 2 * 2, whole[1], whole[1] * rng.choice([39, 40, 41, 50]) // 100, whole[2] * 10**9,
                whole[2] * rng.choice([89, 90, 91]) * 10**7, "có", "có" if row % 7 else "không", 0, whole[3],
                whole[3] // 10, whole[3] - whole[3] // 10 - row % 3 // 2, "có"]
    streamed(path, "Báo cáo", [FLAT] + [line(row) for row in range(rows)])


def own_form(path, rows):
    """The form that the program writes, with a column that says whose each row is."""
    import openpyxl
    rng = random.Random(52)
    book = openpyxl.load_workbook(EMPTY_FORM)
    sheet = book["Hồ sơ thủ tục hành chính"]
    sheet.cell(1, sheet.max_column + 1, "unit_code")
    keys = {cell.value: cell.column for cell in sheet[1] if cell.value}
    start = next(row for row in range(2, 30) if sheet.cell(row, 1).value == "rows") + 1
    for row in range(rows):
        values = figures(rng)
        sheet.cell(start + row, keys["unit_code"], f"DV-{row // UNIT_ROWS:05d}")
        sheet.cell(start + row, keys["field_name"], field(row))
        for key, place in FORM.items():
            if key in keys:
                sheet.cell(start + row, keys[key], values[place])
    book.save(path)


# Name, maker, rows, rows where instructions are counted.
FILES = [
    ("unit's form, 200 rows", unit_form, 200, 200),
    ("table of units, 50,000 rows", table_of_units, 50_000, 2_000),
    ("report in each row, 50,000 rows", report_in_each_row, 50_000, 500),
    ("own form of units, 50,000 rows", own_form, 50_000, 2_000),
]
FORMATS = ["text", "json", "csv"]


def command(program, path, form, output):
    return [program, "check", str(path), "--rules", str(RULES), "--format", form, "--no-progress", "-o", str(output)]


def timed(arguments):
    """Seconds, seconds of the processor, and the most memory in MiB."""
    start = time.perf_counter()
    child = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1, 2):
        sys.exit(f"sheets: {' '.join(arguments)} ended with {status}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def instructions(arguments):
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    run = subprocess.run(tool + arguments, capture_output=True, text=True)
    found = re.search(r"Collected\s*:\s*(\d+)", run.stderr)
    return int(found.group(1)) if found else sys.exit(f"sheets: valgrind says no count\n{run.stderr}")


def main():
    global EMPTY_FORM
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--counts", action="store_true")
    parser.add_argument("--keep", help="a folder for the files, which are made once")
    parser.add_argument("--only", default="", help="files whose name has this in it")
    options = parser.parse_args()
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        print("sheets: openpyxl is missing; nothing was timed")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(options.keep or name)
        EMPTY_FORM = folder / "form.xlsx"
        subprocess.run([options.programs[0], "form", "comm", "--period", "2023", "--rules", str(RULES),
                        "-o", str(EMPTY_FORM)], check=True, stderr=subprocess.DEVNULL)
        for title, make, rows, fewer in FILES:
            if options.only not in title:
                continue
            rows = fewer if options.counts else rows
            path = folder / f"{make.__name__}-{rows}.xlsx"
            if not path.exists():
                make(path, rows)
            for form in FORMATS:
                commands = [command(program, path, form, folder / "results") for program in options.programs]
                if options.counts:
                    for line in commands:
                        print(f"{instructions(line):>15,} instructions: {make.__name__}, {rows} rows, {form}: {line[0]}")
                    continue
                rounds = [[timed(line) for line in commands] for _ in range(options.rounds)]
                for place, line in enumerate(commands):
                    wall, cpu, memory = zip(*(round[place] for round in rounds))
                    print(f"{min(wall):8.3f} s, median {statistics.median(wall):8.3f} s, processor {min(cpu):8.3f} s, "
                          f"{max(memory):6.0f} MiB: {title}, {form}: {line[0]}", flush=True)


if __name__ == "__main__":
    main()
