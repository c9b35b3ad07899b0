"""What stands in one cell of a report.

The states of example_reports, section 2, are kept apart: a value, a missing cell, "không phát sinh" (`no_events`),
"mật" (`withheld`), "không thuộc phạm vi" (`claimed`), a cell that is wrong as a figure (`broken`) and a text that is no
figure at all (`unreadable`, judged as missing). Numbers are exact fractions.
"""

import datetime
import decimal
import re
import unicodedata
from fractions import Fraction
from typing import Any, NamedTuple, Optional, Tuple


class Cell(NamedTuple):
    """One cell. `value` is a Fraction, bool, date or text; `low` bounds a sum of which a part is not known."""

    state: str
    value: Any = None
    interval: Optional[Tuple[Fraction, Fraction, bool]] = None
    low: Fraction = Fraction(0)

    @property
    def known(self) -> bool:
        """Whether the cell can be computed with."""
        return self.state in ("value", "no_events")


MISSING = Cell("missing")
BROKEN = Cell("broken")
UNREADABLE = Cell("unreadable")
ZERO_EVENTS = Cell("no_events", Fraction(0))

STATES = {
    "": "missing",
    "-": "missing",
    "–": "missing",
    "—": "missing",
    "chưa có số liệu": "missing",
    "đang cập nhật": "missing",
    "chưa rõ": "missing",
    "không phát sinh": "no_events",
    "kps": "no_events",
    "không ps": "no_events",
    "không thuộc phạm vi": "claimed",
    "k/a": "claimed",
    "n/a": "claimed",
    "mật": "withheld",
    "không cung cấp": "withheld",
}
SPREADSHEET_ERRORS = {"#div/0!", "#ref!", "#value!", "#name?", "#n/a", "#num!", "#null!"}
FLAGS = {
    "có": True,
    "yes": True,
    "true": True,
    "không": False,
    "no": False,
    "false": False,
    "không có": False,
    "0 có": False,
}
MONEY_UNITS = {
    "đồng": 1,
    "dong": 1,
    "nghìn": 10**3,
    "nghìn đồng": 10**3,
    "thousand": 10**3,
    "triệu": 10**6,
    "triệu đồng": 10**6,
    "million": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "tỷ đồng": 10**9,
    "tỉ đồng": 10**9,
    "billion": 10**9,
    "nghìn tỷ": 10**12,
    "nghìn tỷ đồng": 10**12,
}


def fold(text: str) -> str:
    """The comparison key of a text: composed, lower case, runs of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def state_cell(raw: Any) -> Optional[Cell]:
    """The cell of a raw value that says a state and not a value; None for the others."""
    if raw is None:
        return MISSING
    if isinstance(raw, str):
        key = fold(raw)
        if key in SPREADSHEET_ERRORS:
            return BROKEN
        state = STATES.get(key)
        if state == "no_events":
            return ZERO_EVENTS
        if state:
            return Cell(state)
    return None


def read_count(raw: Any) -> Cell:
    """A count: whole, not negative. Dots and spaces group thousands; `1,234` is refused as ambiguous."""
    cell = state_cell(raw)
    if cell:
        return cell
    if isinstance(raw, bool) or not isinstance(raw, (int, decimal.Decimal, str)):
        return UNREADABLE
    if isinstance(raw, str):
        if fold(raw) in ("không có", "0 có"):
            return Cell("value", Fraction(0))
        number = count_text(fold(raw))
        if number is None:
            return UNREADABLE
    else:
        number = Fraction(raw)
    return Cell("value", number) if number >= 0 and number.denominator == 1 else BROKEN


def count_text(text: str) -> Optional[Fraction]:
    """The number that a text in a count column says; None where it is ambiguous or none."""
    sign = -1 if text[:1] in ("-", "−") else 1
    body = text.lstrip("-−").strip()
    if re.fullmatch(r"\d{1,3}(,\d{3})+", body):
        return None
    if not re.fullmatch(r"(\d+|\d{1,3}([. ]\d{3})+)(,\d+)?|\d+\.\d{1,2}", body):
        return None
    if re.fullmatch(r"\d+\.\d{1,2}", body):
        return sign * Fraction(body)
    return sign * vietnamese(body)


def vietnamese(text: str) -> Fraction:
    """A number in Vietnamese form: dots and spaces group, a comma starts the decimals."""
    return Fraction(text.replace(".", "").replace(" ", "").replace(",", "."))


def read_number(raw: Any) -> Cell:
    """A score, a rank or a year: decimals with a comma or a point."""
    cell = state_cell(raw)
    if cell:
        return cell
    if isinstance(raw, bool) or not isinstance(raw, (int, decimal.Decimal, str)):
        return UNREADABLE
    if isinstance(raw, str):
        text = fold(raw)
        if not re.fullmatch(r"-?\d+([.,]\d+)?", text):
            return UNREADABLE
        return Cell("value", Fraction(text.replace(",", ".")))
    return Cell("value", Fraction(raw))


def read_money(raw: Any, scale: int) -> Cell:
    """An amount in đồng. A number without a unit of its own is in units of `scale` đồng."""
    cell = state_cell(raw)
    if cell:
        return cell
    if isinstance(raw, bool) or not isinstance(raw, (int, decimal.Decimal, str)):
        return UNREADABLE
    if isinstance(raw, str):
        match = re.fullmatch(r"(\d{1,3}(?:[. ]\d{3})+|\d+)(,\d+)?\s*(\D*)", fold(raw))
        unit = match.group(3).strip() if match else ""
        if not match or (unit and unit not in MONEY_UNITS):
            return UNREADABLE
        amount = vietnamese(match.group(1) + (match.group(2) or "")) * (MONEY_UNITS[unit] if unit else scale)
    else:
        amount = Fraction(raw) * scale
    return Cell("value", amount) if amount >= 0 and amount.denominator == 1 else BROKEN


def read_rate(raw: Any) -> Cell:
    """A rate printed with a percent sign: the interval that its digits allow, never beyond 0 and 1.

    A bare number is not rescaled: `0,98` may mean 98% or 0,98%, so it counts as missing.
    """
    cell = state_cell(raw)
    if cell:
        return cell
    match = re.fullmatch(r"(\d+)(?:[.,](\d+))?\s*%", fold(raw)) if isinstance(raw, str) else None
    if not match:
        return MISSING
    decimals = match.group(2) or ""
    middle = Fraction(int(match.group(1) + decimals), 10 ** len(decimals) * 100)
    half = Fraction(1, 2 * 10 ** len(decimals) * 100)
    if middle > 1:
        return UNREADABLE
    low, high = max(middle - half, Fraction(0)), min(middle + half, Fraction(1))
    return Cell("value", middle, (low, high, middle + half > 1))


def read_flag(raw: Any) -> Cell:
    """Có, không or chưa rõ; the last is missing."""
    if isinstance(raw, bool):
        return Cell("value", raw)
    if isinstance(raw, str) and fold(raw) == "unknown":
        return MISSING
    cell = state_cell(raw)
    if cell:
        return MISSING if cell.state == "no_events" else cell
    value = FLAGS.get(fold(raw)) if isinstance(raw, str) else None
    return UNREADABLE if value is None else Cell("value", value)


def read_date(raw: Any) -> Cell:
    """A date as 2023-12-31 or 31/12/2023; day, month, year only."""
    cell = state_cell(raw)
    if cell:
        return MISSING if cell.state == "no_events" else cell
    day = parse_date(raw)
    return Cell("value", day) if day else UNREADABLE


def parse_date(raw: Any) -> Optional[datetime.date]:
    """The date that a text says; None for a text that is none."""
    text = str(raw).strip()
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    local = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text)
    parts = iso.groups() if iso else tuple(reversed(local.groups())) if local else None
    try:
        return datetime.date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def read_text(raw: Any) -> Cell:
    """Any text; a text that says a state is no text."""
    cell = state_cell(raw)
    if cell:
        return MISSING if cell.state == "no_events" else cell
    return Cell("value", unicodedata.normalize("NFC", str(raw)).strip())
