"""JPEG as it goes into a file: the picture and nothing about it."""

from sv_evidence.jail import ReaderRefused

_START, _SCAN = b"\xff\xd8", 0xDA
_APPLICATION = range(0xE1, 0xF0)
_COMMENT = 0xFE
_KEPT = (0xEE,)
"""Adobe's segment says how colours are coded; it tells nothing about people."""


def bare(jpeg: bytes) -> bytes:
    """Return a JPEG without application segments and comments: a second wall against metadata.

    Raise ``ReaderRefused`` with ``bad_picture`` if it is none.
    """
    if not jpeg.startswith(_START):
        raise ReaderRefused("bad_picture")
    kept, at = [_START], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != _SCAN:  # noqa: PLR2004
        kind, size = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big") + 2
        if kind in _KEPT or (kind not in _APPLICATION and kind != _COMMENT):
            kept.append(jpeg[at : at + size])
        at += size
    return b"".join((*kept, jpeg[at:]))
