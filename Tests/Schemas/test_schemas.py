"""The schemas that `chuan schema` prints, held against the files of the repository by an independent validator.

Needs `pip install check-jsonschema`; without it, or without the built program, the tests are skipped with a message.
"""

import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "debug" / "chuan"
VALIDATOR = shutil.which("check-jsonschema")

# Mistakes of shape, which a schema can see. The others are about meaning, or about spelling that the program forgives.
VISIBLE = [
    "rule/unknown-key", "rule/mixed-languages", "rule/missing-key", "rule/wrong-shape", "rule/unknown-word",
    "rule/bad-iteration",
]

# Reports that are wrong in a way that a schema can see, too.
REFUSED = {"khoa-la.yaml"}


def schema(kind, folder):
    path = pathlib.Path(folder) / f"{kind}.json"
    subprocess.run([PROGRAM, "schema", "--for", kind, "--rules", ROOT / "Rules", "-o", path], check=True)
    return path


def refused(schema, files):
    """The names of the files that the validator does not accept."""
    done = subprocess.run(
        [VALIDATOR, "--output-format", "json", "--schemafile", schema, *files], capture_output=True, text=True)
    result = json.loads(done.stdout)
    wrong = result.get("errors", []) + result.get("parse_errors", [])
    return {pathlib.Path(error["filename"]).name for error in wrong}


def examples(name):
    """The wrong and the right text of a diagnostic's page."""
    page = (ROOT / "docs" / "diagnostics" / f"{name}.md").read_text()
    return re.findall(r"^(`{3,4})text\n(.*?)\n\1$", page, re.S | re.M)


def closed(node):
    """The same schema with no other keys than those that it names."""
    if isinstance(node, list):
        return [closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: closed(value) for key, value in node.items()}
    if "properties" in result:
        result.setdefault("additionalProperties", False)
    return result


@unittest.skipUnless(VALIDATOR, "check-jsonschema is missing: the schemas were not tested")
@unittest.skipUnless(PROGRAM.exists(), "the program is not built: the schemas were not tested")
class Schemas(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_each_is_a_schema(self):
        for kind in ["rules", "vocabulary", "tests", "report", "result"]:
            with self.subTest(kind):
                subprocess.run(
                    [VALIDATOR, "--check-metaschema", schema(kind, self.folder)], check=True, capture_output=True)

    def test_the_shipped_rules_are_accepted(self):
        files = sorted(ROOT.glob("Rules/**/*.rules.yaml"))
        self.assertTrue(files)
        self.assertEqual(refused(schema("rules", self.folder), files), set())

    def test_vocabularies_are_accepted_and_rules_are_not_taken_for_one(self):
        own = schema("vocabulary", self.folder)
        files = sorted(ROOT.glob("Rules/**/tu-dien*.rules.yaml"))
        self.assertTrue(files)
        self.assertEqual(refused(own, files), set())
        rules = sorted(ROOT.glob("Rules/**/chi-tieu-*.rules.yaml"))
        self.assertEqual(refused(own, rules), {path.name for path in rules})

    def test_test_files_are_accepted_and_rules_are_not_taken_for_one(self):
        own = schema("tests", self.folder)
        files = sorted(ROOT.glob("Rules/**/*.test.yaml"))
        self.assertTrue(files)
        self.assertEqual(refused(own, files), set())
        rules = sorted(ROOT.glob("Rules/**/*.rules.yaml"))
        self.assertEqual(refused(own, rules), {path.name for path in rules})

    def test_reports_are_accepted(self):
        files = [path for folder in ["reports", "bad"] for path in sorted((ROOT / "Examples" / folder).iterdir())]
        self.assertEqual(refused(schema("report", self.folder), files), REFUSED)

    def test_results_have_just_the_keys_that_are_named(self):
        path = schema("result", self.folder)
        path.write_text(json.dumps(closed(json.loads(path.read_text()))))
        reports = [ROOT / "Examples" / "reports", ROOT / "Examples" / "bad"]
        for number, more in enumerate([[], ["--explain", "full"], ["--lang", "en", "--reading", "A02=strict"]]):
            result = self.folder / f"out{number}.json"
            command = [PROGRAM, "check", *reports, "--rules", ROOT / "Rules", "--register",
                       ROOT / "Examples" / "register.csv", "--format", "json", "-o", result]
            subprocess.run(command + more, capture_output=True)
            self.assertEqual(refused(path, [result]), set())

    def test_what_a_schema_can_see_is_refused(self):
        path = schema("rules", self.folder)
        for name in VISIBLE:
            with self.subTest(name):
                wrong, right = (text for _, text in examples(name))
                files = [self.folder / "wrong.yaml", self.folder / "right.yaml"]
                for file, text in zip(files, [wrong, right]):
                    file.write_text(text + "\n")
                self.assertEqual(refused(path, files), {"wrong.yaml"})

    def test_right_examples_are_accepted(self):
        path = schema("rules", self.folder)
        files = []
        for page in sorted((ROOT / "docs" / "diagnostics").glob("[rl]*/*.md")):
            name = f"{page.parent.name}/{page.stem}"
            if page.parent.name not in ("rule", "lint"):
                continue
            text = examples(name)[1][1]
            is_file = re.match(r"(#.*\n|\s)*(bộ chỉ tiêu|chỉ tiêu|các |danh mục|từ điển|cách hiểu)", text)
            if "# == " in text or not is_file:
                continue
            file = self.folder / f"{page.parent.name}-{page.stem}.yaml"
            file.write_text(text + "\n")
            files.append(file)
        self.assertGreater(len(files), 30)
        self.assertEqual(refused(path, files), set())


if __name__ == "__main__":
    unittest.main()
