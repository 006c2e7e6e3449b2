"""The example's files go to the units that its key names, in the state the key names."""

from __future__ import annotations

import json
import shutil

import pytest

from tongket.collect.senders.attribution import attribute
from tongket.desk.folder import open_desk
from tongket.desk.read_reports import read_reports


@pytest.mark.slow
def test_every_file_of_the_example_is_mapped_as_its_key_says(tmp_path, example):
    shutil.copytree(example, tmp_path / "tk", ignore=shutil.ignore_patterns("out", ".tongket"))
    desk = open_desk(tmp_path / "tk")
    key = json.loads((example / "key.json").read_text(encoding="utf-8"))["mapping"]

    reading = read_reports(desk.reports, desk.form_path, tmp_path / "store")
    mappings = attribute(reading.submissions, desk.units, desk.review, desk.decisions)

    found = {mapping.file: (mapping.unit, str(mapping.status)) for mapping in mappings}
    assert found.keys() == key.keys()
    # A file that cannot be opened still has a name that tells its sender; the key leaves its unit open.
    for file, expected in key.items():
        unit, status = found[file]
        assert status == expected["status"], file
        assert expected["unit"] in (unit, None), file
        assert not (expected["unit"] is None and status == "unassigned" and unit), file
