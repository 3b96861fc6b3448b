"""Text that can be stored and shown: no control characters, no halves of surrogate pairs."""

import re

_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def is_storable(text: str) -> bool:
    """Say whether a text can be kept as it is; line ends and tabs can."""
    return _UNSTORABLE.search(text) is None


def shown_safely(text: str) -> str:
    """Return the text with what cannot be shown replaced, so that it cannot steer a terminal."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


WITH_WORDS = ("application/pdf", "application/vnd.", "message/", "text/")
"""How the media types begin of files that are read for the words inside them."""


def may_hold_words(media_type: str) -> bool:
    """Say whether a file of this type is read for the words inside it."""
    return media_type.startswith(WITH_WORDS)
