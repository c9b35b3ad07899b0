"""Clean reports whose figures agree, aimed at thresholds: met exactly, missed by one, or clear of them."""

import decimal
import random
from fractions import Fraction
from typing import Any, Callable, Dict, Optional, Sequence, Tuple

from model import TTHC_COUNTS

Raw = Dict[str, Any]
FIELDS = {
    "land": ["đất đai", "đăng ký đất", "giao đất, cho thuê đất"],
    "investment": ["đầu tư", "đầu tư nước ngoài"],
    "construction": ["xây dựng", "cấp phép xây dựng"],
    "complaint": ["xử lý đơn, khiếu nại, tố cáo", "khiếu nại, tố cáo"],
    "other": ["hộ tịch", "chứng thực", "lao động", "y tế dự phòng", "văn hóa", "giao thông vận tải", "môi trường"],
}
NAMED = {"đất đai": "land", "đầu tư": "investment", "xây dựng": "construction"}
EVENTS = ["không phát sinh", "KPS", "Không PS"]
WITHHELD = ["mật", "không cung cấp"]
YES = ["có", "yes", True, "Có"]
NO = ["không", "no", False, "Không"]
UNSURE = ["chưa rõ", "unknown", "", None, "-"]


class Maker:
    """Makes one report."""

    def __init__(self, rng: random.Random, calm: bool = False):
        self.rng = rng
        self.calm = calm
        """Whether most targets are met, as where many units have to pass together."""

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < share

    def pick(self, *weighted: Tuple[Any, int]) -> Any:
        """One of the values, by weight."""
        values, weights = zip(*weighted)
        return self.rng.choices(values, weights)[0]

    def size(self) -> int:
        """A number of dossiers, small more often than large."""
        return self.rng.choice([7, 20, 50, 100, 200, 333, 500, 1000, 2000, 5000, 12480, 50000])

    def aimed(self, total: int, limit: Fraction) -> int:
        """A part of a total: exactly the limit (or the next above), one less, all, none, or anything."""
        exact = -(-limit.numerator * total // limit.denominator)
        if self.calm and self.chance(0.85):
            return self.rng.choice([exact, total, (exact + total + 1) // 2])
        part = self.pick((exact, 5), (exact - 1, 3), (exact + 1, 1), (total, 8), (0, 1), (self.rng.randint(0, total), 1))
        return max(0, min(total, part))

    # Header

    def header(self, unit_type: str, code: Optional[str] = None) -> Raw:
        """Who reports, for which period."""
        number = self.rng.randint(1, 99)
        raw: Raw = {
            "unit_code": code or f"{unit_type.upper()}-{number:02}",
            "unit_name": f"Đơn vị Mẫu {number:02}",
            "unit_type": unit_type,
        }
        if code or self.chance(0.85):
            self.whole_year(raw)
        else:
            self.part_of_year(raw)
        return raw

    def whole_year(self, raw: Raw) -> None:
        """The year 2023, said in one of its ways."""
        if self.chance(0.4):
            raw["period"] = 2023
        else:
            raw.update(period_start=self.day(2023, 1, 1), period_end=self.day(2023, 12, 31))
        if self.chance(0.9):
            raw["data_cutoff"] = self.rng.choice([self.day(2024, 1, 5), self.day(2023, 12, 31)])

    def part_of_year(self, raw: Raw) -> None:
        """An interim period, or a year whose figures were taken before its end."""
        month, last = self.rng.choice([(3, 31), (6, 30), (9, 30), (11, 30), (12, 31)])
        raw.update(period_start=self.day(2023, 1, 1), period_end=self.day(2023, month, last))
        raw["data_cutoff"] = self.day(2023, 12, 15) if month == 12 else self.day(2023, month, last)

    def day(self, year: int, month: int, day: int) -> str:
        """A date in one of its forms."""
        return f"{year}-{month:02}-{day:02}" if self.chance(0.6) else f"{day:02}/{month:02}/{year}"

    # Procedures

    def tthc(self, raw: Raw) -> None:
        """Rows of fields, each class at times absent or with several rows."""
        wanted = {"land": 0.6, "investment": 0.4, "construction": 0.4, "complaint": 0.5, "other": 1.0}
        rows = []
        for field_class, share in wanted.items():
            if self.chance(share):
                count = self.pick((1, 6), (2, 2), (3, 1))
                names = self.rng.sample(FIELDS[field_class], min(count, len(FIELDS[field_class])))
                rows += [self.field_row(name, field_class) for name in names]
        self.rng.shuffle(rows)
        if self.chance(0.1):
            twin = self.field_row(rows[0]["field_name"], rows[0].get("field_class", "other"))
            if "field_class" not in rows[0]:
                twin.pop("field_class", None)
            rows[0]["settlement_level"], twin["settlement_level"] = "cấp quận", "cấp phường"
            rows.append(twin)
        raw["tthc"] = rows

    def field_row(self, name: str, field_class: str) -> Raw:
        """A row whose identities hold."""
        total = 0 if self.chance(0.06) else self.size()
        timely = self.aimed(total, Fraction(95 if field_class == "complaint" else self.pick((98, 3), (97, 1)), 100))
        early = self.rng.randint(0, timely)
        pending, overdue = self.rng.choice([0, 4, 30, 212]), self.pick((0, 5), (2, 1))
        pending = max(pending, overdue)
        received, late = total + pending, total - timely
        online = self.rng.randint(0, received)
        carried = min(received - online, self.rng.choice([0, 3, 40]))
        row: Raw = {"field_name": name}
        if field_class != NAMED.get(name, "other") or self.chance(0.8):
            row["field_class"] = field_class
        figures = (received, online, received - online - carried, carried, total, early, timely - early, late)
        row.update(zip(reference_counts(), (*figures, pending, pending - overdue, overdue)))
        owed = late + overdue
        row["apology_timely"] = self.pick((owed, 60 if self.calm else 8), (max(0, owed - 1), 2))
        if self.chance(0.2):
            row["apology_any"] = owed
        if self.chance(0.2):
            row["returned_or_withdrawn"] = self.rng.randint(0, timely - early)
        return row

    def branches(self, raw: Raw) -> None:
        """Branches around the line of four in five."""
        count = self.rng.choice([5, 10, 15, 20, 22])
        met = self.pick((count * 4 // 5, 3), (count * 4 // 5 + 1, 3), (count, 1))
        rows = [self.branch(index, index < met) for index in range(count)]
        for row in rows:
            if self.chance(0.04):
                row.update({name: 0 for name in row if name not in ("code", "name")})
            elif self.chance(0.04):
                for name in [n for n in row if n not in ("code", "name")]:
                    del row[name]
        self.rng.shuffle(rows)
        raw["branches"] = rows
        if self.chance(0.5) and not any(r["field_name"] == "đất đai" for r in raw.get("tthc", [])):
            row = {"field_name": "đất đai", "field_class": "land", "sum_of": "branches", "pending_overdue": 0}
            late = sum(r.get("resolved_late", 0) for r in rows)
            row["apology_timely"] = self.pick((late, 3), (max(0, late - 40), 1))
            raw.setdefault("tthc", []).append(row)

    def branch(self, index: int, met: bool) -> Raw:
        """A branch at 97% or just below."""
        total = self.rng.choice([100, 500, 1500, 3333, 4000])
        least = -(-97 * total // 100)
        timely = self.pick((least, 1), (min(total, least + 20), 1)) if met else least - 1
        early = self.rng.randint(0, timely)
        received = total + self.rng.choice([0, 12])
        figures = (received, total, early, timely - early, total - timely)
        names = ("received_total", "resolved_total", "resolved_early", "resolved_on_time", "resolved_late")
        return {"code": f"CN-{index + 1:02}", "name": f"Chi nhánh Mẫu {index + 1:02}", **dict(zip(names, figures))}

    # Other blocks

    def publication(self, raw: Raw, prefix: str) -> None:
        """A publication with its address and date."""
        said = self.yes(NO, 1)
        raw[f"{prefix}_published"] = said
        raw[f"{prefix}_url"] = "" if not self.calm and self.chance(0.08) else "https://don-vi-mau.example/cong-khai"
        old = 0 if self.calm else 2
        update = self.pick(((2024, 1, 2), 6), ((2023, 12, 31), 2), ((2023, 12, 30), old), ((2023, 5, 6), old))
        raw[f"{prefix}_last_update"] = "" if not self.calm and self.chance(0.06) else self.day(*update)

    def surveys(self, raw: Raw) -> None:
        """Surveys of the kinds that the unit's type asks for, and now and then of others."""
        kind = raw["unit_type"]
        rows = []
        if kind in ("edu", "health") or self.chance(0.1):
            sector = kind if kind in ("edu", "health") else "edu"
            rows.append(self.survey(95, kind="public_service", sector=sector))
        if kind not in ("edu", "health") or self.chance(0.1):
            rows += [self.survey(95, kind="admin") for _ in range(self.pick((1, 6), (0, 1), (2, 1)))]
            if self.chance(0.95 if self.calm else 0.75):
                rows.append(self.survey(95, kind="tthc"))
            for field_class in ("land", "construction", "investment"):
                if self.chance(0.95 if self.calm else 0.4):
                    rows.append(self.survey(90, kind="tthc", field_class=field_class))
        raw["surveys"] = rows

    def survey(self, limit: int, **words: str) -> Raw:
        """One survey."""
        valid = 0 if self.chance(0.04) else self.rng.choice([40, 200, 300, 400, 1000, 1500, 2000])
        satisfied = self.aimed(valid, Fraction(limit, 100))
        sent = valid + self.rng.choice([0, 15, 120])
        return {**words, "instrument": "Phiếu khảo sát 2023", "sent": sent, "valid": valid, "satisfied": satisfied}

    def less(self, number: int) -> int:
        """A number, or one less."""
        return max(0, number - (0 if self.calm and self.chance(0.95) else self.pick((0, 9), (1, 2))))

    def feedback(self, raw: Raw) -> None:
        """Feedback, a chain of counts that only shrinks."""
        scope = 0 if self.chance(0.08) else self.rng.choice([7, 41, 86, 214, 4812])
        received = self.less(scope)
        not_due = min(received, self.pick((0, 5), (1, 2), (3, 1), (received, 1)))
        processed = self.less(received - not_due)
        answered = self.less(processed)
        raw.update(pakn_in_scope=scope, pakn_out_of_scope=2, pakn_received=received, pakn_not_due=not_due)
        raw.update(pakn_processed=processed, pakn_answered=answered, pakn_published=self.less(answered))

    def digitised(self, raw: Raw) -> None:
        """Digitised results around the tier's share."""
        limit = {"dept": 50, "dist": 40, "comm": 35}.get(raw["unit_type"], 50)
        total = 0 if self.chance(0.08) else self.rng.choice([5000, 15000, 50200, 999])
        raw.update(results_in_force=total, results_digitised=self.aimed(total, Fraction(limit, 100)))

    def capital(self, raw: Raw) -> None:
        """A plan and what was disbursed: 90% exactly, one đồng less, more than planned, nothing."""
        plan = 0 if self.chance(0.05) else self.rng.choice([12_400, 84_600, 1_250_500, 96_400]) * 10**6
        exact = plan * 9 // 10
        spent = self.pick((exact, 4), (max(0, exact - 1), 3), (plan, 2), (plan + 10**6, 1), (0, 1))
        field = "plan_pm_assigned" if raw["unit_type"] == "city" else "plan_allocated"
        unit = self.pick(("", 5), ("triệu đồng", 1), ("tỷ đồng", 1), ("đồng", 1))
        for name, amount in ((field, plan), ("disbursed", spent)):
            raw[name] = self.money(amount, {"triệu đồng": 10**6, "tỷ đồng": 10**9}.get(unit, 1))
        if unit:
            raw["money_unit"] = unit
        if self.chance(0.1):
            raw["plan_allocated" if field == "plan_pm_assigned" else "plan_pm_assigned"] = 10**9

    def money(self, amount: int, scale: int) -> Any:
        """An amount: a number in the report's unit where that is whole, else a text with its own unit."""
        texts = [f"{grouped(amount)} đồng", f"{vietnamese(Fraction(amount, 10**9))} tỷ đồng"]
        if amount % 10**6 == 0:
            texts.append(f"{grouped(amount // 10**6)} triệu đồng")
        if amount % scale == 0 and self.chance(0.5):
            return amount // scale if self.chance(0.7) else grouped(amount // scale)
        return self.rng.choice(texts)

    def yes(self, others: Sequence[Any], weight: int) -> Any:
        """Mostly yes, at times one of the others, or nothing sure."""
        return self.pick(
            (self.rng.choice(YES), 40 if self.calm else 6), (self.rng.choice(others), weight), (self.rng.choice(UNSURE), 1)
        )

    def payment(self, raw: Raw) -> None:
        """Electronic payment."""
        raw["has_fee_procedures"] = self.pick((self.rng.choice(YES), 6), (self.rng.choice(NO), 2), (self.rng.choice(UNSURE), 2))
        raw["epay_enabled"] = self.yes(NO, 3)
        if self.chance(0.7):
            used = raw["epay_enabled"] in YES or (raw["has_fee_procedures"] in YES and self.chance(0.15))
            raw["epay_transactions"] = self.rng.choice([0, 12, 18442]) if used else 0

    def documents(self, raw: Raw) -> None:
        """Official documents, of them secret, of them electronic."""
        total, secret = self.pick(((1204, 5), 3), ((18240, 40), 3), ((12480, 312), 3), ((40, 40), 1), ((0, 0), 1))
        sent = max(0, total - secret + (0 if self.calm else self.pick((0, 6), (-1, 3), (1, 1))))
        said = self.pick((secret, 6), (self.rng.choice(WITHHELD), 3), (self.rng.choice(EVENTS), 1))
        if said != secret and self.chance(0.4):
            sent = total
        raw.update(docs_official_total=total, docs_state_secret=said, docs_electronic=sent)

    def people(self, raw: Raw) -> None:
        """Signatures and mail: all, or one missing."""
        raw["unit_signs"] = self.yes(NO, 1)
        pairs = [("leaders_total", "leaders_signing", 9), ("tthc_officials_total", "tthc_officials_signing", 147)]
        for of, using, number in [*pairs, ("officials_total", "officials_using_mail", 412)]:
            count = 0 if self.chance(0.04) else number
            raw[of], raw[using] = count, self.less(count)

    def city_lists(self, raw: Raw) -> None:
        """What only the city reports."""
        before = self.rng.randint(16, 60)
        rank = self.pick((before, 1), (before - 3, 3), (15, 2), (16, 1))
        now = {"name": "PAR", "year": 2023, "score": "86,97", "rank": rank, "population": 63, "class": "B"}
        last = {"name": "PAR", "year": 2022, "score": decimal.Decimal("84.70"), "rank": before, "population": 63}
        last["class"] = self.pick(("B", 4), ("A", 1))
        if self.chance(0.2):
            last["score"] = self.rng.choice(["86,97", "86,98", decimal.Decimal("86.96")])
        if self.chance(0.15):
            now["population"] = self.rng.choice([34, "", 10])
        raw["indices"] = [last, now, {"name": "SIPAS", "year": 2023, "score": "81,78", "rank": 36, "population": 63}]
        if self.chance(0.15):
            raw["indices"].remove(self.rng.choice([last, now]))
        self.systems(raw)
        self.services(raw)

    def systems(self, raw: Raw) -> None:
        """Reporting systems."""
        count = self.pick((12, 6), (1, 1), (0, 1))
        rows = [{"code": f"HTBC-{i:02}", "connected": self.rng.choice(YES), "sharing": "có"} for i in range(1, count + 1)]
        for _ in range(self.pick((0, 4), (1, 4), (2, 1)) if rows else 0):
            row = self.rng.choice(rows)
            row[self.rng.choice(["connected", "sharing"])] = self.rng.choice([*NO, *UNSURE])
        if rows and self.chance(0.1):
            rows.append(dict(rows[0]))
        raw["reporting_systems"] = rows

    def services(self, raw: Raw) -> None:
        """Approved and deployed services."""
        approved = [f"DVC-{i:03}" for i in range(1, self.pick((40, 6), (0, 1), (3, 1)) + 1)]
        deployed = [*approved, "DVC-900", "DVC-901"]
        if approved and self.chance(0.4):
            deployed.remove(self.rng.choice(approved))
        if approved and self.chance(0.1):
            deployed.append(deployed[0])
        self.rng.shuffle(deployed)
        raw.update(approved_services=approved, deployed_services=deployed)

    # Whole reports

    def clean(self, unit_type: str, code: Optional[str] = None) -> Raw:
        """A report whose figures agree, with the blocks of its type and at times more."""
        raw = self.header(unit_type, code)
        for block, types in self.blocks().items():
            if unit_type in types or self.chance(0.04):
                block(raw)
        return raw

    def blocks(self) -> Dict[Callable[[Raw], None], Sequence[str]]:
        """Who sends which block."""
        units, all_units = ("dept", "dist", "comm"), ("dept", "dist", "comm", "city")
        settling = (*units, "lrb")
        return {
            self.tthc: (*settling, "city"),
            lambda raw: self.branches(raw) if raw["unit_type"] == "dept" and self.chance(0.4) else None: units,
            lambda raw: self.publication(raw, "timeliness"): settling,
            self.surveys: (*all_units, "edu", "health"),
            self.feedback: all_units,
            lambda raw: self.publication(raw, "satisfaction_web"): ("dept", "dist"),
            lambda raw: self.publication(raw, "satisfaction_tthc"): ("dept", "dist"),
            self.digitised: units,
            self.capital: all_units,
            self.payment: (*units, "edu", "health"),
            self.documents: units,
            self.people: units,
            self.city_lists: ("city",),
        }


def reference_counts() -> Tuple[str, ...]:
    """The columns of Biểu II.06, in order."""
    return TTHC_COUNTS[:11]


def grouped(number: int) -> str:
    """1234567 as 1.234.567."""
    return f"{number:,}".replace(",", ".")


def vietnamese(number: Fraction) -> str:
    """A decimal fraction with a comma, without trailing zeros."""
    text = format(decimal.Decimal(number.numerator) / decimal.Decimal(number.denominator), "f")
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    return grouped(int(whole)) + ("," + decimals if decimals else "")
