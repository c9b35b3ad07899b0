"""The pages that `chuan check --format html` writes, opened in a headless Chromium.

Needs Chromium (`apt-get install chromium`) and the built program; without one of them the tests are skipped with a message.
`PAGES_PICTURES=folder` keeps pictures of the pages.
"""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from browser import PROGRAM, Browser, page_count

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CHUAN = ROOT / ".build" / "debug" / "chuan"
AUDIT = (HERE / "audit.js").read_text()
PICTURES = os.environ.get("PAGES_PICTURES")
HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


def page(folder, name, *arguments):
    path = pathlib.Path(folder) / f"{name}.html"
    done = subprocess.run(
        [CHUAN, "check", *arguments, "--rules", ROOT / "Rules", "--format", "html", "-o", path, "--no-progress"],
        capture_output=True, text=True)
    assert path.exists(), done.stderr
    return path


@unittest.skipUnless(PROGRAM, "Chromium is missing: pages were not opened")
@unittest.skipUnless(CHUAN.exists(), "build the program first")
class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)
        examples = ROOT / "Examples"
        cls.lone = {}
        for report in sorted((examples / "reports").iterdir()):
            more = ["--register", examples / "register-city.csv"] if report.name.startswith("city") else []
            cls.lone[report.stem] = page(cls.scratch.name, report.stem, report, *more)
        cls.some = page(
            cls.scratch.name, "some", examples / "reports", "--register", examples / "register.csv", "--by", "type", "--rank", "share")
        cls.many = cls.make_many()

    @classmethod
    def make_many(cls):
        """The reports of the reference, one a unit, the first with a hostile name."""
        folder = pathlib.Path(cls.scratch.name) / "units"
        folder.mkdir()
        names = ["An Bình", "Ấp Bắc", "Đất Đỏ", "Dĩ An", "Ô Môn", "Ổi", "Củ Chi"]
        for number, line in enumerate((ROOT / "Tests" / "Reference" / "reports.jsonl").read_text().splitlines()):
            report = json.loads(line)["report"]
            report["unit_code"] = f"U-{number}"
            report["unit_name"] = HOSTILE if number == 0 else f"{names[number % 7]} {number}"
            (folder / f"{number:03}.json").write_text(json.dumps(report, ensure_ascii=False))
        return page(cls.scratch.name, "many", folder, "--by", "type")

    def every(self):
        return [*self.lone.values(), self.some, self.many]

    def picture(self, name):
        if PICTURES:
            self.browser.picture(pathlib.Path(PICTURES) / f"{name}.png")

    # Quiet and alone

    def test_no_complaint_and_no_request(self):
        for path in self.every():
            with self.subTest(page=path.stem):
                self.browser.open(path)
                self.browser.run("document.getElementById('theme').click()")
                self.assertEqual(self.browser.complaints(), [])
                self.assertEqual(self.browser.requests(), [f"file://{path}"])
                self.assertNotEqual(self.browser.run("document.title"), "owned")

    def test_only_its_own_script_runs(self):
        """Even a script that got into a page would not run."""
        text = self.many.read_text().replace("</main>", "<script>document.title='owned'</script></main>")
        path = pathlib.Path(self.scratch.name) / "spoiled.html"
        path.write_text(text)
        self.browser.open(path)
        self.assertNotEqual(self.browser.run("document.title"), "owned")
        self.assertTrue(any("Content Security Policy" in text for text in self.browser.complaints()))

    # On paper

    def test_one_unit_takes_two_sheets(self):
        for name, path in self.lone.items():
            with self.subTest(page=name):
                self.browser.open(path)
                self.assertIn(page_count(self.browser.pdf()), (1, 2))

    def test_a_unit_of_many_fields_takes_two_sheets(self):
        """Nothing but the form of the fields was sent, and some of them fail."""
        for count, failing in ((5, 3), (25, 5), (60, 10)):
            report = {
                "unit_code": "PM-MAU", "unit_name": "UBND phường Mẫu", "unit_type": "comm", "period": 2023,
                "tthc": [
                    {"field_name": f"Lĩnh vực thứ {number}", "field_class": "land" if number == 2 else "other",
                     "received_total": 969, "received_online": 960, "received_direct_postal": 9, "carried_over": 0,
                     "resolved_total": 960, "resolved_early": 300, "resolved_on_time": 600 if number < failing else 660,
                     "resolved_late": 60 if number < failing else 0, "pending_total": 9, "pending_in_time": 9,
                     "pending_overdue": 0}
                    for number in range(count)]}
            path = pathlib.Path(self.scratch.name) / f"fields-{count}.json"
            path.write_text(json.dumps(report, ensure_ascii=False))
            with self.subTest(fields=count):
                self.browser.open(page(self.scratch.name, f"fields-{count}", path))
                self.assertIn(page_count(self.browser.pdf()), (1, 2))
                self.assertIn("3.1.a", self.browser.run("document.body.innerText"))

    def test_paper_is_white(self):
        self.browser.open(self.lone["e2-quan-binh-mau"], scheme="dark")
        self.browser.send("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        self.assertEqual(self.browser.run("getComputedStyle(document.documentElement).backgroundColor"), "rgb(255, 255, 255)")
        self.assertEqual(self.browser.run("getComputedStyle(document.getElementById('theme')).display"), "none")

    # On screens

    def test_nothing_overflows(self):
        for path in self.every():
            for width in (320, 360, 768, 1280):
                with self.subTest(page=path.stem, width=width):
                    self.browser.open(path, width)
                    self.browser.run("document.querySelectorAll('details').forEach(e => { e.open = true })")
                    self.assertLessEqual(self.browser.run("document.documentElement.scrollWidth"), width)

    def test_audit(self):
        for path in self.every():
            for scheme in ("light", "dark"):
                with self.subTest(page=path.stem, scheme=scheme):
                    self.browser.open(path, scheme=scheme)
                    self.picture(f"{path.stem}-{scheme}-1280")
                    self.assertEqual(self.browser.run(AUDIT), [])

    def test_small_screens(self):
        for path in (self.lone["e2-quan-binh-mau"], self.some, self.many):
            self.browser.open(path, 360, 1400)
            self.picture(f"{path.stem}-360")
            self.assertEqual(self.browser.run(AUDIT), [])

    def test_theme_switches(self):
        for scheme, other in (("light", "dark"), ("dark", "light")):
            self.browser.open(self.many, scheme=scheme)
            before = self.browser.run("getComputedStyle(document.documentElement).backgroundColor")
            self.browser.run("document.getElementById('theme').click()")
            self.assertEqual(self.browser.run("document.documentElement.dataset.theme"), other)
            self.assertNotEqual(self.browser.run("getComputedStyle(document.documentElement).backgroundColor"), before)
            self.assertEqual(self.browser.run(AUDIT), [])

    # The table of units

    ROWS = "[...document.querySelectorAll('#units tbody tr')].filter(row => !row.hidden)"

    def column(self, column):
        return self.browser.run(f"{self.ROWS}.map(row => row.cells[{column}].firstChild.textContent)")

    def verdicts(self, column):
        return self.browser.run(f"{self.ROWS}.map(row => row.cells[{column}].className)")

    def sort(self, column):
        self.browser.run(f"document.querySelector('#units thead').rows[0].cells[{column}].firstChild.click()")

    def test_sorting(self):
        self.browser.open(self.many)
        count = len(self.column(0))
        self.sort(0)
        names = [name for name in self.column(0) if "<" not in name]
        places = [("An Bình", "Ấp Bắc", "Củ Chi", "Dĩ An", "Đất Đỏ", "Ô Môn", "Ổi").index(name.rsplit(" ", 1)[0]) for name in names]
        self.assertEqual(places, sorted(places))
        self.assertEqual(self.browser.run("document.querySelector('#units thead th').ariaSort"), "ascending")
        self.sort(0)
        self.assertEqual([name for name in self.column(0) if "<" not in name], names[::-1])
        self.sort(2)
        shares = [eval(text) for text in self.column(2) if "/" in text]
        self.assertEqual(shares, sorted(shares, reverse=True))
        self.sort(5)
        signs = "".join(self.verdicts(5))
        self.assertEqual(signs, "".join(sorted(signs, key="fiudpna".index)))
        self.assertEqual(len(self.column(0)), count)

    def test_sorting_by_keyboard(self):
        self.browser.open(self.many)
        self.browser.run("document.querySelector('#units thead button').focus()")
        self.browser.press("Enter", 13)
        self.assertEqual(self.browser.run("document.querySelector('#units thead th').ariaSort"), "ascending")

    def fill(self, name, value):
        self.browser.run(
            f"(() => {{ const e = document.getElementById('{name}'); e.value = {json.dumps(value)};"
            " e.dispatchEvent(new Event('input', {bubbles: true})) })()")

    def test_filtering(self):
        self.browser.open(self.many)
        count = len(self.column(0))
        self.fill("find", "o mon")
        self.assertTrue(all("Ô Môn" in name for name in self.column(0)))
        self.assertEqual(str(len(self.column(0))), self.browser.run("document.getElementById('shown').textContent"))
        self.fill("find", "ĐẤT ĐỎ")
        self.assertTrue(self.column(0) and all("Đất Đỏ" in name for name in self.column(0)))
        self.fill("find", "")
        self.fill("by-verdict", "i")
        some = self.column(0)
        self.assertTrue(0 < len(some) < count)
        self.fill("by-verdict", "f")
        self.fill("by-target", "2")
        self.assertEqual(set(self.verdicts(5)), {"f"})
        self.fill("by-verdict", "")
        self.fill("by-type", "comm")
        self.assertEqual(set(self.column(1)), {"phường xã"})
        self.fill("by-type", "")
        self.assertEqual(len(self.column(0)), count)

    def test_a_link_opens_its_unit(self):
        for path in (self.some, self.many):
            self.browser.open(path)
            self.browser.run("document.querySelector('#units tbody a').click()")
            self.browser.run("new Promise(done => setTimeout(done, 50))")
            self.assertTrue(self.browser.run("document.getElementById(location.hash.slice(1)).open"))

    def test_without_scripts(self):
        """Everything is there; what only a script could do is not offered."""
        self.browser.send("Emulation.setScriptExecutionDisabled", value=True)
        self.addCleanup(self.browser.send, "Emulation.setScriptExecutionDisabled", value=False)
        self.browser.open(self.some, scripts=False)
        root = self.browser.send("DOM.getDocument")["root"]["nodeId"]
        for selector, count in (("[hidden]", 2), ("article.card", 90), ("#units thead button", 0)):
            found = self.browser.send("DOM.querySelectorAll", nodeId=root, selector=selector)["nodeIds"]
            self.assertTrue(len(found) >= count if count > 2 else len(found) == count, f"{selector}: {len(found)}")

    # Size and speed

    def test_many_units_are_quick(self):
        size = self.many.stat().st_size
        self.assertLess(size, 3_000_000)
        ready = min(self.browser.open(self.many) for _ in range(3))
        click = self.browser.run(
            "(() => { const t = performance.now(); document.querySelector('#units thead').rows[0].cells[2].firstChild.click();"
            " document.body.offsetHeight; return performance.now() - t })()")
        print(f"\n400 units: {size} bytes, ready after {ready:.0f} ms, sorted in {click:.0f} ms")
        # Wide, since machines that run tests are busy; what was measured stands in docs/reports.md.
        self.assertLess(ready, 5000)
        self.assertLess(click, 1500)


if __name__ == "__main__":
    unittest.main()
