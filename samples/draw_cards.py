"""Cards: calendar, greeting, condolence, legal card, term, steps, chart, phone, chat."""

from __future__ import annotations

import math

from samples.canvas import Canvas, mix
from samples.figures import LEAF, LEAF_DARK, bars, hills, paper


def backdrop(c: Canvas) -> None:
    """A calm ground with two large discs in the office's colours."""
    c.rect((0, 0, c.w, c.h), c.p.pale)
    c.oval(c.w * 0.95, c.h * 0.04, c.w * 0.3, fill=mix(c.p.soft, c.p.pale, 0.45))
    c.oval(c.w * 0.03, c.h * 0.98, c.w * 0.26, fill=mix(c.p.warm, c.p.pale, 0.5))
    for i in range(5):
        for j in range(4):
            c.oval(c.w * 0.99 - i * 34, c.h * 0.985 - j * 34, 6, fill=mix(c.p.main, c.p.pale, 0.5))


def card(c: Canvas, left: float, top: float, right: float, bottom: float) -> None:
    """A white card with a soft shadow."""
    c.rect((left + 14, top + 18, right + 14, bottom + 18), mix(c.p.ink, c.p.pale, 0.78), 36)
    c.rect((left, top, right, bottom), c.p.paper, 36)


def flower(c: Canvas, x: float, y: float, r: float, petal: str, heart: str) -> None:
    """A flower with seven petals around (x, y)."""
    for i in range(7):
        a = 2 * math.pi * i / 7 - math.pi / 2
        c.oval(x + math.cos(a) * r * 0.62, y + math.sin(a) * r * 0.62, r * 0.42, fill=mix(petal, "#000000", 0.07) if i % 2 else petal)
    c.oval(x, y, r * 0.34, fill=heart)


def calendar(c: Canvas) -> None:
    """A calendar sheet: words = day, month and year, occasion."""
    w, h = c.w, c.h
    backdrop(c)
    left, right, top, bottom = w * 0.18, w * 0.82, h * 0.14, h * 0.88
    card(c, left, top, right, bottom)
    c.rect((left, top, right, top + h * 0.17), c.p.main, 36)
    c.rect((left, top + h * 0.1, right, top + h * 0.17), c.p.main)
    for x in (0.3, 0.43, 0.57, 0.7):
        c.rect((w * x - 13, top - 44, w * x + 13, top + 44), c.p.deep, 13)
    c.text(w / 2, top + h * 0.095, c.word(1, "November 2026"), h * 0.058, c.p.paper, bold=1)
    c.text(w / 2, h * 0.5, c.word(0, "12"), h * 0.28, c.p.deep, bold=4)
    c.rect((w * 0.4, h * 0.655, w * 0.6, h * 0.664), c.p.accent, 4)
    c.fit(w / 2, h * 0.73, c.word(2, "Hari Besar"), h * 0.05, w * 0.52, c.p.ink, bold=0.6)


def greeting(c: Canvas) -> None:
    """A greeting with sunrise over hills: words = occasion, date."""
    w, h = c.w, c.h
    c.sky(c.p.deep, mix(c.p.accent, "#ffe9c4", 0.55), h * 0.82)
    for i in range(18):
        a = math.pi * i / 17
        b = a + math.pi / 48
        far = w
        c.poly(
            [
                (w / 2, h * 0.7),
                (w / 2 - math.cos(a) * far, h * 0.7 - math.sin(a) * far),
                (w / 2 - math.cos(b) * far, h * 0.7 - math.sin(b) * far),
            ],
            mix(mix(c.p.main, c.p.accent, 0.3), "#ffe9c4", 0.16),
        )
    c.oval(w / 2, h * 0.7, h * 0.17, fill="#ffdf94")
    c.oval(w / 2, h * 0.7, h * 0.13, fill="#fff0c8")
    hills(c, h * 0.86, h * 0.22, (mix(c.p.main, "#ffffff", 0.15), c.p.main, c.p.deep))
    c.rect((0, h * 0.84, w, h), c.p.deep)
    c.text(w / 2, h * 0.14, "Selamat Memperingati", h * 0.042, c.p.paper)
    y = c.fit(w / 2, h * 0.235, c.word(0, "Hari Besar"), h * 0.088, w * 0.86, "#ffffff", bold=2)
    c.text(w / 2, y + h * 0.005, c.word(1, "2026"), h * 0.042, "#ffe9c4")
    for i in range(11):
        x = w * (0.04 + 0.092 * i)
        c.line([(x, h), (x + c.dice.uniform(-10, 10), h * 0.93)], LEAF_DARK, 8)
        c.oval(x + 24, h * 0.965, 26, 11, fill=LEAF)
        flower(c, x, h * (0.915 + 0.02 * (i % 2)), h * 0.036, ("#ffffff", c.p.warm, "#f3b8b0")[i % 3], "#f6c65b")


def condolence(c: Canvas) -> None:
    """A quiet card with a white flower; no name is drawn."""
    w, h = c.w, c.h
    tone = mix(c.p.ink, c.p.main, 0.25)
    c.sky(mix(tone, "#ffffff", 0.12), mix(tone, "#ffffff", 0.4))
    c.rect((w * 0.07, h * 0.07, w * 0.93, h * 0.93), mix(tone, "#ffffff", 0.93), 30)
    c.rect((w * 0.085, h * 0.085, w * 0.915, h * 0.915), mix(tone, "#ffffff", 0.82), 24)
    c.rect((w * 0.088, h * 0.089, w * 0.912, h * 0.911), mix(tone, "#ffffff", 0.93), 22)
    x, y, r = w * 0.5, h * 0.33, min(w, h) * 0.14
    c.line([(x, y), (x + r * 0.15, y + r * 1.5), (x - r * 0.2, y + r * 2.2)], LEAF_DARK, 12)
    c.poly([(x + r * 0.12, y + r * 1.5), (x + r * 0.8, y + r * 0.95), (x + r * 1.35, y + r * 1.1), (x + r * 0.75, y + r * 1.5)], LEAF)
    c.poly([(x + r * 0.02, y + r * 1.8), (x - r * 0.7, y + r * 1.25), (x - r * 1.3, y + r * 1.4), (x - r * 0.7, y + r * 1.8)], LEAF_DARK)
    for i in range(8):
        a = 2 * math.pi * i / 8
        c.oval(x + math.cos(a) * r * 0.62, y + math.sin(a) * r * 0.62, r * 0.46, fill=mix(tone, "#ffffff", 0.78))
        c.oval(x + math.cos(a) * r * 0.6, y + math.sin(a) * r * 0.6, r * 0.43, fill="#ffffff" if i % 2 else "#f7f5f0")
    c.oval(x, y, r * 0.34, fill="#f1d38a")
    c.oval(x, y, r * 0.2, fill="#e3bd68")
    c.text(w / 2, h * 0.68, "Turut Berdukacita", min(h * 0.078, w * 0.082), tone, bold=1)
    c.rect((w * 0.42, h * 0.742, w * 0.58, h * 0.747), mix(tone, "#ffffff", 0.5), 3)
    c.fit(
        w / 2,
        h * 0.8,
        c.word(0, "Keluarga besar kantor menyampaikan belasungkawa"),
        min(h * 0.034, w * 0.037),
        w * 0.74,
        mix(tone, "#ffffff", 0.2),
    )


def scales(c: Canvas, x: float, y: float, r: float) -> None:
    """A pair of scales around (x, y), `r` in each direction."""
    c.line([(x, y - r * 0.85), (x, y + r * 0.9)], c.p.main, r * 0.14)
    c.line([(x - r * 0.85, y - r * 0.55), (x + r * 0.85, y - r * 0.55)], c.p.main, r * 0.14)
    c.line([(x - r * 0.45, y + r * 0.95), (x + r * 0.45, y + r * 0.95)], c.p.main, r * 0.16)
    for side in (-1, 1):
        px = x + side * r * 0.78
        c.line([(px - r * 0.36, y + r * 0.2), (px, y - r * 0.55), (px + r * 0.36, y + r * 0.2)], c.p.main, r * 0.07)
        c.pie(px, y + r * 0.2, r * 0.42, 0, 180, c.p.accent)


def legal_card(c: Canvas) -> None:
    """A decision on a card: words = kind, number, subject."""
    w, h = c.w, c.h
    backdrop(c)
    c.rect((w * 0.2, h * 0.1, w * 0.84, h * 0.94), mix(c.p.soft, c.p.ink, 0.15), 18)
    c.rect((w * 0.17, h * 0.07, w * 0.81, h * 0.91), c.p.paper, 14)
    c.rect((w * 0.17, h * 0.07, w * 0.19, h * 0.91), c.p.main, 6)
    c.oval(w * 0.49, h * 0.19, h * 0.075, fill=c.p.main)
    c.oval(w * 0.49, h * 0.19, h * 0.063, fill=c.p.paper)
    scales(c, w * 0.49, h * 0.19, h * 0.042)
    c.text(w * 0.49, h * 0.325, c.word(0, "KEPUTUSAN").upper(), h * 0.055, c.p.deep, bold=1.4)
    c.text(w * 0.49, h * 0.39, c.word(1, "Nomor 1 Tahun 2026"), h * 0.038, c.p.ink)
    c.rect((w * 0.3, h * 0.43, w * 0.68, h * 0.434), c.p.accent)
    y = c.fit(w * 0.49, h * 0.485, c.word(2, "Dokumen Hukum"), h * 0.034, w * 0.52, c.p.ink)
    for i in range(7):
        top = max(y, h * 0.56) + h * 0.012 + i * h * 0.03
        if top < h * 0.77:
            c.rect((w * 0.26, top, w * (0.72 if i % 3 < 2 else 0.55), top + h * 0.011), mix(c.p.main, "#ffffff", 0.72), 4)
    sx, sy, r = w * 0.69, h * 0.8, h * 0.06
    c.poly([(sx - r * 0.6, sy), (sx - r * 0.1, sy + r * 0.3), (sx - r * 0.25, sy + r * 2), (sx - r * 0.9, sy + r * 1.7)], c.p.deep)
    c.poly([(sx + r * 0.6, sy), (sx + r * 0.1, sy + r * 0.3), (sx + r * 0.25, sy + r * 2), (sx + r * 0.9, sy + r * 1.7)], c.p.deep)
    for i in range(16):
        a = 2 * math.pi * i / 16
        c.oval(sx + math.cos(a) * r * 0.92, sy + math.sin(a) * r * 0.92, r * 0.22, fill=c.p.accent)
    c.oval(sx, sy, r * 0.95, fill=c.p.accent)
    c.oval(sx, sy, r * 0.68, fill=mix(c.p.accent, "#ffffff", 0.25))


def term(c: Canvas) -> None:
    """A word explained, above an open book: words = label, the term."""
    w, h = c.w, c.h
    c.rect((0, 0, w, h), c.p.deep)
    c.oval(w * 0.9, h * 0.08, w * 0.28, fill=mix(c.p.deep, c.p.main, 0.6))
    c.oval(w * 0.05, h * 0.6, w * 0.2, fill=mix(c.p.deep, c.p.main, 0.4))
    c.rect((w * 0.32, h * 0.1, w * 0.68, h * 0.165), c.p.accent, 30)
    c.text(w / 2, h * 0.131, c.word(0, "Istilah Hukum"), h * 0.034, c.p.paper, bold=0.5)
    c.fit(w / 2, h * 0.3, c.word(1, "abstrak"), h * 0.105, w * 0.86, c.p.paper, bold=2.2)
    bx, by = w / 2, h * 0.86
    for shade, up in ((mix(c.p.warm, "#6a4527", 0.3), 0.05), ("#efe6d2", 0.02), (c.p.paper, 0.0)):
        for side in (-1, 1):
            c.poly(
                [
                    (bx, by + h * up),
                    (bx + side * w * 0.2, by - h * 0.07 + h * up),
                    (bx + side * w * 0.38, by - h * 0.02 + h * up),
                    (bx + side * w * 0.38, by - h * 0.28 + h * up),
                    (bx + side * w * 0.2, by - h * 0.33 + h * up),
                    (bx, by - h * 0.26 + h * up),
                ],
                shade if side < 0 else mix(shade, c.p.ink, 0.05),
            )
    for i in range(6):
        y = by - h * 0.235 + i * h * 0.034
        for side in (-1, 1):
            end = 0.33 if i % 3 != 2 else 0.26
            c.line(
                [(bx + side * w * 0.05, y - h * 0.012), (bx + side * w * 0.2, y - h * 0.055), (bx + side * w * end, y - h * 0.022)],
                mix(c.p.main, "#ffffff", 0.62),
                8,
            )
    c.poly(
        [
            (bx + w * 0.26, by - h * 0.318),
            (bx + w * 0.3, by - h * 0.305),
            (bx + w * 0.3, by - h * 0.13),
            (bx + w * 0.28, by - h * 0.155),
            (bx + w * 0.26, by - h * 0.145),
        ],
        c.p.accent,
    )


def steps(c: Canvas) -> None:
    """Numbered steps: words = heading, then one short text per step."""
    w, h = c.w, c.h
    backdrop(c)
    items = c.words[1:] or ("Baca", "Periksa", "Laporkan")
    y = c.fit(w / 2, h * 0.1, c.word(0, "Langkah"), h * 0.052, w * 0.8, c.p.deep, bold=1.4)
    top = y + h * 0.0
    tall = (h * 0.95 - top) / len(items)
    for i, item in enumerate(items):
        upper = top + i * tall
        colour = (c.p.main, c.p.accent, c.p.deep)[i % 3]
        card(c, w * 0.12, upper, w * 0.88, upper + tall * 0.8)
        mid, r = upper + tall * 0.4, min(tall * 0.3, w * 0.062)
        c.oval(w * 0.21, mid, r, fill=colour)
        c.text(w * 0.21, mid, str(i + 1), r * 1.1, c.p.paper, bold=1)
        size = min(tall * 0.2, h * 0.034)
        rows = c.rows(item, size, w * 0.54)
        while len(rows) * size * 1.3 > tall * 0.64:
            size *= 0.92
            rows = c.rows(item, size, w * 0.54)
        for j, row in enumerate(rows):
            c.text(w * 0.31, mid + (j - (len(rows) - 1) / 2) * size * 1.3, row, size, c.p.ink, anchor="lm")


def chart(c: Canvas) -> None:
    """Bars with a heading: words = heading, two labels of the legend, captions under the bars."""
    w, h = c.w, c.h
    backdrop(c)
    card(c, w * 0.08, h * 0.09, w * 0.92, h * 0.91)
    c.fit(w / 2, h * 0.18, c.word(0, "Data Pemilih"), h * 0.05, w * 0.72, c.p.deep, bold=1.2)
    labels = c.words[3:] or ("TW I", "TW II", "TW III")
    pairs = bool(c.word(2, ""))
    left, wide = w * 0.16, w * 0.68
    for i in range(4):
        c.line([(left, h * (0.36 + 0.1 * i)), (left + wide, h * (0.36 + 0.1 * i))], mix(c.p.ink, "#ffffff", 0.85), 3)
    bars(c, left, h * 0.33, wide, h * 0.42, len(labels), pairs=pairs, rise=0.08 if len(labels) < 4 else 0.5)
    for i, label in enumerate(labels):
        c.text(left + wide / len(labels) * (i + 0.46), h * 0.79, label, h * 0.031, c.p.ink)
    if pairs:
        for i, colour in enumerate((c.p.main, c.p.accent)):
            x = w * (0.36 + 0.2 * i)
            c.rect((x - 40, h * 0.845 - 13, x - 14, h * 0.845 + 13), colour, 5)
            c.text(x, h * 0.845, c.word(1 + i, ""), h * 0.029, c.p.ink, anchor="lm")


def phone(c: Canvas) -> None:
    """A phone with a search page and a tick: words = heading, button."""
    w, h = c.w, c.h
    backdrop(c)
    tall = h * 0.82
    wide = tall * 0.5
    left, top = w / 2 - wide / 2, h * 0.09
    c.rect((left + 16, top + 20, left + wide + 16, top + tall + 20), mix(c.p.ink, c.p.pale, 0.7), 56)
    c.rect((left, top, left + wide, top + tall), c.p.ink, 56)
    c.rect((left + 18, top + 18, left + wide - 18, top + tall - 18), c.p.paper, 42)
    c.rect((left + 18, top + 18, left + wide - 18, top + tall * 0.2), c.p.main, 42)
    c.rect((left + 18, top + tall * 0.12, left + wide - 18, top + tall * 0.2), c.p.main)
    c.rect((w / 2 - 60, top + 30, w / 2 + 60, top + 48), c.p.ink, 9)
    c.text(w / 2, top + tall * 0.13, c.word(0, "Cek Data"), tall * 0.043, c.p.paper, bold=0.8)
    c.rect((left + wide * 0.12, top + tall * 0.26, left + wide * 0.88, top + tall * 0.34), mix(c.p.soft, "#ffffff", 0.65), 20)
    c.oval(left + wide * 0.22, top + tall * 0.295, tall * 0.018, fill=c.p.main)
    c.oval(left + wide * 0.22, top + tall * 0.295, tall * 0.011, fill=mix(c.p.soft, "#ffffff", 0.65))
    c.line([(left + wide * 0.247, top + tall * 0.308), (left + wide * 0.272, top + tall * 0.322)], c.p.main, 8)
    c.oval(w / 2, top + tall * 0.52, tall * 0.105, fill=mix(c.p.accent, "#ffffff", 0.6))
    c.oval(w / 2, top + tall * 0.52, tall * 0.08, fill=c.p.accent)
    c.line([(w / 2 - 36, top + tall * 0.522), (w / 2 - 8, top + tall * 0.55), (w / 2 + 40, top + tall * 0.49)], c.p.paper, 15)
    for i in range(3):
        y = top + tall * (0.69 + 0.04 * i)
        c.rect((left + wide * 0.2, y, left + wide * (0.8 - 0.12 * (i % 2)), y + tall * 0.015), mix(c.p.main, "#ffffff", 0.65), 6)
    c.rect((left + wide * 0.2, top + tall * 0.84, left + wide * 0.8, top + tall * 0.91), c.p.deep, 30)
    c.text(w / 2, top + tall * 0.874, c.word(1, "Periksa"), tall * 0.034, c.p.paper)
    for side in (-1, 1):
        paper(c, w / 2 + side * w * 0.36 - w * 0.07, h * (0.4 + 0.1 * side), w * 0.14, h * 0.2, 5)


def chat(c: Canvas) -> None:
    """Message bubbles under a magnifying glass: words = heading."""
    w, h = c.w, c.h
    backdrop(c)
    c.fit(w / 2, h * 0.11, c.word(0, "Periksa Dahulu"), h * 0.066, w * 0.84, c.p.deep, bold=1.6)
    for i, (side, wide) in enumerate(((0, 0.5), (1, 0.42), (0, 0.56), (1, 0.36))):
        top = h * (0.25 + 0.165 * i)
        left = w * 0.12 if side == 0 else w * (0.88 - wide)
        fill = c.p.paper if side == 0 else mix(c.p.soft, "#ffffff", 0.35)
        c.rect((left, top, left + w * wide, top + h * 0.13), fill, 34)
        tail = left + 30 if side == 0 else left + w * wide - 30
        c.poly([(tail - 22, top + h * 0.11), (tail + 22, top + h * 0.11), (tail - 30 if side == 0 else tail + 30, top + h * 0.158)], fill)
        for j in range(2):
            y = top + h * (0.035 + 0.038 * j)
            c.rect((left + 40, y, left + w * wide * (0.86 - 0.25 * j), y + h * 0.017), mix(c.p.ink, fill, 0.72), 8)
    x, y, r = w * 0.6, h * 0.57, min(w, h) * 0.17
    c.line([(x + r * 0.75, y + r * 0.75), (x + r * 1.75, y + r * 1.75)], c.p.deep, r * 0.3)
    c.oval(x, y, r * 1.08, fill=c.p.deep)
    c.oval(x, y, r * 0.9, fill=mix("#eaf6fa", c.p.paper, 0.3))
    c.line([(x - r * 0.4, y - r * 0.4), (x + r * 0.4, y + r * 0.4)], c.p.accent, r * 0.2)
    c.line([(x + r * 0.4, y - r * 0.4), (x - r * 0.4, y + r * 0.4)], c.p.accent, r * 0.2)
