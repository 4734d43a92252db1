# SPDX-License-Identifier: Apache-2.0
"""The places of the window in the order of the rail: listen, weigh, tell, then the rest."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from peerdesk.ui.briefing.place import BriefingPlace
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.capture.quick import QuickOver
from peerdesk.ui.cases.place import CasesPlace
from peerdesk.ui.challenge.place import ChallengePlace
from peerdesk.ui.checks.place import ChecksPlace
from peerdesk.ui.components.rail_item import RailEntry
from peerdesk.ui.concern.over import ConcernOver
from peerdesk.ui.disclosure.place import DisclosurePlace
from peerdesk.ui.documents.place import DocumentsPlace
from peerdesk.ui.entries import PlaceEntry, going
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.history.over import HistoryOver
from peerdesk.ui.history.recovering import RecoveredOver
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.everywhere import SHELL, WINDOW
from peerdesk.ui.look import Look
from peerdesk.ui.messages.place import MessagesPlace
from peerdesk.ui.observations.place import ObservationsPlace
from peerdesk.ui.palette.place import PaletteOver
from peerdesk.ui.palette.switcher import SwitchOver
from peerdesk.ui.paper.place import PaperPlace
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.prep.place import PrepPlace
from peerdesk.ui.presentation.place import PresentationPlace
from peerdesk.ui.questions.over import AskOver
from peerdesk.ui.questions.place import QuestionsPlace
from peerdesk.ui.report.place import ReportPlace
from peerdesk.ui.studies.place import StudiesPlace
from peerdesk.ui.team.place import TeamPlace
from peerdesk.ui.team.settling_place import SettlingPlace
from peerdesk.ui.today.place import TodayPlace
from peerdesk.ui.tour.over import TourOver
from peerdesk.ui.trail.over import TrailOver
from peerdesk.ui.triangulation.place import TriangulationPlace
from peerdesk.ui.vault.place import VaultPlace
from peerdesk.ui.wall.place import WallPlace
from peerdesk.ui.wordlists.place import WordListsPlace


def all_places() -> tuple[PlaceEntry, ...]:
    """Return every place of the window."""
    listen, weigh, tell = _tr("Listen"), _tr("Weigh"), _tr("Tell")
    return (
        _entry("today", _tr("Today"), "sun", listen, TodayPlace),
        _entry("capture", _tr("Capture"), "pencil-line", listen, CapturePlace),
        _entry("evidence", _tr("Evidence"), "note", listen, EvidencePlace),
        _entry("cases", _tr("Case records"), "folder-open", listen, CasesPlace),
        _entry("documents", _tr("Documents"), "books", listen, DocumentsPlace),
        _entry("questions", _tr("Questions"), "question", weigh, QuestionsPlace),
        _entry("wall", _tr("The wall"), "cards", weigh, WallPlace),
        _entry("triangulation", _tr("Triangulation"), "intersect", weigh, TriangulationPlace),
        _entry("messages", _tr("Messages"), "chat-circle-text", weigh, MessagesPlace),
        _entry("briefing", _tr("Daily summary"), "newspaper", tell, BriefingPlace),
        _entry("presentation", _tr("Presentation"), "presentation", tell, PresentationPlace),
        _entry("report", _tr("Report"), "article", tell, ReportPlace),
        _entry("checks", _tr("Checks"), "list-checks", tell, ChecksPlace),
        _entry("team", _tr("Team"), "users-three", "", TeamPlace),
        _entry("challenge", _tr("Challenge"), "compass", "", ChallengePlace),
        _entry("vault", _tr("Vault"), "shield-check", "", VaultPlace),
        _over("concern", _tr("Immediate concern"), "warning-octagon", ConcernOver, "F8"),
        _over("palette", _tr("Find or do anything"), "", PaletteOver, "Ctrl+K"),
        _over("switcher", _tr("Place, session or message"), "", SwitchOver, "Ctrl+Shift+K"),
        _over("history", _tr("History"), "", HistoryOver, "Ctrl+H"),
        _over("trail", _tr("Evidence trail"), "", TrailOver, "Ctrl+T"),
        _over("recovered", _tr("Recovered words"), "", RecoveredOver),
        _over("quick", _tr("Quick note"), "", QuickOver, "Ctrl+Shift+N"),
        _over("tour", _tr("Take the tour"), "", TourOver, "F7"),
        _over("ask", _tr("Ask a question"), "", AskOver, "Ctrl+Shift+Q"),
        _within("cases", "observations", _tr("Observations"), "eye", ObservationsPlace),
        _within("capture", "paper", _tr("Type in a paper sheet"), "clipboard-text", PaperPlace),
        _within("today", "prep", _tr("Prep card"), "cards", PrepPlace),
        _within("messages", "studies", _tr("Case studies"), "book-open", StudiesPlace),
        _within("checks", "disclosure", _tr("What is held"), "magnifying-glass", DisclosurePlace),
        _within("checks", "wordlists", _tr("Word lists"), "list-bullets", WordListsPlace),
        _within("team", "settling", _tr("To settle"), "git-merge", SettlingPlace),
    )


def all_actions() -> tuple[Action, ...]:
    """Return all that can be done by a key, on every screen and in every place."""
    entries = all_places()
    own = (action for entry in entries for action in entry.actions)
    return (*WINDOW, *SHELL, *going(entries).values(), *own)


def _entry(
    key: str, title: str, icon: str, group: str, make: Callable[[Look, DeskSession], Place]
) -> PlaceEntry:
    return PlaceEntry(RailEntry(key, title, icon, group), make)


def _within(
    under: str, key: str, title: str, icon: str, make: Callable[[Look, DeskSession], Place]
) -> PlaceEntry:
    """Return a place that is reached from another, under whose name it stands."""
    return PlaceEntry(RailEntry(key, title, icon, ""), make, under)


def _over(
    key: str, title: str, icon: str, make: Callable[[Look, DeskSession], Place], keys: str = ""
) -> PlaceEntry:
    return PlaceEntry(RailEntry(key, title, icon, ""), make, over=True, keys=keys)


def _tr(words: str) -> str:
    return QCoreApplication.translate("places", words)
