"""`paraf check` (the gate, for named posts of the working tree) and `paraf audit` (everything)."""

from __future__ import annotations

from typing import Any

import click

from site_tools.adapters.git_tree import GitRepository
from site_tools.adapters.processes import spread
from site_tools.cli.check_change import check_change, check_history
from site_tools.cli.context import POST_ARGUMENT, Context
from site_tools.cli.status import judge_named, print_post, print_unreadable
from site_tools.cli.tongue import Command, Tongue
from site_tools.cli.trust_option import trust_option
from site_tools.model.finding import CannotJudge, Finding, errors
from site_tools.model.judged import Library
from site_tools.model.text import Text
from site_tools.model.verdict import LABELS, Code
from site_tools.reports.ratified_by import by_another
from site_tools.reports.status import finding_object, post_object, totals, unreadable_object
from site_tools.workflows.history import Walked, walk
from site_tools.workflows.library import all_findings, load_library


def command(tongue: Tongue) -> click.Command:
    """The command `check`."""

    @click.command(
        "check",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Gerbang penggabungan: keluar 0 hanya bila setiap KIRIMAN lengkap menurut SOP; selain itu sebutkan siapa yang harus "
                "bertindak. Dengan --base dan --head: menilai apa yang diubah head, menurut kebijakan di ujung base, langsung dari "
                "objek Git; KIRIMAN yang disebut harus termasuk yang berubah. Tanpa keduanya: menilai KIRIMAN dalam folder kerja.",
                "The merge gate: exits 0 only when each POST is complete by its SOP; otherwise says who must act. With --base and "
                "--head: judges what head changes, by the policy at the tip of base, straight from Git's objects; a POST that is named "
                "must be among those changed. Without them: judges each POST in the working tree.",
            )
        ),
    )
    @click.argument("posts", nargs=-1, metavar=f"[{tongue(POST_ARGUMENT)}]...")
    @click.option("--base", metavar="REV", help=tongue(Text("Cabang tujuan, mis. origin/main.", "Where it shall go, e.g. origin/main.")))
    @click.option("--head", metavar="REV", help=tongue(Text("Usulan yang dinilai.", "The proposal to judge.")))
    @click.option(
        "--history-only",
        is_flag=True,
        help=tongue(
            Text(
                "Hanya periksa bahwa head (main) masih memuat semua tanda tangan, kiriman, dan pengesahan milik base (yang tayang "
                "terakhir); untuk publikasi.",
                "Only look whether head (main) still has every signature, post and manifest of base (deployed last); for publishing.",
            )
        ),
    )
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    @trust_option(tongue)
    def check(posts: tuple[str, ...], base: str | None, head: str | None, history_only: bool, as_json: bool) -> int:
        context = Context(tongue)
        if base is not None or head is not None or history_only:
            if base is None or head is None or (history_only and posts):
                raise click.UsageError(
                    tongue.say(
                        "--base dan --head selalu bersama; --history-only tidak menerima KIRIMAN.",
                        "--base and --head go together; --history-only takes no POST.",
                    )
                )
            if history_only:
                return check_history(context, base, head, as_json=as_json)
            return check_change(context, base, head, posts, as_json=as_json)
        if not posts:
            # Nothing to judge is never a pass.
            raise CannotJudge(
                Finding(
                    "POST-MISSING",
                    Text("Sebutkan kiriman yang hendak diperiksa.", "Name the post to check."),
                    remedy=Text(
                        "paraf check KANTOR/SOP/TAHUN/NAMA; semuanya sekaligus: paraf audit",
                        "paraf check OFFICE/SOP/YEAR/NAME; everything: paraf audit",
                    ),
                )
            )
        judged, unreadable = judge_named(context, posts, twice=True)
        good = [j for j in judged if j.verdict.publishable and not errors(j.verdict.findings)]
        passed = not unreadable and len(good) == len(judged)
        if as_json:
            objects = [post_object(j, tongue.lang) for j in judged] + [unreadable_object(u, tongue.lang) for u in unreadable]
            context.json({"posts": objects, "passed": passed, "checked": len(posts), "satisfied": len(good)})
        else:
            for one in judged:
                print_post(context, one)
            for bad in unreadable:
                print_unreadable(context, bad)
            missing = len(posts) - len(good)
            context.echo(
                tongue.say("Dapat digabung: semua {n} kiriman lengkap.", "Can be merged: all {n} posts are complete.", n=len(posts))
                if passed
                else tongue.say(
                    "Belum dapat digabung: {n} kiriman belum terpenuhi.", "Cannot be merged yet: {n} posts are not complete.", n=missing
                )
            )
        return 0 if passed else 1

    return check


def audit_command(tongue: Tongue) -> click.Command:
    """The command `audit`."""

    @click.command(
        "audit",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Periksa setiap kiriman, setiap pengesahan, dan setiap berkas, serta riwayat cabang utama sejauh salinan ini memuatnya; "
                "tampilkan tiap temuan dan jumlahnya. Kiriman yang menunggu, dikembalikan, atau ditarik dihitung, bukan temuan.",
                "Judge every post, every manifest and every file, and the history of main as far as this clone has it; print each "
                "finding and totals. Posts that wait, were returned or withdrawn are counted, they are no findings.",
            )
        ),
    )
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    @trust_option(tongue)
    def audit(as_json: bool) -> int:
        context = Context(tongue)
        with context.progress(tongue.say("Memeriksa", "Auditing"), 1) as bar:

            def progress(done: int, total: int) -> None:
                bar.length = total
                bar.update(done - bar.pos)

            judge = context.judge()
            library = load_library(context.folder, judge, progress=progress, spread=spread)
            walked = walk(GitRepository(context.root), library.policies, judge)
        findings = [*all_findings(library), *walked.findings]
        if as_json:
            history = {"depth": walked.depth, "steps": walked.steps}
            context.json(_object(library, findings, tongue) | {"history": history})
        else:
            _print(context, library, findings)
            context.findings(walked.findings, err=False)
            context.echo(_history(tongue, walked))
        return 1 if errors(findings) else 0

    return audit


def _history(tongue: Tongue, walked: Walked) -> str:
    if walked.depth == "full":
        return tongue.say("Riwayat cabang utama: {n} langkah diperiksa.", "History of main: {n} steps examined.", n=walked.steps)
    if walked.depth == "none":
        return tongue.say(
            "Belum ada riwayat; hanya isi sekarang yang dinilai.", "There is no history yet; only the present state was judged."
        )
    return tongue.say(
        "Salinan ini dangkal atau tidak lengkap: hanya isi sekarang dan {n} langkah riwayat dinilai. Lengkapi: git fetch --unshallow",
        "This clone is shallow or not complete: only the present state and {n} steps of history were judged. All: git fetch --unshallow",
        n=walked.steps,
    )


def _object(library: Library, findings: list[Finding], tongue: Tongue) -> dict[str, Any]:
    return {
        "posts": [post_object(j, tongue.lang) for j in library.posts] + [unreadable_object(u, tongue.lang) for u in library.unreadable],
        "offices": [
            {
                "office": p.office.id,
                "manifest": p.manifests[-1].version,
                "root": p.root,
                "posts": len(library.of_office(p.office.id)),
                "by_another_ratifier": [{"version": m.version, "person": m.person} for m in p.manifests if p.ratifier_place(m.version) > 1],
            }
            for p in library.policies
        ],
        "findings": [finding_object(f, tongue.lang) for f in findings],
        "totals": totals(library),
        "passed": not errors(findings),
    }


def _print(context: Context, library: Library, findings: list[Finding]) -> None:
    tongue = context.tongue
    context.findings(library.findings, err=False)
    for bad in library.unreadable:
        print_unreadable(context, bad)
    for judged in library.posts:
        if judged.verdict.findings:
            print_post(context, judged)
    for policy in library.policies:
        mine = library.of_office(policy.office.id)
        counts = {code: sum(j.verdict.code is code for j in mine) for code in Code}
        parts = ", ".join(f"{n} {LABELS[code].fill(title='').to(tongue.lang).strip().lower()} [{code}]" for code, n in counts.items() if n)
        context.echo(
            tongue.say(
                "{name}: {n} kiriman ({parts}); pengesahan ke-{v}, akar SHA256:{root}",
                "{name}: {n} posts ({parts}); manifest {v}, root SHA256:{root}",
                name=policy.office.short_name, n=len(mine), parts=parts or "-", v=policy.manifests[-1].version, root=policy.root,
            )
        )  # fmt: skip
        for manifest in policy.manifests:
            other = by_another(policy, manifest)
            if other:
                words = tongue.say("pengesahan ke-{v}: {other}", "manifest {v}: {other}", v=manifest.version, other=tongue(other))
                context.echo(f"  {words}")
    total = len(library.posts) + len(library.unreadable)
    entries = sum(len(j.post.entries) for j in library.posts)
    context.echo(
        tongue.say(
            "Jumlah: {total} kiriman dari {offices} kantor, {entries} tanda tangan, {findings} temuan.",
            "Total: {total} posts of {offices} offices, {entries} signatures, {findings} findings.",
            total=total, offices=len(library.policies), entries=entries, findings=len(errors(findings)),
        )
    )  # fmt: skip
    told = len(findings) - len(errors(findings))
    if told:
        context.echo(tongue.say("Peringatan, tidak menahan apa pun: {n}.", "Warnings, which hold up nothing: {n}.", n=told))
