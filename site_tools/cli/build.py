"""`paraf build`: the website."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_tools.adapters.git_changes import GitChanges, private_folder
from site_tools.adapters.processes import spread
from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.cli.trust_option import trust_option
from site_tools.model.text import Text

if TYPE_CHECKING:
    from site_tools.website.told import BuildReport

CONFIG = "mkdocs.yml"


def command(tongue: Tongue) -> click.Command:
    """The command `build`."""

    @click.command(
        "build",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Bangun situs web: hanya kiriman yang rantai parafnya utuh; yang lain disebut di stderr. Situs lama tetap bila gagal.",
                "Build the website: only posts whose chain holds; the others are listed on stderr. The old site stays if it fails.",
            )
        ),
    )
    @click.option(
        "-d",
        "--dir",
        "folder",
        type=click.Path(path_type=Path),
        default=Path("site"),
        show_default=True,
        help=tongue(Text("Folder tujuan.", "Target folder.")),
    )
    @click.option(
        "--strict",
        is_flag=True,
        help=tongue(
            Text(
                "Keluar 1, tanpa membangun, bila ada kiriman tidak sah atau berubah.",
                "Exit 1 without building if a post is invalid or altered.",
            )
        ),
    )
    @click.option(
        "--full",
        is_flag=True,
        help=tongue(Text("Bangun seluruhnya dari awal, tanpa indeks.", "Build everything anew, without the index.")),
    )
    @trust_option(tongue)
    def build(folder: Path, strict: bool, full: bool) -> int:
        context = Context(tongue)
        root = context.root
        target = folder if folder.is_absolute() else root / folder
        # Git looks at the work tree while the judge is being loaded.
        with GitChanges(root, target) as changes:
            from site_tools.website.incremental import Order, build_repository  # noqa: PLC0415 - see above

            order = Order(context.folder, root, root / CONFIG, target, private_folder(root), strict=strict, whole=full)
            report = build_repository(order, context.judge(), changes, spread=spread)
        _told(context, report)
        context.findings(report.advice)
        if not report.built:
            context.warn(tongue.say("Situs tidak dibangun (--strict).", "The site was not built (--strict)."))
            return 1
        context.echo(
            tongue.say(
                "Situs dibangun di {path}: {n} kiriman tayang, {held} tidak ditayangkan.",
                "Site built in {path}: {n} posts shown, {held} not shown.",
                path=folder, n=report.shown, held=len(report.withheld),
            )
        )  # fmt: skip
        return 0

    return build


def _told(context: Context, report: BuildReport) -> None:
    for held in report.withheld:
        context.warn(
            context.tongue.say(
                "tidak tayang: {post}: {why} [{code}]",
                "not shown: {post}: {why} [{code}]",
                post=held.post,
                why=held.reason,
                code=held.verdict,
            )
        )
    context.findings(report.findings)
    for warning in report.warnings:
        context.warn(f"mkdocs: {warning}")
