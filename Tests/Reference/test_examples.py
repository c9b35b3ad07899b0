"""The numbers of the example units, one assertion for each line of their description."""

import copy
import pathlib
import unittest
from typing import Any, Dict, Optional

import expected
import reference

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "Examples"


def report(name: str) -> Dict[str, Any]:
    """A report of the examples."""
    return reference.load(EXAMPLES / "reports" / name)


class ExampleCase(unittest.TestCase):
    """Asserts verdicts of one report."""

    name = ""

    def setUp(self) -> None:
        if not self.name:
            self.skipTest("a base class")
        self.report = report(self.name)

    def check(self, check: str, verdict: str, register: Any = None) -> Dict[str, Any]:
        """A check of the report as it stands has a verdict; gives the check."""
        found = reference.judge(self.report, register)["checks"][check]
        self.assertEqual(found["verdict"], verdict, check)
        return found

    def item(self, check: str, label: Optional[str], verdict: str, fraction: Optional[str] = None) -> None:
        """An item has a verdict and, where given, a numerator and denominator."""
        items = reference.judge(self.report)["checks"][check]["items"]
        found = [item for item in items if item["item"] == label]
        self.assertEqual([item["verdict"] for item in found], [verdict], f"{check} {label}")
        if fraction:
            self.assertEqual(f"{found[0]['numerator']}/{found[0]['denominator']}", fraction)

    def indicator(self, name: str, verdict: str) -> None:
        """An indicator has a verdict."""
        self.assertEqual(reference.judge(self.report)["indicators"][name]["verdict"], verdict)

    def row(self, table: str, **wanted: Any) -> Dict[str, Any]:
        """The row of a table with these cells."""
        return next(r for r in self.report[table] if all(r.get(k) == v for k, v in wanted.items()))


class LandDepartment(ExampleCase):
    """E1."""

    name = "e1-so-dat-dai-mau.yaml"

    def keep(self, branches: int, meeting: int) -> None:
        """Leaves only so many branches, so many of them meeting 97%."""
        for index, branch in enumerate(self.report["branches"][:branches]):
            timely = 97 if index < meeting else 96
            branch.update(
                received_total=100,
                resolved_total=100,
                resolved_early=0,
                resolved_on_time=timely,
                resolved_late=100 - timely,
            )
        del self.report["branches"][branches:]

    def test_branches(self) -> None:
        timely = {b["code"]: b.get("resolved_early", 0) + b.get("resolved_on_time", 0) for b in self.report["branches"]}
        self.assertEqual((timely["CN-02"], timely["CN-18"], len(timely)), (1455, 3233, 22))
        self.check("3.3", "pass")

    def test_branch_at_97_percent_meets(self) -> None:
        self.report["branches"] = [self.row("branches", code="CN-02")]
        self.item("3.3", None, "pass", "1/1")

    def test_branch_below_97_percent_does_not(self) -> None:
        self.report["branches"] = [self.row("branches", code="CN-18")]
        self.item("3.3", None, "fail", "0/1")

    def test_zero_branch_is_out(self) -> None:
        self.report["branches"] = [self.row("branches", code="CN-21")]
        self.check("3.3", "no_events")

    def test_missing_branches_matter_when_there_are_more(self) -> None:
        # 17/23 = 73,9% … 20/23 = 86,96%.
        self.report["branches"] += [{"code": "CN-23"}, {"code": "CN-24"}]
        self.check("3.3", "unknown")

    def test_eighty_percent_fails(self) -> None:
        self.keep(20, 16)
        self.item("3.3", None, "fail", "16/20")

    def test_more_than_eighty_percent_passes(self) -> None:
        self.keep(20, 17)
        self.item("3.3", None, "pass", "17/20")

    def test_land_waits_for_the_branch(self) -> None:
        self.item("3.1.a", "đất đai", "unknown")
        self.item("3.2.a", "đất đai", "unknown")
        self.assertNotIn("bounds_matter", self.check("3.1.a", "unknown"))

    def test_land_with_the_branch_reported_as_zero(self) -> None:
        branch = self.row("branches", code="CN-22")
        for name in ("received_total", "resolved_total", "resolved_early", "resolved_on_time", "resolved_late"):
            branch[name] = 0
        self.item("3.1.a", "đất đai", "fail", "44207/45343")
        self.item("3.2.a", "đất đai", "pass", "1136/45343")
        self.item("3.5", None, "fail", "1096/1136")

    def last_branch(self, resolved: int, late: int) -> None:
        """Reports the last branch."""
        self.row("branches", code="CN-22").update(
            received_total=resolved,
            resolved_total=resolved,
            resolved_early=0,
            resolved_on_time=resolved - late,
            resolved_late=late,
        )

    def test_land_bound_for_on_time(self) -> None:
        self.last_branch(11456, 0)
        self.item("3.1.a", "đất đai", "fail")
        self.last_branch(11457, 0)
        self.item("3.1.a", "đất đai", "pass", "55664/56800")

    def test_land_bound_for_late(self) -> None:
        self.last_branch(231, 231)
        self.item("3.2.a", "đất đai", "pass", "1367/45574")
        self.last_branch(232, 232)
        self.item("3.2.a", "đất đai", "fail", "1368/45575")

    def test_apologies_after_the_due_date_are_not_timely(self) -> None:
        self.check("3.5", "fail")

    def test_apologies_for_all_known_late_dossiers_leave_it_open(self) -> None:
        self.row("tthc", field_name="đất đai")["apology_timely"] = 1136
        self.check("3.5", "unknown")


class District(ExampleCase):
    """E2."""

    name = "e2-quan-binh-mau.yaml"

    def test_fields(self) -> None:
        self.item("3.1.a", "hộ tịch", "fail", "48998/50000")
        self.item("3.1.a", "xây dựng", "pass", "4900/5000")
        self.item("3.1.a", "đất đai", "fail", "1959/2000")
        self.item("3.1.a", "đăng ký hộ kinh doanh", "no_events")
        self.item("3.1.b", "xử lý đơn, khiếu nại, tố cáo", "pass", "190/200")
        self.item("3.2.a", "đất đai", "pass", "41/2000")
        self.check("3.2.b", "not_applicable")

    def test_two_more_dossiers_pass(self) -> None:
        row = self.row("tthc", field_name="hộ tịch")
        row["resolved_on_time"] += 2
        row["resolved_late"] -= 2
        row["apology_timely"] -= 2
        self.item("3.1.a", "hộ tịch", "pass", "49000/50000")

    def test_apologies(self) -> None:
        self.item("3.5", None, "fail", "1152/1171")

    def test_surveys(self) -> None:
        self.item("4.3.a", "tthc", "pass", "1425/1500")
        self.item("4.3.b", "tthc/land", "pass", "270/300")
        self.item("4.3.c", "tthc/construction", "fail", "179/200")
        self.check("4.3.d", "not_applicable")
        self.indicator("4.3", "fail")

    def test_other_blocks(self) -> None:
        self.item("7.b", None, "pass", "20080/50200")
        self.item("8", None, "pass", "1125450000000/1250500000000")
        self.item("10.1", None, "pass", "18200/18200")
        self.item("10.2.b", None, "pass", "9/9")
        self.item("10.2.c", None, "fail", "146/147")
        self.item("10.4", None, "pass", "412/412")
        self.check("3.4", "pass")
        self.indicator("6", "pass")

    def test_one_dong_less_fails(self) -> None:
        self.report["disbursed"] = 1_125_449_999_999
        self.check("8", "fail")


class PlanningDepartment(ExampleCase):
    """E3."""

    name = "e3-so-ke-hoach-mau.yaml"

    def test_fields(self) -> None:
        self.item("3.2.b", "đầu tư", "fail", "30/1000")
        self.item("3.1.a", "đầu tư", "fail", "970/1000")
        self.item("3.1.a", "đăng ký doanh nghiệp", "unknown")

    def test_a_printed_rate_is_an_interval(self) -> None:
        row = self.row("tthc", field_name="đăng ký doanh nghiệp")
        for text, verdict in (("98,4%", "pass"), ("97%", "fail"), ("98,0 %", "unknown"), ("98.05%", "pass")):
            row["on_time_rate"] = text
            self.item("3.1.a", "đăng ký doanh nghiệp", verdict)

    def test_more_apologies_than_late_dossiers(self) -> None:
        self.check("3.5", "inconsistent")
        self.check("3.2.b", "fail")

    def test_other_blocks(self) -> None:
        self.item("7.a", None, "fail", "7499/15000")
        self.item("4.3.a", "tthc", "fail", "949/1000")
        self.check("4.3.b", "not_applicable")
        self.check("9.a", "pass")
        self.check("3.4", "unknown")
        self.item("5.b", None, "pass", "38/38")


class Ward(ExampleCase):
    """E4."""

    name = "e4-phuong-mau-hoa.yaml"

    def test_fields(self) -> None:
        self.item("3.1.a", "hộ tịch", "pass", "12480/12480")
        self.item("3.1.a", "chứng thực", "pass", "30200/30200")
        self.item("3.1.a", "đất đai", "no_events")
        self.check("3.2.a", "no_events")
        self.check("3.5", "no_events")

    def test_surveys_are_missing(self) -> None:
        self.check("4.1", "unknown")
        self.indicator("4.3", "unknown")

    def test_other_blocks(self) -> None:
        self.item("7.c", None, "pass", "1750/5000")
        self.item("10.2.b", None, "pass", "3/3")
        self.item("10.2.c", None, "fail", "7/8")
        self.item("10.4", None, "pass", "24/24")
        self.check("9.a", "pass")
        self.indicator("6", "not_applicable")

    def test_secret_documents(self) -> None:
        self.check("10.1", "unknown")
        self.report["docs_state_secret"] = 5
        self.check("10.1", "pass")
        self.report["docs_state_secret"] = 4
        self.check("10.1", "fail")
        self.report["docs_state_secret"] = 6
        self.check("10.1", "inconsistent")


class HomeAffairs(ExampleCase):
    """E5."""

    name = "e5-so-noi-chinh-mau.yaml"

    def test_fields(self) -> None:
        self.item("3.1.a", "tôn giáo", "pass", "56/56")
        self.item("3.1.b", "xử lý đơn, khiếu nại, tố cáo", "pass", "38/40")
        self.item("3.5", None, "pass", "2/2")

    def test_other_blocks(self) -> None:
        self.item("10.1", None, "pass", "12168/12168")
        self.check("8", "not_applicable")
        self.check("9.a", "not_applicable")
        self.check("7.a", "no_events")

    def test_without_the_exception_it_fails(self) -> None:
        self.report["docs_state_secret"] = 0
        self.item("10.1", None, "fail", "12168/12480")

    def test_too_many_electronic_documents(self) -> None:
        self.report["docs_electronic"] = 12170
        self.check("10.1", "inconsistent")

    def test_the_claim_is_not_believed_from_a_district(self) -> None:
        self.report["unit_type"] = "dist"
        self.check("8", "unknown")


class Hospital(ExampleCase):
    """E6, the hospital."""

    name = "e6-benh-vien-mau.json"

    def test_hospital(self) -> None:
        self.item("4.2.b", "public_service/health", "fail", "1899/2000")
        self.check("9.b", "pass")
        for check in ("3.1.a", "3.5", "7.a", "10.1", "10.2.a"):
            self.check(check, "not_applicable")

    def test_more_valid_than_sent(self) -> None:
        self.report["surveys"][0]["sent"] = 1800
        self.check("4.2.b", "inconsistent")


class School(ExampleCase):
    """E6, the school, and the two together."""

    name = "e6-truong-mau.yaml"

    def test_school(self) -> None:
        self.item("4.2.a", "public_service/edu", "pass", "380/400")
        self.check("9.b", "unknown")

    def test_payment_in_the_city_depends_on_the_school(self) -> None:
        register = [
            {"unit_code": code, "unit_type": kind, "valid_from": "2021-01-01", "valid_to": ""}
            for code, kind in (("BV-MAU", "health"), ("TR-MAU", "edu"))
        ]
        both = [report("e6-benh-vien-mau.json"), self.report]
        for said, verdict in ((None, "unknown"), ("có", "pass"), ("không", "fail")):
            self.report["epay_enabled"] = said
            group = reference.judge_group(copy.deepcopy(both), register)
            self.assertEqual(group["city"]["checks"]["9.b"]["verdict"], verdict)


class City(ExampleCase):
    """The city's record."""

    name = "city-thanh-pho.yaml"

    def setUp(self) -> None:
        super().setUp()
        self.register = reference.load_register(EXAMPLES / "register-city.csv")

    def drop(self, kind: str, prefix: str) -> None:
        """Drops the visits to one unit of a kind."""
        visits = self.report["inspections"]
        code = next(v["unit_code"] for v in visits if v["kind"] == kind and v["unit_code"].startswith(prefix))
        self.report["inspections"] = [v for v in visits if (v["unit_code"], v["kind"]) != (code, kind)]

    def covered(self, check: str, verdict: str, fraction: str) -> None:
        """A coverage."""
        item = self.check(check, verdict, self.register)["items"][0]
        self.assertEqual(f"{item['numerator']}/{item['denominator']}", fraction)

    def test_index(self) -> None:
        self.check("1.a", "pass")
        self.check("1.b", "pass")
        self.check("1.c", "fail")
        self.indicator("1", "fail")

    def test_agencies(self) -> None:
        self.covered("2.a", "pass", "22/55")
        self.drop("scheduled", "Q")
        self.covered("2.a", "fail", "21/55")

    def test_communes(self) -> None:
        self.covered("2.b", "pass", "63/312")
        self.drop("scheduled", "P")
        self.covered("2.b", "fail", "62/312")

    def test_unscheduled(self) -> None:
        self.covered("2.c", "pass", "37/367")
        self.drop("unscheduled", "P")
        self.covered("2.c", "fail", "36/367")

    def test_without_register(self) -> None:
        self.check("2.a", "unknown")

    def test_feedback(self) -> None:
        self.item("5.b", None, "pass", "4811/4811")
        self.indicator("5", "pass")

    def test_feedback_with_everything_due(self) -> None:
        self.report["pakn_not_due"] = 0
        self.item("5.b", None, "fail", "4811/4812")

    def test_systems(self) -> None:
        self.item("10.3", None, "fail", "11/12")

    def test_services(self) -> None:
        self.assertEqual((len(self.report["approved_services"]), len(self.report["deployed_services"])), (598, 600))
        self.item("10.5", None, "fail", "597/598")

    def test_capital(self) -> None:
        self.item("8", None, "fail", "45870000000000/68000000000000")


class Page(unittest.TestCase):
    """The page of expectations."""

    def test_page_is_fresh(self) -> None:
        page = (EXAMPLES / "expected.md").read_text(encoding="utf-8")
        self.assertEqual(page, expected.page(EXAMPLES), "run reference.py examples Examples > Examples/expected.md")

    def test_no_example_rests_on_finer_reasoning(self) -> None:
        for path in sorted((EXAMPLES / "reports").iterdir()):
            for check, outcome in reference.judge(reference.load(path))["checks"].items():
                self.assertNotIn("bounds_matter", outcome, f"{path.name} {check}")


if __name__ == "__main__":
    unittest.main()
