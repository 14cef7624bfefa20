"""`paraf serve`: the website on this computer, drafts too, made again and loaded again when files change."""

from __future__ import annotations

import functools
import http.server
import json
import tempfile
import threading
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import click

from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import Problem
from site_tools.model.text import Text
from site_tools.website.build import build_site
from site_tools.website.preview import OVERVIEW
from site_tools.workflows.library import load_library

CONFIG = "mkdocs.yml"
_STATE = "/paraf-serve.json"
"""What the pages ask, to know when to load themselves again (`muat-ulang.js`)."""
_POLL_SECONDS = 0.7


def command(tongue: Tongue) -> click.Command:
    """The command `serve`."""

    @click.command(
        "serve",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Tampilkan situs di komputer ini, naskah yang belum disetujui pun tampak: bertanda air, dengan yang masih kurang. "
                "Bila berkas berubah, situs dibangun dan halaman dimuat ulang sendiri.",
                "Show the site on this computer, drafts too: watermarked, with what they still lack. When files change the site is "
                "rebuilt and pages reload by themselves.",
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
            state = _State()
            # Before the first build: what changes while it runs must be seen afterwards.
            seen = _stamp(context.root)
            _preview(context, target)
            handler = functools.partial(_Quiet, state, directory=str(target))
            try:
                server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
            except OSError as error:
                raise click.BadParameter(str(error), param_hint="--port") from None
            threading.Thread(target=server.serve_forever, daemon=True).start()
            context.echo(
                tongue.say(
                    "Buka http://127.0.0.1:{port}/ (hentikan dengan Ctrl+C); semua naskah dan yang kurang: http://127.0.0.1:{port}/{all}",
                    "Open http://127.0.0.1:{port}/ (stop with Ctrl+C); all drafts and what they lack: http://127.0.0.1:{port}/{all}",
                    port=server.server_address[1], all=OVERVIEW,
                )
            )  # fmt: skip
            try:
                _watch(context, target, state, seen)
            except KeyboardInterrupt:
                return 0
            finally:
                server.shutdown()
        return 0

    return serve


@dataclass(slots=True)
class _State:
    """What the server tells the pages: how often the site was made, and why the last attempt failed."""

    version: int = 1
    problem: str = ""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files of this computer to this computer, without a line per request."""

    def __init__(self, state: _State, *args: object, **options: object) -> None:
        self._state = state
        super().__init__(*args, **options)  # type: ignore[arg-type]  # socketserver hands over what it was given

    def do_GET(self) -> None:
        """The state, or a file of the site."""
        if self.path.partition("?")[0] != _STATE:
            super().do_GET()
            return
        body = json.dumps({"version": self._state.version, "problem": self._state.problem}).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Nothing of a preview is kept by a browser."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is missing."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Nothing."""


def _preview(context: Context, target: Path) -> None:
    library = load_library(context.folder, context.judge())
    report = build_site(library, context.folder, config_file=context.root / CONFIG, site_dir=target, preview=True)
    context.findings(report.findings)
    context.echo(context.tongue.say("Situs diperbarui.", "Site updated."))


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells a change: names, sizes and times of what a site is made from."""
    files = [p for top in ("content", "sops") for p in (root / top).rglob("*")] + [root / CONFIG]
    found = []
    for path in files:
        try:
            about = path.stat()
        except OSError:
            continue  # gone between the listing and the look
        found.append((str(path), about.st_size, about.st_mtime_ns))
    return tuple(sorted(found))


def _watch(context: Context, target: Path, state: _State, seen: tuple[tuple[str, int, int], ...]) -> None:
    pause = threading.Event()
    while True:
        pause.wait(_POLL_SECONDS)
        now = _stamp(context.root)
        if now != seen:
            seen = now
            try:
                _preview(context, target)
            except Problem as problem:
                # A half-written file is normal while somebody writes: say so and go on showing the last state.
                context.findings(problem.findings)
                state.problem = " ".join(context.tongue(f.message) for f in problem.findings)
            else:
                state.version, state.problem = state.version + 1, ""
