"""Whether a verdict with missing figures is open whatever the reasoning.

The reference answers `unknown` as soon as a figure is missing. A finer program may know more: a missing part of a sum
can be restored, a count cannot be negative. So for each such verdict completions of the missing figures are looked for
that break no constraint. Where one passes and another fails, no sound reasoning can decide, and the verdict stands for
every program. Where that is not found, the verdict is marked `bounds_matter`.
"""

import itertools
from fractions import Fraction
from typing import Callable, Dict, Iterator, List, NamedTuple, Sequence, Set, Tuple

BIG = Fraction(10**9)
BUDGET = 20_000


class Constraint(NamedTuple):
    """A condition over the figures of one row or block; it can be tested once `needs` (default: `fields`) are there."""

    fields: Tuple[str, ...]
    holds: Callable[[Dict[str, Fraction]], bool]
    needs: Tuple[str, ...] = ()

    def testable(self, values: Dict[str, Fraction]) -> bool:
        """Whether enough figures are there to test it."""
        return all(name in values for name in self.needs or self.fields)


class Space(NamedTuple):
    """The figures of one row or block: which may be chosen, which are sums of others, what must hold.

    A total that is not known is made from its parts, in the order given.
    """

    chosen: Tuple[str, ...]
    totals: Tuple[Tuple[str, Tuple[str, ...]], ...]
    constraints: Tuple[Constraint, ...]


def completions(known: Dict[str, Fraction], space: Space) -> Iterator[Dict[str, Fraction]]:
    """Complete figures that agree with `known` and break no constraint that needed a missing figure."""
    missing = [name for name in space.chosen if name not in known]
    open_constraints = [c for c in space.constraints if any(f not in known for f in c.fields)]
    pool = candidates(known, space, len(missing))
    for choice in itertools.product(pool, repeat=len(missing)):
        values = dict(known)
        values.update(zip(missing, choice))
        for total, parts in space.totals:
            if total not in values and all(p in values for p in parts):
                values[total] = sum((values[p] for p in parts), Fraction(0))
        if all(c.holds(values) for c in open_constraints if c.testable(values)):
            yield values


def candidates(known: Dict[str, Fraction], space: Space, missing: int) -> List[Fraction]:
    """Values worth trying: zero, one, what is left of each known total, the known values, and a very large one."""
    found: List[Fraction] = [Fraction(0)]

    def add(value: Fraction) -> None:
        if value >= 0 and value not in found:
            found.append(value)

    for rest in leftovers(known, space):
        add(rest)
    add(BIG)
    add(Fraction(1))
    for value in known.values():
        for near in (value, value + 1, value - 1):
            add(near)
    for one, other in itertools.permutations(list(known.values())[:6], 2):
        add(one + other)
        add(one - other)
    limit = len(found)
    while limit > 3 and limit ** max(missing, 1) > BUDGET:
        limit -= 1
    return found[:limit]


def leftovers(known: Dict[str, Fraction], space: Space) -> Iterator[Fraction]:
    """What each known total leaves for its missing parts, the parts of its parts included."""
    inner = dict(space.totals)
    for total, parts in space.totals:
        if total not in known:
            continue
        leaves = [leaf for p in parts for leaf in ([p] if p in known else inner.get(p, (p,)))]
        yield known[total] - sum((known[leaf] for leaf in leaves if leaf in known), Fraction(0))


def outcomes(
    known: Dict[str, Fraction], space: Space, verdict: Callable[[Dict[str, Fraction]], str], wanted: Sequence[str]
) -> Set[str]:
    """The verdicts that completions reach; stops when all `wanted` are among them."""
    reached: Set[str] = set()
    for values in completions(known, space):
        reached.add(verdict(values))
        if reached.issuperset(wanted):
            break
    return reached


def feasible(known: Dict[str, Fraction], space: Space) -> bool:
    """Whether any completion was found: without one the row contradicts itself in a way the constraints alone don't show."""
    return next(completions(known, space), None) is not None
