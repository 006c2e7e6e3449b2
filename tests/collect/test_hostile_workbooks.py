"""Files that broke other programs: each is read or refused with its kind; none crashes, hangs or harms the others."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import read_all

sys.path.append(str(Path(__file__).parent))
import opening

pytestmark = [pytest.mark.data, pytest.mark.slow]

WORKBOOKS = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv")
FOLDERS = ("hostile-tables", "poi-test-data", "hostile-docs")


@pytest.fixture(scope="module")
def files(shared_data):
    return [str(path) for folder in FOLDERS for path in sorted((shared_data / folder).rglob("*")) if path.is_file()]


@pytest.fixture(scope="module")
def answers(files):
    return dict(zip(files, read_all(files, opening.ours, processes=2), strict=True))


def is_refused(answer):
    return isinstance(answer, Unreadable)


def test_every_file_is_read_or_refused_and_the_share_is_printed(answers, capsys):
    workbooks = {name: answer for name, answer in answers.items() if name.endswith(WORKBOOKS)}
    counted = Counter(answer.kind.value if is_refused(answer) else "read" for answer in workbooks.values())

    with capsys.disabled():
        print(f"\nhostile workbooks: {counted['read']} of {len(workbooks)} read; {dict(counted)}")
    assert counted["read"] / len(workbooks) > 0.95


def test_what_calamine_opens_is_read(files, answers):
    workbooks = [name for name in files if name.endswith(WORKBOOKS)]  # of a letter it opens the table pasted in
    by_calamine = dict(zip(workbooks, read_all(workbooks, opening.by_calamine, processes=2), strict=True))

    lost = [name for name in workbooks if not is_refused(by_calamine[name]) and is_refused(answers[name])]

    assert lost == []


def test_what_openpyxl_opens_is_read(files, answers):
    packages = [name for name in files if name.endswith((".xlsx", ".xlsm"))]
    by_openpyxl = dict(zip(packages, read_all(packages, opening.by_openpyxl, processes=2), strict=True))

    lost = [name for name in packages if not is_refused(by_openpyxl[name]) and is_refused(answers[name])]

    assert lost == []


def test_documents_are_not_taken_for_workbooks(answers):
    documents = {name: answer for name, answer in answers.items() if name.endswith((".doc", ".docx", ".pdf"))}

    assert documents
    assert [name for name, answer in documents.items() if not is_refused(answer)] == []


def test_the_fast_path_says_what_the_xml_reader_says(files):
    packages = [name for name in files if name.endswith((".xlsx", ".xlsm"))]

    answers = read_all(packages, opening.compared, processes=2)

    assert [name for name, answer in zip(packages, answers, strict=True) if answer is False] == []
