#!/usr/bin/env python3
"""Writes what decimal arithmetic has to give, one a line: operation, operands, result (`nil` where there is none).

    precision.py [OPERATIONS [SEED]]

Python's decimal module is the reference: at 34 digits, half to even, in the exponent range of decimal128 for + - * /
and square roots; exp, log and powers are worked out to 100 digits and then rounded to 34. Tests/FEELTests compares each
line to the last digit.
"""

import decimal
import random
import sys
from decimal import Decimal

TRAPS = [decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow]
STANDARD = decimal.Context(
    prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=TRAPS)
WIDE = decimal.Context(prec=100, rounding=decimal.ROUND_HALF_EVEN, Emin=-999999, Emax=999999, traps=TRAPS)


def digits(source, most):
    """A coefficient: any, round, all nines, or near a power of two, where carries are."""
    kind, count = source.random(), source.randint(1, most)
    if kind < 0.1:
        return 10 ** count - 1
    if kind < 0.2:
        return 10 ** (count - 1) * source.randint(1, 9)
    if kind < 0.3:
        return (2 ** source.choice([31, 53, 63, 64, 96, 112]) + source.randint(-2, 2)) % 10 ** most
    return source.randrange(10 ** count)


def number(source, low=-45, high=25, most=34):
    sign = source.choice(["", "-"])
    if source.random() < 0.2:
        return Decimal(f"{sign}{source.randint(0, 99999)}E{source.choice([0, 0, -1, -2])}")
    return Decimal(f"{sign}{digits(source, most)}E{source.randint(low, high)}")


def result(operation, *operands):
    try:
        return str(operation(*operands))
    except (decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow):
        return "nil"


def arithmetic(source):
    """Two operands: mostly of like size, sometimes at the ends of the range."""
    name = source.choice(["add", "subtract", "multiply", "divide"])
    ends = source.random() < 0.1
    pair = [number(source, -6176, 6111) if ends else number(source) for _ in range(2)]
    return name, pair, result(getattr(STANDARD, name), *pair)


def root(source):
    operand = number(source, -6176, 6111) if source.random() < 0.3 else number(source)
    return "sqrt", [operand], result(STANDARD.sqrt, operand)


def rounded(value):
    return STANDARD.plus(value)


def exponential(source):
    operand = number(source, -30, 3, 20)
    if abs(operand) > 14000:
        operand = operand.scaleb(-6)
    return "exp", [operand], result(lambda x: rounded(WIDE.exp(x)), operand)


def logarithm(source):
    operand = number(source)
    if source.random() < 0.3:
        operand = rounded(WIDE.add(Decimal(1), number(source, -34, -34)))
    if operand <= 0:
        return "ln", [operand], "nil"
    return "ln", [operand], result(lambda x: rounded(WIDE.ln(x)), operand)


def power(source):
    base = abs(number(source, -10, 5, 20)) or Decimal(2)
    exponent = Decimal(source.randint(-60, 60)) if source.random() < 0.4 else number(source, -12, -8, 12)
    return "power", [base, exponent], result(lambda x, y: rounded(WIDE.power(x, y)), base, exponent)


KINDS = [(arithmetic, 0.85), (root, 0.06), (exponential, 0.03), (logarithm, 0.03), (power, 0.03)]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60000
    source = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20230329)
    decimal.setcontext(WIDE)
    makers, weights = zip(*KINDS)
    for maker in source.choices(makers, weights, k=count):
        name, operands, value = maker(source)
        print(name, *operands, value)


if __name__ == "__main__":
    main()
