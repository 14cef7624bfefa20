"""Scenes with people: meeting, classroom, audience, ballot, doorstep, handover."""

from __future__ import annotations

from samples.canvas import Canvas, mix
from samples.figures import ballot_box, bars, bust, paper, plant, standing, tree


def room(c: Canvas, floor: float) -> None:
    """A wall in a pale tone, a skirting board and a floor from `floor` down."""
    c.rect((0, 0, c.w, c.h), mix(c.p.pale, "#ffffff", 0.25))
    c.rect((0, floor, c.w, c.h), mix(c.p.warm, "#ffffff", 0.62))
    c.rect((0, floor - 14, c.w, floor), mix(c.p.soft, "#ffffff", 0.3))


def window(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """A window with a little sky and green."""
    c.rect((x - 14, y - 14, x + w + 14, y + h + 14), c.p.paper, 10)
    c.rect((x, y, x + w, y + h), "#cfe8f2")
    c.pie(x + w * 0.32, y + h, w * 0.3, 180, 360, "#8fbf93")
    c.pie(x + w * 0.74, y + h, w * 0.25, 180, 360, "#74ab7c")
    c.rect((x - 22, y + h, x + w + 22, y + h + 20), c.p.paper, 6)
    c.rect((x + w / 2 - 6, y, x + w / 2 + 6, y + h), c.p.paper)


def meeting(c: Canvas) -> None:
    """People around a long table, a chart on the screen."""
    w, h = c.w, c.h
    room(c, h * 0.62)
    left = c.dice.random() < 0.5
    window(c, w * (0.72 if left else 0.08), h * 0.13, w * 0.19, h * 0.26)
    x = w * (0.12 if left else 0.36)
    c.rect((x - 16, h * 0.07 - 16, x + w * 0.52 + 16, h * 0.4 + 16), mix(c.p.ink, "#ffffff", 0.2), 12)
    c.rect((x, h * 0.07, x + w * 0.52, h * 0.4), c.p.paper, 4)
    c.text(x + w * 0.26, h * 0.115, c.word(0, "Rapat"), 40, c.p.deep, bold=0.8)
    bars(c, x + w * 0.07, h * 0.16, w * 0.38, h * 0.21, 5, pairs=c.dice.random() < 0.5)
    shirts = list(c.p.shirts)
    c.dice.shuffle(shirts)
    for i in range(5):
        bust(c, w * (0.14 + 0.18 * i), h * 0.5, w * 0.032, shirts[i % len(shirts)])
    c.poly([(w * 0.04, h * 0.64), (w * 0.96, h * 0.64), (w * 1.08, h * 0.86), (-w * 0.08, h * 0.86)], mix(c.p.warm, "#8a5a34", 0.55))
    c.rect((-w * 0.08, h * 0.86, w * 1.08, h * 0.9), mix(c.p.warm, "#5a3a22", 0.7))
    for i in range(4):
        px = w * (0.16 + 0.2 * i)
        c.poly([(px, h * 0.675), (px + w * 0.075, h * 0.675), (px + w * 0.085, h * 0.73), (px - w * 0.01, h * 0.73)], c.p.paper)
        c.rect((px + w * 0.11, h * 0.66, px + w * 0.132, h * 0.71), "#d7ecf2", 6)
    for i in range(3):
        bust(c, w * (0.2 + 0.3 * i), h * 0.77, w * 0.048, shirts[(i + 2) % len(shirts)], back=True)


def classroom(c: Canvas) -> None:
    """A speaker at the board, pupils seen from behind."""
    w, h = c.w, c.h
    room(c, h * 0.66)
    window(c, w * 0.82, h * 0.12, w * 0.13, h * 0.28)
    c.rect((w * 0.26, h * 0.08, w * 0.77, h * 0.47), "#9a7650", 10)
    c.rect((w * 0.275, h * 0.1, w * 0.755, h * 0.45), "#35604f", 4)
    c.text(w * 0.515, h * 0.165, c.word(0, "Suara Kita"), 54, "#f3f6ee")
    ballot_box(c, w * 0.34, h * 0.25, w * 0.11)
    for i in range(3):
        c.oval(w * 0.535, h * (0.26 + 0.065 * i), 12, fill=c.p.accent)
        c.rect((w * 0.56, h * (0.252 + 0.065 * i), w * (0.7 - 0.03 * (i % 2)), h * (0.268 + 0.065 * i)), "#dfe9dd", 6)
    standing(c, w * 0.17, h * 0.74, h * 0.56, c.p.main, hand=(w * 0.285, h * 0.31), style=c.dice.choice((0, 3, 4)))
    pupils = ("#f7f7f2", "#f0f2f4", "#f5efe6")
    for row, (y, size, count) in enumerate(((0.68, 0.03, 5), (0.83, 0.042, 4))):
        for i in range(count):
            x = w * (0.3 + 0.66 * (i + 0.5 * row * 0.6) / count)
            bust(c, x, h * y, w * size, c.dice.choice(pupils), back=True, style=c.dice.choice((0, 2, 3, 3)))
        top = h * (y + 0.11 + 0.03 * row)
        c.rect((w * 0.24, top, w * 1.02, top + h * 0.028), mix(c.p.warm, "#8a5a34", 0.5), 8)


def audience(c: Canvas) -> None:
    """A hall: speaker on a stage, rows of listeners from behind."""
    w, h = c.w, c.h
    c.rect((0, 0, w, h), mix(c.p.deep, "#ffffff", 0.12))
    for i in range(9):
        c.rect((w * i / 9, 0, w * i / 9 + w / 18, h * 0.56), mix(c.p.deep, "#ffffff", 0.17))
    c.rect((w * 0.3, h * 0.07, w * 0.86, h * 0.43), c.p.paper, 10)
    c.fit(w * 0.58, h * 0.16, c.word(0, "Pendidikan Pemilih"), 60, w * 0.5, c.p.deep, bold=0.8)
    for i in range(3):
        c.rect((w * 0.42, h * (0.27 + 0.045 * i), w * (0.74 - 0.05 * i), h * (0.285 + 0.045 * i)), mix(c.p.main, "#ffffff", 0.45), 6)
    c.rect((0, h * 0.54, w, h * 0.66), mix(c.p.warm, "#6a4527", 0.55))
    c.rect((0, h * 0.54, w, h * 0.555), mix(c.p.warm, "#ffffff", 0.25))
    standing(c, w * 0.17, h * 0.545, h * 0.37, c.p.accent, hand=(w * 0.24, h * 0.3), style=c.dice.choice((0, 3, 4)))
    c.poly([(w * 0.115, h * 0.38), (w * 0.225, h * 0.38), (w * 0.21, h * 0.55), (w * 0.13, h * 0.55)], mix(c.p.warm, "#5a3a22", 0.6))
    plant(c, w * 0.93, h * 0.55, h * 0.17)
    c.rect((0, h * 0.66, w, h), mix(c.p.deep, "#000000", 0.25))
    for row, (y, size, count) in enumerate(((0.64, 0.026, 9), (0.74, 0.034, 7), (0.86, 0.044, 6))):
        for i in range(count):
            x = w * ((i + 0.5 + 0.25 * (row % 2)) / count)
            bust(c, x, h * y, w * size, c.dice.choice(c.p.shirts), back=True, style=c.dice.choice((0, 1, 2, 3)))


def ballot(c: Canvas) -> None:
    """A voter puts a paper into the box, a booth stands behind."""
    w, h = c.w, c.h
    room(c, h * 0.7)
    c.rect((w * 0.06, h * 0.3, w * 0.34, h * 0.6), c.p.soft, 8)
    c.rect((w * 0.1, h * 0.34, w * 0.3, h * 0.6), mix(c.p.soft, "#ffffff", 0.4))
    c.text(w * 0.2, h * 0.26, "Bilik", 44, c.p.deep)
    c.rect((w * 0.03, h * 0.6, w * 0.37, h * 0.635), mix(c.p.warm, "#8a5a34", 0.5), 6)
    for x in (0.06, 0.33):
        c.rect((w * x, h * 0.635, w * (x + 0.015), h * 0.86), mix(c.p.warm, "#8a5a34", 0.6))
    for i in range(9):
        x = w * i / 8
        c.poly([(x, 0), (x + w / 8, 0), (x + w / 16, h * 0.09)], (c.p.main, c.p.accent, c.p.soft)[i % 3])
    c.rect((w * 0.5, h * 0.68, w * 0.82, h * 0.72), mix(c.p.warm, "#8a5a34", 0.5), 6)
    for x in (0.53, 0.775):
        c.rect((w * x, h * 0.72, w * (x + 0.018), h * 0.92), mix(c.p.warm, "#8a5a34", 0.6))
    wide = min(w * 0.24, h * 0.34)
    top = h * 0.68 - wide * 0.95
    ballot_box(c, w * 0.54, top, wide)
    style = c.dice.choice((0, 2, 3))
    slot = (w * 0.54 + wide * 0.62, top - h * 0.09)
    standing(c, w * 0.88, h * 0.94, min(h * 0.68, w * 0.7), c.dice.choice((c.p.main, c.p.accent)), other=slot, style=style)
    c.poly(
        [(slot[0] - 70, slot[1] - 20), (slot[0] + 6, slot[1] - 34), (slot[0] - 8, top + wide * 0.08), (slot[0] - 84, top + wide * 0.08)],
        c.p.paper,
    )
    c.line([(slot[0] - 62, slot[1] + 14), (slot[0] - 18, slot[1] + 6)], c.p.main, 6)


def doorstep(c: Canvas) -> None:
    """An officer with a clipboard talks to a resident in front of a wooden house."""
    w, h = c.w, c.h
    c.mirror = bool(c.seed % 2)
    c.sky("#bfe0ee", "#eef6ef", h * 0.76)
    c.oval(w * 0.86, h * 0.16, h * 0.07, fill="#f9d98a")
    tree(c, w * 0.08, h * 0.76, h * 0.55)
    tree(c, w * 0.95, h * 0.74, h * 0.45)
    c.rect((0, h * 0.74, w, h), "#a9cf9c")
    wood = c.dice.choice(("#c99a68", "#b98a5e", "#d3ab7c"))
    c.rect((w * 0.4, h * 0.3, w * 0.88, h * 0.76), wood)
    for i in range(1, 9):
        c.rect((w * 0.4, h * (0.3 + 0.051 * i), w * 0.88, h * (0.3 + 0.051 * i) + 5), mix(wood, "#000000", 0.15))
    c.poly([(w * 0.34, h * 0.31), (w * 0.5, h * 0.1), (w * 0.78, h * 0.1), (w * 0.94, h * 0.31)], c.p.main)
    c.poly([(w * 0.34, h * 0.31), (w * 0.94, h * 0.31), (w * 0.93, h * 0.34), (w * 0.35, h * 0.34)], c.p.deep)
    c.rect((w * 0.57, h * 0.42, w * 0.71, h * 0.76), mix(wood, "#3a2414", 0.6), 6)
    c.oval(w * 0.69, h * 0.6, 10, fill="#f0d48a")
    c.rect((w * 0.755, h * 0.44, w * 0.85, h * 0.6), c.p.paper, 4)
    c.rect((w * 0.765, h * 0.455, w * 0.84, h * 0.585), "#cfe8f2")
    c.rect((w * 0.8, h * 0.455, w * 0.806, h * 0.585), c.p.paper)
    c.rect((w * 0.38, h * 0.76, w * 0.9, h * 0.8), mix(wood, "#ffffff", 0.35), 6)
    plant(c, w * 0.44, h * 0.765, h * 0.19)
    c.poly([(w * 0.6, h * 0.8), (w * 0.7, h * 0.8), (w * 0.8, h), (w * 0.46, h)], "#dccba6")
    clip = (w * 0.365, h * 0.585)
    standing(c, w * 0.28, h * 0.94, h * 0.6, c.p.main, hand=clip, style=c.dice.choice((0, 3)))
    c.rect((clip[0] - 20, clip[1] - h * 0.085, clip[0] + w * 0.05, clip[1] + h * 0.035), "#8a5a34", 8)
    paper(c, clip[0] - 12, clip[1] - h * 0.07, w * 0.05, h * 0.09, 4)
    standing(c, w * 0.56, h * 0.93, h * 0.57, c.p.accent, style=c.dice.choice((2, 3, 4)), other=(w * 0.485, h * 0.62))


def handover(c: Canvas) -> None:
    """Two people hand over a document in front of a curtain."""
    w, h = c.w, c.h
    room(c, h * 0.8)
    tone = mix(c.p.main, "#ffffff", 0.55)
    for i in range(12):
        c.rect((w * i / 12, 0, w * (i + 1) / 12, h * 0.8), tone if i % 2 else mix(tone, "#ffffff", 0.18))
    c.rect((w * 0.22, h * 0.06, w * 0.78, h * 0.22), c.p.paper, 16)
    c.fit(w * 0.5, h * 0.14, c.word(0, "Terima Kasih"), 54, w * 0.52, c.p.deep, bold=0.8)
    plant(c, w * 0.09, h * 0.84, h * 0.34)
    plant(c, w * 0.91, h * 0.84, h * 0.34)
    one, two = c.dice.sample((0, 2, 3, 4), 2)
    standing(c, w * 0.34, h * 0.93, h * 0.64, c.p.deep, hand=(w * 0.465, h * 0.58), style=one)
    standing(c, w * 0.66, h * 0.93, h * 0.64, c.p.accent, other=(w * 0.535, h * 0.58), style=two)
    paper(c, w * 0.455, h * 0.47, w * 0.09, h * 0.15, 5)
    for x in (0.458, 0.542):
        c.oval(w * x, h * 0.585, w * 0.014, fill="#d89c70")
