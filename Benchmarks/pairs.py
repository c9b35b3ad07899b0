"""Times a peer beside ours, turn by turn in one run: datalogic (JsonLogic in Rust) over the same rules and reports.

Usage: pairs.py PROGRAM [ROUNDS]. PROGRAM is the built ChecksBenchmark. Needs the package datalogic-py and the rules of
shared/bench, one or two folders above the repository. The peer reads JSON through Python, as its users do; ours has its
values already, so the figures answer what a user pays, not which engine is faster inside.
"""
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time


def rules():
    here = pathlib.Path(__file__).resolve().parent.parent
    for folder in (here / "../shared/bench", here / "../../shared/bench"):
        if (folder / "rules.py").exists():
            sys.dont_write_bytecode = True
            sys.path.insert(0, str(folder))
            import rules as shared
            return shared.RULES
    sys.exit("pairs: no shared/bench beside the repository")


def logic(rule):
    """The rule in JsonLogic, with the same guards."""
    def value(names):
        variables = [{"var": name} for name in names]
        return variables[0] if len(variables) == 1 else {"-": variables}

    if rule["kind"] == "flags":
        return {"if": [{"missing": rule["flags"]}, "I", {"and": [{"var": name} for name in rule["flags"]]}, "P", "F"]}
    part, whole = value(rule["num"]), value(rule["den"])
    guards = [{"missing": list(dict.fromkeys(rule["num"] + rule["den"]))}, "I", {"==": [whole, 0]}, "N"]

    def passes(percent):
        return {rule["op"]: [{"/": [part, whole]}, percent / 100]}

    if rule["kind"] == "ratio":
        return {"if": guards + [passes(rule["pct"]), "P", "F"]}
    levels = rule["pct"].items()
    covered = {"in": [{"var": "level"}, [level for level, _ in levels]]}
    bars = [{"and": [{"==": [{"var": "level"}, level]}, passes(percent)]} for level, percent in levels]
    return {"if": [{"!": [covered]}, "N"] + guards + [{"or": bars}, "P", "F"]}


def time_peer(compiled, lines):
    start = time.perf_counter()
    for line in lines:
        json.loads(compiled.evaluate_str(line))
    return (time.perf_counter() - start) / len(lines) * 1e6


def time_ours(program):
    output = subprocess.run([program], check=True, capture_output=True, text=True).stdout
    return float(re.search(r"ours: ([0-9.]+)", output).group(1))


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
    import datalogic_py
    compiled = datalogic_py.Engine().compile(json.dumps([logic(rule) for rule in rules()]))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "reports.jsonl"
        subprocess.run([program, "--write", str(path)], check=True, stdout=subprocess.DEVNULL)
        lines = path.read_text().splitlines()
        expected = path.with_name("reports.jsonl.verdicts").read_text().splitlines()
    differing = sum(
        verdict != ours for line, row in zip(lines, expected)
        for verdict, ours in zip(json.loads(compiled.evaluate_str(line)), row))
    pairs = [(time_ours(program), time_peer(compiled, lines)) for _ in range(rounds)]
    ours, peer = (statistics.median(times) for times in zip(*pairs))
    print(f"datalogic: {peer:.2f} µs a report with JSON through Python, {differing} verdicts differ; ours: {ours:.2f} µs; "
          f"{rounds} pairs, each time {min(p / o for o, p in pairs):.1f} to {max(p / o for o, p in pairs):.1f} times ours")


main()
