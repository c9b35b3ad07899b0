"""The 39 checks under their default readings, from targets, table 3, and the rulings."""

from fractions import Fraction
from typing import Any, Callable, Dict, List, Optional, Sequence, Set, Tuple

import model
from cells import Cell, fold
from completions import Constraint, Space, completions, feasible
from judging import Context, Item, Measure, Outcome, compare, faults, gather, half_reported, percent, ratio
from model import Report, Row, row_class, survey_class

# 3.1, 3.2, 3.5


def field_rows(report: Report, chosen: Callable[[str], bool], measure: Measure, rate: Tuple[str, str]) -> Outcome:
    """A measure on each row of `tthc` whose class is chosen."""
    rows = report.tthc()
    if rows is None:
        return Outcome("unknown")
    believed = measure.numerator == {"resolved_late": 1} and report.unit_type in ("dept", "dist", "comm")
    items = []
    for row in rows:
        if chosen(row_class(row.raw)):
            context = Context(model.TTHC, model.tthc_space(row.known, False), rate, believed)
            items.append(ratio(row, measure, context, row.label))
    return gather(items)


def on_time(complaint: bool) -> Callable[[Report, Any], Outcome]:
    """3.1.a and 3.1.b: on time at least 98%, for petitions and complaints 95%, in each field."""
    limit = percent(95 if complaint else 98)
    measure = Measure({"resolved_early": 1, "resolved_on_time": 1}, {"resolved_total": 1}, ">=", limit)
    return lambda report, _: field_rows(
        report, lambda c: (c == "complaint") == complaint, measure, ("on_time_rate", "late_rate")
    )


def late(wanted: str) -> Callable[[Report, Any], Outcome]:
    """3.2: late less than 3% in one class of fields."""
    measure = Measure({"resolved_late": 1}, {"resolved_total": 1}, "<", percent(3))
    return lambda report, _: field_rows(report, lambda c: c == wanted, measure, ("late_rate", "on_time_rate"))


APOLOGY_READS = {"resolved_late", "pending_overdue", "apology_timely"}


def apologies(report: Report, _: Any) -> Outcome:
    """3.5: a timely apology for each late dossier, resolved late or pending overdue (A11), summed over the fields."""
    rows = report.tthc()
    if rows is None:
        return Outcome("unknown")
    if not rows:
        return Outcome("not_applicable", doubt=True)
    found = [faults(row, APOLOGY_READS, (*model.TTHC, model.APOLOGY)) for row in rows]
    doubt = any(d for _, d in found)
    if any(broken for broken, _ in found):
        return gather([Item("inconsistent", doubt=doubt and not any(b and not d for b, d in found))])
    doubt = doubt or any(
        not row.parts and not feasible(row.known, model.tthc_space(row.known, True)) for row in rows
    )
    known_late = all(row.cell(n).known for row in rows for n in ("resolved_late", "pending_overdue"))
    known_apology = all(row.cell("apology_timely").known for row in rows)
    least = sum((late_least(row) for row in rows), Fraction(0))
    apologised = sum((r.cell("apology_timely").value for r in rows), Fraction(0)) if known_apology else None
    if known_late and least == 0:
        return gather([Item("no_events", None, apologised, least, doubt)])
    if known_late and apologised is not None:
        return gather([Item(compare(apologised, least, "=", Fraction(1)), None, apologised, least, doubt)])
    return gather([apologies_bounded(rows, known_apology, doubt)])


def late_least(row: Row) -> Fraction:
    """The late dossiers that a row certainly has."""
    cells = [row.cell("resolved_late"), row.cell("pending_overdue")]
    return sum((c.value if c.known else c.low for c in cells), Fraction(0))


def apologies_bounded(rows: List[Row], known_apology: bool, doubt: bool) -> Item:
    """3.5 with a count missing: fewer apologies than late dossiers in a row already decide.

    Where apologies of other rows are missing, that rests on none of them having more than its late dossiers.
    """
    if any(r.cell("apology_timely").known and r.cell("apology_timely").value < late_least(r) for r in rows):
        return Item("fail", doubt=doubt or not known_apology)
    pairs = [apology_pairs(row) for row in rows]
    can_pass = all("equal" in p or "zero" in p for p in pairs) and any("equal" in p for p in pairs)
    can_fail = all(pairs) and any("less" in p for p in pairs)
    return Item("unknown", doubt=doubt or not (can_pass and can_fail))


def apology_pairs(row: Row) -> Set[str]:
    """How late dossiers and apologies of one row may stand to each other."""
    if row.parts:
        apology = row.cell("apology_timely")
        possible = {"less"}
        if not apology.known or apology.value >= late_least(row):
            possible.add("equal")
        return possible
    found: Set[str] = set()
    for values in completions(row.known, model.tthc_space(row.known, True)):
        number = values["resolved_late"] + values["pending_overdue"]
        found.add("zero" if number == 0 else "equal" if values["apology_timely"] == number else "less")
        if len(found) == 3:
            break
    return found


# 3.3


def branch_share(report: Report, _: Any) -> Outcome:
    """3.3: more than 80% of the branches with 97% on time; those that did not report counted out, met and not met."""
    branches = report.branches()
    if branches is None:
        return Outcome("not_applicable")
    if not branches:
        return Outcome("no_events", doubt=True)
    if any(faults(b, set(model.RESOLVED), model.BRANCHES)[0] for b in branches):
        return gather([Item("inconsistent")])
    tally = {"out": 0, "met": 0, "not": 0, "open": 0}
    for branch in branches:
        tally[branch_state(branch)] += 1
    met, counted = tally["met"], tally["met"] + tally["not"]
    doubt = any(half_reported(b) for b in branches)
    if counted + tally["open"] == 0:
        return gather([Item("no_events", None, Fraction(0), Fraction(0), doubt)])
    worst = Fraction(met, counted + tally["open"])
    best = Fraction(met + tally["open"], counted + tally["open"])
    if counted == 0 or (worst <= percent(80) < best):
        return gather([Item("unknown", doubt=doubt)])
    exact = (Fraction(met), Fraction(counted)) if not tally["open"] else (None, None)
    return gather([Item("pass" if worst > percent(80) else "fail", None, *exact, doubt)])


def branch_state(branch: Row) -> str:
    """Out (no dossiers), met, not met, or open."""
    if branch.cell("resolved_total").known and branch.cell("resolved_total").value == 0:
        return "out"
    if not all(branch.cell(name).known for name in model.RESOLVED):
        return "open"
    resolved, early, timely = (branch.cell(name).value for name in model.RESOLVED)
    return "met" if compare(early + timely, resolved, ">=", percent(97)) == "pass" else "not"


# 3.4, 6, 9, 10.2.a


def published(prefix: str) -> Callable[[Report, Any], Outcome]:
    """3.4 and 6: published, with an address and an update on or after the period's end (A10)."""

    def judge(report: Report, _: Any) -> Outcome:
        said = report.flag(f"{prefix}_published")
        if not said.known:
            return gather([Item("unknown")])
        if not said.value:
            return gather([Item("fail")])
        url, update = report.text(f"{prefix}_url"), report.date(f"{prefix}_last_update")
        proven = url.known and update.known and update.value >= report.end
        return gather([Item("pass" if proven else "unknown")])

    return judge


def electronic_payment(report: Report, _: Any) -> Outcome:
    """9: e-payment enabled; a unit without fees is out of scope (A16)."""
    fees, enabled = report.flag("has_fee_procedures"), report.flag("epay_enabled")
    used = report.counts("epay_transactions").cell("epay_transactions")
    contradicts = used.known and used.value > 0
    if fees.known and not fees.value:
        return gather([Item("not_applicable", doubt=contradicts and enabled.known and not enabled.value)])
    if contradicts and enabled.known and not enabled.value:
        return gather([Item("inconsistent")])
    if not enabled.known:
        return gather([Item("unknown", doubt=contradicts)])
    if enabled.value:
        return gather([Item("pass")])
    return gather([Item("fail" if fees.known else "unknown")])


def unit_signs(report: Report, _: Any) -> Outcome:
    """10.2.a: the unit signs digitally. Choice (rulings, row 10.2): "as epay_enabled", but fees play no part."""
    cell = report.flag("unit_signs")
    return gather([Item("unknown" if not cell.known else "pass" if cell.value else "fail")])


# 4


def satisfaction(report: Report, chosen: Callable[[Row], bool], limit: int, none: str) -> Outcome:
    """A share of satisfied among valid answers, for each chosen survey."""
    rows = report.surveys()
    if rows is None:
        return Outcome("unknown")
    return gather([survey_item(row, limit) for row in rows if chosen(row)], none)


def survey_item(row: Row, limit: int) -> Item:
    """One survey against its limit."""
    measure = Measure({"satisfied": 1}, {"valid": 1}, ">=", percent(limit))
    space = Space(("satisfied", "valid", "sent"), (), model.SURVEYS)
    return ratio(row, measure, Context(model.SURVEYS, space, ("satisfied_rate", "")), row.label)


def admin_surveys(report: Report, _: Any) -> Outcome:
    """4.1: each survey about administrative agencies; the block without one is unknown."""
    return satisfaction(report, lambda r: r.raw.get("kind") == "admin", 95, "unknown")


def service_survey(sector: str) -> Callable[[Report, Any], Outcome]:
    """4.2. Choice (rulings, "A row absent from a list that is there"): no survey of the sector is not applicable."""
    return lambda report, _: satisfaction(
        report,
        lambda r: r.raw.get("kind") == "public_service" and r.raw.get("sector") == sector,
        95,
        "not_applicable",
    )


def overall_survey(report: Report, _: Any) -> Outcome:
    """4.3.a: the survey over all fields, else those of the classes pooled."""
    rows = report.surveys()
    if rows is None:
        return Outcome("unknown")
    rows = [row for row in rows if row.raw.get("kind") == "tthc"]
    whole = [row for row in rows if survey_class(row.raw) is None]
    if whole or not rows:
        return gather([survey_item(row, 95) for row in whole], "unknown")
    return gather([pooled_survey(rows)])


def pooled_survey(rows: List[Row]) -> Item:
    """Surveys of classes taken as one."""
    parts = [survey_item(row, 95) for row in rows]
    if any(p.verdict == "inconsistent" for p in parts):
        return Item("inconsistent")
    if all(r.cell(n).known for r in rows for n in ("satisfied", "valid")):
        num = sum((r.cell("satisfied").value for r in rows), Fraction(0))
        den = sum((r.cell("valid").value for r in rows), Fraction(0))
        return Item(compare(num, den, ">=", percent(95)), None, num, den, any(p.doubt for p in parts))
    blank = any(not any(c.known for c in row.cells.values()) for row in rows)
    return Item("unknown", doubt=not blank)


def class_survey(wanted: str) -> Callable[[Report, Any], Outcome]:
    """4.3.b to d: the survey of one class; where there is none, the dossiers of that class say why."""

    def judge(report: Report, _: Any) -> Outcome:
        chosen = [
            row
            for row in report.surveys() or []
            if row.raw.get("kind") == "tthc" and survey_class(row.raw) == wanted
        ]
        if chosen:
            return gather([survey_item(row, 90) for row in chosen])
        rows = report.tthc()
        if rows is None:
            return Outcome("unknown")
        return without_survey([row for row in rows if row_class(row.raw) == wanted])

    return judge


def without_survey(rows: List[Row]) -> Outcome:
    """No survey of a class, judged by its rows of `tthc`."""
    if not rows:
        return Outcome("not_applicable")
    faulty = any(faults(row, {"resolved_total"}, model.TTHC)[0] for row in rows)
    totals = [row.cell("resolved_total") for row in rows]
    if all(c.known for c in totals):
        return Outcome("no_events" if sum(c.value for c in totals) == 0 else "unknown", doubt=faulty)
    hints = any(c.known for row in rows for name, c in row.cells.items() if not row.cell("resolved_total").known)
    decided = any(c.known and c.value > 0 for c in totals)
    return Outcome("unknown", doubt=(faulty or hints) and not decided)


# 5, 7, 8, 10


def scalars(fields: Sequence[str], constraints: Tuple[Constraint, ...], measure: Measure) -> Callable[..., Outcome]:
    """A measure on the scalars of one target."""
    context = Context(constraints, Space(tuple(fields), (), constraints))
    return lambda report, _: gather([ratio(report.counts(*fields), measure, context)])


ALL = Fraction(1)


def feedback(stage: str) -> Callable[[Report, Any], Outcome]:
    """5.b and 5.c: all received feedback that is due was processed, answered."""
    measure = Measure({stage: 1}, {"pakn_received": 1, "pakn_not_due": -1}, ">=", ALL)
    plain = scalars(model.PAKN_COUNTS, model.PAKN, measure)

    def judge(report: Report, register: Any) -> Outcome:
        outcome = plain(report, register)
        row = report.counts(*model.PAKN_COUNTS)
        received, done, not_due = row.cell("pakn_received"), row.cell(stage), row.cell("pakn_not_due")
        if outcome.verdict != "unknown" or not_due.known or not (received.known and done.known):
            return outcome
        if received.value == 0:
            return gather([Item("no_events", None, done.value, doubt=True)])
        if received.value == done.value:
            # rulings, row 5: not_due absent, yet everything received was handled.
            return gather([Item("pass", None, done.value, doubt=outcome.items[0].doubt and infeasible_pakn(row))])
        return outcome

    return judge


def infeasible_pakn(row: Row) -> bool:
    """Whether the known feedback counts contradict each other through a missing one."""
    return not feasible(row.known, Space(model.PAKN_COUNTS, (), model.PAKN))


def disbursement(report: Report, _: Any) -> Outcome:
    """8: the city by the plan the prime minister assigned, a unit by what was allocated to it (A15)."""
    plan = "plan_pm_assigned" if report.unit_type == "city" else "plan_allocated"
    measure = Measure({"disbursed": 1}, {plan: 1}, ">=", percent(90))
    context = Context((), Space(("disbursed", plan), (), ()), None, report.unit_type in ("dept", "comm"))
    return gather([ratio(report.amounts("disbursed", plan), measure, context)])


def documents(report: Report, register: Any) -> Outcome:
    """10.1: all official documents that are not state secrets go electronically (A17)."""
    fields = ("docs_official_total", "docs_state_secret", "docs_electronic")
    measure = Measure({"docs_electronic": 1}, {"docs_official_total": 1, "docs_state_secret": -1}, "=", ALL)
    outcome = scalars(fields, model.DOCUMENTS, measure)(report, register)
    row = report.counts(*fields)
    official, secret, sent = (row.cell(name) for name in fields)
    if secret.state != "withheld" or not (official.known and sent.known):
        return outcome
    if official.value == 0:
        return gather([Item("no_events", None, sent.value, official.value, True)])
    if sent.value > official.value:
        return gather([Item("inconsistent", doubt=True)])
    if sent.value == official.value:
        return gather([Item("pass", None, sent.value, official.value)])
    return gather([Item("unknown")])


def everybody(using: str, of: str, constraints: Tuple[Constraint, ...]) -> Callable[..., Outcome]:
    """10.2.b, c and 10.4: all of a group."""
    return scalars((using, of), constraints, Measure({using: 1}, {of: 1}, "=", ALL))


# City lists: 1, 2, 10.3, 10.5


def index_row(report: Report, year: int) -> Optional[Dict[str, Cell]]:
    """The PAR index of one year; None where it is not reported."""
    for raw in report.table("indices") or []:
        if raw.get("name") == "PAR" and model.number(raw.get("year")).value == year:
            cells = {name: model.number(raw.get(name)) for name in ("score", "rank", "population")}
            said = raw.get("class")
            cells["class"] = Cell("value", fold(str(said))) if said else Cell("missing")
            return cells
    return None


def index_pair(report: Report) -> Optional[Tuple[Dict[str, Cell], Dict[str, Cell]]]:
    """This year's index and the last one."""
    now, before = index_row(report, report.end.year), index_row(report, report.end.year - 1)
    return (now, before) if now and before else None


def impossible(cells: Dict[str, Cell]) -> bool:
    """1 <= rank <= population is broken."""
    rank, population = cells["rank"], cells["population"]
    return rank.known and (rank.value < 1 or (population.known and rank.value > population.value))


def index_check(judge: Callable[[Dict[str, Cell], Dict[str, Cell]], Item], both: bool) -> Callable[..., Outcome]:
    """1.a to c. rulings, row 1: a missing year makes all three unknown; 1.a and 1.b need the same population."""

    def run(report: Report, _: Any) -> Outcome:
        if report.table("indices") is None:
            return Outcome("unknown")
        pair = index_pair(report)
        if not pair:
            one_left = not both and index_row(report, report.end.year) is not None
            return gather([Item("unknown", doubt=one_left)])
        now, before = pair
        if impossible(now) or (both and impossible(before)):
            return gather([Item("inconsistent", doubt=judge is better_score)])
        if both and not (now["population"].known and before["population"].known):
            return gather([Item("unknown")])
        if both and now["population"].value != before["population"].value:
            return gather([Item("unknown")])
        return gather([judge(now, before)])

    return run


def better_score(now: Dict[str, Cell], before: Dict[str, Cell]) -> Item:
    """1.a: a higher score and no lower class (A04); classes are letters, A is the best."""
    cells = [now["score"], before["score"], now["class"], before["class"]]
    if not all(c.known for c in cells):
        return Item("unknown", doubt=True)
    better = now["score"].value > before["score"].value and now["class"].value <= before["class"].value
    return Item("pass" if better else "fail")


def better_rank(now: Dict[str, Cell], before: Dict[str, Cell]) -> Item:
    """1.b: a better rank."""
    if not (now["rank"].known and before["rank"].known):
        return Item("unknown", doubt=True)
    return Item("pass" if now["rank"].value < before["rank"].value else "fail")


def leading_rank(now: Dict[str, Cell], _: Dict[str, Cell]) -> Item:
    """1.c: among the leading fifteen."""
    if not now["rank"].known:
        return Item("unknown")
    return Item("pass" if now["rank"].value <= 15 else "fail", doubt=not now["population"].known)


AGENCIES = ("dept", "dist", "vert")


def coverage(kind: str, types: Sequence[str], limit: int) -> Callable[..., Outcome]:
    """2: the share of a group of units that was inspected or surveyed in the period (A05)."""
    words = {"scheduled": {"scheduled", "định kỳ"}, "unscheduled": {"unscheduled", "đột xuất"}}[kind]

    def judge(report: Report, register: Optional[Dict[str, str]]) -> Outcome:
        rows = report.table("inspections")
        if register is None or rows is None:
            return Outcome("unknown")
        group = {code for code, unit_type in register.items() if unit_type in types}
        sure: Set[str] = set()
        maybe: Set[str] = set()
        for raw in rows:
            where = inspected(report, raw, words)
            code = str(raw.get("unit_code") or "")
            if where and not code:
                return gather([Item("unknown", doubt=True)])
            if where and code in group:
                (sure if where == "sure" else maybe).add(code)
        return gather([covered(len(sure), len(sure | maybe), len(group), limit)])

    return judge


def inspected(report: Report, raw: Dict[str, Any], words: Set[str]) -> Optional[str]:
    """Whether a visit counts: "sure", "maybe" where its kind or date is missing, None."""
    kind = fold(str(raw.get("kind") or ""))
    day = model.read_date(raw.get("date"))
    if (kind and kind not in words) or (day.known and not report.start <= day.value <= report.end):
        return None
    return "sure" if kind and day.known else "maybe"


def covered(least: int, most: int, group: int, limit: int) -> Item:
    """The verdict where it is the same for the fewest and the most units that may count."""
    worst = compare(Fraction(least), Fraction(group), ">=", percent(limit))
    best = compare(Fraction(most), Fraction(group), ">=", percent(limit))
    if worst != best:
        return Item("unknown", doubt=True)
    return Item(worst, None, Fraction(least), Fraction(group), least != most)


def connected_systems(report: Report, _: Any) -> Outcome:
    """10.3: each reporting system is connected and shares (A20)."""
    rows = report.table("reporting_systems")
    if rows is None:
        return Outcome("unknown")
    codes = [fold(str(raw["code"])) for raw in rows if raw.get("code")]
    if len(set(codes)) != len(codes):
        return gather([Item("inconsistent")])
    states = [(model.read_flag(raw.get("connected")), model.read_flag(raw.get("sharing"))) for raw in rows]
    met = sum(1 for a, b in states if a.known and b.known and a.value and b.value)
    if any(c.known and not c.value for pair in states for c in pair):
        sure = all(c.known for pair in states for c in pair)
        exact = (Fraction(met), Fraction(len(rows))) if sure else (None, None)
        return gather([Item("fail", None, *exact)])
    if any(not c.known for pair in states for c in pair):
        return gather([Item("unknown")])
    return gather([Item(compare(Fraction(met), Fraction(len(rows)), "=", ALL), None, Fraction(met), Fraction(len(rows)))])


def deployed_services(report: Report, _: Any) -> Outcome:
    """10.5: every approved service is deployed, by its code (A20)."""
    lists = [report.table("approved_services"), report.table("deployed_services")]
    if lists[0] is None or lists[1] is None:
        return Outcome("unknown", doubt=lists[0] == [])
    approved, deployed = lists[0], lists[1]
    if any(len(set(codes)) != len(codes) for codes in (approved, deployed)):
        return gather([Item("inconsistent")])
    found = len(set(approved) & set(deployed))
    verdict = compare(Fraction(found), Fraction(len(approved)), "=", ALL)
    return gather([Item(verdict, None, Fraction(found), Fraction(len(approved)), bool(approved) and not deployed)])


UNITS = ("dept", "dist", "comm")
SETTLING = (*UNITS, "lrb")
CITY = ("city",)

CHECKS: Dict[str, Tuple[Tuple[str, ...], Callable[..., Outcome]]] = {
    "1.a": (CITY, index_check(better_score, True)),
    "1.b": (CITY, index_check(better_rank, True)),
    "1.c": (CITY, index_check(leading_rank, False)),
    "2.a": (CITY, coverage("scheduled", AGENCIES, 40)),
    "2.b": (CITY, coverage("scheduled", ("comm",), 20)),
    "2.c": (CITY, coverage("unscheduled", (*AGENCIES, "comm"), 10)),
    "3.1.a": ((*SETTLING, "city"), on_time(False)),
    "3.1.b": ((*SETTLING, "city"), on_time(True)),
    "3.2.a": ((*SETTLING, "city"), late("land")),
    "3.2.b": ((*UNITS, "city"), late("investment")),
    "3.3": (("dept",), branch_share),
    "3.4": (SETTLING, published("timeliness")),
    "3.5": ((*SETTLING, "city"), apologies),
    "4.1": ((*UNITS, "city"), admin_surveys),
    "4.2.a": (("edu",), service_survey("edu")),
    "4.2.b": (("health",), service_survey("health")),
    "4.3.a": ((*UNITS, "city"), overall_survey),
    "4.3.b": ((*UNITS, "city"), class_survey("land")),
    "4.3.c": ((*UNITS, "city"), class_survey("construction")),
    "4.3.d": ((*UNITS, "city"), class_survey("investment")),
    "5.a": (
        (*UNITS, "city"),
        scalars(model.PAKN_COUNTS, model.PAKN, Measure({"pakn_received": 1}, {"pakn_in_scope": 1}, "=", ALL)),
    ),
    "5.b": ((*UNITS, "city"), feedback("pakn_processed")),
    "5.c": ((*UNITS, "city"), feedback("pakn_answered")),
    "5.d": (
        (*UNITS, "city"),
        scalars(model.PAKN_COUNTS, model.PAKN, Measure({"pakn_published": 1}, {"pakn_answered": 1}, "=", ALL)),
    ),
    "6.a": (("dept", "dist"), published("satisfaction_web")),
    "6.b": (("dept", "dist"), published("satisfaction_tthc")),
    **{
        f"7.{letter}": (
            (unit_type,),
            scalars(
                ("results_in_force", "results_digitised"),
                model.DIGITISED,
                Measure({"results_digitised": 1}, {"results_in_force": 1}, ">=", percent(limit)),
            ),
        )
        for letter, unit_type, limit in (("a", "dept", 50), ("b", "dist", 40), ("c", "comm", 35))
    },
    "8": ((*UNITS, "city"), disbursement),
    "9.a": (UNITS, electronic_payment),
    "9.b": (("edu", "health"), electronic_payment),
    "10.1": (UNITS, documents),
    "10.2.a": (UNITS, unit_signs),
    "10.2.b": (UNITS, everybody("leaders_signing", "leaders_total", model.LEADERS)),
    "10.2.c": (UNITS, everybody("tthc_officials_signing", "tthc_officials_total", model.OFFICIALS)),
    "10.3": (CITY, connected_systems),
    "10.4": (UNITS, everybody("officials_using_mail", "officials_total", model.MAIL)),
    "10.5": (CITY, deployed_services),
}

INDICATORS: Dict[str, List[str]] = {
    name: [check for check in CHECKS if check == name or check.startswith(name + ".")]
    for name in (
        "1", "2", "3.1", "3.2", "3.3", "3.4", "3.5", "4.1", "4.2", "4.3", "5", "6", "7", "8", "9",
        "10.1", "10.2", "10.3", "10.4", "10.5",
    )
}  # fmt: skip
