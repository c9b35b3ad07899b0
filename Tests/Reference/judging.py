"""How an item is judged: figures, constraints, missing figures, printed rates, and verdicts together."""

from fractions import Fraction
from typing import Dict, NamedTuple, Optional, Sequence, Set, Tuple

import model
from cells import Cell
from completions import Constraint, Space, feasible, outcomes
from model import Row

PRECEDENCE = ("fail", "inconsistent", "unknown", "not_due", "pass", "no_events", "not_applicable")


class Item(NamedTuple):
    """One item of a check. `doubt`: finer reasoning about missing figures may decide differently."""

    verdict: str
    label: Optional[str] = None
    numerator: Optional[Fraction] = None
    denominator: Optional[Fraction] = None
    doubt: bool = False


class Outcome(NamedTuple):
    """A check: its items, or a verdict without any."""

    verdict: str
    items: Tuple[Item, ...] = ()
    doubt: bool = False


class Measure(NamedTuple):
    """A numerator over a denominator, both sums of fields with signs, against a threshold."""

    numerator: Dict[str, int]
    denominator: Dict[str, int]
    operator: str
    threshold: Fraction

    @property
    def reads(self) -> Set[str]:
        """The fields that the measure reads."""
        return {*self.numerator, *self.denominator}

    def verdict(self, values: Dict[str, Fraction]) -> str:
        """The verdict on complete figures."""
        num, den = total(self.numerator, values), total(self.denominator, values)
        return compare(num, den, self.operator, self.threshold)


class Context(NamedTuple):
    """What surrounds the figures of a measure."""

    constraints: Tuple[Constraint, ...] = ()
    space: Optional[Space] = None
    rate: Optional[Tuple[str, str]] = None
    """The field with the printed rate, and the other rate of the row."""
    believed: bool = False


def together(verdicts: Sequence[str]) -> str:
    """The verdict of several: the first of the precedence that occurs."""
    return next(v for v in PRECEDENCE if v in verdicts)


def gather(items: Sequence[Item], none: str = "not_applicable", doubt: bool = False) -> Outcome:
    """A check over its items. A sure fail decides whatever the doubts about other items."""
    if not items:
        return Outcome(none, doubt=doubt)
    sure_fail = any(i.verdict == "fail" and not i.doubt for i in items)
    return Outcome(together([i.verdict for i in items]), tuple(items), not sure_fail and any(i.doubt for i in items))


def total(terms: Dict[str, int], values: Dict[str, Fraction]) -> Fraction:
    """The signed sum."""
    return sum((sign * values[name] for name, sign in terms.items()), Fraction(0))


def compare(num: Fraction, den: Fraction, operator: str, threshold: Fraction) -> str:
    """pass, fail, or no_events for a denominator of zero; exact, without a division."""
    if den == 0:
        return "no_events"
    right = threshold * den
    met = {">=": num >= right, ">": num > right, "<": num < right, "<=": num <= right, "=": num == right}
    return "pass" if met[operator] else "fail"


def ratio(row: Row, measure: Measure, context: Context, label: Optional[str] = None) -> Item:
    """One item, in this order: claimed out of scope, inconsistent, no events, missing, compared."""
    reads, known = measure.reads, row.known
    if context.believed and any(row.cell(name).state == "claimed" for name in reads):
        return Item("not_applicable", label)
    broken, doubt = faults(row, reads, context.constraints)
    if broken:
        return Item("inconsistent", label, doubt=doubt)
    num = total(measure.numerator, known) if all(f in known for f in measure.numerator) else None
    den = total(measure.denominator, known) if all(f in known for f in measure.denominator) else None
    if context.space and any(f not in known for c in context.constraints for f in c.fields):
        doubt = doubt or (not row.parts and not feasible(known, context.space))
    if den == 0:
        # rulings, "A reported zero denominator: no_events", whatever the numerator says.
        return Item("no_events", label, num, den, doubt)
    if num is None or den is None:
        return undecided(row, measure, context, label, doubt)
    return Item(compare(num, den, measure.operator, measure.threshold), label, num, den, doubt)


def faults(row: Row, reads: Set[str], constraints: Sequence[Constraint]) -> Tuple[bool, bool]:
    """Whether what is read breaks a constraint or is no figure; and whether that is open to another opinion."""
    known = row.known
    if any(row.cell(name).state == "broken" for name in reads):
        return True, False
    touched = [c for c in constraints if reads.intersection(c.fields)]
    if any(all(f in known for f in c.fields) and not c.holds(known) for c in touched):
        return True, False
    for part in row.parts:
        # A branch row that contradicts itself makes the sum over the branches inconsistent; where other branches have
        # not reported, the sum is unknown anyway, and one may say so instead.
        if faults(part, reads & set(model.BRANCH_COUNTS), model.BRANCHES)[0]:
            return True, any(not row.cell(name).known for name in reads)
    # A broken figure that only a constraint mentions leaves the constraint untested.
    return False, any(row.cell(f).state == "broken" for c in touched for f in c.fields)


def undecided(row: Row, measure: Measure, context: Context, label: Optional[str], doubt: bool) -> Item:
    """The item with a figure missing: by its printed rate, else unknown."""
    counts = [c for n, c in row.cells.items() if c.known and n not in (context.rate or ())]
    if context.rate:
        cell, other = row.cell(context.rate[0]), row.cell(context.rate[1])
        if cell.state == "broken":
            return Item("inconsistent", label, doubt=True)
        if cell.interval:
            verdict = by_interval(cell, measure)
            return Item(verdict, label, doubt=doubt or bool(counts) or other.interval is not None)
        doubt = doubt or other.interval is not None
    if row.parts:
        return Item("unknown", label, doubt=doubt or any(half_reported(p) for p in row.parts))
    if context.space is None:
        return Item("unknown", label, doubt=True)
    reached = outcomes(row.known, context.space, measure.verdict, ("pass", "fail"))
    return Item("unknown", label, doubt=doubt or not reached.issuperset(("pass", "fail")))


def half_reported(branch: Row) -> bool:
    """Whether a branch says something about what it resolved, but not all."""
    cells = [branch.cell(name) for name in model.BRANCH_COUNTS]
    return any(c.known for c in cells) and not all(branch.cell(name).known for name in model.RESOLVED)


def by_interval(cell: Cell, measure: Measure) -> str:
    """The verdict on a printed rate: only where every value that prints so agrees."""
    low, high, closed = cell.interval or (Fraction(0), Fraction(1), True)
    limit = measure.threshold
    if measure.operator == ">=":
        sure, never = low >= limit, high < limit or (high == limit and not closed)
    else:
        sure, never = high < limit or (high == limit and not closed), low >= limit
    return "pass" if sure else "fail" if never else "unknown"


def percent(number: int) -> Fraction:
    """98 as 98/100."""
    return Fraction(number, 100)
