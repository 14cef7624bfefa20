"""`paraf sop diff A B`: what a revision changes, and what it means for the posts on their way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.text import Text, same
from site_tools.model.when import moment_text
from site_tools.reports.sop_diff import diff_object, sop_diff
from site_tools.reports.status import finding_object
from site_tools.workflows.facts import Judge
from site_tools.workflows.sop_diff import Effect, Named, OnTheWay, draft, effect, named


def diff_command(tongue: Tongue) -> click.Command:
    """The command `sop diff`."""

    @click.command(
        "diff",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Bandingkan dua revisi SOP dalam bahasa kantor: langkah yang ditambah, dihapus, atau dipindah, siapa yang kini bertindak, "
                "waktunya, kapan berlaku, apakah nomornya batal, dan apa artinya bagi kiriman yang sedang berjalan. A dan B: berkas, "
                "KANTOR/SOP/REVISI, nomor SOP, atau KANTOR/SOP (yang berlaku); boleh berkas rancangan yang belum disahkan.",
                "Compare two revisions of a SOP in the words of an office: steps added, dropped or moved, who acts now, the times, when it "
                "comes into force, whether its number becomes void, and what it means for posts on their way. A and B: a file, "
                "OFFICE/SOP/REVISION, a number, or OFFICE/SOP (the one in force); a draft that nobody ratified will do.",
            )
        ),
    )
    @click.argument("old", metavar="A")
    @click.argument("new", metavar="B")
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    def diff(old: str, new: str, as_json: bool) -> int:
        context = Context(tongue)
        judge = context.judge()
        one, two = (_named(context, word, judge) for word in (old, new))
        problem: Problem | None = None
        found: Effect | None = None
        try:
            found = effect(context.folder, one, two, judge)
        except Problem as error:
            # What differs can be told all the same; what it means for the office cannot.
            problem = error
        if as_json:
            context.json(_object(one, two, found, problem, tongue))
            return 0
        _print(context, one, two)
        if found:
            _print_effect(context, one, found)
        elif problem is None:
            context.echo()
            context.echo(
                tongue.say(
                    "Keduanya bukan revisi satu SOP: tidak ada kiriman yang pindah dari A ke B.",
                    "They are no revisions of one SOP: no post goes from A to B.",
                )
            )
        else:
            context.echo()
            context.echo(tongue.say("Artinya bagi kantor tidak dapat dinilai:", "What it means for the office cannot be judged:"))
            context.findings(problem.findings, err=False)
        return 0

    return diff


def _named(context: Context, word: str, judge: Judge) -> Named:
    """A revision of the repository, else a file of the disk.

    Raises:
        CannotJudge: neither. Problem: it is no SOP, or cannot be read.
    """
    file = Path(word)
    try:
        there, real = file.is_file(), file.resolve()
    except (OSError, ValueError):
        # No name a disk could have: then perhaps a number.
        return named(context.folder, word, judge)
    root = context.root.resolve()
    inside = real.relative_to(root).as_posix() if real.is_relative_to(root) else ""
    if there and not (inside.startswith("sops/") and inside.count("/") == 3):  # noqa: PLR2004 - sops/<office>/<sop>/<file>
        try:
            return draft(file.read_bytes(), word)
        except OSError:
            raise CannotJudge(Finding("FILE-MISSING", Text("Berkas ini tidak dapat dibaca.", "This file cannot be read."), word)) from None
    return named(context.folder, inside if there else word, judge)


def _print(context: Context, one: Named, two: Named) -> None:
    tongue = context.tongue
    found = sop_diff(one.sop, two.sop)
    context.echo(tongue.say("A: SOP {number} ({path})", "A: SOP {number} ({path})", number=one.sop.number, path=one.path))
    context.echo(tongue.say("B: SOP {number} ({path})", "B: SOP {number} ({path})", number=two.sop.number, path=two.path))
    context.echo()
    if found.empty:
        context.echo(tongue.say("Keduanya berbunyi sama.", "Both say the same."))
    for heading, lines in (
        (tongue.say("Langkah", "Steps"), found.sentences),
        (tongue.say("Dokumen", "Document"), found.document),
    ):
        if lines:
            context.echo(f"{heading}:")
        for line in lines:
            context.echo(f"  - {line.to(tongue.lang)}")


def _print_effect(context: Context, one: Named, found: Effect) -> None:
    context.echo()
    context.echo(context.tongue.say("Artinya:", "What it means:"))
    for line in _sentences(one, found):
        context.echo(f"  - {line.to(context.tongue.lang)}")


def _sentences(one: Named, found: Effect) -> Iterator[Text]:
    """What it means, from the window to the posts."""
    revision, posts = found.revision, found.posts
    moments = {"from": revision.in_force_from, "until": revision.in_force_until, "void": revision.void_from}
    moment = {name: _moment(at, found.timezone) if at else same("") for name, at in moments.items()}
    if found.clashes:
        yield Text(
            "Tidak dapat disahkan begini: dua revisi akan berlaku bersamaan. Tulis `supersedes` dengan nomor yang digantikan.",
            "It cannot be ratified so: two revisions would be in force at once. Write `supersedes` with the number it replaces.",
        )
    elif revision.void_from and found.ratified:
        yield Text(
            "B tidak berlaku: nomor {number} batal seluruhnya sejak {at}.",
            "B is not in force: number {number} is void as a whole since {at}.",
        ).fill(number=revision.sop.number, at=moment["void"])
    elif revision.void_from:
        yield Text(
            "B tidak akan berlaku: bila disahkan, nomor {number} batal seluruhnya.",
            "B would not come into force: ratified, it makes number {number} void as a whole.",
        ).fill(number=revision.sop.number)
    elif revision.in_force_until and found.ratified:
        yield Text("B berlaku sejak {at} sampai {end}.", "B is in force from {at} until {end}.").fill(
            at=moment["from"], end=moment["until"]
        )
    elif found.ratified:
        yield Text("B berlaku sejak {at}.", "B is in force from {at}.").fill(at=moment["from"])
    else:
        yield Text(
            "B belum disahkan; bila disahkan sekarang, berlaku sejak {at}.", "B is not ratified yet; ratified now it is in force from {at}."
        ).fill(at=moment["from"])
    for reason in found.void:
        yield Text("Sebab batal, menurut bunyi SOP itu: {why}.", "Why void, by the SOP's own words: {why}.").fill(why=reason)
    if found.void:
        yield Text("Beri nomor baru agar tidak batal.", "Give it a new number, and nothing is void.")
    yield Text(
        "{n} kiriman berjalan di bawah A (SOP {number}) dan belum lewat gerbang.", "{n} posts run under A (SOP {number}), before the gate."
    ).fill(n=len(posts.before_gate), number=one.sop.number)
    if posts.before_gate:
        yield _on_their_way(posts, void=bool(found.void) and one.sop.number == revision.sop.number)
    yield Text(
        "{n} kiriman sudah lewat gerbang dan menunggu unggahan atau laporan; {others} selesai atau ditarik. Semuanya tetap.",
        "{n} posts are past the gate and wait for upload or report; {others} are complete or withdrawn. All of them stand.",
    ).fill(n=len(posts.behind_gate), others=posts.others)


def _moment(at: datetime, timezone: str) -> Text:
    return Text(moment_text(at, timezone, "id"), moment_text(at, timezone, "en"))


def _on_their_way(posts: OnTheWay, *, void: bool) -> Text:
    names = ", ".join(posts.before_gate)
    if void:
        return Text(
            "Paraf mereka tidak dihitung lagi; mulai lagi dari langkah 1 di bawah nomor baru: {names}.",
            "Their signatures count no more; they start again at step 1 under a new number: {names}.",
        ).fill(names=names)
    return Text(
        "Mereka diselesaikan di bawah A: tahap yang sudah selesai tetap ({names}).",
        "They are finished under A: completed stages stand ({names}).",
    ).fill(names=names)


def _object(one: Named, two: Named, found: Effect | None, problem: Problem | None, tongue: Tongue) -> dict[str, Any]:
    lang = tongue.lang
    return {
        "old": _side(one),
        "new": _side(two),
        **diff_object(sop_diff(one.sop, two.sop), lang),
        "effect": None
        if found is None
        else {
            "ratified": found.ratified,
            "in_force_from": found.revision.in_force_from.isoformat(),
            "in_force_until": found.revision.in_force_until.isoformat() if found.revision.in_force_until else None,
            "void_from": found.revision.void_from.isoformat() if found.revision.void_from else None,
            "void": [t.to(lang) for t in found.void],
            "clashes": found.clashes,
            "posts": {
                "before_gate": list(found.posts.before_gate),
                "behind_gate": list(found.posts.behind_gate),
                "others": found.posts.others,
            },
        },
        "findings": [finding_object(f, lang) for f in (problem.findings if problem else ())],
    }


def _side(one: Named) -> dict[str, str]:
    return {"office": one.office, "sop": one.sop_id, "number": one.sop.number, "path": one.path, "sha256": one.sha256}
