import traceback

from tests.ui.evidence.test_place import choose, settle
from tests.ui.evidence.test_place import (
    test_the_author_rewords_in_place_and_ctrl_enter_keeps_it as first,
)


def test_a(qtbot, place, session, evening):
    first(qtbot, place, session, evening)


def test_dbg(qtbot, place, session, evening):
    note = evening.notes[6]
    choose(qtbot, place, note)
    w = place.page.detail.words
    w.ended.connect(lambda: traceback.print_stack(limit=9))
    w.typed.connect(lambda t: print("TYPED", t))
    place.reader._drafts.due.connect(lambda k, t: print("DUE", k, t))
    place.failed.connect(lambda e: print("FAILED", e.user_message))
    print(
        place.page.detail.edit.isEnabled(),
        place.page.detail.edit.isVisible(),
        place.page.detail.detail.text[:20],
        place.reader.note == note,
    )
    place.page.detail.edit.clicked.connect(lambda: print("CLICKED"))
    place.page.detail.edit_wanted.connect(lambda: print("WANTED"))
    place.page.detail.edit.click()
    print(place.jobs.running)
    settle(qtbot, place)
    print(w.editing)
    w.editor.setPlainText("Half a thought")
    qtbot.wait(800)
    print(w.editing, repr(session.book.draft(f"note:{note}")))
