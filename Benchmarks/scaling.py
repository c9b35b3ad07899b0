"""How `chuan check` and `chuan aggregate` grow: ten times the rows, ten times the rules, dossiers beside their peers.

Usage: scaling.py PROGRAM [ROUNDS]. BENCH and BENCH_OUT as for batch.py. Prints medians, ratios and the most memory that
was used, and leaves them in scaling.txt beside the other results; what is made for it (2.6 GB of rows, 0.6 GB of verdicts)
is taken away again, and left out where the disk has no room.
"""
import csv
import os
import pathlib
import re
import shutil
import statistics
import sys
import time

from batch import HERE, RULES, made, ours

ROOM = 4 << 30
# Every line that was printed.
TABLE = []


def say(text):
    print(text, flush=True)
    TABLE.append(text)


def run(command):
    """Seconds, and the most memory in MiB."""
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1, 2):
        sys.exit(f"scaling: {' '.join(command[:2])} ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


def medians(commands, rounds):
    """Turn by turn, so that noise hits all alike."""
    samples = [[] for _ in commands]
    for _ in range(rounds):
        for place, command in enumerate(commands):
            samples[place].append(run(command))
    return [(statistics.median(s for s, _ in runs), max(m for _, m in runs)) for runs in samples]


def line(name, result, base=None):
    seconds, memory = result
    ratio = f"{seconds / base[0]:6.2f} times" if base else ""
    say(f"{name:34} {seconds:7.3f} s  {memory:6.0f} MiB  {ratio}".rstrip())


def ten_times(source, path):
    """The rows again and again, each time of other units."""
    with open(source, "rb") as rows, open(path, "wb") as out:
        out.write(rows.readline())
        start = rows.tell()
        for turn in range(10):
            rows.seek(start)
            while piece := rows.readlines(1 << 24):
                out.write(b"".join(b"%d" % turn + row for row in piece))


def many_rules(folder, times=10):
    """The checks of the workload, as many times, with other ids and other numbers in their targets."""
    text = (RULES / "workload.rules.yaml").read_text(encoding="utf-8")
    head, checks = re.split(r"(?m)^indicators:\n", text)
    copies = []
    for turn in range(times):
        copy = re.sub(r'(id: "?)([A-Za-z0-9.]+)', rf"\g<1>\g<2>x{turn}", checks)
        copy = re.sub(r"(\d+)%", lambda bar: f"{max(1, int(bar[1]) - turn)}%" if bar[1] != "100" else bar[0], copy)
        copies.append(copy)
    folder.mkdir(exist_ok=True)
    (folder / "workload.rules.yaml").write_text(head + "indicators:\n" + "".join(copies), encoding="utf-8")
    return folder


def with_rules(command, rules):
    return [str(rules) if part == str(RULES) else part for part in command]


def dossiers(program, bench, out, rounds):
    """Twenty million dossiers to the counts of 3,300 units, beside C for just these and polars; verdicts are compared."""
    source, floor = bench / "data/dossiers_20m.csv", bench / "native/floor_agg"
    if not source.exists() or not floor.exists():
        return say("scaling: there are no dossiers")
    rules, peers = HERE / "Dossiers", pathlib.Path(os.environ.get("PEERS", pathlib.Path.home() / ".cache/chuan-peers"))
    run([str(floor), str(source), str(out / "c-units.csv"), "2"])
    with open(out / "c-units.csv", encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    register = out / "units.csv"
    register.write_text("unit_code,unit_type\n" + "".join(
        f"{row['unit_id']},{row['unit_id'][4:6]}\n" for row in expected), encoding="utf-8")
    reports, verdicts = out / "reports.csv", out / "unit-verdicts.csv"
    names = ["ours", "C for just these"]
    commands = [[str(program), "aggregate", str(source), "--rules", str(rules), "--units", str(register), "--period",
                 "2023", "-o", str(reports)], [str(floor), str(source), str(out / "c-units.csv"), "2"]]
    python, script = peers / "venv/bin/python", bench / "peers/agg.py"
    if python.exists():
        names.append("polars")
        commands.append([str(python), str(script), "polars", str(source), str(out / "polars-units.csv")])
    os.chdir(bench)
    results = medians(commands, rounds)
    for name, result in zip(names, results):
        line(f"20 million dossiers, {name}", result, results[0])
    run([str(program), "check", str(reports), "--rules", str(rules), "--format", "csv", "--verdicts",
         "pass=P,fail=F,no_events=N,not_applicable=N,unknown=I", "-o", str(verdicts)])
    counts = {"n": "n", "judged": "judged", "on_time": "on_time", "online": "all_online",
              "e_payment": "all_e_payment", "digitized": "all_digitized"}
    with open(reports, encoding="utf-8", newline="") as file:
        derived = {row["unit_code"]: row for row in csv.DictReader(file)}
    with open(verdicts, encoding="utf-8", newline="") as file:
        judged = {row["unit_code"]: row for row in csv.DictReader(file)}
    wrong = sum(
        derived[row["unit_id"]][counts[name]] != value if name in counts else judged[row["unit_id"]][name] != value
        for row in expected for name, value in row.items() if name != "unit_id")
    say(f"{len(expected)} units, {wrong} counts and verdicts differ from those of C")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    bench = pathlib.Path(os.environ["BENCH"]).resolve() if "BENCH" in os.environ else None
    out = pathlib.Path(os.environ.get("BENCH_OUT", HERE.parent / ".build-bench/batch")).resolve()
    out.mkdir(parents=True, exist_ok=True)
    source = bench / "data/reports_1m.csv" if bench else made(out, 200_000)
    one = ours(program, source, out / "ours.csv")
    if shutil.disk_usage(out).free > ROOM:
        large, rules = out / "ten.csv", many_rules(out / "rules250")
        try:
            ten_times(source, large)
            commands = [one, ours(program, large, out / "ten-verdicts.csv"),
                        with_rules(ours(program, source, out / "many.csv"), rules)]
            base, rows, checks = medians(commands, rounds)
        finally:
            for path in (large, out / "ten-verdicts.csv", out / "many.csv"):
                path.unlink(missing_ok=True)
            shutil.rmtree(rules, ignore_errors=True)
        line("25 rules, the rows", base)
        line("25 rules, ten times the rows", rows, base)
        line("250 rules, the rows", checks, base)
    else:
        say("scaling: no room on the disk for ten times the rows")
    summary = [str(program), "check", str(source), "--rules", str(RULES), "--columns",
               "unit_id=unit_code,level=unit_type", "--format", "text", "--no-progress", "-o", str(out / "summary.txt")]
    ranking = summary[:-3] + ["-o", str(out / "ranking.csv"), "--rank", "share"]
    ranking[ranking.index("text")] = "csv"
    base, counts, ranks = medians([one, summary, ranking], rounds)
    line("verdicts", base)
    line("summary with the worst units", counts, base)
    line("ranking", ranks, base)
    if bench:
        dossiers(program, bench, out, rounds)
    (out / "scaling.txt").write_text("\n".join(TABLE) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
