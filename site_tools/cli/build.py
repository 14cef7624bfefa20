"""`paraf build` and `paraf serve`: the website."""

from __future__ import annotations

import functools
import http.server
import tempfile
import threading
from pathlib import Path

import click

from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import Problem
from site_tools.model.text import Text
from site_tools.website.build import BuildReport, build_site
from site_tools.workflows.library import all_findings, load_library

CONFIG = "mkdocs.yml"
_POLL_SECONDS = 1.0


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


def serve_command(tongue: Tongue) -> click.Command:
    """The command `serve`."""

    @click.command(
        "serve",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Tampilkan situs di komputer ini, naskah yang belum disetujui pun tampak (bertanda air). Dibangun ulang bila berkas "
                "berubah.",
                "Show the site on this computer, drafts too (watermarked). Rebuilt when files change.",
            )
        ),
    )
    @click.option(
        "--port",
        type=click.IntRange(0, 65535),
        default=8000,
        show_default=True,
        help=tongue(Text("Porta; 0 memilih sendiri.", "Port; 0 picks one.")),
    )
    def serve(port: int) -> int:
        context = Context(tongue)
        with tempfile.TemporaryDirectory(prefix="paraf-") as temporary:
            target = Path(temporary) / "site"
            _preview(context, target)
            handler = functools.partial(_Quiet, directory=str(target))
            try:
                server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
            except OSError as error:
                raise click.BadParameter(str(error), param_hint="--port") from None
            threading.Thread(target=server.serve_forever, daemon=True).start()
            context.echo(
                tongue.say(
                    "Buka http://127.0.0.1:{port}/ (hentikan dengan Ctrl+C)", "Open http://127.0.0.1:{port}/ (stop with Ctrl+C)",
                    port=server.server_address[1],
                )
            )  # fmt: skip
            try:
                _watch(context, target)
            except KeyboardInterrupt:
                return 0
            finally:
                server.shutdown()
        return 0

    return serve


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files of this computer to this computer, without a line per request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Nothing."""


def _preview(context: Context, target: Path) -> None:
    library = load_library(context.folder, context.judge())
    report = build_site(library, context.folder, config_file=context.root / CONFIG, site_dir=target, preview=True)
    context.findings(report.findings)
    context.echo(context.tongue.say("Situs diperbarui.", "Site updated."))


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells a change: names, sizes and times below content/ and sops/."""
    files = [p for top in ("content", "sops") for p in (root / top).rglob("*") if p.is_file()]
    return tuple(sorted((str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in files))


def _watch(context: Context, target: Path) -> None:
    root = context.root
    seen = _stamp(root)
    pause = threading.Event()
    while True:
        pause.wait(_POLL_SECONDS)
        now = _stamp(root)
        if now != seen:
            seen = now
            try:
                _preview(context, target)
            except Problem as problem:
                # A half-written file is normal while somebody writes: say so and go on showing the last state.
                context.findings(problem.findings)
