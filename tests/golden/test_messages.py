"""What dancam says about each mistake, word for word, in Vietnamese and in English.

The expected words stand in `cases/*.txt` beside the sources that cause them; `cases.py` tells how they are written.
`DANCAM_UPDATE_GOLDEN=1 python -m pytest tests/golden` writes what dancam says now into these files: read the
difference aloud as an editor who knows only Word before you keep it.
"""

from __future__ import annotations

import os

import pytest

from dancam.cli.check import check
from dancam.messages.catalogue import WORDINGS
from dancam.messages.report import for_people
from dancam.system.disk import line_reader
from tests.golden.cases import Case, all_cases, parse, write
from tests.portal import Portal

UPDATE = os.environ.get("DANCAM_UPDATE_GOLDEN") == "1"
CASES = all_cases()
# What a case in a text file cannot bring about; the tests that show these words stand behind.
ELSEWHERE = {
    "file-name",  # a name that is no UTF-8: not on every file system
    "unreadable",  # rights do not hold for everybody
    "locked",  # tests/site
    "cannot-write",  # tests/site
    "changed-meanwhile",  # tests/site
    "picture-too-large",  # tests/unit/images/test_metadata.py
    "metadata-kept",  # tests/unit/images/test_private_metadata.py
    "body-too-long",  # tests/unit/content/test_frontmatter.py
    "page-too-slow",  # tests/site/test_slowness.py
    "internal",  # a mistake of dancam itself
    "output-is-source",  # tests/unit/pipeline/test_publish.py
    "exists-already",  # tests/unit/authoring/test_scaffold.py
    "nothing-here",  # tests/unit/cli/test_main.py
    "word-not-word",  # tests/unit/importers/word/test_article.py
    "word-old",  # tests/unit/importers/word/test_article.py
    "word-broken",  # tests/unit/importers/word/test_article.py
    "word-too-big",  # tests/unit/importers/word/test_article.py
    "word-changed",  # tests/unit/importers/word/test_article.py
    "word-left-out",  # tests/unit/importers/word/test_article.py
    "word-picture",  # tests/unit/importers/word/test_article.py
    "word-signature",  # tests/unit/importers/word/test_article.py
    "word-old-fonts",  # tests/unit/importers/word/test_article.py
    "no-file",  # tests/unit/importers/word/test_article.py
    "manifest-missing",  # tests/site/test_live.py
    "manifest-broken",  # tests/site/test_live.py
    "manifest-newer",  # tests/site/test_live.py
    "live-silent",  # tests/unit/live/test_compare.py
    "live-busy",  # tests/unit/live/test_compare.py
    "not-a-state",  # tests/site/test_live.py
    "no-brotli",  # tests/unit/live/test_compare.py
    "report-broken",  # tests/site/test_notify.py
    "notify-drafts",  # tests/site/test_notify.py
    "notify-silent",  # tests/site/test_notify.py
    "notify-key",  # tests/site/test_notify.py
    "notify-refused",  # tests/site/test_notify.py
    "no-ssh-keygen",  # tests/unit/live/test_signature.py
    "signing-failed",  # tests/unit/live/test_signature.py
    "signature-missing",  # tests/unit/live/test_signature.py
    "signers-missing",  # tests/unit/live/test_signature.py
    "signer-unknown",  # tests/unit/live/test_signature.py
    "signature-wrong",  # tests/unit/live/test_signature.py
    "no-wheel",  # tests/site/test_handover.py
    "list-in-output",  # tests/site/test_inventory.py
    "list-not-written",  # tests/site/test_inventory.py
    "deploy-drafts",  # tests/site/test_deploy.py
    "deploy-preview",  # tests/site/test_deploy.py
    "deploy-altered",  # tests/site/test_deploy.py
    "deploy-locked",  # tests/site/test_deploy.py
    "deploy-taken-over",  # tests/site/test_deploy.py
    "deploy-not-ours",  # tests/site/test_deploy.py
    "deploy-newer",  # tests/site/test_deploy.py
    "deploy-moved",  # tests/site/test_deploy.py
    "deploy-program",  # tests/site/test_deploy.py
    "deploy-host-key",  # tests/site/test_deploy.py
    "deploy-login",  # tests/site/test_deploy.py
    "deploy-no-shell",  # tests/site/test_deploy.py
    "deploy-rights",  # tests/site/test_deploy.py
    "deploy-full",  # tests/site/test_deploy.py
    "deploy-network",  # tests/site/test_deploy.py
    "deploy-bucket",  # tests/site/test_deploy.py
    "deploy-credentials",  # tests/site/test_deploy.py
    "deploy-failed",  # tests/site/test_deploy.py
    "admin-for-all",  # tests/site/test_admin.py
    "server-value",  # tests/site/test_server_command.py
    "no-such-source",  # tests/site/test_move.py
    "no-such-tag",  # tests/site/test_move.py
    "move-outside",  # tests/site/test_move.py
    "nothing-published",  # tests/unit/pipeline/test_verify.py
    "cluster-not-installed",  # tests/unit/pipeline/test_cluster.py
    "cluster-unreachable",  # tests/unit/pipeline/test_cluster.py
    "cluster-empty",  # tests/site/test_cluster.py
    "cluster-lost",  # tests/site/test_cluster.py
    "cluster-silent",  # tests/unit/pipeline/test_cluster.py
    "cluster-undone",  # tests/unit/pipeline/test_cluster.py
    "worker-refused",  # tests/site/test_cluster.py
    "worker-unfit",  # tests/site/test_cluster.py
    "prose-failed",  # tests/unit/render/test_press.py has a library that fails
    "yaml-syntax",  # what is left over: no text is known that leads to it
}


def prepare(portal: Portal, case: Case) -> None:
    for heading, text in case.inputs:
        path, _, remark = heading.partition(" (")
        path = path.replace("~", "../beside", 1) if path.startswith("~") else path
        if heading == "(build)":
            portal.build().succeeded()
        elif heading == "(check)":
            continue
        elif remark == "gone)":
            portal.delete(path)
        elif remark == "link)":
            (portal.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (portal.folder / path).symlink_to(text.strip())
        elif remark == "bytes)":
            portal.write(path, text.rstrip("\n").encode().decode("unicode_escape").encode("latin-1"))
        else:
            portal.write(path, text)


def said(portal: Portal) -> dict[str, str]:
    read_line = line_reader(portal.folder)
    problems = portal.result.problems
    found = {"codes": "\n".join(each.code for each in problems)}
    for language in ("vi", "en"):
        found[language] = for_people(problems, read_line, language).replace(str(portal.folder), "…")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_in_these_words(portal: Portal, case: Case) -> None:
    prepare(portal, case)
    if any(heading == "(check)" for heading, _ in case.inputs):
        portal.result = check(portal.options)
    else:
        portal.build()
    found = said(portal)
    if UPDATE:
        kept = parse(case.file)
        for each in kept:
            if each.title == case.title:
                each.expected = found
        case.file.write_text(write(kept), encoding="utf-8")
        return
    assert found == case.expected


def test_no_value_of_a_message_is_empty() -> None:
    for case in CASES:
        for language in ("vi", "en"):
            text = case.expected[language]
            assert text, case.name
            assert "``" not in text, case.name
            assert "“”" not in text, case.name


def test_titles_are_told_apart() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_mistake_that_a_person_can_make_has_a_case() -> None:
    shown = {code for case in CASES for code in case.expected["codes"].split()}
    assert set(WORDINGS) - ELSEWHERE - shown == set()
