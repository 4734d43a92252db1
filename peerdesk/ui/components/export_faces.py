# SPDX-License-Identifier: Apache-2.0
"""What an export's sheet shows: what is wanted, what was found in it, what was written."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.blocks import Copy
from peerdesk.compose.checks.finding import Check, Finding
from peerdesk.compose.checks.reasons import REASONS, reasons_for
from peerdesk.compose.formats import Format, Wish, takes_template
from peerdesk.compose.phrases import shortened
from peerdesk.domain.publication_words import WhyReleased
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.control import Check as Tick
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.offered import Offered
from peerdesk.ui.components.one_of import OneOf
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.text import IconText, Text, let_go
from peerdesk.ui.look import Look

_NAMED = 6
"""Findings that are named one by one; of more the number is said."""
_QUOTED = 60
"""Letters of what was found; the whole of it stands beside its page."""


_COUNTED = (Check.SURPRISE, Check.DRIFT)
"""Checks of what was told, whose findings are counted and not named."""


class Face(QWidget):
    """A column that asks for the height of its words at the width that it really has."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        between(look, self.column, 12)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the words: Qt would ask for that of the narrowest column."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.column.totalHeightForWidth(self.width()))


class WantedFace(Face):
    """Copy, format, large print and template. `host` is the sheet, over which lists open."""

    template_wanted = Signal()
    changed = Signal()

    def __init__(self, look: Look, host: QWidget, offered: Offered) -> None:
        super().__init__(look)
        self._look, self._offered = look, offered
        self._template = b""
        self._copy = OneOf(look, host, self.tr("For whom"), self._copies(offered.copies))
        self._format = OneOf(look, host, self.tr("As"), self._formats(offered.formats))
        self._large = Tick(
            look, self.tr("Large print"), self.tr("18 point and more, for whoever needs it")
        )
        self._name = Text("", "small", "ink2", wrap=True)
        self._own = Button(look, self.tr("Use the team’s own template"), LINK, icon="file")
        self._without = Button(look, self.tr("Without it"), LINK)
        self._templates, flow = flow_box()
        between(look, flow, 12)
        for part in (self._name, self._own, self._without):
            flow.addWidget(part)
        self._why = Text("", "small", "ink2", wrap=True)
        self._lay_out()
        self._connect()
        self._copy.choose(offered.copy)
        self._fit()

    @property
    def copy(self) -> Copy:
        """Return whose copy is wanted."""
        return Copy(self._copy.value)

    @property
    def target(self) -> QWidget:
        """Return what has the focus at first."""
        several = len(self._offered.copies) > 1
        return (self._copy if several else self._format).target

    def wish(self) -> Wish:
        """Return how the file is wanted."""
        form = Format(self._format.value)
        template = self._template if takes_template(form) else b""
        return Wish(format=form, large=self._large.isChecked(), template=template)

    def set_template(self, name: str, content: bytes) -> None:
        """Take a team's own file as template; no bytes mean none."""
        self._template = content
        self._name.setText(self.tr("Template: {0}").format(name) if content else "")
        self._fit()

    def suffixes(self) -> tuple[str, ...]:
        """Return how the name of a template for the chosen format ends."""
        form = Format(self._format.value)
        return (".pptx", ".potx") if form is Format.PPTX else (".docx", ".dotx")

    def _take_format(self) -> None:
        if self._template:  # that of another format is none of this one
            self.set_template("", b"")
        self._fit()

    def _fit(self) -> None:
        may = takes_template(Format(self._format.value))
        self._templates.setVisible(may)
        self._name.setVisible(bool(self._template))
        self._without.setVisible(bool(self._template))
        self._own.setVisible(not self._template)
        said = {
            Copy.SPEAKING_NOTE: self.tr("For whoever speaks: what to say, with boxes to tick."),
            Copy.SPONSOR: self.tr("Without evidence, sources or names; it is checked first."),
            Copy.TEAM: self.tr("With the evidence behind each point. It must not leave the team."),
        }
        self._why.setText(said[self.copy])
        self.changed.emit()

    def _lay_out(self) -> None:
        for part in (self._copy, self._why, self._format, self._templates, self._large):
            self.column.addWidget(part)
        self._copy.setVisible(len(self._offered.copies) > 1)
        self._format.setVisible(len(self._offered.formats) > 1)

    def _connect(self) -> None:
        self._copy.chosen.connect(self._fit)
        self._format.chosen.connect(self._take_format)
        self._own.clicked.connect(self.template_wanted)
        self._without.clicked.connect(lambda: self.set_template("", b""))

    def _copies(self, copies: Sequence[Copy]) -> list[tuple[str, str]]:
        names = {
            Copy.SPEAKING_NOTE: self.tr("Speaking note"),
            Copy.SPONSOR: self.tr("Sponsor’s copy"),
            Copy.TEAM: self.tr("Team’s copy"),
        }
        return [(copy.value, names[copy]) for copy in copies]

    def _formats(self, formats: Sequence[Format]) -> list[tuple[str, str]]:
        names = {
            Format.PDF: self.tr("PDF"),
            Format.PPTX: self.tr("PowerPoint"),
            Format.DOCX: self.tr("Word"),
        }
        return [(form.value, names[form]) for form in formats]


class NamedFace(Face):
    """Findings that nobody has released, and the reason for letting them stand."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look)
        self._look = look
        self._banner = Banner(look, "warn", role="body")
        self._lines = QVBoxLayout()
        between(look, self._lines, 8)
        self._pick = Pick(look, host, self.tr("Choose a reason"))
        self._reason = Field(look, self.tr("Why they may stand"), self._pick)
        self._parts: list[QWidget] = []
        self._asks = False
        self.column.addWidget(self._banner)
        self.column.addLayout(self._lines)
        self.column.addWidget(self._reason)

    @property
    def reason(self) -> WhyReleased | None:
        """Return the reason that was chosen, or None."""
        return WhyReleased(self._pick.value()) if self._pick.value() else None

    @property
    def needs_reason(self) -> bool:
        """Say whether a reason is asked for and has not been chosen."""
        return self._asks and self.reason is None

    def show_findings(self, findings: Sequence[Finding], *, lead: bool) -> None:
        """Name what was found; a lead lets it stand with a reason, nobody else can.

        Of surprises and drift only the number is said: they point to nobody.
        """
        self.clear()
        named = [one for one in findings if one.check not in _COUNTED]
        if named:
            self._banner.say(self._said(named, lead=lead))
        self._banner.setVisible(bool(named))
        for finding in named[:_NAMED]:
            self._add(finding_words(finding))
        if len(named) > _NAMED:
            self._add(self.tr("{0} more").format(len(named) - _NAMED))
        self._count(findings)
        self._asks = lead and bool(attributed(findings))
        self._reason.setVisible(self._asks)
        options = [Option(why.value, REASONS[why]) for why in reasons_for(Check.ATTRIBUTION)]
        self._pick.set_options(options, "")

    def ask_for_reason(self) -> None:
        """Say that a reason is missing."""
        self._reason.set_error(self.tr("Choose a reason: it is kept with your name and the time."))

    def clear(self) -> None:
        """Name nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []
        self._asks = False
        self._pick.clear()
        self._reason.set_error("")

    def _said(self, findings: Sequence[Finding], *, lead: bool) -> str:
        count = len(findings)
        if not attributed(findings):
            words = self.tr("The checks would change {0} of these words. They may stand.")
            return words.format(count)
        if lead:
            may = self.tr("may point to somebody: mend the words, or say why they may stand.")
        else:
            may = self.tr(
                "may point to somebody. The team leader or the peer challenge manager releases "
                "them; until then only the team’s copy can be written."
            )
        sure = len(attributed(findings))
        which = self.tr("{0} of these").format(sure) if sure < count else self.tr("These")
        return f"{which} {may}"

    def _count(self, findings: Sequence[Finding]) -> None:
        """Say how many points are a surprise, and how many differ from the slides."""
        count = Counter(finding.check for finding in findings)
        one, more = count[Check.SURPRISE], count[Check.DRIFT]
        said = []
        if one:
            words = self.tr("{0} point was not told to every sponsor in these words.")
            many = self.tr("{0} points were not told to every sponsor in these words.")
            said.append((words if one == 1 else many).format(one))
        if more:
            words = self.tr("{0} point is not as it was on the slides.")
            many = self.tr("{0} points are not as they were on the slides.")
            said.append((words if more == 1 else many).format(more))
        if said:
            self._add(" ".join((*said, self.tr("That stops nothing."))))

    def _add(self, words: str) -> None:
        line = Text(words, "body", "ink", wrap=True)
        self._lines.addWidget(line)
        self._parts.append(line)


class WrittenFace(Face):
    """Where the file stands, what the template was lacking, and that it is in the clear."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._done = IconText(look, "check-circle", "", "ink")
        self._done.set_icon("check-circle", "state.done", "fill")
        self._done.words.setWordWrap(True)
        self._lacking = Banner(look, "warn")
        self._clear = Banner(look, "told")
        for part in (self._done, self._lacking, self._clear):
            self.column.addWidget(part)

    def show_written(self, path: Path, lacking: Sequence[str], copy: Copy) -> str:
        """Say where it stands, and return what was said."""
        said = self.tr("Written: {0}").format(path)
        self._done.set_text(said)
        self._lacking.setVisible(bool(lacking))
        self._lacking.say(" ".join(lacking))
        clear = self.tr(
            "This file is no longer encrypted, and nobody can take it back. Hand it over as "
            "agreed, and remove it from this laptop once it is not needed here."
        )
        team = self.tr("It is for the team alone.")
        self._clear.say(f"{clear} {team}" if copy is Copy.TEAM else clear)
        return said


def attributed(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that may point to a person: these are never written unreleased."""
    return tuple(one for one in findings if one.check is Check.ATTRIBUTION)


def finding_words(finding: Finding) -> str:
    """Return a finding in one line: its words, what is the matter, and where."""
    quoted = f"“{shortened(finding.found, _QUOTED)}”" if finding.found else ""
    said = ": ".join(filter(None, (quoted, finding.words)))
    return f"{said.rstrip('.')} ({finding.place})" if finding.place else said
