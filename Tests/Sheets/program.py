"""Runs the built program over files of a test, and shows what it said in a form that can be compared.

CHUAN names the program; without it the debug build is run.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("CHUAN", ROOT / ".build" / "debug" / "chuan"))
RULES = ROOT / "Rules" / "hcmc-cchc-2023"
OFFICE = shutil.which("soffice")
sys.path.insert(0, str(ROOT / "Tests" / "Reference"))

# What is told of rows that name no class of their field: many tests have such rows and do not care.
USUAL = {"report/class-assumed"}


class Result:
    """What `chuan check --format json` said."""

    def __init__(self, done):
        self.status = done.returncode
        self.said = done.stderr
        self.json = json.loads(done.stdout) if done.stdout.strip() else {"reports": [], "diagnostics": []}
        self.diagnostics = [d for d in self.json["diagnostics"] if d["name"] not in USUAL]

    @property
    def units(self):
        return [report["unit_code"] for report in self.json["reports"]]

    @property
    def told(self):
        """Each diagnostic as `name place`."""
        return [f"{d['name']} {place(d['at'])}" for d in self.diagnostics]

    @property
    def names(self):
        return [d["name"] for d in self.diagnostics]

    def message(self, name):
        return " | ".join(d["message"] + " → " + (d["help"] or "") for d in self.diagnostics if d["name"] == name)

    def judged(self, unit=None):
        """Every verdict with the values that it rests on; where these stand is left out."""
        lines = []
        for report in self.json["reports"]:
            if unit and report["unit_code"] != unit:
                continue
            lines.append((report["unit_code"], report["unit_type"], json.dumps(report["period"], sort_keys=True)))
            for indicator in report["indicators"]:
                for check in indicator["checks"]:
                    lines += [line(check, item) for item in check["items"]]
        return lines

    def value(self, field, unit=None):
        """State, value and place of a field, wherever it is evidence or missing."""
        for report in self.json["reports"]:
            if unit and report["unit_code"] != unit:
                continue
            for indicator in report["indicators"]:
                for check in indicator["checks"]:
                    for item in check["items"]:
                        for read in item["evidence"]:
                            if read["field"] == field:
                                return read["state"], read["value"], place(read["at"])
        return None


def line(check, item):
    # An empty cell of a sheet has a place; what a report in YAML does not say has none.
    evidence = [(e["field"], e["value"], e["state"]) for e in item["evidence"] if e["state"] != "missing"]
    missing = [m["field"] if isinstance(m, dict) else m for m in item["missing"]]
    figures = tuple(item[key] for key in ("item", "verdict", "numerator", "denominator", "value"))
    return (check["id"], *figures, json.dumps(item["gap"], ensure_ascii=False), missing, evidence)


def place(at):
    """`TTHC!H12` of `bao-cao.xlsx:TTHC!H12`."""
    return at.rsplit("/", 1)[-1].split(":", 1)[-1] if at else None


class SheetTest(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = 4_000
    # What reports in YAML were judged to be, for other tests of the same figures.
    known = {}

    def setUp(self):
        if not PROGRAM.exists():
            self.skipTest(f"{PROGRAM} is not built")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_program(self, *arguments, **options):
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=120, **options)

    def check(self, *arguments):
        done = self.run_program("check", *arguments, "--rules", RULES, "--format", "json", "--no-progress", text=True)
        self.assertIn(done.returncode, (0, 1, 2, 64, 65, 66), done.stderr)
        return Result(done)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content) if isinstance(content, bytes) else path.write_text(content)
        return path

    def save(self, book, name="a.xlsx"):
        path = self.folder / name
        book.save(path)
        return path

    def yaml(self, text, name="a.yaml"):
        """What a report in YAML is judged to be."""
        if text not in SheetTest.known:
            SheetTest.known[text] = self.check(self.write(name, text))
        return SheetTest.known[text]

    def convert(self, path, target, name):
        """Has LibreOffice store a file anew; `target` is its name of a format."""
        if not OFFICE:
            self.skipTest("LibreOffice is missing: files that it writes were not tested")
        out = self.folder / "converted"
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{tempfile.gettempdir()}/chuan-office", "--headless", "--convert-to",
             target, "--outdir", out, path], capture_output=True, timeout=300, check=True)
        made = out / (path.stem + "." + target.split(":")[0])
        return made.rename(self.folder / name)
