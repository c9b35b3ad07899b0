"""What a list of dossiers amounts to under the rulebook of 2023, and lists to try it on.

    dossiers.py count FILE.csv           the rows of procedures, by unit, field and level, as JSON
    dossiers.py example > FILE.csv       the example list
    dossiers.py world > FILE.jsonl       every combination of a few days, each with what it counts as

Written from the rulings: it shares nothing with the program. What a missing day leaves open is found by putting every
day in its place that could make a difference.
"""
import csv
import datetime
import itertools
import json
import random
import sys

DAY = datetime.timedelta(days=1)
START, END = datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)
FIGURES = [
    "received_total", "received_online", "received_direct_postal", "carried_over", "resolved_total",
    "resolved_early", "resolved_on_time", "resolved_late", "pending_total", "pending_in_time", "pending_overdue",
    "returned_or_withdrawn", "rescheduled", "apology_timely", "apology_any",
]
COLUMNS = [
    "dossier_id", "unit_code", "field_name", "field_class", "settlement_level", "online", "received_at", "due_at",
    "rescheduled_due_at", "resolved_at", "returned_at", "apology_at",
]
NEEDED = ["received_at", "due_at", "online"]


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def last_working_day_before(date):
    date -= DAY
    while date.weekday() >= 5:
        date -= DAY
    return date


def counts(dossier):
    """The figures that one whole dossier counts in."""
    received, due, resolved = dossier["received_at"], dossier["due_at"], dossier["resolved_at"]
    returned = dossier["returned_at"] if resolved is None else None
    finished = resolved or returned
    if received > END or (finished and finished < START):
        return set()
    found = {"received_total"}
    if received < START:
        found.add("carried_over")
    else:
        found.add("received_online" if dossier["online"] else "received_direct_postal")
    late = False
    if finished and finished <= END:
        found.add("resolved_total")
        if returned:
            found |= {"returned_or_withdrawn", "resolved_on_time"}
        elif resolved < due:
            found.add("resolved_early")
        elif resolved == due:
            found.add("resolved_on_time")
        else:
            late = True
            found.add("resolved_late")
            if dossier["rescheduled_due_at"] and resolved <= dossier["rescheduled_due_at"]:
                found.add("rescheduled")
    else:
        found.add("pending_total")
        late = due < END
        found.add("pending_overdue" if late else "pending_in_time")
    apology = dossier["apology_at"]
    if late and apology:
        if apology <= last_working_day_before(due):
            found.add("apology_timely")
        if apology <= (resolved if resolved and resolved <= END else END):
            found.add("apology_any")
    return found


def completions(dossier):
    """The dossier with every value in place of what it must have and lacks that could matter."""
    open_names = [name for name in NEEDED if dossier[name] is None]
    near = {START, END} | {value for value in dossier.values() if isinstance(value, datetime.date)}
    days = sorted({date + DAY * shift for date in near for shift in range(-5, 6)})
    for values in itertools.product(*[[True, False] if name == "online" else days for name in open_names]):
        yield {**dossier, **dict(zip(open_names, values))}


def decided(dossier):
    """For each figure 1 or 0, or None where that is open."""
    all_of_them, any_of_them = set(FIGURES), set()
    for whole in completions(dossier):
        found = counts(whole)
        all_of_them &= found
        any_of_them |= found
    return {name: 1 if name in all_of_them else None if name in any_of_them else 0 for name in FIGURES}


def dossier_of(line):
    dossier = {name: day(line[name]) for name in COLUMNS if name.endswith("_at")}
    dossier["online"] = {"có": True, "không": False, "": None}[line["online"]]
    return dossier


def rows(lines):
    """The rows of each unit: counts, or None where a dossier leaves them open."""
    units = {}
    for line in lines:
        row = units.setdefault(line["unit_code"], {}).setdefault(
            (line["field_name"], line["settlement_level"]), dict.fromkeys(FIGURES, 0))
        for name, value in decided(dossier_of(line)).items():
            row[name] = None if value is None or row[name] is None else row[name] + value
    return units


# Lists to try it on.


def example():
    """Three units, some four hundred dossiers, and days on every edge."""
    random.seed(20230329)
    lines = []
    plan = [("QM-BINH", "Hộ tịch", "", 130, 2), ("QM-BINH", "Đất đai", "land", 60, 4),
            ("QM-BINH", "Xây dựng", "", 40, 0), ("PM-HOA", "Chứng thực", "", 90, 0),
            ("PM-HOA", "Hộ tịch", "", 45, 1), ("SM-KEHOACH", "Đầu tư", "investment", 35, 2)]
    for unit, field, class_, count, late in plan:
        for number in range(count):
            received = datetime.date(2022, 12, 12) + DAY * random.randrange(370)
            due = received + DAY * random.randrange(3, 25)
            line = dict.fromkeys(COLUMNS, "")
            line.update(
                unit_code=unit, field_name=field, field_class=class_,
                settlement_level="cấp quận" if unit == "QM-BINH" else "", received_at=received, due_at=due,
                online="có" if random.random() < 0.6 else "không")
            finish(line, received, due, is_late=number < late)
            lines.append(line)
    lines += edges()
    for number, line in enumerate(lines):
        line["dossier_id"] = f"{(number * 2654435761 + 974711) % 2 ** 32:08x}"
    return lines


def finish(line, received, due, is_late):
    if is_late:
        resolved = due + DAY * random.randrange(1, 9)
        line["apology_at"] = last_working_day_before(due) if random.random() < 0.7 else due
        line["rescheduled_due_at"] = due + DAY * 5
    else:
        resolved = received + DAY * random.randrange(1, (due - received).days + 1)
    if not is_late and random.random() < 0.04:
        line["returned_at"] = resolved
    elif resolved <= datetime.date(2024, 1, 4):
        line["resolved_at"] = resolved


def edges():
    """Dossiers on the edges of the rules."""
    base = {"unit_code": "QM-BINH", "field_name": "Đất đai", "field_class": "land", "settlement_level": "cấp quận",
            "online": "không", "received_at": "2023-05-15", "due_at": "2023-06-12"}
    texts = [
        {"resolved_at": "2023-06-12"},  # on the day itself
        {"resolved_at": "2023-06-13", "apology_at": "2023-06-09"},  # a day late; apology on the Friday before
        {"resolved_at": "2023-06-13", "apology_at": "2023-06-10", "rescheduled_due_at": "2023-06-13"},  # on a Saturday
        {"resolved_at": "2023-06-20", "apology_at": "2023-06-21"},  # apology after the result
        {"due_at": "2023-12-30"},  # pending, overdue by a day
        {"due_at": "2023-12-31", "apology_at": "2023-12-29"},  # pending, due on the last day
        {"resolved_at": "2024-01-02", "due_at": "2023-12-20", "apology_at": "2023-12-19"},  # settled after the period
        {"received_at": "2022-11-01", "due_at": "2022-12-01", "resolved_at": "2022-12-31"},  # settled before it
        {"received_at": "2022-12-20", "due_at": "2023-01-03", "resolved_at": "2023-01-03"},  # carried over
        {"received_at": "2024-01-02", "due_at": "2024-01-20"},  # received after it
        {"returned_at": "2023-07-01"},  # returned late: the form counts it as on time
    ]
    lines = [{**dict.fromkeys(COLUMNS, ""), **base, **text} for text in texts]
    # A day that is missing leaves open what depends on it, in this row only.
    lines.append({**lines[0], "unit_code": "SM-KEHOACH", "field_name": "Doanh nghiệp", "field_class": "other",
                  "settlement_level": "", "due_at": "", "resolved_at": "2023-06-12"})
    return lines


def world():
    """Every combination of a few days."""
    days = {
        "received_at": ["", "2022-12-20", "2023-01-01", "2023-12-31", "2024-01-01"],
        "due_at": ["", "2023-06-12", "2023-06-14", "2023-12-30", "2023-12-31"],
        "resolved_at": ["", "2022-12-31", "2023-06-12", "2023-06-15", "2023-12-31", "2024-01-01"],
        "returned_at": ["", "2023-06-12", "2024-01-01"],
        "rescheduled_due_at": ["", "2023-06-15"],
        "apology_at": ["", "2023-06-09", "2023-06-10", "2023-06-13", "2024-01-01"],
    }
    online = itertools.cycle(["có", "không", "có", "", "không"])
    for values in itertools.product(*days.values()):
        line = {**dict.fromkeys(COLUMNS, ""), **dict(zip(days, values)), "online": next(online)}
        # What comes before the dossier is no world.
        if line["received_at"] > "2023" and "" < line["resolved_at"] < "2023":
            continue
        yield line


def main(arguments):
    if arguments[:1] == ["count"] and len(arguments) == 2:
        with open(arguments[1], encoding="utf-8-sig", newline="") as file:
            units = rows(csv.DictReader(file))
        listed = {unit: [{"field_name": field, "settlement_level": level, **row}
                         for (field, level), row in sorted(table.items())] for unit, table in sorted(units.items())}
        print(json.dumps(listed, ensure_ascii=False, indent=1))
    elif arguments == ["example"]:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(example())
    elif arguments == ["world"]:
        for line in world():
            found = decided(dossier_of(line))
            days = [line[name] for name in COLUMNS[5:]]
            marks = "".join("?" if found[name] is None else str(found[name]) for name in FIGURES)
            print(",".join(days + [marks]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
