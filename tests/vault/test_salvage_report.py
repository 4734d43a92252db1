# SPDX-License-Identifier: Apache-2.0
"""What a salvage came to is told in words."""

from msgspec.structs import replace

from peerdesk.vault.salvage import SalvageReport


def test_it_is_told_in_words_what_was_saved() -> None:
    plain = SalvageReport(
        pages=9, damaged=0, changes=4, from_backups=0, bad_backups=0, stranger=False
    )
    said = [
        *plain.sentences(),
        *replace(plain, damaged=1, from_backups=2, bad_backups=1, stranger=True).sentences(),
        *replace(plain, damaged=3).sentences(),
        *replace(plain, pages=0).sentences(),
        *replace(plain, damaged=1, blind=True).sentences(),
        *replace(plain, cut=1).sentences(),
    ]
    assert [one.split(".")[0] for one in said] == [
        "Every page that was there could be read",
        "1 page of 9 could not be read",
        "2 of the changes came out of backups",
        "A backup is damaged too: what it could give was taken",
        (
            "This laptop’s own keys were lost with a damaged page: a lead has to admit it again, "
            "as a new laptop"
        ),
        "3 pages of 9 could not be read",
        "The database is gone",
        (
            "The beginning of the file is destroyed, so none of its 9 pages could be checked: "
            "what made sense was taken"
        ),
        "Every page that was there could be read",
        "The file was cut short: its last page went missing",
    ]
