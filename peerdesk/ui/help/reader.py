# SPDX-License-Identifier: Apache-2.0
"""Shows one page of the help in our own type and colours; follows links to other pages."""

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from peerdesk.ui.help.pages import HelpBook, HelpPage, anchor
from peerdesk.ui.look import Look

_HEADINGS = {1: "title", 2: "place"}
_PICTURES = "pictures/"
_ANY = QTextDocument.ResourceType.UnknownResource


class HelpReader(QTextBrowser):
    """A page to read; `followed` carries a link within the help as it is written.

    It opens nothing outside: pictures come from the help's own folder, and other addresses stay
    text to be read.
    """

    followed = Signal(str)

    def __init__(self, look: Look, book: HelpBook) -> None:
        super().__init__()
        self._look, self._book = look, book
        self._page: HelpPage | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setProperty("bare", "true")
        self.setProperty("ring", look.radius("control"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(look.line("lead") * 5)
        self.anchorClicked.connect(self._follow)
        look.changed.connect(self._redraw)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for as much as a window has: what is read wants room."""
        return QSize(self._look.size(600), self._look.size(560))

    def show_page(self, page: HelpPage, section: str = "") -> None:
        """Show a page from its top, or from a heading."""
        self._page = page
        self._redraw()
        self.setAccessibleName(page.title)
        self.show_section(section)

    def show_section(self, section: str) -> None:
        """Scroll to a heading, given its words or its anchor."""
        cursor = QTextCursor(self.document())
        for block in self._blocks():
            if (
                section
                and block.blockFormat().headingLevel()
                and anchor(block.text()) == anchor(section)
            ):
                cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top if section else 0)

    def doSetSource(  # noqa: N802 - Qt's name
        self,
        name: QUrl | str,
        /,
        type: QTextDocument.ResourceType = _ANY,  # noqa: A002 - likewise
    ) -> None:
        """Load nothing by an address."""
        del name, type

    def loadResource(self, type: int, name: QUrl | str, /) -> object:  # noqa: A002, N802 - Qt's names
        """Return a picture of the help's own folder, no wider than the page; else nothing."""
        del type
        path = name if isinstance(name, str) else name.toString()
        if not path.startswith(_PICTURES) or ".." in path:
            return None
        picture = QImage(str(self._book.folder / path))
        wide = max(self.viewport().width() - 2 * self._look.gap(8), 200)
        ratio = self.devicePixelRatioF()
        if picture.width() > wide * ratio:
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(round(wide * ratio), smooth)
            picture.setDevicePixelRatio(ratio)
        return picture

    def _follow(self, address: QUrl) -> None:
        if not address.scheme():
            self.followed.emit(address.toString())

    def _redraw(self) -> None:
        if self._page is None:
            return
        document = self.document()
        document.setDefaultFont(self._look.font("lead"))
        document.setDocumentMargin(self._look.gap(4))
        document.setMarkdown(self._page.text)
        for block in self._blocks():
            self._dress(block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)

    def _blocks(self) -> list[QTextBlock]:
        found: list[QTextBlock] = []
        block = self.document().begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found

    def _dress(self, block: QTextBlock) -> None:
        """Give a block its type, and room above and below."""
        look = self._look
        level = block.blockFormat().headingLevel()
        role = _HEADINGS.get(level, "lead")
        shape = QTextBlockFormat()
        in_table = QTextCursor(block).currentTable() is not None
        if not in_table:
            listed = block.textList() is not None
            shape.setTopMargin(look.gap(20 if level > 1 else 0))
            shape.setBottomMargin(look.gap(4 if listed else 10))
        line = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        shape.setLineHeight(look.line(role), line)
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(shape)
        for start, length, found in self._fragments(block):
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._letters(found, role, heading=bool(level)))

    def _fragments(self, block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
        found: list[tuple[int, int, QTextCharFormat]] = []
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            found.append((part.position(), part.length(), part.charFormat()))
            parts += 1
        return found

    def _letters(self, found: QTextCharFormat, role: str, *, heading: bool) -> QTextCharFormat:
        look, shape = self._look, QTextCharFormat(found)
        if found.isImageFormat():
            return found
        font = QFont(look.font(role))
        if found.fontWeight() > QFont.Weight.Normal and not heading:
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(found.fontItalic())
        shape.setFont(font)
        shape.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
        shape.setForeground(look.colour("accent" if found.isAnchor() else "ink"))
        shape.setFontUnderline(found.isAnchor())
        if found.fontFixedPitch():
            shape.setFontFixedPitch(False)
            shape.setBackground(look.colour("hover"))
        return shape

    def _dress_table(self, table: QTextTable) -> None:
        look, shape = self._look, table.format()
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorder(1)
        shape.setBorderBrush(QColor(look.colour("hair")))
        shape.setBorderCollapse(True)
        shape.setCellPadding(look.gap(6))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBottomMargin(look.gap(12))
        table.setFormat(shape)
