"""The page Examples/expected.md: what each example and each bad input comes out as."""

import pathlib
from typing import Iterator, List

import reference

REGISTERS = {"city-thanh-pho.yaml": "register-city.csv"}
HEAD = """# Expected verdicts of the examples

Default readings. Reports stand in `reports/`; `city-thanh-pho.yaml` is judged with `register-city.csv`, which target 2
needs, the others without a register. Made by `python3 Tests/Reference/reference.py examples Examples`, which does not use
the program; the numbers behind the decisive lines are asserted one by one in `Tests/Reference/test_examples.py`.

| report | check | verdict |
| --- | --- | --- |
"""
BAD = """
## Bad inputs

Files of `bad/`; each says in its head what is wrong. `warning`: the report is judged and a warning is given. `error`: a
cell or a key cannot be read, the rest is judged (exit 65). `refused`: no verdicts (exit 65). The second table has the
checks that each file is about. `don-vi-da-giai-the`, `chu-vo-ma` and `chu-gia-dang` need `--register register.csv`.

| file | outcome |
| --- | --- |
"""
BAD_CHECKS = """
| file | check | verdict |
| --- | --- | --- |
"""

OUTCOMES = {
    "chu-gia-dang.yaml": ("warning", "7.b"),
    "chu-vo-ma.yaml": ("warning", "7.b"),
    "dau-phay-hang-nghin.yaml": ("error", "3.1.a"),
    "don-vi-da-giai-the.yaml": ("warning", "7.c"),
    "dong-tong-cong-lech.yaml": ("warning", "3.1.a 3.5"),
    "dung-han-lon-hon-giai-quyet.yaml": ("judged", "3.1.a"),
    "giai-quyet-lon-hon-tiep-nhan.yaml": ("judged", "3.1.a"),
    "khoa-la.yaml": ("error", "7.b"),
    "ky-2024-bo-chi-tieu-2023.yaml": ("refused", ""),
    "loi-bang-tinh.yaml": ("judged", "3.1.a"),
    "ngay-30-2.yaml": ("refused", ""),
    "ngay-31-6.yaml": ("refused", ""),
    "ngay-thang-dao.yaml": ("refused", ""),
    "phieu-hop-le-lon-hon-phat-ra.yaml": ("judged", "4.2.b"),
    "so-am.yaml": ("judged", "3.2.a 3.5"),
    "so-le.yaml": ("judged", "3.1.a"),
    "ton-ky-truoc-khong-khop.yaml": ("warning", ""),
    "tong-khong-khop.yaml": ("judged", "3.1.a 3.5"),
    "trung-don-vi-cung-ky.yaml": ("refused", ""),
    "trung-linh-vuc.yaml": ("refused", ""),
    "trung-ma-dich-vu.yaml": ("judged", "10.5"),
    "ty-le-khong-phan-tram.yaml": ("warning", "3.1.a"),
    "ty-le-qua-100.yaml": ("warning", "3.1.a"),
    "van-ban-dien-tu-vuot.yaml": ("warning", "10.1"),
}


def page(folder: pathlib.Path) -> str:
    """The whole page."""
    reports = sorted((folder / "reports").iterdir())
    lines = [line for path in reports for line in report_lines(folder, path)]
    bad = sorted(path.name for path in (folder / "bad").iterdir())
    if bad != sorted(OUTCOMES):
        raise ValueError(f"bad inputs without an outcome: {set(bad) ^ set(OUTCOMES)}")
    outcomes = [f"| bad/{name} | {OUTCOMES[name][0]} |" for name in bad]
    verdicts: List[str] = [line for name in bad for line in bad_lines(folder, name)]
    return HEAD + "\n".join(lines) + "\n" + BAD + "\n".join(outcomes) + "\n" + BAD_CHECKS + "\n".join(verdicts) + "\n"


def report_lines(folder: pathlib.Path, path: pathlib.Path) -> Iterator[str]:
    """One line a check."""
    register = reference.load_register(folder / REGISTERS[path.name]) if path.name in REGISTERS else None
    result = reference.judge(reference.load(path), register)
    for check, outcome in result["checks"].items():
        yield f"| {path.name} | {check} | {outcome['verdict']} |"


def bad_lines(folder: pathlib.Path, name: str) -> Iterator[str]:
    """The checks that a bad input is about."""
    checks = OUTCOMES[name][1].split()
    result = reference.judge(reference.load(folder / "bad" / name)) if checks else {}
    for check in checks:
        yield f"| bad/{name} | {check} | {result['checks'][check]['verdict']} |"
