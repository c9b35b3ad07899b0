"""A report as the checks see it: header, blocks, rows with their cells, and the constraints between figures."""

import datetime
from fractions import Fraction
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from cells import BROKEN, MISSING, MONEY_UNITS, Cell, fold, parse_date, read_count, read_date, read_flag, read_money
from cells import read_number, read_rate, read_text
from completions import Constraint, Space

CLASSES = {
    "land": "land",
    "đất đai": "land",
    "investment": "investment",
    "đầu tư": "investment",
    "construction": "construction",
    "xây dựng": "construction",
    "complaint": "complaint",
    "khiếu nại, tố cáo": "complaint",
    "other": "other",
    "khác": "other",
}
SUM_LABELS = {"tổng cộng", "cộng", "tổng số"}

TTHC_COUNTS = (
    "received_total", "received_online", "received_direct_postal", "carried_over", "resolved_total", "resolved_early",
    "resolved_on_time", "resolved_late", "pending_total", "pending_in_time", "pending_overdue",
    "returned_or_withdrawn", "rescheduled", "apology_timely", "apology_any",
)  # fmt: skip
BRANCH_COUNTS = ("received_total", "resolved_total", "resolved_early", "resolved_on_time", "resolved_late")
RESOLVED = ("resolved_total", "resolved_early", "resolved_on_time")


def equal(total: str, *parts: str) -> Constraint:
    """total = sum of parts."""
    return Constraint((total, *parts), lambda v: v[total] == sum(v[p] for p in parts))


def at_most(small: Tuple[str, ...], large: Tuple[str, ...], minus: Tuple[str, ...] = ()) -> Constraint:
    """sum of small <= sum of large - sum of minus."""
    return Constraint(
        (*small, *large, *minus),
        lambda v: sum(v[s] for s in small) <= sum(v[x] for x in large) - sum(v[m] for m in minus),
    )


RESOLVED_SUM = equal("resolved_total", "resolved_early", "resolved_on_time", "resolved_late")
RESOLVED_RECEIVED = at_most(("resolved_total",), ("received_total",))
ON_TIME_RESOLVED = at_most(("resolved_early", "resolved_on_time"), ("resolved_total",))
# example_reports 1.2; `carried_over` against the previous period is not here: there is no previous report.
TTHC = (
    equal("received_total", "received_online", "received_direct_postal", "carried_over"),
    equal("received_total", "resolved_total", "pending_total"),
    RESOLVED_SUM,
    RESOLVED_RECEIVED,
    ON_TIME_RESOLVED,
    equal("pending_total", "pending_in_time", "pending_overdue"),
    at_most(("returned_or_withdrawn",), ("resolved_on_time",)),
    at_most(("apology_timely",), ("apology_any",)),
)
# rulings, row 3.5: this constraint concerns 3.5 only.
APOLOGY = at_most(("apology_timely",), ("resolved_late", "pending_overdue"))
BRANCHES = (RESOLVED_SUM, RESOLVED_RECEIVED, ON_TIME_RESOLVED)
SURVEYS = (at_most(("satisfied",), ("valid",)), at_most(("valid",), ("sent",)))
PAKN = (
    at_most(("pakn_published",), ("pakn_answered",)),
    at_most(("pakn_answered",), ("pakn_processed",)),
    at_most(("pakn_processed",), ("pakn_received",)),
    at_most(("pakn_received",), ("pakn_in_scope",)),
    at_most(("pakn_not_due",), ("pakn_received",)),
)
PAKN_COUNTS = (
    "pakn_in_scope", "pakn_received", "pakn_not_due", "pakn_processed", "pakn_answered", "pakn_published",
)  # fmt: skip
DIGITISED = (at_most(("results_digitised",), ("results_in_force",)),)
DOCUMENTS = (at_most(("docs_electronic",), ("docs_official_total",), ("docs_state_secret",)),)
LEADERS = (at_most(("leaders_signing",), ("leaders_total",)),)
OFFICIALS = (at_most(("tthc_officials_signing",), ("tthc_officials_total",)),)
MAIL = (at_most(("officials_using_mail",), ("officials_total",)),)

TTHC_LEAVES = ("resolved_early", "resolved_on_time", "resolved_late", "pending_in_time", "pending_overdue")
TTHC_TOTALS = (
    ("resolved_total", TTHC_LEAVES[:3]),
    ("pending_total", TTHC_LEAVES[3:]),
    ("received_total", ("resolved_total", "pending_total")),
)
CHANNELS = ("received_online", "received_direct_postal", "carried_over")


def tthc_space(known: Dict[str, Fraction], with_apology: bool) -> Space:
    """The completions of a row of `tthc`; channels that are not known only bound what was received from below."""
    constraints = list(TTHC[1:])
    if all(name in known for name in CHANNELS):
        constraints.append(TTHC[0])
    else:
        least = sum((known[name] for name in CHANNELS if name in known), Fraction(0))
        fields = ("received_total", *CHANNELS)
        constraints.append(Constraint(fields, lambda v: least <= v["received_total"], ("received_total",)))
    chosen = TTHC_LEAVES
    if with_apology:
        constraints.append(APOLOGY)
        chosen += ("apology_timely",)
    return Space(chosen, TTHC_TOTALS, tuple(constraints))


class Row(NamedTuple):
    """A row of a table, or the scalars of one target. `parts` are the branches that a row with `sum_of` adds up."""

    label: str
    cells: Dict[str, Cell]
    raw: Dict[str, Any]
    parts: Tuple["Row", ...] = ()

    def cell(self, name: str) -> Cell:
        """The cell of a figure; missing where the row has none."""
        return self.cells.get(name, MISSING)

    @property
    def known(self) -> Dict[str, Fraction]:
        """The figures that can be computed with."""
        return {name: cell.value for name, cell in self.cells.items() if cell.known and cell.interval is None}


class Report:
    """One report, with its cells read when asked for."""

    def __init__(self, raw: Dict[str, Any]):
        self.raw = raw
        self.unit_type: str = raw["unit_type"]
        self.start, self.end = period(raw)
        cutoff = raw.get("data_cutoff")
        self.cutoff: Optional[datetime.date] = parse_date(cutoff) if cutoff else None

    @property
    def interim(self) -> bool:
        """rulings, "Interim period": not a whole year, or a cut-off before the period's end.

        Choice: without a cut-off nothing says that figures are interim.
        """
        year = self.end.year
        whole = (self.start, self.end) == (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        return not whole or (self.cutoff is not None and self.cutoff < self.end)

    def table(self, key: str) -> Optional[List[Dict[str, Any]]]:
        """The rows of a list; None where the block is absent."""
        rows = self.raw.get(key)
        return rows if isinstance(rows, list) else None

    def tthc(self) -> Optional[List[Row]]:
        """The rows of `tthc` without the sum rows."""
        rows = self.table("tthc")
        if rows is None:
            return None
        return [self.tthc_row(raw) for raw in rows if fold(str(raw.get("field_name", ""))) not in SUM_LABELS]

    def tthc_row(self, raw: Dict[str, Any]) -> Row:
        """One row; with `sum_of: branches` the columns that branches have are sums over them.

        Choice (rulings, "A row of tthc may say sum_of"): columns that branches lack (pending, apologies) are the row's own.
        """
        cells = {name: read_count(raw.get(name)) for name in TTHC_COUNTS}
        cells.update({name: read_rate(raw.get(name)) for name in ("on_time_rate", "late_rate")})
        label = str(raw.get("field_name", ""))
        if raw.get("sum_of") != "branches":
            return Row(label, cells, raw)
        parts = tuple(self.branches() or ())
        absent = self.branches() is None
        cells.update({name: sum_cell([p.cell(name) for p in parts], absent) for name in BRANCH_COUNTS})
        return Row(label, cells, raw, parts)

    def branches(self) -> Optional[List[Row]]:
        """The branches of the land registration office."""
        rows = self.table("branches")
        if rows is None:
            return None
        return [
            Row(str(raw.get("name") or raw.get("code")), {n: read_count(raw.get(n)) for n in BRANCH_COUNTS}, raw)
            for raw in rows
            if fold(str(raw.get("name", ""))) not in SUM_LABELS
        ]

    def surveys(self) -> Optional[List[Row]]:
        """The surveys; labelled by kind and class or sector."""
        rows = self.table("surveys")
        if rows is None:
            return None
        return [self.survey_row(raw) for raw in rows]

    def survey_row(self, raw: Dict[str, Any]) -> Row:
        """One survey."""
        cells = {name: read_count(raw.get(name)) for name in ("sent", "valid", "satisfied")}
        cells["satisfied_rate"] = read_rate(raw.get("satisfied_rate"))
        detail = raw.get("field_class") or raw.get("sector")
        return Row(f"{raw.get('kind')}/{detail}" if detail else str(raw.get("kind")), cells, raw)

    def counts(self, *names: str) -> Row:
        """The scalars of one target as a row."""
        return Row("", {name: read_count(self.raw.get(name)) for name in names}, self.raw)

    def amounts(self, *names: str) -> Row:
        """Amounts of money, in đồng."""
        unit = self.raw.get("money_unit")
        scale = MONEY_UNITS.get(fold(str(unit)), 1) if unit else 1
        return Row("", {name: read_money(self.raw.get(name), scale) for name in names}, self.raw)

    def flag(self, name: str) -> Cell:
        """A yes or no."""
        return read_flag(self.raw.get(name))

    def date(self, name: str) -> Cell:
        """A date."""
        return read_date(self.raw.get(name))

    def text(self, name: str) -> Cell:
        """A text."""
        return read_text(self.raw.get(name))


def sum_cell(cells: List[Cell], absent: bool) -> Cell:
    """The sum of a column; a part that is not known makes it an unknown amount above the sum of the others."""
    if any(c.state == "broken" for c in cells):
        return BROKEN
    low = sum((c.value for c in cells if c.known), Fraction(0))
    if absent or not all(c.known for c in cells):
        return Cell("missing", low=low)
    return Cell("value", low)


def period(raw: Dict[str, Any]) -> Tuple[datetime.date, datetime.date]:
    """First and last day: `period: 2023`, or `period_start` and `period_end`."""
    if "period" in raw:
        year = int(raw["period"])
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    start, end = parse_date(raw["period_start"]), parse_date(raw["period_end"])
    if start is None or end is None or start > end:
        raise ValueError("the report has no readable period")
    return start, end


def row_class(raw: Dict[str, Any]) -> str:
    """The class of a row of `tthc`: as said, else by the field's name, else `other`."""
    said = raw.get("field_class")
    if said:
        return CLASSES.get(fold(str(said)), "other")
    return CLASSES.get(fold(str(raw.get("field_name", ""))), "other")


def survey_class(raw: Dict[str, Any]) -> Optional[str]:
    """The class of a survey; None for one over all fields."""
    said = raw.get("field_class")
    return CLASSES.get(fold(str(said)), "other") if said else None


def number(raw: Any) -> Cell:
    """A score, rank, population or year."""
    return read_number(raw)


def duplicate_field(raw: Dict[str, Any]) -> Optional[str]:
    """The field that stands twice at the same settlement level; rulings: such a report is refused."""
    seen = set()
    for row in raw.get("tthc") or []:
        name = fold(str(row.get("field_name", "")))
        key = (name, fold(str(row.get("settlement_level") or "")))
        if name in SUM_LABELS:
            continue
        if key in seen:
            return str(row.get("field_name"))
        seen.add(key)
    return None
