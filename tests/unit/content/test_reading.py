"""Reading files as a job."""

from __future__ import annotations

from pathlib import Path

from dancam.content.reading import ReadingJob, decode, perform
from dancam.records import digest
from dancam.system.disk import Disk
from tests.portal import PICTURE


def test_what_travels_is_read_as_it_is_here_and_only_new_texts_travel(tmp_path: Path) -> None:
    texts = {
        "content/moi.md": "---\ntitle: Mới\n---\n\nThân.\n",
        "content/hong.md": "---\ntitle: [\n---\n",
        "content/cu.md": "---\ntitle: Cũ\n---\n",
        "content/khac.md": "---\ntitle: Khác\n---\n",
        "content/anh.svg": PICTURE,
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    files = [(path, tmp_path / path) for path in (*texts, "content/mat.md")]
    before = {"content/cu.md": digest(texts["content/cu.md"].encode()), "content/khac.md": "another"}
    job = ReadingJob(Disk(), files, before)
    numbers = range(len(files))
    here = dict(decode(job.do(numbers)))
    parcels = [*job.pack(numbers)]
    travelled = {number for each in parcels if each.task for number in each.numbers}
    results = [job.unpack(perform(each.task)) if each.task else each.done for each in parcels]
    assert dict(each for result in results for each in decode(result)) == here
    assert {files[number][0] for number in travelled} == {"content/moi.md", "content/hong.md", "content/khac.md"}
    assert here[2].is_same
    assert here[5].is_missing
