"""The committed lists are what dossiers.py makes, and its counts keep the identities of form II.06."""
import contextlib
import csv
import io
import pathlib
import unittest

import dossiers

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def printed(*arguments):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        dossiers.main(list(arguments))
    return out.getvalue()


class Dossiers(unittest.TestCase):
    def test_example_is_fresh(self):
        path = ROOT / "Examples/dossiers/ho-so-2023.csv"
        self.assertEqual(path.read_text(encoding="utf-8"), printed("example"))

    def test_world_is_fresh(self):
        path = ROOT / "Tests/Reference/dossiers.txt"
        self.assertEqual(path.read_text(encoding="utf-8"), printed("world"))

    def test_counts_are_fresh(self):
        path = ROOT / "Tests/Reference/dossiers.json"
        example = str(ROOT / "Examples/dossiers/ho-so-2023.csv")
        self.assertEqual(path.read_text(encoding="utf-8"), printed("count", example))

    def test_identities(self):
        with open(ROOT / "Examples/dossiers/ho-so-2023.csv", encoding="utf-8", newline="") as file:
            units = dossiers.rows(csv.DictReader(file))
        rows = [row for table in units.values() for row in table.values() if None not in row.values()]
        self.assertGreaterEqual(len(rows), 5)
        for row in rows:
            self.assertEqual(
                row["received_total"], row["received_online"] + row["received_direct_postal"] + row["carried_over"])
            self.assertEqual(row["received_total"], row["resolved_total"] + row["pending_total"])
            self.assertEqual(
                row["resolved_total"], row["resolved_early"] + row["resolved_on_time"] + row["resolved_late"])
            self.assertEqual(row["pending_total"], row["pending_in_time"] + row["pending_overdue"])
            self.assertLessEqual(row["returned_or_withdrawn"], row["resolved_on_time"])
            self.assertLessEqual(row["rescheduled"], row["resolved_late"])
            self.assertLessEqual(row["apology_timely"], row["apology_any"])
            self.assertLessEqual(row["apology_any"], row["resolved_late"] + row["pending_overdue"])


if __name__ == "__main__":
    unittest.main()
