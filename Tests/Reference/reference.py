#!/usr/bin/env python3
"""Judges reports against the 2023 targets without the program: a second opinion for its tests.

    reference.py judge REPORT [--register FILE.csv]     one report (JSON, or the YAML of the examples)
    reference.py city --register FILE.csv REPORT…       the roll-up of several
    reference.py examples FOLDER                        the table of Examples/expected.md

Exact fractions, default readings, and nothing shared with the program but the domain's own words.
"""

import argparse
import csv
import decimal
import json
import pathlib
import sys
from fractions import Fraction
from typing import Any, Dict, List, Optional, Sequence

import rollup
import smallyaml
from checks import CHECKS, INDICATORS
from judging import Item, Outcome, together
from model import Report, duplicate_field

NOT_DUE = "not_due"


def judge(raw: Dict[str, Any], register: Optional[Sequence[Dict[str, Any]]] = None) -> Dict[str, Any]:
    """The verdicts of one report on 39 checks and 20 indicators; {"refused": reason} where it can't be judged."""
    twice = duplicate_field(raw)
    if twice is not None:
        return {"refused": f"the field {twice} stands twice at the same settlement level"}
    report = Report(raw)
    outcomes = judge_checks(report, register)
    return shown(outcomes, report.interim)


def judge_checks(report: Report, register: Optional[Sequence[Dict[str, Any]]]) -> Dict[str, Outcome]:
    """The outcome of each check, as if final."""
    units = rollup.units_in_force(register, report.end) if register is not None else None
    return {
        check: run(report, units) if report.unit_type in types else Outcome("not_applicable")
        for check, (types, run) in CHECKS.items()
    }


def shown(outcomes: Dict[str, Outcome], interim: bool) -> Dict[str, Any]:
    """Checks and indicators as they are written out. Checks that are absent from `outcomes` are left out."""
    checks = {check: shown_check(outcome, interim) for check, outcome in outcomes.items()}
    indicators = {
        name: shown_indicator([checks[c] for c in parts if c in checks])
        for name, parts in INDICATORS.items()
        if any(c in checks for c in parts)
    }
    return {"checks": checks, "indicators": indicators}


def shown_check(outcome: Outcome, interim: bool) -> Dict[str, Any]:
    """One check; an applicable one of an interim period is not due and keeps its verdict as provisional.

    Choice (rulings, "Interim period: every applicable annual check"): no_events and unknown are not due as well.
    """
    verdict: Dict[str, Any] = {"verdict": outcome.verdict}
    if interim and outcome.verdict != "not_applicable":
        verdict = {"verdict": NOT_DUE, "provisional": outcome.verdict}
    if outcome.items:
        verdict["items"] = [shown_item(item) for item in outcome.items]
    return marked(verdict, outcome.doubt)


def marked(entry: Dict[str, Any], doubt: bool) -> Dict[str, Any]:
    """The entry with `bounds_matter` where that is true."""
    return {**entry, "bounds_matter": True} if doubt else entry


def shown_item(item: Item) -> Dict[str, Any]:
    """One item; its verdict is not changed by an interim period."""
    entry: Dict[str, Any] = {"item": item.label, "verdict": item.verdict}
    if item.numerator is not None and item.denominator is not None:
        entry["numerator"], entry["denominator"] = exact(item.numerator), exact(item.denominator)
    return marked(entry, item.doubt)


def exact(number: Fraction) -> str:
    """A whole number as text; figures here are whole."""
    if number.denominator != 1:
        raise ValueError(f"{number} is not whole")
    return str(number.numerator)


def shown_indicator(checks: List[Dict[str, Any]]) -> Dict[str, Any]:
    """The verdict of checks together; a sure fail is not put in doubt by the others."""
    verdicts = [c["verdict"] for c in checks]
    entry: Dict[str, Any] = {"verdict": together(verdicts)}
    final = [c.get("provisional", c["verdict"]) for c in checks]
    if entry["verdict"] == NOT_DUE:
        entry["provisional"] = together(final)
    doubtful = ["bounds_matter" in c for c in checks]
    sure_fail = any(v == "fail" and not doubt for v, doubt in zip(final, doubtful))
    return marked(entry, not sure_fail and any(doubtful))


def judge_group(raws: Sequence[Dict[str, Any]], register: Sequence[Dict[str, Any]]) -> Dict[str, Any]:
    """Several reports of one period with their register: each by itself, and rolled up."""
    reports = [Report(raw) for raw in raws]
    outcomes = [judge_checks(report, register) for report in reports]
    units = rollup.units_in_force(register, reports[0].end)
    missing = rollup.not_reported(units, reports)
    city = shown(rollup.roll_up(reports, outcomes, missing), False)
    each = [shown(o, r.interim) for r, o in zip(reports, outcomes)]
    return {"reports": each, "city": {**city, "units_missing": sorted(missing)}}


def load(path: pathlib.Path) -> Any:
    """A report from JSON, or from the YAML that the examples use."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return json.loads(text, parse_float=decimal.Decimal)
    return smallyaml.load(text)


def load_register(path: pathlib.Path) -> List[Dict[str, Any]]:
    """The rows of a register."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(arguments: Sequence[str]) -> int:
    """Runs one command."""
    parser = argparse.ArgumentParser(description="Judge reports against the 2023 targets.")
    parser.add_argument("command", choices=["judge", "city", "examples"])
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--register", type=pathlib.Path)
    given = parser.parse_args(arguments)
    if given.command == "examples":
        import expected

        sys.stdout.write(expected.page(given.paths[0]))
        return 0
    register = load_register(given.register) if given.register else None
    reports = [load(path) for path in given.paths]
    if given.command == "city":
        result: Any = judge_group(reports, register or [])
    else:
        result = [judge(report, register) for report in reports]
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
