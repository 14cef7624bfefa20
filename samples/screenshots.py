"""Mock phone screenshots as upload evidence: our own drawing of a generic app, no real platform's look."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from samples.canvas import SCALE, Canvas, Palette, mix

SIZE = (540, 960)
NAMES = {"instagram": "Instagram", "facebook": "Facebook", "x": "X", "tiktok": "TikTok", "whatsapp": "WhatsApp"}
DEFAULT = Palette(deep="#2b3a45", main="#4f6d7f", soft="#b5c6d0", pale="#eef2f4", accent="#d9834a", warm="#ecca9a")


def screenshot(
    platform: str,
    title: str,
    account: str,
    posted_at: str,
    *,
    picture: Image.Image | None = None,
    palette: Palette = DEFAULT,
    clock: str = "",
) -> Image.Image:
    """A phone screen of 540 x 960 pixels showing one upload.

    `platform` is a platform id of the front matter, `posted_at` any text for the time of the upload, `clock`
    the phone's own time (default: the last HH:MM or HH.MM in `posted_at`, else none).
    """
    c = Canvas(SIZE, palette, 1)
    w, h = SIZE
    c.rect((0, 0, w, h), c.p.paper)
    c.rect((0, 0, w, 38), c.p.ink)
    c.text(28, 20, clock or _clock(posted_at), 18, c.p.paper, anchor="lm")
    for i in range(4):
        c.rect((w - 112 + i * 11, 27 - 4 * i, w - 105 + i * 11, 30), c.p.paper, 1)
    c.rect((w - 58, 12, w - 22, 28), c.p.paper, 4)
    c.rect((0, 38, w, 102), c.p.deep)
    c.text(28, 70, NAMES.get(platform, platform), 27, c.p.paper, anchor="lm", bold=0.5)
    c.rect((w - 176, 54, w - 22, 86), mix(c.p.deep, "#ffffff", 0.2), 16)
    c.text(w - 99, 70, "contoh tampilan", 16, c.p.paper)
    c.oval(56, 146, 28, fill=c.p.main)
    c.text(56, 145, account[:1].upper(), 27, c.p.paper)
    c.text(98, 134, account, 21, c.p.ink, anchor="lm", bold=0.4)
    c.text(98, 162, posted_at, 17, mix(c.p.ink, "#ffffff", 0.35), anchor="lm")
    box = (0, 192, w, 652)
    _show(c, box, picture)
    for i in range(3):
        c.oval(44 + 66 * i, 686, 16, fill=(c.p.accent, c.p.main, c.p.soft)[i])
    c.rect((w - 62, 668, w - 30, 706), c.p.soft, 5)
    y = 740.0
    for row in c.rows(title, 23, w - 60)[:4]:
        c.text(28, y, row, 23, c.p.ink, anchor="lm", bold=0.4)
        y += 31
    for i in range(2):
        c.rect((28, y + 8 + 24 * i, w - (60 if i == 0 else 190), y + 18 + 24 * i), mix(c.p.ink, "#ffffff", 0.82), 5)
    c.rect((0, h - 62, w, h), c.p.pale)
    for i in range(5):
        c.oval(w * (i + 0.5) / 5, h - 31, 12, fill=c.p.main if i == 0 else c.p.soft)
    return c.finish()


def screenshot_bytes(image: Image.Image) -> bytes:
    """The screenshot as a JPEG without metadata, under 80 kB."""
    out = BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()


def _clock(posted_at: str) -> str:
    digits = [part for part in posted_at.replace("T", " ").split() if part[:2].isdigit() and part[2:3] in (":", ".")]
    return digits[-1][:5].replace(":", ".") if digits else ""


def _show(c: Canvas, box: tuple[float, float, float, float], picture: Image.Image | None) -> None:
    left, top, right, bottom = (round(v * SCALE) for v in box)
    if picture is None:
        c.rect(box, c.p.pale)
        c.oval((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 110, fill=c.p.soft)
        return
    wide, tall = right - left, bottom - top
    share = max(wide / picture.width, tall / picture.height)
    grown = picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.LANCZOS)
    x, y = (grown.width - wide) // 2, (grown.height - tall) // 2
    c.image.paste(grown.crop((x, y, x + wide, y + tall)), (left, top))
