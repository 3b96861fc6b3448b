"""E-mail messages: who, when, what about, and the words; nothing is fetched or opened."""

from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

from sv_evidence.intake.readers.found import LONGEST_TEXT, Found
from sv_evidence.intake.readers.plain import decoded
from sv_evidence.intake.readers.preview import page_of

_FIELDS = ("From", "To", "Cc", "Date", "Subject")
_MOST_ATTACHMENTS = 50


def read(data: bytes, found: Found) -> None:
    """Read one message; an attached file is named and nothing more."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    lines = [f"{name}: {message[name]}" for name in _FIELDS if message[name]]
    lines += [f"Attached: {name}" for name in _attached(message)]
    found.sent_at = _sent_at(message)
    found.text = "\n".join((*lines, "", _words(message))).strip()[:LONGEST_TEXT]
    found.thumb = page_of(found.text.splitlines())


def _attached(message: EmailMessage) -> list[str]:
    parts = list(message.iter_attachments()) if message.is_multipart() else []
    return [part.get_filename("") or part.get_content_type() for part in parts[:_MOST_ATTACHMENTS]]


def _sent_at(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).replace(tzinfo=None)
    except ValueError:
        return None


def _words(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    payload = body.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        words = payload.decode(str(body.get_content_charset() or "utf-8"))
    except (LookupError, UnicodeDecodeError):
        words = decoded(payload)
    return _without_markup(words) if body.get_content_type() == "text/html" else words


def _without_markup(markup: str) -> str:
    reader = _Words()
    reader.feed(markup)
    reader.close()
    lines = (line.strip() for line in "".join(reader.words).splitlines())
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Collects what a reader would see."""

    _HIDDEN = frozenset({"script", "style", "head", "title"})
    _LINES = frozenset({"p", "br", "div", "tr", "li", "h1", "h2", "h3", "table"})

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._hidden += tag in self._HIDDEN
        if tag in self._LINES:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in self._HIDDEN))
        if tag in self._LINES:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)
