"""The media type of a file by what it begins with; its name is only a hint among plain texts."""

import re

PDF_WITHIN = 1024
HEAD = 65_536
UNKNOWN = "application/octet-stream"

_BY_START: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-elf"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"\xff\x0a", "image/jxl"),
    (b"%!PS", "application/postscript"),
)
_BY_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BY_BRAND = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
}
_OLE = (
    ("EncryptedPackage", "application/x-encrypted-office"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__substg1.0_", "application/vnd.ms-outlook"),
)
_MAIL_FIELD = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|"
    rb"content-type|dkim-signature|x-[\w-]+|reply-to|cc|sender):",
    re.IGNORECASE | re.MULTILINE,
)
_ENOUGH_MAIL_FIELDS = 3
_BY_MARKUP = (
    (re.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE), "text/html"),
    (re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<svg", re.IGNORECASE), "image/svg+xml"),
    (re.compile(rb"\s*<\?xml", re.IGNORECASE), "application/xml"),
    (re.compile(rb"\s*BEGIN:VCALENDAR", re.IGNORECASE), "text/calendar"),
    (re.compile(rb"\s*BEGIN:VCARD", re.IGNORECASE), "text/vcard"),
)
_BY_SUFFIX = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".md": "text/markdown"}
_SEPARATORS = b",;\t"
_ENOUGH_ROWS = 3


def media_type(data: bytes, name: str) -> str:
    """Return the media type; ``application/octet-stream`` for what nothing is known of.

    Office files are told apart by whoever opens the archive (``application/zip`` here).
    """
    head = data[:HEAD]
    for start, found in _BY_START:
        if head.startswith(start):
            return _ole(data) if found == "application/x-ole-storage" else found
    if head[:4] == b"RIFF":
        return _BY_RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _BY_BRAND.get(head[8:12], "video/mp4")
    if b"%PDF-" in head[:PDF_WITHIN]:
        return "application/pdf"
    return _text(head, name) if looks_like_text(head) else UNKNOWN


def looks_like_text(head: bytes) -> bool:
    """Say whether these bytes are letters rather than a format of their own."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(head.strip()) and not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head)


def _text(head: bytes, name: str) -> str:
    for pattern, found in _BY_MARKUP:
        if pattern.match(head):
            return found
    first_block = head.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    if (
        _MAIL_FIELD.match(first_block)
        and len(_MAIL_FIELD.findall(first_block)) >= _ENOUGH_MAIL_FIELDS
    ):
        return "message/rfc822"
    suffix = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    return "text/csv" if _is_table(head) else "text/plain"


def _is_table(head: bytes) -> bool:
    """Say whether each of the first lines has the same number of one separator, at least one."""
    rows = head.splitlines()[:20]
    if len(rows) < _ENOUGH_ROWS:
        return False
    return any(
        len({row.count(separator) for row in rows}) == 1 and separator in rows[0]
        for separator in _SEPARATORS
    )


def _ole(data: bytes) -> str:
    for word, found in _OLE:
        if word.encode("utf-16-le") in data:
            return found
    return "application/x-ole-storage"
