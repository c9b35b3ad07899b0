"""The roll-up of many reports over the register of units (rulings, "Roll-up to the city")."""

from fractions import Fraction
from typing import Any, Dict, NamedTuple, Sequence, Tuple

from cells import fold, parse_date
from checks import CHECKS
from judging import Item, Outcome, compare, gather, percent
from model import Report

FIELDS = {"3.1.a": (">=", percent(98)), "3.1.b": (">=", percent(95))}
POOLED: Dict[str, Tuple[str, Fraction]] = {
    **FIELDS,
    "3.2.a": ("<", percent(3)),
    "3.2.b": ("<", percent(3)),
    "3.5": ("=", Fraction(1)),
    "4.1": (">=", percent(95)),
    "4.2.a": (">=", percent(95)),
    "4.2.b": (">=", percent(95)),
    "4.3.a": (">=", percent(95)),
    "4.3.b": (">=", percent(90)),
    "4.3.c": (">=", percent(90)),
    "4.3.d": (">=", percent(90)),
    "5.a": ("=", Fraction(1)),
    "5.b": (">=", Fraction(1)),
    "5.c": (">=", Fraction(1)),
    "5.d": ("=", Fraction(1)),
    "7.a": (">=", percent(50)),
    "7.b": (">=", percent(40)),
    "7.c": (">=", percent(35)),
    "8": (">=", percent(90)),
    "10.1": ("=", Fraction(1)),
    "10.2.b": ("=", Fraction(1)),
    "10.2.c": ("=", Fraction(1)),
    "10.4": ("=", Fraction(1)),
}
SHARES = ("3.4", "6.a", "6.b", "9.a", "9.b", "10.2.a")
# Pooled in each field. Choice (rulings, "pooled"): the other checks have one pool, 3.2 and 4.3 one for their class.
BY_FIELD = ("3.1.a", "3.1.b", "4.1")
# Fields are told apart by their name (3.1); surveys carry no name, so 4.1 goes by what stands after the kind.
REPORTING = ("dept", "dist", "comm", "lrb", "edu", "health")


class Pool(NamedTuple):
    """What is known of one field: sums, and whether amounts are unknown or in conflict."""

    numerator: Fraction
    denominator: Fraction
    open_items: bool
    broken: bool
    short: bool
    """Whether a unit fails for sure."""


EMPTY = Pool(Fraction(0), Fraction(0), False, False, False)


def roll_up(
    reports: Sequence[Report], outcomes: Sequence[Dict[str, Outcome]], missing: Dict[str, str]
) -> Dict[str, Outcome]:
    """The city's outcome of each check that rolls up.

    - Parameters: the units' reports with their outcomes (before interim), and the register's units that sent none.
    - The city's own report is left out.
    """
    result = {}
    for check, (types, _) in CHECKS.items():
        mine = [o[check] for r, o in zip(reports, outcomes) if r.unit_type in types and r.unit_type != "city"]
        absent = sum(1 for unit_type in missing.values() if unit_type in types)
        if check in SHARES:
            result[check] = share(mine, absent)
        elif check in POOLED:
            result[check] = pooled(check, mine, absent)
    return result


def share(outcomes: Sequence[Outcome], absent: int) -> Outcome:
    """All units that the check addresses must meet it; those that may or may not are counted both ways."""
    verdicts = [o.verdict for o in outcomes if o.verdict not in ("not_applicable", "no_events")]
    met, failed = verdicts.count("pass"), verdicts.count("fail")
    undecided = len(verdicts) - met - failed + absent
    doubt = any(o.doubt or o.verdict == "inconsistent" for o in outcomes)
    if not verdicts and not absent:
        neutral = [o.verdict for o in outcomes]
        return Outcome("no_events" if "no_events" in neutral else "not_applicable", doubt=True)
    exact = (Fraction(met), Fraction(met + failed)) if not undecided else (None, None)
    verdict = "fail" if failed else "unknown" if undecided else "pass"
    sure = verdict == "fail" and any(o.verdict == "fail" and not o.doubt for o in outcomes)
    return gather([Item(verdict, None, *exact, doubt and not sure)])


def pooled(check: str, outcomes: Sequence[Outcome], absent: int) -> Outcome:
    """Sum over sum, in each field where the check speaks of fields."""
    pools: Dict[str, Pool] = {}
    doubt = any(o.doubt for o in outcomes)
    blocks = absent + sum(1 for o in outcomes if not o.items and o.verdict == "unknown")
    for item in (i for o in outcomes for i in o.items if i.verdict != "not_applicable"):
        key = fold(item.label or "") if check in BY_FIELD else ""
        pools[key] = add(pools.get(key, EMPTY), item)
    if not pools:
        if blocks:
            return Outcome("unknown")
        neutral = {o.verdict for o in outcomes}
        return Outcome("no_events" if "no_events" in neutral else "not_applicable", doubt=doubt or not outcomes)
    return gather([judge(POOLED[check], label, pool, blocks > 0, doubt) for label, pool in sorted(pools.items())])


def add(pool: Pool, item: Item) -> Pool:
    """One more unit's figures."""
    short = pool.short or item.verdict == "fail"
    known = item.denominator is not None and (item.numerator is not None or item.verdict == "no_events")
    if item.verdict == "inconsistent" or not known:
        broken = item.verdict == "inconsistent"
        return pool._replace(open_items=True, broken=pool.broken or broken, short=short)
    return pool._replace(
        numerator=pool.numerator + (item.numerator or 0), denominator=pool.denominator + item.denominator, short=short
    )


def judge(target: Tuple[str, Fraction], label: str, pool: Pool, blocks: bool, doubt: bool) -> Item:
    """One pool. Amounts that are not known at all leave it open, except where all dossiers of a kind must meet.

    Choice (rulings are silent): figures in conflict make the pool inconsistent; that verdict is marked as doubtful.
    """
    operator, threshold = target
    name = label or None
    if pool.broken:
        return Item("inconsistent", name, doubt=True)
    if blocks or pool.open_items:
        return Item("unknown", name, doubt=not blocks or (threshold == 1 and pool.short))
    verdict = compare(pool.numerator, pool.denominator, operator, threshold)
    return Item(verdict, name, pool.numerator, pool.denominator, doubt)


def units_in_force(rows: Sequence[Dict[str, Any]], day: Any) -> Dict[str, str]:
    """Code and type of the units that the register holds valid on a day, both ends included."""
    def holds(row: Dict[str, Any]) -> bool:
        since, until = parse_date(row.get("valid_from") or ""), parse_date(row.get("valid_to") or "")
        return (since is None or since <= day) and (until is None or day <= until)

    return {row["unit_code"]: row["unit_type"] for row in rows if holds(row)}


def not_reported(units: Dict[str, str], reports: Sequence[Report]) -> Dict[str, str]:
    """Units that would report for themselves and sent nothing; vertical agencies have nothing to send."""
    sent = {report.raw["unit_code"] for report in reports}
    return {code: unit_type for code, unit_type in units.items() if unit_type in REPORTING and code not in sent}
