"""Ways in which reports are spoilt: cells, rows and blocks missing, wrong, or written in the ways that people write."""

import decimal
from typing import Callable, List, Optional

from maker import EVENTS, Maker, Raw, WITHHELD, grouped, reference_counts

TIMELY = ["resolved_early", "resolved_on_time", "resolved_total"]
BLANKS = ["", "-", "–", "—", None, "chưa có số liệu", "đang cập nhật"]
CLAIMS = ["không thuộc phạm vi", "K/A", "N/A"]
ERRORS = ["#DIV/0!", "#REF!"]


def some_row(maker: Maker, raw: Raw, *tables: str) -> Optional[Raw]:
    """A row of one of the tables."""
    rows = [row for table in tables for row in raw.get(table, []) if isinstance(row, dict) and "sum_of" not in row]
    return maker.rng.choice(rows) if rows else None


def counts_of(row: Raw) -> List[str]:
    """The cells of a row that are counts."""
    return [k for k, v in row.items() if isinstance(v, int) and not isinstance(v, bool) and k not in ("year", "rank")]


def blank_cell(maker: Maker, raw: Raw) -> None:
    """A count is missing, in one of the ways to say so."""
    row = some_row(maker, raw, "tthc", "surveys", "branches")
    if row and counts_of(row):
        name = maker.rng.choice([n for n in counts_of(row) if n in TIMELY] or counts_of(row))
        if maker.chance(0.4):
            name = maker.rng.choice(counts_of(row))
        if maker.chance(0.3):
            del row[name]
        else:
            row[name] = maker.rng.choice(BLANKS)


def blank_scalar(maker: Maker, raw: Raw) -> None:
    """A figure outside the tables is missing, withheld or claimed."""
    names = [n for n in counts_of(raw) if n != "period"]
    if names:
        name = maker.rng.choice(names)
        raw[name] = maker.rng.choice([*BLANKS, *WITHHELD, *CLAIMS, *EVENTS])


def regrouped(maker: Maker, raw: Raw) -> None:
    """Counts come as text."""
    row = some_row(maker, raw, "tthc", "surveys", "branches")
    for target in (row, raw):
        for name in counts_of(target) if target else []:
            if not name.startswith(("period", "plan", "disbursed")) and maker.chance(0.5):
                value = target[name]
                spaced = grouped(value).replace(".", " ")
                forms = [grouped(value), spaced, spaced.replace(" ", "\u00a0"), f"{value},0", str(value)]
                target[name] = maker.rng.choice(forms)


def no_events_row(maker: Maker, raw: Raw) -> None:
    """A whole row is said not to have occurred."""
    row = some_row(maker, raw, "tthc", "surveys", "branches")
    word = maker.rng.choice(EVENTS)
    for name in counts_of(row) if row else []:
        row[name] = word


def claimed_row(maker: Maker, raw: Raw) -> None:
    """A whole row is claimed to be out of scope."""
    row = some_row(maker, raw, "tthc")
    word = maker.rng.choice(CLAIMS)
    for name in counts_of(row) if row else []:
        row[name] = word


def claimed_plan(maker: Maker, raw: Raw) -> None:
    """The plan is claimed to be out of scope."""
    if "plan_allocated" in raw:
        raw["plan_allocated"] = maker.rng.choice(CLAIMS)
        if maker.chance(0.5):
            raw["disbursed"] = maker.rng.choice([raw["plan_allocated"], ""])


def no_plan(maker: Maker, raw: Raw) -> None:
    """The plan or the disbursement is not there."""
    for name in ("plan_allocated", "plan_pm_assigned", "disbursed"):
        if name in raw and maker.chance(0.5):
            raw[name] = maker.rng.choice(["", "-", "đang cập nhật"])


def off_by_one(maker: Maker, raw: Raw) -> None:
    """A count is one too many or too few."""
    row = some_row(maker, raw, "tthc", "surveys", "branches")
    names = [n for n in (counts_of(row) if row else []) if n != "apology_any"]
    if names and row:
        name = maker.rng.choice(names)
        row[name] = max(0, row[name] + maker.rng.choice([-1, 1]))


def excess(maker: Maker, raw: Raw) -> None:
    """A part is larger than its whole."""
    pairs = [
        ("results_digitised", "results_in_force"),
        ("leaders_signing", "leaders_total"),
        ("tthc_officials_signing", "tthc_officials_total"),
        ("officials_using_mail", "officials_total"),
        ("pakn_published", "pakn_answered"),
        ("pakn_answered", "pakn_processed"),
        ("pakn_received", "pakn_in_scope"),
        ("pakn_not_due", "pakn_received"),
    ]
    part, whole = maker.rng.choice(pairs)
    if isinstance(raw.get(whole), int):
        raw[part] = raw[whole] + 1


def more_apologies(maker: Maker, raw: Raw) -> None:
    """More apologies than late dossiers."""
    row = some_row(maker, raw, "tthc")
    if row and isinstance(row.get("apology_timely"), int):
        row["apology_timely"] += 3
        row.pop("apology_any", None)


def broken_cell(maker: Maker, raw: Raw) -> None:
    """A count is negative, fractional, or an error of a spreadsheet."""
    row = some_row(maker, raw, "tthc", "surveys")
    names = [n for n in (counts_of(row) if row else []) if n not in ("apology_any", "returned_or_withdrawn")]
    if names and row:
        row[maker.rng.choice(names)] = maker.rng.choice([-5, "12,5", decimal.Decimal("12.5"), *ERRORS])


def broken_scalar(maker: Maker, raw: Raw) -> None:
    """The same outside the tables."""
    names = [n for n in counts_of(raw) if n != "period" and not n.startswith(("plan", "disbursed"))]
    if names:
        raw[maker.rng.choice(names)] = maker.rng.choice([-1, "0,5", "#REF!"])


def unreadable_cell(maker: Maker, raw: Raw) -> None:
    """A count in English grouping, or in words."""
    row = some_row(maker, raw, "tthc", "surveys")
    if row and counts_of(row):
        row[maker.rng.choice(counts_of(row))] = maker.rng.choice(["1,234", "khoảng ba trăm"])


def rate_only(maker: Maker, raw: Raw) -> None:
    """A row gives a rate and no counts."""
    row = some_row(maker, raw, "tthc", "surveys")
    if not row:
        return
    for name in counts_of(row):
        del row[name]
    for name in [n for n in row if n in reference_counts()]:
        del row[name]
    if "kind" in row:
        row["satisfied_rate"] = maker.rng.choice(["95%", "95,00%", "94,9%", "95,1 %", "90%", "90.50%", "99,2%", "80%"])
    elif maker.chance(0.6):
        rates = ["98%", "98,4%", "98,40 %", "97,5%", "97.50%", "98,0 %", "95%", "100%", "98,05%"]
        row["on_time_rate"] = maker.rng.choice(rates)
    else:
        row["late_rate"] = maker.rng.choice(["3%", "2,5%", "2.50 %", "2,95%", "3,0%", "3,1%", "0%", "0,4 %"])


def bare_rate(maker: Maker, raw: Raw) -> None:
    """A rate column holds 0,98."""
    row = some_row(maker, raw, "tthc")
    if row:
        for name in [n for n in row if n in reference_counts()]:
            del row[name]
        row["on_time_rate"] = maker.rng.choice(["0,98", "0,99"])


def drop_row(maker: Maker, raw: Raw) -> None:
    """A row is not there."""
    table = maker.rng.choice(["tthc", "surveys"])
    if len(raw.get(table, [])) > 1:
        raw[table].remove(maker.rng.choice(raw[table]))


def drop_block(maker: Maker, raw: Raw) -> None:
    """A block is not there."""
    tables = ["tthc", "surveys", "branches", "indices", "reporting_systems", "approved_services", "deployed_services"]
    prefixes = ["pakn_", "results_", "docs_", "timeliness_", "satisfaction_web", "satisfaction_tthc", "leaders_", "epay_"]
    gone = maker.rng.choice([*tables, *prefixes, "has_fee", "unit_signs", "officials_", "pakn_not_due"])
    for name in [n for n in raw if n == gone or n.startswith(gone)]:
        del raw[name]


def sum_row(maker: Maker, raw: Raw) -> None:
    """A row with the sums, at times off by one."""
    rows = raw.get("tthc", [])
    if not rows or any(not isinstance(row.get(n), int) for row in rows for n in reference_counts()):
        return
    if any(row["field_name"] in ("Tổng cộng", "Cộng", "Tổng số") for row in rows):
        return
    sums = {name: sum(row[name] for row in rows) for name in reference_counts()}
    sums["resolved_total"] += maker.pick((0, 3), (1, 1))
    rows.append({"field_name": maker.rng.choice(["Tổng cộng", "Cộng", "Tổng số"]), **sums})


def twice(maker: Maker, raw: Raw) -> None:
    """The same field stands twice: such a report is refused."""
    row = some_row(maker, raw, "tthc")
    if row and maker.chance(0.25):
        raw["tthc"].append(dict(row))


def open_branch(maker: Maker, raw: Raw) -> None:
    """A branch has not reported."""
    row = some_row(maker, raw, "branches")
    for name in counts_of(row) if row else []:
        del row[name]


SPOILERS: List[Callable[[Maker, Raw], None]] = [
    blank_cell, blank_cell, blank_cell, blank_scalar, blank_scalar, blank_scalar, blank_scalar,
    regrouped, regrouped, no_events_row, claimed_row,
    claimed_plan, no_plan, off_by_one, off_by_one, excess, more_apologies, broken_cell, broken_scalar, unreadable_cell,
    rate_only, rate_only, rate_only, bare_rate, drop_row, drop_row, drop_block, drop_block, sum_row, sum_row, twice,
    open_branch,
]  # fmt: skip
