"""Until when a step should be done, exactly as its SOP words the time; measured and explained, never a gate. Pure.

Nothing is invented: where the SOP gives no time, or nothing in the post says from when it counts, there is no moment.
`docs/decisions/0010-time.md` says how each word is read.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from site_tools.model.calendar import WEEKEND, Calendar, Holiday
from site_tools.model.sop import Sop, Step, TimeStandard
from site_tools.model.text import Text, same
from site_tools.model.turn import Turn
from site_tools.model.when import date_text, local, moment_text, zone
from site_tools.turns import completed

_LAST_SECOND: Final = dt.time(23, 59, 59)
"""Of a day that counts: entries are signed to the second."""
_LISTED: Final = 6
"""Days off that an explanation names; more would hide the rest."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """From when a step's time may count: what is known of the post at that step."""

    round: int
    """From 1; 0 before the first entry."""
    previous: dt.datetime | None = None
    """When it became this step's turn."""
    collection: dt.datetime | None = None
    """When the material was handed over in this round."""
    event: dt.date | None = None
    """The day of the activity, `event` of the post."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The time of one step of one post."""

    standard: TimeStandard
    due: dt.datetime | None
    """The last second that is in time, on the office's clock; None where it cannot be told."""
    earliest: dt.datetime | None
    """Of a range of days the last second of its first day; None without a range."""
    start: dt.datetime | None
    """From when it counts; of an event the midnight at which its day begins."""
    explained: Text
    """From what it counts, how, which days were left out, and what is not certain; or why there is no moment."""
    unknown_years: tuple[int, ...] = ()
    """Years it touches whose cuti bersama is not known."""
    estimated: tuple[Holiday, ...] = ()
    """Holidays it touches whose date is only reckoned."""


def anchors(sop: Sop, turns: tuple[Turn, ...], turn: Turn, event: dt.date | None) -> Anchors:
    """From when the step of a turn counts, by what came before that turn."""
    until = next((n for n, t in enumerate(turns) if t is turn), len(turns))
    collecting = next((s.step for s in sop.steps if s.phase == "prepare"), 1)
    return Anchors(turn.round, turn.start, completed(turns[:until], collecting, turn.round), event)


def deadline(step: Step, known: Anchors, calendar: Calendar) -> Deadline | None:
    """The time of a step; None where the SOP gives it none."""
    standard = step.time
    if standard is None:
        return None
    start = _start(standard, known, calendar)
    if isinstance(start, Text):
        return _without_moment(standard, start)
    if standard.minutes is not None:
        try:
            due = local(start + dt.timedelta(minutes=standard.minutes), calendar.timezone)
        except OverflowError:
            return _without_moment(standard, _NO_SUCH_DAY)
        text = Text("{standard}, menurut jam, dihitung dari {from_}.", "{standard}, by the clock, counted from {from_}.")
        explained = text.fill(standard=standard_text(standard), from_=_from(standard, start, calendar))
        return Deadline(standard, due, None, local(start, calendar.timezone), explained)
    return _in_days(standard, start, calendar)


def standard_text(standard: TimeStandard) -> Text:
    """`15 menit`, `1-2 hari`, `1 hari sesudah kegiatan`."""
    if standard.minutes is not None:
        amount = Text("{n} menit", "{n} minute" if standard.minutes == 1 else "{n} minutes").fill(n=standard.minutes)
    else:
        first, last = days_of(standard)
        number = str(last) if first == last else f"{first}-{last}"
        amount = Text("{n} hari", "{n} day" if number == "1" else "{n} days").fill(n=number)
    return Text("{amount}{after}", "{amount}{after}").fill(amount=amount, after=_AFTER[standard.after])


def days_of(standard: TimeStandard) -> tuple[int, int]:
    """The first and the last day of a time in days."""
    days = standard.days or 0
    return days if isinstance(days, tuple) else (days, days)


def late_by(found: Deadline, at: dt.datetime) -> dt.timedelta:
    """How long after the due moment a moment lies, by the clock; nothing where it is in time or there is no due moment."""
    return max(at - found.due, dt.timedelta()) if found.due else dt.timedelta()


def lateness(found: Deadline, at: dt.datetime, calendar: Calendar) -> Text | None:
    """`terlambat 2 hari kerja`, `terlambat 3 jam`: in the measure of the standard itself; None where it is in time."""
    late = late_by(found, at)
    if found.due is None or not late:
        return None
    if found.standard.minutes is not None:
        return Text("terlambat {long}", "late by {long}").fill(long=duration_text(late))
    days = calendar.between(found.due.date(), local(at, calendar.timezone).date())
    unit = _DAY_WORDS[calendar.counting][days == 1]
    if not days:
        return Text("terlambat, kurang dari 1 {unit}", "late by less than 1 {unit}").fill(unit=_DAY_WORDS[calendar.counting][True])
    return Text("terlambat {n} {unit}", "late by {n} {unit}").fill(n=days, unit=unit)


def duration_text(long: dt.timedelta) -> Text:
    """`45 detik`, `25 menit`, `3 jam 5 menit`, `2 hari 3 jam`: the two greatest measures, by the clock."""
    seconds = int(long.total_seconds())
    if seconds < _MINUTE:
        return _amount(seconds, "detik", "second")
    sizes = [(_DAY, "hari", "day"), (_HOUR, "jam", "hour"), (_MINUTE, "menit", "minute")]
    greatest = next(n for n, (size, _, _) in enumerate(sizes) if seconds >= size)
    words = []
    for size, id_, en in sizes[greatest : greatest + 2]:
        count, seconds = divmod(seconds, size)
        if count:
            words.append(_amount(count, id_, en))
    return Text(" ".join(w.id for w in words), " ".join(w.en for w in words))


_MINUTE, _HOUR, _DAY = 60, 3600, 86400
"""Seconds."""
_AFTER: Final = {
    "event": Text(" sesudah kegiatan", " after the event"),
    "collection": Text(" sesudah bahan terkumpul", " after the collection"),
    "previous": same(""),
}
_DAY_WORDS: Final = {
    "working": (Text("hari kerja", "working days"), Text("hari kerja", "working day")),
    "calendar": (Text("hari kalender", "calendar days"), Text("hari kalender", "calendar day")),
}
"""How days are counted -> the word for several, and for one."""
_NO_SUCH_DAY: Final = Text("kalender tidak memuat hari itu", "the calendar has no such day")


def _amount(count: int, id_: str, en: str) -> Text:
    return Text(f"{count} {id_}", f"{count} {en}" if count == 1 else f"{count} {en}s")


def _start(standard: TimeStandard, known: Anchors, calendar: Calendar) -> dt.datetime | Text:
    """From when a time counts, or why that cannot be told."""
    if standard.after == "previous":
        return known.previous or Text(
            "tidak ada catatan kapan langkah ini mulai dikerjakan", "nothing records when work on this step began"
        )
    if standard.after == "collection":
        return known.collection or Text("bahan belum diserahkan dalam putaran ini", "the material was not handed over in this round yet")
    if known.event is None:
        return Text("tanggal kegiatan (`event`) tidak disebut", "the day of the activity (`event`) is not given")
    if known.round > 1:
        return Text(
            "putaran ralat: SOP tidak memberi waktu bagi ralat, dan kegiatannya milik putaran pertama",
            "a correction: the SOP gives corrections no time, and the activity belongs to the first round",
        )
    if standard.minutes is not None:
        return Text("kegiatan hanya bertanggal, tanpa jam", "the activity has a date only, no time of day")
    return dt.datetime.combine(known.event, dt.time(), zone(calendar.timezone))


def _without_moment(standard: TimeStandard, why: Text) -> Deadline:
    text = Text("{standard}; tenggat tidak dihitung: {why}.", "{standard}; no due time: {why}.")
    return Deadline(standard, None, None, None, text.fill(standard=standard_text(standard), why=why))


def _in_days(standard: TimeStandard, start: dt.datetime, calendar: Calendar) -> Deadline:
    begin = local(start, calendar.timezone)
    first, last = days_of(standard)
    try:
        days = [calendar.after(begin.date(), count) for count in (first, last)]
        # One day more: a reckoned holiday right behind the due day may still move onto it.
        beyond = days[1] + dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return _without_moment(standard, _NO_SUCH_DAY)
    earliest, due = (dt.datetime.combine(day, _LAST_SECOND, zone(calendar.timezone)) for day in days)
    unknown = calendar.unknown_years(begin.date(), days[1])
    estimated = calendar.estimated(begin.date(), beyond)
    text = Text(
        "{standard}, dalam {unit}, dihitung dari {from_} sampai akhir {day}.{skipped}{doubts}",
        "{standard}, in {unit}, counted from {from_} to the end of {day}.{skipped}{doubts}",
    ).fill(
        standard=standard_text(standard),
        unit=_DAY_WORDS[calendar.counting][False],
        from_=_from(standard, start, calendar),
        day=_day(days[1]),
        skipped=_skipped(begin.date(), days[1], calendar),
        doubts=_doubts(unknown, estimated),
    )
    return Deadline(standard, due, None if first == last else earliest, begin, text, unknown, estimated)


def _from(standard: TimeStandard, start: dt.datetime, calendar: Calendar) -> Text:
    """The beginning in words."""
    if standard.after == "event":
        return Text("kegiatan, {day}", "the activity, {day}").fill(day=_day(local(start, calendar.timezone)))
    moment = Text(moment_text(start, calendar.timezone), moment_text(start, calendar.timezone, "en"))
    if standard.after == "collection":
        return Text("penyerahan bahan, {moment}", "the handing over of the material, {moment}").fill(moment=moment)
    return Text("awal gilirannya, {moment}", "the start of its turn, {moment}").fill(moment=moment)


def _skipped(start: dt.date, end: dt.date, calendar: Calendar) -> Text:
    """The days between that did not count; of weekends only that there were some."""
    between = [start + dt.timedelta(days=n) for n in range(1, (end - start).days)]
    off = [(day, why) for day in between if (why := calendar.off(day))]
    if not off:
        return same("")
    named = [Text("{day} ({why})", "{day} ({why})").fill(day=_day(day), why=why) for day, why in off if why not in WEEKEND.values()]
    parts = [Text("Sabtu dan Minggu", "Saturdays and Sundays")] if len(named) < len(off) else []
    parts += named[:_LISTED]
    if len(named) > _LISTED:
        parts.append(Text("dan {n} hari lain", "and {n} more").fill(n=len(named) - _LISTED))
    return Text(" Tidak dihitung: {days}.", " Not counted: {days}.").fill(days=_listed(parts))


def _doubts(unknown: tuple[int, ...], estimated: tuple[Holiday, ...]) -> Text:
    """What may still move the day."""
    found = [Text(" Cuti bersama {year} belum diketahui.", " The joint leave of {year} is not known yet.").fill(year=y) for y in unknown]
    if estimated:
        days = _listed([Text("{name}, {day}", "{name}, {day}").fill(name=h.name, day=_day(h.date)) for h in estimated])
        found.append(Text(" Tanggal perkiraan: {days}.", " Dates only reckoned: {days}.").fill(days=days))
    return Text("".join(t.id for t in found), "".join(t.en for t in found))


def _day(day: dt.date) -> Text:
    return Text(date_text(day), date_text(day, "en"))


def _listed(parts: list[Text]) -> Text:
    return Text("; ".join(p.id for p in parts), "; ".join(p.en for p in parts))
