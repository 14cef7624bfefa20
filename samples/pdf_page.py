"""A one-page A4 PDF written by hand: no timestamps, no random identifiers, the same bytes every time."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

MARGIN, TOP, LEADING, COLUMNS = 64, 770, 20, 82


def pdf(title: str, lines: Sequence[str]) -> bytes:
    """A valid PDF 1.4 file with `title` above `lines` in Helvetica; long lines are broken.

    Raises UnicodeEncodeError for characters outside Windows-1252 and ValueError when the page is full.
    """
    rows = [("F2", 14, row) for row in textwrap.wrap(title, 56)] + [("F1", 11, "")]
    for line in lines:
        rows += [("F1", 11, row) for row in textwrap.wrap(line, COLUMNS) or [""]]
    if TOP - len(rows) * LEADING < MARGIN:
        raise ValueError("the text does not fit on one A4 page")
    shown = [
        b"BT /%s %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET" % (font.encode(), size, MARGIN, TOP - i * LEADING, _escape(row))
        for i, (font, size, row) in enumerate(rows)
        if row
    ]
    stream = b"\n".join(shown)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (id-ID) /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) >>" % _escape(title),
    ]
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 7 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _escape(text: str) -> bytes:
    raw = text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
