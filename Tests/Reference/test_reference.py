"""The reference itself: cells, order of tests, missing figures, roll-up, and the committed sets."""

import collections
import datetime
import decimal
import json
import pathlib
import random
import unittest
from fractions import Fraction
from typing import Any, Dict

import cells
import checks
import completions
import generate
import judging
import model
import reference
import smallyaml

HERE = pathlib.Path(__file__).resolve().parent


def dept(**fields: Any) -> Dict[str, Any]:
    """A department's report for 2023."""
    return {"unit_code": "D", "unit_type": "dept", "period": 2023, **fields}


def verdict(raw: Dict[str, Any], check: str) -> str:
    """A check's verdict, with a question mark where finer reasoning may differ."""
    outcome = reference.judge(raw)["checks"][check]
    return outcome["verdict"] + ("?" if "bounds_matter" in outcome else "")


class Cells(unittest.TestCase):
    """example_reports, section 2."""

    def states(self, read: Any, table: Dict[Any, str]) -> None:
        """Each raw value has a state."""
        for raw, state in table.items():
            self.assertEqual(read(raw).state, state, repr(raw))

    def test_states_do_not_collapse(self) -> None:
        table = {0: "value", "0": "value", None: "missing", "": "missing", "-": "missing", "–": "missing", "—": "missing"}
        table.update({"không phát sinh": "no_events", "KPS": "no_events", "Không PS": "no_events"})
        table.update({"chưa có số liệu": "missing", "đang cập nhật": "missing", "mật": "withheld"})
        table.update({"không cung cấp": "withheld", "K/A": "claimed", "N/A": "claimed", "không thuộc phạm vi": "claimed"})
        table.update({"#DIV/0!": "broken", "#REF!": "broken", -1: "broken", "12,5": "broken"})
        table.update({decimal.Decimal("1.234"): "broken", "1,234": "unreadable", "ba": "unreadable", "không có": "value"})
        self.states(cells.read_count, table)

    def test_counts(self) -> None:
        for raw in ("1.234", "1 234", "1\u00a0234", "1234,0", "1234", 1234, decimal.Decimal("1234.0")):
            self.assertEqual(cells.read_count(raw).value, 1234, repr(raw))
        self.assertEqual(cells.read_count("không có").value, 0)

    def test_money(self) -> None:
        table = {"1.250,5 tỷ đồng": 1_250_500_000_000, "1.250,5 tỷ": 1_250_500_000_000, 5: 5_000_000, "68 nghìn tỷ": 68 * 10**12}
        for raw, amount in table.items():
            self.assertEqual(cells.read_money(raw, 10**6).value, amount, raw)

    def test_rates(self) -> None:
        half = Fraction(1, 200)
        self.assertEqual(cells.read_rate("98%").interval, (Fraction(98, 100) - half, Fraction(98, 100) + half, False))
        self.assertEqual(cells.read_rate("98,0 %").interval[0], Fraction(9795, 10000))
        self.assertEqual(cells.read_rate("97.50%").interval[1], Fraction(97505, 100000))
        self.assertEqual(cells.read_rate("100%").interval, (1 - half, Fraction(1), True))
        self.states(cells.read_rate, {"0,98": "missing", "105%": "unreadable", "#REF!": "broken"})

    def test_flags_and_dates(self) -> None:
        said = {"có": True, "yes": True, True: True, "không": False, "no": False, False: False, "không có": False}
        for raw, value in said.items():
            self.assertIs(cells.read_flag(raw).value, value)
        self.states(cells.read_flag, {"chưa rõ": "missing", "unknown": "missing", "": "missing", "có rồi": "unreadable"})
        self.assertEqual(cells.read_date("31/12/2023").value, datetime.date(2023, 12, 31))
        self.states(cells.read_date, {"31/6/2023": "unreadable", "12/31/2023": "unreadable", "2023-12-31": "value"})


class Order(unittest.TestCase):
    """What decides first."""

    def row(self, **figures: Any) -> Dict[str, Any]:
        """A row of land dossiers that agrees: 98 of 100 on time."""
        names = model.TTHC_COUNTS[:11]
        clean = dict(zip(names, (110, 60, 40, 10, 100, 40, 58, 2, 10, 10, 0)))
        return {"field_name": "đất đai", **clean, "apology_timely": 2, **figures}

    def judged(self, check: str, **figures: Any) -> str:
        """The verdict on such a row."""
        return verdict(dept(tthc=[self.row(**figures)]), check)

    def test_clean(self) -> None:
        self.assertEqual(self.judged("3.1.a"), "pass")
        self.assertEqual(self.judged("3.2.a"), "pass")
        self.assertEqual(self.judged("3.5"), "pass")

    def test_inconsistent_only_where_read(self) -> None:
        self.assertEqual(self.judged("3.1.a", pending_in_time=11), "pass")
        self.assertEqual(self.judged("3.5", pending_in_time=11), "inconsistent")
        self.assertEqual(self.judged("3.1.a", apology_timely=3), "pass")
        self.assertEqual(self.judged("3.5", apology_timely=3), "inconsistent")

    def test_claim_is_believed_for_land_only(self) -> None:
        self.assertEqual(self.judged("3.2.a", resolved_total="K/A"), "not_applicable")
        self.assertEqual(self.judged("3.1.a", resolved_total="K/A"), "unknown?")

    def test_missing_is_not_zero(self) -> None:
        self.assertEqual(self.judged("3.2.a", resolved_late=""), "unknown?")
        self.assertEqual(self.judged("3.2.a", resolved_late="không phát sinh", resolved_on_time=60), "pass")
        self.assertEqual(self.judged("3.5", apology_timely=""), "unknown")

    def test_one_missing_figure_may_be_restored(self) -> None:
        self.assertEqual(self.judged("3.1.a", resolved_early=""), "unknown?")
        self.assertEqual(self.judged("3.1.a", resolved_early="", resolved_late=""), "unknown")

    def test_hidden_contradiction_is_marked(self) -> None:
        self.assertEqual(self.judged("3.1.a", pending_total="", pending_in_time=20), "pass?")

    def test_zero(self) -> None:
        zero = {name: 0 for name in model.TTHC_COUNTS}
        self.assertEqual(self.judged("3.1.a", **zero), "no_events")
        self.assertEqual(self.judged("3.5", **zero), "no_events")
        self.assertEqual(self.judged("3.1.a", **{**zero, "resolved_on_time": ""}), "no_events")

    def test_same_field_twice(self) -> None:
        twice = dept(tthc=[self.row(), self.row()])
        self.assertIn("refused", reference.judge(twice))
        twice["tthc"][1]["settlement_level"] = "cấp xã"
        self.assertIn("checks", reference.judge(twice))

    def test_sum_rows_are_not_fields(self) -> None:
        rows = [self.row(), self.row(field_name="Tổng cộng", resolved_late=50)]
        self.assertEqual(verdict(dept(tthc=rows), "3.5"), "pass")

    def test_interim(self) -> None:
        raw = dept(tthc=[self.row()], data_cutoff="30/12/2023")
        outcome = reference.judge(raw)
        found = outcome["checks"]["3.1.a"]
        self.assertEqual((found["verdict"], found["provisional"]), ("not_due", "pass"))
        self.assertEqual(outcome["checks"]["7.b"]["verdict"], "not_applicable")
        self.assertEqual(outcome["indicators"]["3.1"], {"verdict": "not_due", "provisional": "pass"})
        self.assertEqual(verdict({**raw, "data_cutoff": "31/12/2023"}, "3.1.a"), "pass")

    def test_payment(self) -> None:
        table = {("có", "có"): "pass", ("có", "không"): "fail", ("", "không"): "unknown", ("", "có"): "pass"}
        table.update({("không", "không"): "not_applicable", ("có", ""): "unknown"})
        for (fees, enabled), wanted in table.items():
            self.assertEqual(verdict(dept(has_fee_procedures=fees, epay_enabled=enabled), "9.a"), wanted)

    def test_feedback_without_what_is_not_due(self) -> None:
        raw = dept(pakn_in_scope=9, pakn_received=9, pakn_processed=9, pakn_answered=8, pakn_published=8)
        self.assertEqual([verdict(raw, f"5.{c}") for c in "abcd"], ["pass", "pass", "unknown", "pass"])

    def test_surveys_of_a_class(self) -> None:
        survey = {"kind": "admin", "valid": 10, "satisfied": 10, "sent": 10}
        self.assertEqual(verdict(dept(surveys=[survey]), "4.3.b"), "unknown")
        self.assertEqual(verdict(dept(surveys=[survey], tthc=[self.row()]), "4.3.b"), "unknown")
        self.assertEqual(verdict(dept(surveys=[survey], tthc=[self.row()]), "4.3.c"), "not_applicable")
        self.assertEqual(verdict(dept(surveys=[survey], tthc=[self.row()]), "4.3.a"), "unknown")

    def test_vertical_agencies_have_nothing_to_answer_for(self) -> None:
        outcome = reference.judge({**dept(tthc=[self.row()]), "unit_type": "vert"})
        self.assertEqual({c["verdict"] for c in outcome["checks"].values()}, {"not_applicable"})

    def test_precedence(self) -> None:
        order = ["fail", "inconsistent", "unknown", "not_due", "pass", "no_events", "not_applicable"]
        for index, first in enumerate(order):
            self.assertEqual(judging.together(list(reversed(order[index:]))), first)


class Completions(unittest.TestCase):
    """What is said to be open is open."""

    def test_every_completion_keeps_the_identities(self) -> None:
        known = {"resolved_total": Fraction(100), "resolved_early": Fraction(40), "received_total": Fraction(110)}
        found = 0
        for values in completions.completions(known, model.tthc_space(known, True)):
            self.assertTrue(all(c.holds(values) for c in model.TTHC[1:6]))
            self.assertTrue(model.APOLOGY.holds(values))
            found += 1
        self.assertGreater(found, 10)

    def test_unknown_verdicts_are_open_in_both_directions(self) -> None:
        """Random completions of the digitised results: an unmarked unknown is both met and missed by some."""
        rng = random.Random(5)
        for _ in range(50):
            total = rng.randint(1, 40)
            self.assertEqual(verdict(dept(results_in_force=total, results_digitised=""), "7.a"), "unknown")
            reached = {
                verdict(dept(results_in_force=total, results_digitised=part), "7.a") for part in range(total + 1)
            }
            self.assertEqual(reached, {"pass", "fail"})


class RollUp(unittest.TestCase):
    """Sums over units, and units that are silent."""

    REGISTER = [
        {"unit_code": code, "unit_type": "dept", "valid_from": "2021-01-01", "valid_to": until}
        for code, until in (("A", ""), ("B", ""), ("OLD", "2023-12-30"))
    ]

    def city(self, *reports: Dict[str, Any]) -> Dict[str, Any]:
        """The roll-up over two departments in force."""
        return reference.judge_group(reports, self.REGISTER)["city"]

    def test_sum_over_sum_and_not_the_mean(self) -> None:
        a = dept(unit_code="A", results_in_force=1000, results_digitised=490)
        b = dept(unit_code="B", results_in_force=10, results_digitised=10)
        item = self.city({**a, "unit_code": "A"}, {**b, "unit_code": "B"})["checks"]["7.a"]["items"][0]
        self.assertEqual((item["verdict"], item["numerator"], item["denominator"]), ("fail", "500", "1010"))

    def test_silent_unit(self) -> None:
        city = self.city({**dept(results_in_force=10, results_digitised=10, unit_signs="có"), "unit_code": "A"})
        self.assertEqual(city["units_missing"], ["B"])
        self.assertEqual(city["checks"]["7.a"]["verdict"], "unknown")
        self.assertEqual(city["checks"]["10.2.a"]["verdict"], "unknown")

    def test_one_failing_unit_decides_a_share(self) -> None:
        city = self.city({**dept(unit_signs="không"), "unit_code": "A"})
        self.assertEqual(city["checks"]["10.2.a"]["verdict"], "fail")


class Sets(unittest.TestCase):
    """The committed sets."""

    def lines(self, name: str) -> list:
        """The lines of a set."""
        return (HERE / name).read_text(encoding="utf-8").splitlines(keepends=True)

    def test_sets_are_fresh(self) -> None:
        for index, text in enumerate(self.lines("reports.jsonl")):
            rng = random.Random(f"reports/2023/{index}")
            self.assertEqual(text, generate.line(generate.case(rng, index)), f"reports.jsonl:{index + 1}")
        for index, text in enumerate(self.lines("groups.jsonl")):
            rng = random.Random(f"groups/2023/{index}")
            self.assertEqual(text, generate.line(generate.group(rng)), f"groups.jsonl:{index + 1}")

    def test_sets_reach_what_matters(self) -> None:
        reached = collections.Counter()
        for text in self.lines("reports.jsonl") + self.lines("groups.jsonl"):
            expected = json.loads(text)["expected"]
            for part in (expected, expected.get("own", {})):
                for check, outcome in part.get("checks", {}).items():
                    if "bounds_matter" not in outcome:
                        reached[check, outcome["verdict"]] += 1
        for check in checks.CHECKS:
            for wanted in ("pass", "fail", "unknown", "not_applicable"):
                self.assertGreater(reached[check, wanted], 0, f"{check} {wanted}")


class SmallYAML(unittest.TestCase):
    """The reader of the examples."""

    def test_forms(self) -> None:
        text = "a: 1 # one\nb:\n  - {c: x y, d: [1, 'z, w']}\n  - e: 12.480\n    f: 86.97\n"
        text += 'g: "k: #"\nh:\ni: [\n  u,\n  v\n  ]\n'
        wanted = {"a": 1, "b": [{"c": "x y", "d": [1, "z, w"]}, {"e": "12.480", "f": decimal.Decimal("86.97")}]}
        self.assertEqual(smallyaml.load(text), {**wanted, "g": "k: #", "h": None, "i": ["u", "v"]})

    def test_errors(self) -> None:
        for text in ("a: 1\n   b: 2\n", "a: 1\na: 2\n", "a: [1] 2\n"):
            with self.assertRaises(ValueError):
                smallyaml.load(text)


if __name__ == "__main__":
    unittest.main()
