#!/usr/bin/env python3
"""Writes test vectors for dates, durations and time zones, one a line: operation, operands, expected result.

    make_calendar_vectors.py [ROUNDS [SEED [all]]] > calendar.txt

Years beyond those of Python's datetime are moved by whole cycles of 400 years, in which all weekdays recur. Zones are
taken from the system's database, by default for years and regions that new editions of it leave alone; `all` takes
every region and any year.
"""

import random
import sys
import zoneinfo
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 300
random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 20230329)
ALL = len(sys.argv) > 3
DAYS_IN_CYCLE = 146097
EPOCH = date(1970, 1, 1)
REGIONS = ["Asia/Ho_Chi_Minh", "Asia/Tokyo", "Europe/Paris", "Europe/London", "America/New_York", "Australia/Melbourne",
           "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe", "Africa/Lagos", "Etc/GMT+12",
           "Europe/Dublin", "Asia/Dhaka"]


def year_text(year):
    return ("-" if year < 0 else "") + f"{abs(year):04}"


def any_date():
    """A date of years 1600 to 1999 and a number of cycles to move it by; never year 0."""
    day = date(1600, 1, 1) + timedelta(random.randrange(DAYS_IN_CYCLE))
    cycles = random.choice([0, 0, 1, -4, -5, 20, random.randint(-2499999, 2499994)])
    return (day, cycles) if day.year + 400 * cycles != 0 else any_date()


def text(day, cycles):
    return f"{year_text(day.year + 400 * cycles)}-{day.month:02}-{day.day:02}"


def dates():
    day, cycles = any_date()
    number = (day - EPOCH).days + cycles * DAYS_IN_CYCLE
    print("date", text(day, cycles), number, day.isoweekday(), day.timetuple().tm_yday, day.isocalendar()[1])
    months = random.choice([random.randint(-30, 30), random.randint(-4000, 4000)])
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    if year + 400 * cycles != 0:
        last = monthrange(year % 400 + 2000, month)[1]
        result = f"{year_text(year + 400 * cycles)}-{month:02}-{min(day.day, last):02}"
        print("months", text(day, cycles), months, result)


def duration_text(microseconds):
    sign, size = ("-" if microseconds < 0 else ""), abs(microseconds)
    if size == 0:
        return "PT0S"
    seconds, rest = divmod(size, 10 ** 6)
    days, seconds = divmod(seconds, 86400)
    clock = ""
    for amount, unit in [(seconds // 3600, "H"), (seconds // 60 % 60, "M")]:
        clock += f"{amount}{unit}" if amount else ""
    if seconds % 60 or rest:
        clock += f"{seconds % 60}" + (f".{rest:06}".rstrip("0") if rest else "") + "S"
    return f"{sign}P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")


def durations():
    parts = [random.choice([0, random.randint(0, 99), random.randint(0, 10 ** 6)]) for _ in range(4)]
    rest = random.choice([0, 500000, random.randrange(10 ** 6)])
    sign = random.choice([1, -1])
    total = sign * ((((parts[0] * 24 + parts[1]) * 60 + parts[2]) * 60 + parts[3]) * 10 ** 6 + rest)
    written = f"{'-' if sign < 0 else ''}P{parts[0]}DT{parts[1]}H{parts[2]}M{parts[3]}.{rest:06}S"
    print("duration", written, duration_text(total))
    start = datetime(1, 1, 1) + timedelta(days=random.randrange(3000000), seconds=random.randrange(86400))
    end = datetime(1, 1, 1) + timedelta(days=random.randrange(3000000), microseconds=random.randrange(86400 * 10 ** 6))
    difference = (end - start) // timedelta(microseconds=1)
    shown = end.isoformat(timespec="microseconds")
    print("between", start.isoformat(), shown, duration_text(difference))


def zones(regions):
    region = random.choice(regions)
    zone = zoneinfo.ZoneInfo(region)
    first, last = (1, 9998) if ALL and random.random() < 0.3 else (1850, 2150) if ALL else (1971, 2020)
    start = datetime(first, 1, 2, tzinfo=timezone.utc)
    span = int((datetime(last, 1, 1, tzinfo=timezone.utc) - start).total_seconds())
    moment = start + timedelta(seconds=random.randrange(span))
    if random.random() < 0.5:  # near a change of clocks, if there is one within the year
        step = timedelta(days=3)
        for _ in range(120):
            if moment.astimezone(zone).utcoffset() != (moment + step).astimezone(zone).utcoffset():
                break
            moment += step
        while step > timedelta(seconds=1800):
            step /= 2
            if moment.astimezone(zone).utcoffset() == (moment + step).astimezone(zone).utcoffset():
                moment += step
        moment = moment.replace(microsecond=0) + timedelta(seconds=random.randint(-7200, 7200))
    shown = moment.astimezone(zone)
    local = shown.replace(tzinfo=None)
    offset = int(shown.utcoffset().total_seconds())
    print("instant", region, moment.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20), local.isoformat(), offset)
    clock = local + timedelta(seconds=random.randint(-5400, 5400))
    print("clock", region, clock.isoformat(), int(clock.replace(tzinfo=zone).utcoffset().total_seconds()))


REGIONS = sorted(r for r in zoneinfo.available_timezones() if r[0].isupper()) if ALL else REGIONS
for _ in range(ROUNDS):
    dates()
    durations()
    zones(REGIONS)
