"""What a file says about itself, and which standards it keeps: PDF/A-3a and PDF/UA-1."""

from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

_AIIM = "http://www.aiim.org/pdf"
_PACKET = "W5M0MpCehiHzreSzNTczkc9d"
"""The same in every file (ISO 16684-1, 7.3.2)."""


@dataclass(frozen=True, slots=True)
class About:
    """Title, author and moment of a document; a moment without a zone is taken as UTC."""

    title: str
    author: str
    subject: str
    lang: str
    made_at: datetime
    program: str

    @property
    def iso(self) -> str:
        """Write the moment as ISO 8601."""
        return self._moment.isoformat(timespec="seconds")

    @property
    def pdf_date(self) -> str:
        """Write the moment as PDF does (ISO 32000-1, 7.9.4)."""
        zone = self._moment.strftime("%z")
        return f"D:{self._moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"

    @property
    def _moment(self) -> datetime:
        return self.made_at if self.made_at.tzinfo else self.made_at.replace(tzinfo=UTC)


def packet(about: About) -> bytes:
    """Write the XMP packet; the prefixes of the extension schema are those the standard asks for.

    The description of ``pdfuaid`` is there because PDF/A knows no property that it is not told of
    (ISO 19005-3, 6.6.2.3).
    """
    parts = (
        _opening(),
        _plain(about),
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        _extension(),
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        '<?xpacket end="w"?>',
    )
    return "\n".join(parts).encode()


def _opening() -> str:
    spaces = {
        "dc": "http://purl.org/dc/elements/1.1/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "pdf": "http://ns.adobe.com/pdf/1.3/",
        "pdfaid": f"{_AIIM}a/ns/id/",
        "pdfuaid": f"{_AIIM}ua/ns/id/",
        "pdfaExtension": f"{_AIIM}a/ns/extension/",
        "pdfaSchema": f"{_AIIM}a/ns/schema#",
        "pdfaProperty": f"{_AIIM}a/ns/property#",
    }
    declared = "".join(f'\n xmlns:{prefix}="{space}"' for prefix, space in spaces.items())
    return (
        f'<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="{_PACKET}"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{declared}>'
    )


def _plain(about: About) -> str:
    program = escape(about.program)
    return "\n".join(
        (
            "<dc:format>application/pdf</dc:format>",
            f"<dc:title>{_alternatives(about.title)}</dc:title>",
            f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>",
            f"<dc:language><rdf:Bag><rdf:li>{escape(about.lang)}</rdf:li></rdf:Bag></dc:language>",
            f"<dc:description>{_alternatives(about.subject)}</dc:description>",
            f"<xmp:CreatorTool>{program}</xmp:CreatorTool>",
            f"<xmp:CreateDate>{about.iso}</xmp:CreateDate>",
            f"<xmp:ModifyDate>{about.iso}</xmp:ModifyDate>",
            f"<pdf:Producer>{program}</pdf:Producer>",
        )
    )


def _alternatives(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt>'


def _extension() -> str:
    resource = 'rdf:parseType="Resource"'
    part = (
        f"<rdf:li {resource}><pdfaProperty:name>part</pdfaProperty:name>"
        "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        "<pdfaProperty:description>PDF/UA version</pdfaProperty:description></rdf:li>"
    )
    return (
        f"<pdfaExtension:schemas><rdf:Bag><rdf:li {resource}>"
        "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{_AIIM}ua/ns/id/</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{part}</rdf:Seq></pdfaSchema:property>"
        "</rdf:li></rdf:Bag></pdfaExtension:schemas>"
    )
