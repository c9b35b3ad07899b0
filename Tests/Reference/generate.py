#!/usr/bin/env python3
"""Makes reports with their expected verdicts, by a seed.

    generate.py reports COUNT [--seed N]     JSON lines {"report": …, "expected": …}
    generate.py groups COUNT [--seed N]      JSON lines {"register": …, "reports": …, "expected": …}
    generate.py stats FILE                   how often each check comes out as each verdict in a file of reports

A report starts clean, its figures aimed at a threshold: met exactly, missed by one, or clear of it. Then a few cells,
rows and blocks are spoilt in the ways that real reports are.
"""

import argparse
import collections
import datetime
import json
import pathlib
import random
import sys
from typing import Any, Dict, List, Sequence, Tuple

import reference
import spoil
from maker import Maker, Raw

OFTEN = ["dept"] * 6 + ["dist"] * 6 + ["comm"] * 6
TYPES = [*OFTEN, "lrb", "lrb", "edu", "edu", "health", "health", "vert", "city", "city", "city", "city"]
GENTLE = [
    spoil.blank_cell, spoil.drop_row, spoil.no_events_row, spoil.regrouped, spoil.claimed_plan, spoil.sum_row,
    spoil.drop_block,
]  # fmt: skip


def spoilt(maker: Maker, unit_type: str) -> Raw:
    """A report with a few things wrong or missing."""
    raw = maker.clean(unit_type)
    for _ in range(maker.pick((0, 2), (1, 3), (2, 4), (4, 3), (7, 1))):
        maker.rng.choice(spoil.SPOILERS)(maker, raw)
    return raw


def group(rng: random.Random) -> Raw:
    """A small city: a register with dates, most units' reports, and last the city's own with its inspections."""
    maker = Maker(rng, calm=rng.random() < 0.7)
    register = small_register(rng)
    living = [row for row in register if row["unit_type"] not in ("vert", "city") and not row["valid_to"]]
    silent = set(rng.sample([r["unit_code"] for r in living], maker.pick((0, 6), (1, 3), (2, 1))))
    reports = [group_report(maker, row) for row in living if row["unit_code"] not in silent]
    reports.append(city_report(maker, register))
    judged = reference.judge_group(reports, register)
    expected = {"city": judged["city"], "own": judged["reports"][-1]}
    return {"register": register, "reports": reports, "expected": expected}


def small_register(rng: random.Random) -> List[Raw]:
    """Two to six units of each type, of which some ended before the period or begin after it."""
    rows = [register_row("TP", "city", "")]
    counts = {"dept": rng.randint(1, 3), "dist": rng.randint(1, 2), "comm": rng.randint(1, 4)}
    counts.update(vert=2, edu=1, health=1)
    for unit_type, count in counts.items():
        rows += [register_row(f"{unit_type.upper()}{i}", unit_type, "") for i in range(1, count + 1)]
    rows.append(register_row("COMM-CU", "comm", rng.choice(["2022-12-31", "2023-12-30"])))
    ends = register_row("DIST-CUOI", "vert", "2023-12-31")
    future = {**register_row("DEPT-MOI", "dept", ""), "valid_from": "2024-01-01"}
    return [*rows, ends, future]


def register_row(code: str, unit_type: str, until: str) -> Raw:
    """A unit."""
    words = {"unit_code": code, "unit_name": f"Đơn vị Mẫu {code}", "unit_type": unit_type}
    parent = "" if unit_type == "city" else "TP"
    return {**words, "parent_unit_code": parent, "valid_from": "2021-01-01", "valid_to": until}


def group_report(maker: Maker, row: Raw) -> Raw:
    """A unit's report for the whole year, mostly in order."""
    raw = maker.clean(row["unit_type"], row["unit_code"])
    raw["unit_name"] = row["unit_name"]
    raw["data_cutoff"] = "2024-01-05"
    raw.pop("branches", None)
    raw["tthc"] = [r for r in raw.get("tthc", []) if "sum_of" not in r]
    if not raw["tthc"]:
        del raw["tthc"]
    for _ in range(maker.pick((0, 12 if maker.calm else 4), (1, 1))):
        maker.rng.choice(GENTLE)(maker, raw)
    return raw


def city_report(maker: Maker, register: List[Raw]) -> Raw:
    """The city's report with inspections: twice the same unit, out of period, not in the register."""
    raw = maker.clean("city", "TP")
    raw["data_cutoff"] = "2024-01-05"
    codes = [row["unit_code"] for row in register if row["unit_type"] != "city"] + ["X99"]
    visits = []
    for _ in range(maker.rng.randint(0, 14)):
        day = datetime.date(2022, 12, 20) + datetime.timedelta(days=maker.rng.randint(0, 390))
        visit = {"unit_code": maker.rng.choice(codes), "kind": maker.rng.choice(["scheduled", "unscheduled"])}
        visits.append({**visit, "mode": "inspection", "team": maker.rng.randint(1, 5), "date": day.isoformat()})
    raw["inspections"] = visits
    return raw


def case(rng: random.Random, index: int) -> Raw:
    """One report with what is expected of it."""
    raw = spoilt(Maker(rng), TYPES[index % len(TYPES)])
    return {"report": raw, "expected": reference.judge(raw)}


def line(value: Any) -> str:
    """One line of JSON; decimals are written as numbers."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=float) + "\n"


def stats(path: pathlib.Path) -> None:
    """Prints check, verdict, how often, and how often with `bounds_matter`."""
    found: Dict[Tuple[str, str], List[int]] = collections.defaultdict(lambda: [0, 0])
    for text in path.read_text(encoding="utf-8").splitlines():
        for check, outcome in json.loads(text)["expected"].get("checks", {"refused": {"verdict": "-"}}).items():
            verdict = outcome.get("provisional", outcome["verdict"])
            found[check, verdict][0] += 1
            found[check, verdict][1] += "bounds_matter" in outcome
    for (check, verdict), (count, doubted) in found.items():
        print(f"{check}\t{verdict}\t{count}\t{doubted}")


def main(arguments: Sequence[str]) -> int:
    """Runs one command."""
    parser = argparse.ArgumentParser(description="Make reports with expected verdicts.")
    parser.add_argument("command", choices=["reports", "groups", "stats"])
    parser.add_argument("count")
    parser.add_argument("--seed", type=int, default=2023)
    given = parser.parse_args(arguments)
    if given.command == "stats":
        stats(pathlib.Path(given.count))
        return 0
    for index in range(int(given.count)):
        rng = random.Random(f"{given.command}/{given.seed}/{index}")
        sys.stdout.write(line(case(rng, index) if given.command == "reports" else group(rng)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
