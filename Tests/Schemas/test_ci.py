"""The kit for continuous integration, run for real as far as a machine without a server can.

Needs `pip install check-jsonschema pre-commit`; what is missing is skipped with a message.
"""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import xml.dom.minidom

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "debug" / "chuan"
SCRIPT = ROOT / "ci" / "check-rules.sh"


@unittest.skipUnless(PROGRAM.exists(), "the program is not built: the kit was not tested")
class Script(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.rules = pathlib.Path(folder.name) / "rules"
        shutil.copytree(ROOT / "Rules" / "hcmc-cchc-2023", self.rules)
        self.reports = pathlib.Path(folder.name) / "reports"

    def run_script(self, form):
        return subprocess.run(
            [SCRIPT, self.rules], capture_output=True, text=True,
            env={**os.environ, "CHUAN": str(PROGRAM), "FORM": form, "REPORTS": str(self.reports)})

    def test_good_rules_pass_and_leave_reports(self):
        done = self.run_script("gitlab")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        json.loads((self.reports / "lint.sarif").read_text())
        self.assertIsInstance(json.loads((self.reports / "lint.codequality.json").read_text()), list)
        xml.dom.minidom.parse(str(self.reports / "test.junit.xml"))

    def test_a_mistake_fails_and_is_shown_beside_its_line(self):
        file = self.rules / "chi-tieu-07.rules.yaml"
        file.write_text(file.read_text().replace("kết quả đã số hóa", "kết quả đã sô hóa", 1))
        done = self.run_script("github")
        self.assertGreaterEqual(done.returncode, 1)
        self.assertRegex(done.stdout, r"::error file=[^,]*chi-tieu-07\.rules\.yaml,line=\d+,col=\d+,")


@unittest.skipUnless(shutil.which("check-jsonschema"), "check-jsonschema is missing: the templates were not tested")
class Templates(unittest.TestCase):
    def check(self, schema, path):
        done = subprocess.run(
            ["check-jsonschema", "--builtin-schema", schema, ROOT / path], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_github(self):
        self.check("vendor.github-actions", "ci/github/action.yml")

    def test_gitlab(self):
        self.check("vendor.gitlab-ci", "ci/gitlab/chuan.gitlab-ci.yml")


@unittest.skipUnless(shutil.which("pre-commit") and shutil.which("git"), "pre-commit is missing: the hooks were not tested")
@unittest.skipUnless(PROGRAM.exists(), "the program is not built: the hooks were not tested")
class Hooks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.work = self.root / "work"
        shutil.copytree(ROOT / "Rules" / "hcmc-cchc-2023", self.work / "rules")
        (self.root / "bin").mkdir()
        (self.root / "bin" / "chuan").symlink_to(PROGRAM)
        # The hooks come from a repository of their own, which holds nothing but their list.
        self.hooks = self.root / "hooks"
        self.hooks.mkdir()
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", self.hooks)
        for folder in (self.hooks, self.work):
            self.git(folder, "init", "-q")
            self.git(folder, "add", ".")
            self.git(folder, "commit", "-qm", "start")

    def git(self, folder, *arguments):
        identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)

    def hook(self, name):
        return subprocess.run(
            ["pre-commit", "try-repo", self.hooks, name, "--all-files"], cwd=self.work, capture_output=True, text=True,
            env={**os.environ, "PATH": f"{self.root / 'bin'}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(self.root)})

    def test_each_passes_on_good_rules(self):
        for name in ["chuan-lint", "chuan-fmt", "chuan-test"]:
            with self.subTest(name):
                done = self.hook(name)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertIn("Passed", done.stdout)

    def test_a_mistake_stops_the_commit(self):
        file = self.work / "rules" / "chi-tieu-07.rules.yaml"
        file.write_text(file.read_text().replace("mục tiêu: tối thiểu 40%", "mục tiêu: >= 40%"))
        done = self.hook("chuan-lint")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("chi-tieu-07.rules.yaml:", done.stdout)


if __name__ == "__main__":
    unittest.main()
