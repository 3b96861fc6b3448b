"""Real files, made on the spot: each function returns the bytes of one."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from email.message import EmailMessage

import openpyxl
from PIL import Image, ImageCms
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

CANARY = "CANARY-7f3a"
BIRMINGHAM = {1: "N", 2: (52.0, 28.0, 48.6), 3: "W", 4: (1.0, 53.0, 25.44)}


def quarters(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Four fields of colour: red, green, blue, white from the top left."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height // 2))
    image.paste("lime", (width // 2, 0, width, height // 2))
    image.paste("blue", (0, height // 2, width // 2, height))
    if mode == "I;16":
        grey = image.convert("L")
        return Image.frombytes(mode, grey.size, bytes(b for v in grey.tobytes() for b in (v, v)))
    return image.convert(mode)


def camera_data(
    *, taken: str = "2026:09:30 10:15:20", gps: Mapping[int, object] = BIRMINGHAM, turn: int = 1
) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010E] = CANARY  # ImageDescription
    exif[0x013B] = CANARY  # Artist
    exif.get_ifd(0x8769).update({0x9003: taken, 0x9291: "99", 0x9011: "+01:00"})
    exif.get_ifd(0x8769)[0x9286] = CANARY.encode()  # UserComment
    if gps:
        exif.get_ifd(0x8825).update(gps)
        exif.get_ifd(0x8825)[27] = CANARY.encode()  # GPSProcessingMethod
    return exif


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photo(width: int = 800, height: int = 600, mode: str = "RGB", **camera: object) -> bytes:
    exif = camera_data(**camera)  # type: ignore[arg-type]
    return saved(
        quarters(width, height, mode),
        "JPEG",
        exif=exif,
        quality=90,
        comment=CANARY.encode(),
        xmp=f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{CANARY}</x:xmpmeta>".encode(),
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )


def scan(kind: str = "TIFF", pages: int = 3) -> bytes:
    first, *others = (quarters(400, 560 + number) for number in range(pages))
    return saved(first, kind, save_all=True, append_images=others)


def vast_png(side: int = 40_000) -> bytes:
    """A PNG that says it has 1.6 gigapixels, and holds them well packed."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = zlib.compress(bytes(1 + side // 8) * 1000, 9)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def pdf(pages: int = 2, *, key: str = "", words: str = "Attended by 14 people") -> bytes:
    out = io.BytesIO()
    lock = StandardEncryption(key, canPrint=0) if key else None
    canvas = Canvas(out, pagesize=(595, 842), encrypt=lock, invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(72, 720, f"{words}, page {number}")
        canvas.rect(72, 400, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of numbered objects as given; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    return bytes(out)


def page_loop_pdf() -> bytes:
    return raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R]>>",
    )


def swollen_pdf(size: int = 2 << 30) -> bytes:
    """One page whose drawing unpacks to ``size`` bytes through two filters."""
    inner = zlib.compressobj(9)
    piece = b"0 0 m 9 9 l S\n" * 74_899
    packed = bytearray()
    for _ in range(size // len(piece)):
        packed += inner.compress(piece)
    packed += inner.flush()
    stream = zlib.compress(bytes(packed), 9)
    return raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>",
        b"<</Length %d /Filter [/FlateDecode /FlateDecode]>>\nstream\n%s\nendstream"
        % (len(stream), stream),
    )


def zipped(members: Mapping[str, str | bytes], *, pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", pack) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


_W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def docx(body: str = "", *, also: Mapping[str, str | bytes] | None = None, dtd: str = "") -> bytes:
    inside = body or (
        "<w:p><w:r><w:t>Letter of </w:t></w:r><w:r><w:t>support</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Dear</w:t><w:tab/><w:t>friends</w:t><w:br/><w:t>of Larkspur</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>in a table</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    document = f"<?xml version='1.0'?>{dtd}<w:document {_W}><w:body>{inside}</w:body></w:document>"
    return zipped(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(also or {})}
    )


def xlsx(rows: Sequence[Sequence[object]] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Attendance"
    for row in rows or (("Name", "Day", "Hours"), ("P-001", date(2026, 9, 30), 2.5)):
        sheet.append(list(row))
    book.create_sheet("Notes").append(["Checked by Dee"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def far_cell_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "near", "far"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_ODF = (
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
)


def opendocument(kind: str, body: str, *, also: Mapping[str, str] | None = None) -> bytes:
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {_ODF}>{body}</office:document-content>",
            **(also or {}),
        }
    )


def pptx(*slides: str) -> bytes:
    a = "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
    members = {
        f"ppt/slides/slide{number}.xml": f"<s {a}><a:p><a:r><a:t>{words}</a:t></a:r></a:p></s>"
        for number, words in enumerate(slides, 1)
    }
    return zipped({"ppt/presentation.xml": "<p/>", **members})


def eml(*, html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "Dee <dee@larkspur.example>"
    message["To"] = "council@birmingham.example"
    message["Subject"] = "Thank you for the kitchen"
    message["Date"] = "Tue, 29 Sep 2026 18:30:00 +0100"
    if html:
        message.set_content(
            "<html><head><style>p {}</style></head><body><p>Dear <b>all</b></p>"
            "<script>alert(1)</script><p>Forty meals.</p></body></html>",
            subtype="html",
        )
    else:
        message.set_content("Dear all,\nforty meals went out.\n")
    message.add_attachment(pdf(1), maintype="application", subtype="pdf", filename="receipt.pdf")
    return message.as_bytes()


def csv(encoding: str = "utf-8") -> bytes:
    return 'Name,Café,Hours\r\n"Åsa, B.",x,2.5\r\nP-002,y,3\r\n'.encode(encoding)


AVIF = b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif" + bytes(64)
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isomiso2" + bytes(64)
EXE = b"MZ\x90\x00" + bytes(60)


def ole(word: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + word.encode("utf-16-le") + bytes(512)
