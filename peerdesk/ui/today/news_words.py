# SPDX-License-Identifier: Apache-2.0
"""What changed of a session, said in one line."""

from peerdesk.desk.timetable_news import ADDED, News


def news_line(news: News, added: str, by: str) -> str:
    """Return "Moved from 10:30, now in Room 5 (Helen Okafor, 09:12)", or "" for nothing new.

    `added` is said of a session that was not there before, `by` holds the form of who and when.
    """
    if not news.words:
        return ""
    words = [added if word == ADDED else word for word in news.words]
    said = ", ".join(words)
    who = by.format(news.by, news.time) if news.by else ""
    return f"{said[:1].upper()}{said[1:]}{who}"
