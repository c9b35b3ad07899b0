"""Times `chuan check` over a million flat reports beside its peers, turn by turn in one run, and compares verdicts.

Usage: batch.py PROGRAM [ROUNDS]. BENCH names a folder with data and peers (that of shared/bench, copied to where it can be
written and set up as its README says); without it, reports are made here and only ours is timed. Prints the median of the
rounds, the ratio to ours and, against DuckDB, how many verdicts differ and why.
"""
import collections
import csv
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE / "Workload"
WORDS = "pass=P,fail=F,unknown=I,inconsistent=I,no_events=N,not_applicable=N,not_due=D"
NAMES = "unit_id=unit_code,level=unit_type"


def ours(program, source, output):
    return [str(program), "check", str(source), "--rules", str(RULES), "--columns", NAMES, "--keep", "unit_id,period",
            "--verdicts", WORDS, "--format", "csv", "--no-progress", "-o", str(output)]


def made(folder, rows):
    """Reports from a seed: parts that pass, fail by little or stand exactly on the bar, missing figures."""
    path = folder / "reports.csv"
    if path.exists():
        return path
    text = (RULES / "workload.rules.yaml").read_text(encoding="utf-8")
    fields = [line.split("key: ")[1].split(",")[0] for line in text.splitlines() if "{key: " in line]
    flags = {line.split("key: ")[1].split(",")[0] for line in text.splitlines() if "type: yes or no" in line}
    rng = random.Random(20230330)
    with open(path, "w", encoding="utf-8") as out:
        out.write(",".join(["unit_id", "level", "period"] + fields) + "\n")
        for row in range(rows):
            cells = [f"U{row:07d}", rng.choice(["so-nganh", "huyen", "xa"]), f"2023-{row % 12 + 1:02d}"]
            for field in fields:
                whole = 100 * rng.randrange(30)
                value = str(whole * rng.choice([90, 97, 98, 100]) // 100)
                if field in flags:
                    value = "true" if rng.random() < 0.96 else "false"
                cells.append("" if rng.random() < 0.03 else value)
            out.write(",".join(cells) + "\n")
    return path


def timed(command, folder):
    start = time.perf_counter()
    status = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL).returncode
    if status not in (0, 1):
        sys.exit(f"batch: {command[0]} ended with {status}")
    return time.perf_counter() - start


def cases(program, bench, source, lines, out):
    """Name, command and output of each contender."""
    found = [("ours, CSV", ours(program, source, out / "ours.csv"), out / "ours.csv")]
    if lines.exists():
        found.append(("ours, NDJSON", ours(program, lines, out / "ours-lines.csv"), out / "ours-lines.csv"))
    if bench is None:
        return found
    python = pathlib.Path(os.environ.get("PEERS", pathlib.Path.home() / ".cache/chuan-peers")) / "venv/bin/python"
    floor = bench / "native/floor_csv"
    if floor.exists():
        found.append(("C for just these rules, CSV", [str(floor), str(source), str(out / "c.csv"), "2"], out / "c.csv"))
    for peer in ("polars", "duckdb"):
        script = bench / f"peers/p_{peer}.py"
        if not script.exists() or not python.exists():
            continue
        for form, path in (("CSV", source), ("NDJSON", lines)):
            result = out / f"{peer}-{form}.csv"
            found.append((f"{peer}, {form}", [str(python), str(script), str(path), str(result)], result))
    return found


def verdicts(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        head = next(rows)
        return head, {tuple(row[:2]): row[2:] for row in rows}


def differences(left, right, source):
    """Verdicts that differ, counted by what they are and whether figures are missing."""
    head, mine = verdicts(left)
    _, theirs = verdicts(right)
    with open(source, encoding="utf-8", newline="") as file:
        given = {(row["unit_id"], row["period"]): row for row in csv.DictReader(file)}
    counts = collections.Counter()
    if mine.keys() != theirs.keys():
        sys.exit("batch: the reports are not the same")
    for key, row in mine.items():
        for number, (a, b) in enumerate(zip(row, theirs[key])):
            if a != b:
                lacks = any(value == "" for value in given[key].values())
                counts[(head[number + 2], f"{b} there, {a} here", lacks)] += 1
    return counts


REASONS = {
    "I there, N here": "the denominator is a reported zero, whatever the missing numerator is",
    "I there, F here": "one condition is known to be false, whatever the missing one is",
    "I there, P here": "every value that the missing figure may have passes",
    "F there, I here": "the parts contradict the whole: a negative denominator",
    "P there, I here": "the parts contradict the whole: a negative denominator",
}


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    bench = pathlib.Path(os.environ["BENCH"]).resolve() if "BENCH" in os.environ else None
    out = pathlib.Path(os.environ.get("BENCH_OUT", HERE.parent / ".build-bench/batch")).resolve()
    out.mkdir(parents=True, exist_ok=True)
    if bench is not None:
        source, lines = bench / "data/reports_1m.csv", bench / "data/reports_1m.ndjson"
    else:
        source, lines = made(out, 200_000), out / "none.ndjson"
    contenders = cases(program, bench, source, lines, out)
    times = {name: [] for name, _, _ in contenders}
    for _ in range(rounds):
        for name, command, _ in contenders:
            times[name].append(timed(command, bench or out))
    base = {form: statistics.median(times[f"ours, {form}"]) for form in ("CSV", "NDJSON") if f"ours, {form}" in times}
    for name, samples in times.items():
        median = statistics.median(samples)
        print(f"{name:30} {median:7.3f} s  least {min(samples):6.3f}  {median / base[name.rsplit(', ', 1)[1]]:6.2f} of ours")
    for name, _, result in contenders:
        if name == "duckdb, CSV":
            for (check, what, lacks), count in sorted(differences(out / "ours.csv", result, source).items()):
                reason = REASONS.get(what, "unexplained") if lacks or "contradict" in REASONS.get(what, "") else "unexplained"
                print(f"{check}: {count} verdicts {what}: {reason}")


if __name__ == "__main__":
    main()
