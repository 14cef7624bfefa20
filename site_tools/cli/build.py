"""`paraf build`: the website."""

from __future__ import annotations

from pathlib import Path

import click

from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.text import Text
from site_tools.website.build import BuildReport, build_site
from site_tools.workflows.library import all_findings, load_library

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
    def build(folder: Path, strict: bool) -> int:
        context = Context(tongue)
        library = load_library(context.folder, context.judge())
        target = folder if folder.is_absolute() else context.root / folder
        report = build_site(library, context.folder, config_file=context.root / CONFIG, site_dir=target, strict=strict)
        _told(context, report)
        context.findings(f for f in all_findings(library) if f.severity == "warning")
        if not report.built:
            context.warn(tongue.say("Situs tidak dibangun (--strict).", "The site was not built (--strict)."))
            return 1
        context.echo(
            tongue.say(
                "Situs dibangun di {path}: {n} kiriman tayang, {held} tidak ditayangkan.",
                "Site built in {path}: {n} posts shown, {held} not shown.",
                path=folder, n=len(report.public), held=len(report.withheld),
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
