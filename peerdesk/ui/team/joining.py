# SPDX-License-Identifier: Apache-2.0
"""How laptops come into the team: invitations out, requests in, and this laptop's own request."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from peerdesk.desk.admission import (
    Asking,
    admit_member,
    keep_request,
    read_asking,
    requests,
    turn_down,
)
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.exchange import identity_file
from peerdesk.desk.inviting import signed_invitation
from peerdesk.desk.joining import accept_terms, request_file
from peerdesk.desk.joining_errors import NobodyAsks
from peerdesk.desk.strangers import (
    TakenParked,
    WaitingBundles,
    take_in_parked,
    waiting_bundles,
)
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority
from peerdesk.team.identity_file import SUFFIX as IDENTITY
from peerdesk.team.invitation_file import SUFFIX as INVITATION
from peerdesk.team.invitation_file import lock_invitation, new_words
from peerdesk.team.join_request import LARGEST
from peerdesk.team.join_request import SUFFIX as REQUEST
from peerdesk.ui.components.choose import ChooseSheet, Wanted
from peerdesk.ui.team.acts import Acts
from peerdesk.ui.team.admitting import AdmitSheet
from peerdesk.ui.team.inviting import InvitedSheet


class Joining(Acts):
    """Inviting, asking to be admitted, and admitting."""

    def invite(self) -> None:
        """Ask where, and write an invitation whose words are shown once."""
        title, act = self.tr("Invite somebody: where to save the file?"), self.tr("Save it here")
        self._choose(Wanted(title, act, name=f"invitation{INVITATION}"), self._invite)

    def ask_file(self) -> None:
        """Ask for a request to join or an identity file, and show the words to compare."""
        title, act = self.tr("Admit a laptop"), self.tr("Look inside")
        self._choose(Wanted(title, act, suffixes=(REQUEST, IDENTITY)), self._read)

    def look_at(self, asking: Asking) -> None:
        """Show a request that waits here, with the words to compare."""
        if self.view is None or self._sheet is not None:
            return
        sheet = AdmitSheet(self._place.look, self._place, asking, self.view)
        sheet.admitted.connect(partial(self._admit, asking))
        sheet.turned_down.connect(partial(self._turn_down, asking))
        sheet.other.connect(self.look_at)
        self._open(sheet)
        waiting = partial(waiting_bundles, device=asking.member.device)
        self._place.ask(Urgency.ROWS, waiting, partial(self._say_waiting, sheet), self._say_wrong)

    def save_own(self) -> None:
        """Ask where, and write the file by which this laptop asks to be admitted."""
        invited = self.view is not None and self.view.invited
        name = self._place.session.identity.name.replace(" ", "-").lower()
        title = (
            self.tr("Save the request to join") if invited else self.tr("Save the identity file")
        )
        ending = REQUEST if invited else IDENTITY
        wanted = Wanted(title, self.tr("Save"), name=f"{name}{ending}")
        self._choose(wanted, partial(self._write_own, request=invited))

    def _invite(self, path: Path) -> None:
        session = self._place.session

        def write(signed: bytes) -> None:
            words = new_words()
            hand_out = partial(session.files.write, shared=True)
            work = partial(_lock_and_write, hand_out, path, signed, words)
            self._place.aside(work, partial(self._show_words, words), self._say_wrong)

        def ask(terms: object) -> None:
            self._place.ask(
                Urgency.JOB,
                lambda book: signed_invitation(book, terms),  # type: ignore[arg-type] # as read
                write,
                self._say_wrong,
            )

        self._place.aside(session.terms, ask, self._say_wrong)

    def _show_words(self, words: str, path: Path) -> None:
        """Show the words, whatever has been opened meanwhile: they are shown only now."""
        if self._sheet is not None:
            self._sheet.leave()
        self._open(InvitedSheet(self._place.look, self._place, words, path))

    def _read(self, path: Path) -> None:
        files = self._place.session.files

        def ask(data: bytes) -> None:
            self._place.ask(Urgency.ROWS, partial(_keep, data=data), self._show, self._say_wrong)

        self._place.aside(lambda: files.read(path, LARGEST), ask, self._say_wrong)

    def _show(self, asking: Asking) -> None:
        self.done.emit()
        self.look_at(asking)

    def _say_waiting(self, sheet: AdmitSheet, waiting: WaitingBundles) -> None:
        if self._sheet is sheet:
            sheet.say_waiting(waiting.sentence)

    def _admit(self, asking: Asking, person: str, authority: str) -> None:
        def written(found: tuple[Member, TakenParked]) -> None:
            member, taken = found
            sentence = self.tr("{0}’s laptop is admitted. Share, and they can import.")
            if taken.receipts:
                sentence = self.tr(
                    "{0}’s laptop is admitted, and what they had shared already is in. Share, and "
                    "they can import."
                )
            self._place.said.emit(sentence.format(member.name), None)
            self.done.emit()
            for refusal in taken.refusals:
                self.warned.emit(refusal)

        def write(_: object) -> None:
            work = partial(
                _admit_and_take, asking=asking, person=person, authority=Authority(authority)
            )
            self._place.write(work, written, self._say_wrong, Urgency.JOB)

        backed_up = self._place.session.back_up(now=True)  # bundles that wait come in with it
        self._place.jobs.follow(backed_up, write, self._say_wrong)

    def _turn_down(self, asking: Asking) -> None:
        def written(_: object) -> None:
            sentence = self.tr("{0} was not admitted; nothing of theirs is kept here.")
            self._place.said.emit(sentence.format(asking.member.name), None)
            self.done.emit()

        work = partial(_let_go_of, device=asking.member.device)
        self._place.ask(Urgency.ROWS, work, written, self._say_wrong)

    def _write_own(self, path: Path, *, request: bool) -> None:
        files = self._place.session.files

        def write(data: bytes) -> None:
            work = partial(files.write, path, data, shared=True)
            self._place.aside(work, partial(self._own_written, request=request), self._say_wrong)

        work = _request if request else identity_file
        self._place.ask(Urgency.ROWS, work, write, self._say_wrong)

    def _own_written(self, path: Path, *, request: bool) -> None:
        sentence = self.tr("Saved: {0}. It holds public keys only. Hand it to a lead.")
        if request:
            sentence = self.tr("Saved: {0}. Hand it to a lead, and read them your six words.")
        self._place.said.emit(sentence.format(path), None)

    def _choose(self, wanted: Wanted, chosen: Callable[[Path], object]) -> None:
        if self._sheet is not None:
            return
        session = self._place.session
        sheet = ChooseSheet(self._place.look, self._place, wanted, session.files, session.aside)
        sheet.chosen.connect(chosen)
        self._open(sheet)


def _lock_and_write(
    write: Callable[[Path, bytes], Path], path: Path, signed: bytes, words: str
) -> Path:
    return write(path, lock_invitation(signed, words))


def _keep(book: TeamBook, data: bytes) -> Asking:
    """Keep who asks until they are answered, so that a sheet left alone loses nobody."""
    asking = read_asking(book, data)
    keep_request(book, asking)
    kept = (one for one in requests(book) if one.member.device == asking.member.device)
    return next(kept, asking)


def _admit_and_take(
    book: TeamBook, asking: Asking, person: str, authority: Authority
) -> tuple[Member, TakenParked]:
    member = admit_member(book, asking.member, person=person, authority=authority)
    return member, take_in_parked(book)


def _let_go_of(book: TeamBook, device: str) -> None:
    try:
        turn_down(book, device)
    except NobodyAsks:
        return  # of an admitted laptop nothing was kept


def _request(book: TeamBook) -> bytes:
    """Return the request; the terms were accepted before the vault was made."""
    if invitation := book.invitation():
        accept_terms(book, invitation.terms)
    return request_file(book)
