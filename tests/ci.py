"""Runs workflows of code hosts here: each script as a shell, with caches, artifacts and outputs that live in folders.

As much of GitHub's, Forgejo's and GitLab's CI as the workflows of a new portal use. Where Python and the package would
be installed, a stand-in is: it checks what it is told, and its `dancam` is this checkout's. Templates, half of the time
of a small build, are compiled once.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
_VENV = "-m venv --without-pip .venv"
_INSTALL = (
    "-m pip --python .venv/bin/python install --quiet --disable-pip-version-check --require-hashes -r requirements.txt"
)
_DANCAM = f"""#!/bin/sh
echo "$*" >> "$CALLS"
if test -e "$COMPILED" && ! test -e .dancam/templates; then mkdir -p .dancam; cp "$COMPILED" .dancam/templates; fi
status=0
{sys.executable} {ROOT}/build.py "$@" || status=$?
test -e "$COMPILED" || ! test -e .dancam/templates || cp .dancam/templates "$COMPILED"
exit $status
"""
_PYTHON = f"""#!/bin/sh
set -e
case "$*" in
"{_VENV}")
    mkdir -p .venv/bin
    ;;
"{_INSTALL}")
    test -d .venv/bin
    test -s requirements.txt
    echo installed >> "$CALLS"
    cat > .venv/bin/dancam <<'END'
{_DANCAM}END
    chmod +x .venv/bin/dancam
    ;;
*)
    exit 9
    ;;
esac
"""
_APT = '#!/bin/sh\necho apt-get >> "$CALLS"\n'


class Machine:
    """What runners have in common: a bare repository, a workspace, caches, artifacts and a home."""

    def __init__(self, folder: Path, repository: Path) -> None:
        self.folder = folder
        self.repository = repository
        self.work = folder / "work"
        self.caches = folder / "caches"
        self.artifacts = folder / "artifacts"
        self.home = folder / "home"
        self.calls = folder / "calls"
        self.summary = folder / "summary"
        self.tools = folder / "tools"
        for each in (self.caches, self.artifacts, self.home, self.tools):
            each.mkdir(parents=True)
        for name, text in (("python", _PYTHON), ("apt-get", _APT)):
            (self.tools / name).write_text(text, encoding="utf-8")
            (self.tools / name).chmod(0o755)
        self.variables: dict[str, str] = {}
        self.secrets: dict[str, str] = {}

    def clone(self) -> None:
        """Make a fresh workspace."""
        shutil.rmtree(self.work, ignore_errors=True)
        subprocess.run(["git", "clone", "-q", self.repository, self.work], check=True)

    def shell(self, script: str, env: Mapping[str, str]) -> bool:
        """Run a script as both kinds of host do, and return whether it went well."""
        kept = {key: value for key, value in os.environ.items() if key in {"LANG", "TMPDIR"}}
        path = f"{self.tools}{os.pathsep}{os.environ['PATH']}"
        given = {**kept, "PATH": path, "HOME": str(self.home), "CALLS": str(self.calls)}
        given |= {"COMPILED": str(self.folder.parents[1] / "compiled-templates"), **env}
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script], cwd=self.work, env=given, capture_output=True, text=True
        )
        print(script, done.stdout, done.stderr, sep="\n")
        return done.returncode == 0

    def said(self) -> list[str]:
        """Return the commands given since the last time."""
        lines = self.calls.read_text(encoding="utf-8").splitlines() if self.calls.exists() else []
        self.calls.unlink(missing_ok=True)
        return lines

    def keep(self, paths: Sequence[str], box: Path) -> None:
        """Copy paths of the workspace into a box, in the place of what is there."""
        shutil.rmtree(box, ignore_errors=True)
        for path in paths:
            source, target = self.work / path, box / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, symlinks=True)
            elif source.exists():
                shutil.copy2(source, target)

    def take(self, box: Path) -> bool:
        """Copy a box into the workspace; return whether there is one."""
        if box.is_dir():
            shutil.copytree(box, self.work, symlinks=True, dirs_exist_ok=True)
        return box.is_dir()

    def digest(self, *names: str) -> str:
        """Return the digest of files of the workspace."""
        return hashlib.sha256(b"".join((self.work / name).read_bytes() for name in names)).hexdigest()[:16]


class Actions(Machine):
    """A runner of GitHub's or Forgejo's workflows."""

    def __init__(self, folder: Path, repository: Path) -> None:
        super().__init__(folder, repository)
        self.runs = 0
        self.kept: dict[str, list[str]] = {}
        """The paths in each cache: one with other paths is another cache, as the real ones have it."""
        self.live: Path | None = None
        """What was handed to Pages."""

    def run(self, workflow: str, event: str, schedule: str = "") -> dict[str, str]:
        """Run a workflow of the repository, and return what became of each job."""
        self.runs += 1
        self.clone()
        jobs = yaml.safe_load((self.work / workflow).read_text(encoding="utf-8"))["jobs"]
        github = {"ref": "refs/heads/main", "event_name": event, "run_id": str(self.runs), "run_attempt": "1"}
        github["event.schedule"] = schedule
        values = {f"github.{name}": value for name, value in github.items()} | {"runner.temp": str(self.home)}
        values |= {f"vars.{name}": value for name, value in self.variables.items()}
        values |= {f"secrets.{name}": value for name, value in self.secrets.items()}
        results: dict[str, str] = {}
        for name, job in jobs.items():
            needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
            condition = str(job.get("if", "true"))
            is_wanted = "cancelled()" in condition or all(results[each] == "success" for each in needs)
            if not is_wanted or not self._value(condition, values):
                results[name] = "skipped"
                continue
            self.clone()
            results[name] = "success" if self._job(job, values) else "failure"
            values[f"needs.{name}.result"] = results[name]
            for output, expression in job.get("outputs", {}).items():
                values[f"needs.{name}.outputs.{output}"] = self._filled(expression, values)
        return results

    def _job(self, job: Mapping[str, Any], shared: Mapping[str, str]) -> bool:
        values, is_well = shared if isinstance(shared, dict) else dict(shared), True
        for key in [key for key in values if key.startswith("steps.")]:
            del values[key]
        for step in job["steps"]:
            condition = str(step.get("if", "true"))
            if not (is_well or "cancelled()" in condition) or not self._value(condition, values):
                continue
            outputs: dict[str, str] = {}
            if "run" in step:
                went = self._script(step, values, outputs)
            else:
                given = {name: self._filled(str(value), values) for name, value in step.get("with", {}).items()}
                went = self._action(step["uses"].partition("@")[0].split("actions/")[1], given, outputs)
            is_well = is_well and went
            for name, value in outputs.items():
                values[f"steps.{step.get('id', '')}.outputs.{name}"] = value
        return is_well

    def _script(self, step: Mapping[str, Any], values: Mapping[str, str], outputs: dict[str, str]) -> bool:
        file = self.home / "output"
        file.write_text("", encoding="utf-8")
        env = {name: self._filled(str(value), values) for name, value in step.get("env", {}).items()}
        env |= {"GITHUB_OUTPUT": str(file), "GITHUB_STEP_SUMMARY": str(self.summary)}
        went = self.shell(step["run"], env)
        lines = file.read_text(encoding="utf-8").splitlines()
        outputs.update((name, value) for name, _, value in (line.partition("=") for line in lines))
        return went

    def _action(self, action: str, given: Mapping[str, str], outputs: dict[str, str]) -> bool:
        paths = given.get("path", "").split()
        if action == "setup-python":
            outputs["python-version"] = "3.13.0"
        elif action == "cache/save":
            if given["key"] not in self.kept:
                self.kept[given["key"]] = paths
                self.keep(paths, self.caches / given["key"])
        elif action == "cache/restore":
            return self._restore(given, outputs)
        elif action in {"upload-artifact", "upload-pages-artifact"}:
            assert all((self.work / path).exists() for path in paths)
            self.keep(paths, self.artifacts / given.get("name", "github-pages"))
        elif action == "deploy-pages":
            self.live = self.artifacts / "github-pages" / "public"
        else:
            assert action == "checkout", action
        return True

    def _restore(self, given: Mapping[str, str], outputs: dict[str, str]) -> bool:
        exact, paths = self.caches / given["key"], given["path"].split()
        starts = given.get("restore-keys", "").split()
        boxes = [self.caches / key for key in reversed(self.kept) if self.kept[key] == paths]
        near = [box for box in boxes if any(box.name.startswith(start) for start in starts)]
        found = exact if exact in boxes else next(iter(near), None)
        if found is None:
            return given.get("fail-on-cache-miss") != "True"
        outputs["cache-matched-key"] = found.name
        if found == exact:
            outputs["cache-hit"] = "true"
        if given.get("lookup-only") != "True":
            self.take(found)
        return True

    def _filled(self, text: str, values: Mapping[str, str]) -> str:
        return re.sub(r"\$\{\{(.*?)\}\}", lambda match: str(self._value(match[1], values)), text)

    def _value(self, expression: str, values: Mapping[str, str]) -> Any:
        """Return the value of an expression such as `steps.a.outputs.b == 'yes' && !cancelled()`."""
        parts = re.split(r"('[^']*')", expression.strip())
        for number in range(0, len(parts), 2):
            text = parts[number].replace("&&", " and ").replace("||", " or ")
            text = re.sub(r"!(?!=)", " not ", text)
            parts[number] = re.sub(r"\b[a-z]+(?:\.[\w-]+)+", lambda match: repr(values.get(match[0], "")), text)
        names = {"hashFiles": self.digest, "cancelled": lambda: False, "true": True, "false": False}
        return eval("".join(parts).strip(), {"__builtins__": {}}, names)


class GitLab(Machine):
    """A runner of GitLab's pipelines."""

    pipelines = 0

    def run(self, source: str, branch: str = "main") -> dict[str, str]:
        """Run a pipeline, and return what became of each job."""
        self.clone()
        pipeline = yaml.safe_load((self.work / ".gitlab-ci.yml").read_text(encoding="utf-8"))
        self.pipelines += 1
        given = {"CI_PIPELINE_SOURCE": source, "CI_DEFAULT_BRANCH": "main", "CI_COMMIT_BRANCH": branch}
        given["CI_PIPELINE_ID"] = str(self.pipelines)
        variables = {**given, **pipeline["variables"], **self.variables}
        if not self._wants(pipeline["workflow"]["rules"], variables):
            return {}
        jobs = {
            name: {**pipeline.get(job.get("extends", ""), {}), **job}
            for name, job in pipeline.items()
            if isinstance(job, dict) and "script" in job
        }
        results: dict[str, str] = {}
        for name, job in sorted(jobs.items(), key=lambda each: pipeline["stages"].index(each[1]["stage"])):
            needs = [each if isinstance(each, str) else each["job"] for each in job.get("needs", [])]
            if not self._wants(job["rules"], variables):
                continue
            if any(results.get(each, "success") != "success" for each in needs):
                results[name] = "skipped"
                continue
            results[name] = "success" if self._job(name, job, needs, variables) else "failure"
        return results

    def _job(self, name: str, job: Mapping[str, Any], needs: Sequence[str], variables: Mapping[str, str]) -> bool:
        self.clone()
        boxes = [(self.caches / self._key(cache["key"]), cache) for cache in job.get("cache", [])]
        for box, _ in boxes:
            self.take(box)
        for each in needs:
            self.take(self.artifacts / each)
        env = {**variables, **(self.secrets if "environment" in job else {})}
        went = self.shell("\n".join([*job.get("before_script", []), *job["script"]]), env)
        for box, cache in boxes:
            if cache.get("policy") != "pull" and (went or cache.get("when") == "always"):
                self.keep(cache["paths"], box)
        artifacts = job.get("artifacts")
        if artifacts and (went or artifacts.get("when") == "always"):
            wanted = [*artifacts["paths"], *artifacts.get("reports", {}).values()]
            assert all((self.work / path).exists() for path in wanted), wanted
            self.keep(wanted, self.artifacts / name)
        return went

    def _key(self, key: str | Mapping[str, Any]) -> str:
        return key if isinstance(key, str) else f"{key['prefix']}-{self.digest(*key['files'])}"

    def _wants(self, rules: Sequence[Mapping[str, str]], variables: Mapping[str, str]) -> bool:
        for rule in rules:
            text = re.sub(r"\$(\w+)", lambda match: repr(variables.get(match[1], "")), rule["if"])
            if eval(text.replace("&&", " and ").replace("||", " or "), {"__builtins__": {}}):
                return rule.get("when") != "never"
        return False
