"""Counts the instructions that `chuan check` takes for a row, and compares them with those that counts.json records.

Usage: counts.py PROGRAM [--update]. Counting needs no quiet machine: the same program over the same rows takes the same
instructions, but for the order in which memory is found. Each case is run over few and over many rows, and the difference is
divided by the rows between, so that start and rules don't count. More than 5 % beside the record, either way, is a failure:
slower is a regression, faster wants to be recorded (--update). Without valgrind it says so and passes.
"""
import csv
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RECORD = HERE / "counts.json"
TOLERANCE = 0.05
ROWS = (1_500, 4_000)
CITY = HERE.parent / "Rules/hcmc-cchc-2023"

sys.path.insert(0, str(HERE))
import batch  # noqa: E402


def workload(folder, rows):
    """25 checks over figures of which few are missing."""
    place = folder / f"workload-{rows}"
    place.mkdir()
    return batch.ours("", batch.made(place, rows), folder / "out.csv")[1:]


def rulebook(missing):
    """The rulebook of 2023 over figures without tables, of which some part is missing."""
    def command(folder, rows):
        path = folder / f"city-{missing}-{rows}.csv"
        rng = random.Random(2023)
        head = ("unit_code,unit_type,period,timeliness_published,pakn_in_scope,pakn_received,pakn_not_due,pakn_processed,"
                "pakn_answered,pakn_published,results_in_force,results_digitised,plan_allocated,disbursed,has_fee_procedures,"
                "epay_enabled,epay_transactions,docs_official_total,docs_state_secret,docs_electronic,leaders_total,"
                "leaders_signing")
        with open(path, "w", encoding="utf-8") as out:
            out.write(head + "\n")
            for row in range(rows):
                whole = [rng.randrange(1, 400) * 100 for _ in range(5)]
                cells = ["có", whole[0], whole[0], 0, whole[0], whole[0] - row % 2, whole[0] - row % 2 * 2,
                         whole[1], whole[1] * rng.choice([39, 40, 41, 50]) // 100,
                         whole[2] * 10**9, whole[2] * rng.choice([89, 90, 91]) * 10**7, "có", rng.choice(["có", "không"]),
                         0, whole[3], whole[3] // 10, whole[3] - whole[3] // 10 - row % 3 // 2, whole[4], whole[4] - row % 2]
                cells = ["" if rng.random() < missing else str(cell) for cell in cells]
                out.write(",".join([f"U{row:06d}", rng.choice(["dept", "dist", "comm"]), "2023"] + cells) + "\n")
        return ["check", str(path), "--rules", str(CITY), "--format", "csv", "--no-progress",
                "-o", str(folder / "out.csv")]
    return command


def lines(folder, rows):
    """The same as JSON lines: numbers and flags plain, figures that are missing left out."""
    place = folder / f"lines-{rows}"
    place.mkdir()
    source, path = batch.made(place, rows), place / "reports.ndjson"
    plain = {"true": True, "false": False}
    with open(source, encoding="utf-8", newline="") as table, open(path, "w", encoding="utf-8") as out:
        for row in csv.DictReader(table):
            values = {name: plain.get(cell, int(cell) if cell.isdigit() else cell) for name, cell in row.items() if cell}
            out.write(json.dumps(values, separators=(",", ":")) + "\n")
    return batch.ours("", path, folder / "out.csv")[1:]


def tables(folder, rows):
    """The rulebook of 2023 over JSON lines with a table of five fields in each."""
    path = folder / f"tables-{rows}.ndjson"
    rng = random.Random(2023)
    with open(path, "w", encoding="utf-8") as out:
        for row in range(rows):
            fields = []
            for name, kind in (("Hộ tịch", "other"), ("Xây dựng", "construction"), ("Đất đai", "land"),
                               ("Đầu tư", "investment"), ("Xử lý đơn", "complaint")):
                whole, late = rng.randrange(1, 40) * 100, rng.randrange(4)
                fields.append({
                    "field_name": name, "field_class": kind, "received_total": whole, "received_online": whole // 2,
                    "received_direct_postal": whole - whole // 2, "carried_over": 0, "resolved_total": whole,
                    "resolved_early": 0, "resolved_on_time": whole - late, "resolved_late": late, "pending_total": 0,
                    "pending_in_time": 0, "pending_overdue": 0, "apology_timely": late})
            report = {"unit_code": f"U{row:06d}", "unit_type": rng.choice(["dept", "dist", "comm"]), "period": 2023,
                      "tthc": fields, "pakn_in_scope": 9, "pakn_received": 9}
            out.write(json.dumps(report, ensure_ascii=False) + "\n")
    return ["check", str(path), "--rules", str(CITY), "--format", "csv", "--no-progress", "-o", str(folder / "out.csv")]


def dossiers(folder, rows):
    """Figures of units out of a list of dossiers."""
    path, register = folder / f"dossiers-{rows}.csv", folder / "units.csv"
    rng = random.Random(2023)
    register.write_text("unit_code,unit_type\n" + "".join(f"HCM-PX-{unit:04d},PX\n" for unit in range(300)))
    with open(path, "w", encoding="utf-8") as out:
        out.write("dossier_id,unit_id,field,received,due,finished,online,e_payment,digitized\n")
        for row in range(rows):
            month, day = rng.randrange(1, 12), rng.randrange(1, 14)
            done = f"2023-{month:02d}-{day + rng.randrange(9, 15):02d}" if rng.random() < 0.95 else ""
            field = rng.choice(["land", "construction", "investment", "justice", "business", "complaints"])
            out.write(f"{10_000_000 + row},HCM-PX-{rng.randrange(300):04d},{field},2023-{month:02d}-{day:02d},"
                      f"2023-{month:02d}-{day + 14:02d},{done},{row % 2},{row % 3 // 2},{row % 5 // 4}\n")
    return ["aggregate", str(path), "--rules", str(HERE / "Dossiers"), "--units", str(register), "--period", "2023",
            "-o", str(folder / "out-reports.csv")]


CASES = {
    "25 checks, few figures missing": workload,
    "rulebook of 2023, all figures there": rulebook(0),
    "rulebook of 2023, a tenth of the figures missing": rulebook(0.1),
    "25 checks, JSON lines": lines,
    "rulebook of 2023, JSON lines with tables and little else": tables,
    "dossiers to figures of units": dossiers,
}


def instructions(program, arguments, folder):
    tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind.out"]
    threads = ["--threads", "1"] if arguments[0] == "check" else []
    # Rules that are kept from the run before would count for one of two runs.
    run = subprocess.run(
        tool + [program] + arguments + threads, capture_output=True, text=True,
        env=dict(os.environ, CHUAN_CACHE="off"))
    if run.returncode not in (0, 1, 2):
        sys.exit(f"counts: the program ended with {run.returncode}\n{run.stderr}")
    found = re.search(r"Collected\s*:\s*(\d+)", run.stderr)
    if not found:
        sys.exit(f"counts: valgrind says no count\n{run.stderr}")
    return int(found.group(1))


def count(program, case):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        few, many = (instructions(program, case(folder, rows), folder) for rows in ROWS)
        return round((many - few) / (ROWS[1] - ROWS[0]))


def main():
    if not shutil.which("valgrind"):
        print("counts: valgrind is missing; nothing was counted")
        return 0
    program, update = sys.argv[1], "--update" in sys.argv[2:]
    recorded = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    counted, failed = {}, False
    for name, case in CASES.items():
        counted[name] = count(program, case)
        known = recorded.get(name)
        share = counted[name] / known - 1 if known else 0.0
        failed = failed or known is None or abs(share) > TOLERANCE
        print(f"{counted[name]:>9,} instructions a row ({share:+.1%}): {name}")
    if update:
        RECORD.write_text(json.dumps(counted, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    if failed:
        print("counts: more than 5 % beside Benchmarks/counts.json; where that is meant: make bench-counts UPDATE=--update")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
