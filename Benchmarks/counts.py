"""Counts the instructions that `chuan check` takes for a row, and compares them with those that counts.json records.

Usage: counts.py PROGRAM [--update]. Counting needs no quiet machine: the same program over the same rows takes the same
instructions, but for the order in which memory is found. Each case is run over few and over many rows, and the difference is
divided by the rows between, so that start and rules don't count. More than 5 % beside the record, either way, is a failure:
slower is a regression, faster wants to be recorded (--update). Without valgrind it says so and passes.
"""
import json
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


CASES = {
    "25 checks, few figures missing": workload,
    "rulebook of 2023, all figures there": rulebook(0),
    "rulebook of 2023, a tenth of the figures missing": rulebook(0.1),
}


def instructions(program, arguments, folder):
    tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind.out"]
    run = subprocess.run(tool + [program] + arguments + ["--threads", "1"], capture_output=True, text=True)
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
