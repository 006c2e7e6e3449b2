"""What came together with a file under a secrecy mark is destroyed with it, and nothing that was read of it stays."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from tongket.server.actions.read_received import read_received
from tongket.server.actions.receive_upload import receive_upload
from tongket.server.office_folder import content_path
from tongket.server.records.received_file import ReceivedFile
from tongket.server.round_desk import asked_desk


def test_readings_of_what_came_beside_a_secret_file_are_forgotten_and_others_stay(
    office, spooled, office_folder, workbook
):
    with ZipFile(archive := BytesIO(), "w") as made:
        made.writestr("bieu.xlsx", workbook(((3, 4), (5, 6)), unit="HUYỆN AN BÌNH"))
        made.writestr("kem-theo.xlsx", workbook(((3, 4), (5, 6)), unit="MẬT"))
    other = receive_upload(office.of("D02").pk, spooled(workbook(((1, 1), (1, 1)))), by=office.stranger)
    receipt = receive_upload(office.of("D01").pk, spooled(archive.getvalue(), "gui.zip"), by=office.reporter)

    with office.committing():
        read_received()

    kept = [path.read_text(encoding="utf-8") for path in asked_desk(office.round).readings.iterdir()]
    receipt.file.refresh_from_db()
    assert receipt.file.state == ReceivedFile.State.SECRET
    assert not content_path(office_folder, receipt.sha256).exists()
    assert len(kept) == 1
    assert other.file.sha256 in kept[0]
