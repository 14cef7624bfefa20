"""The repository's own site and bundles, served on this machine, and a Chromium that is already there to open them."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from site_tools.adapters.bundle_disk import BundleDisk
from site_tools.adapters.demo_keys import demo_key_blobs
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.pictures import picture_problem
from site_tools.adapters.verifier import verify
from site_tools.model.judged import Judged, Library
from site_tools.website.build import build_site
from site_tools.website.settings import site_url
from site_tools.workflows.bundle import make_bundles
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import load_library
from tests.machine import absent
from tests.website import make
from tests.website.make import NOW

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",  # a container has no user namespaces; nothing but our own pages is opened
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name leads anywhere. Blocking by interception instead would switch the browser's cache off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-proxy-server",
)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
PATIENCE = 15_000
"""Milliseconds after which something that should appear is taken for missing."""


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is; none is ever downloaded."""
    return next((found for name in NAMES if (found := shutil.which(name))), None) or absent("no Chromium on this machine")


# One per package: while it runs, Playwright holds an event loop that tests elsewhere must not meet.
@pytest.fixture(scope="package")
def browser(chromium):
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("playwright is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, headless=True, args=list(OPTIONS))
        yield opened
        opened.close()


# --- what is opened ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def library() -> Library:
    """The posts of this repository, judged at a fixed moment."""
    return load_library(DiskFolder(ROOT), Judge(verify, picture_problem, demo_key_blobs(), NOW))


@dataclass(frozen=True)
class Served:
    """A folder and the address at which it is served."""

    folder: Path
    address: str
    """Without a slash at the end."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a static host does: silently, and with the site's own page for what is missing."""

    def log_message(self, format, *args):  # noqa: A002 - the base class's name
        pass

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory, "404.html")
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def _serving(folder: Path) -> Iterator[Served]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(folder, f"http://127.0.0.1:{server.server_address[1]}")
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site(library, tmp_path_factory) -> Iterator[Served]:
    """The website of all offices."""
    folder = tmp_path_factory.mktemp("website") / "site"
    report = build_site(library, DiskFolder(ROOT), config_file=ROOT / "mkdocs.yml", site_dir=folder)
    assert report.warnings == ()
    with _serving(folder) as served:
        yield served


@pytest.fixture(scope="session")
def preview(library, tmp_path_factory) -> Iterator[Served]:
    """The same as `paraf serve` shows it: drafts too."""
    folder = tmp_path_factory.mktemp("preview") / "site"
    build_site(library, DiskFolder(ROOT), config_file=ROOT / "mkdocs.yml", site_dir=folder, preview=True)
    # The page's own question to `paraf serve`, which does not run here.
    (folder / "paraf-serve.json").write_text('{"version": 1, "problem": ""}')
    with _serving(folder) as served:
        yield served


@pytest.fixture(scope="session")
def handmade(tmp_path_factory) -> Iterator[Served]:
    """An office with what the samples lack: a tombstone, an exception, listings of several months, events ahead, a former account."""
    folder = tmp_path_factory.mktemp("handmade") / "site"
    made = make_rich_library()
    report = build_site(made, make.tree(made, RICH_FILES), config_file=ROOT / "mkdocs.yml", site_dir=folder)
    assert report.warnings == ()
    with _serving(folder) as served:
        yield served


def make_rich_library() -> Library:
    """One office, thirty posts over two months."""
    accounts = (
        make.Account("instagram", "kantor.contoh", "https://instagram.example/kantor.contoh", "Keputusan Nomor 13 Tahun 2021"),
        make.Account("x", "kantor_lama", "https://x.example/kantor_lama", "Keputusan Nomor 2 Tahun 2019", until=NOW - timedelta(days=90)),
    )
    policy = make.policy(make.office(demo=True, accounts=accounts))
    first, _, third = make.chain()
    waived = make.entry(2, "ratifier", "citra", 20, decision="waive", note="Banjir, kantor tidak dapat dicapai.", until="2026-11-23")
    posts = [
        make.judged(
            policy,
            f"kegiatan-{n:02d}",
            files=RICH_FILES,
            title=f"Kegiatan ke-{n} di Kota Contoh",
            date=date(2026, 11, n) if n <= 15 else date(2026, 10, n),
            tags=("informasi-berkala",) if n == 3 else ("pemilih",),
            event=date(2026, 12, 9) if n == 1 else None,
        )
        for n in range(1, 31)
    ]
    posts.append(
        make.judged(policy, "kahar", files=RICH_FILES, code=make.Code.OVERRIDDEN, entries=(first, waived, third), title="Pengumuman banjir")
    )
    posts.append(make.withdrawn(policy, "ditarik", title="RAHASIA"))
    return make.library(*posts)


RICH_FILES = {"foto-1.jpg": make.picture(1200, 800)}


@pytest.fixture(scope="session")
def public(library) -> list[Judged]:
    """The posts that the public may see."""
    return [judged for judged in library.posts if library.public(judged)]


@pytest.fixture(scope="session")
def bundles(library, public, tmp_path_factory) -> Iterator[Served]:
    """A bundle of each office: of the post with the most pictures, or the most platforms."""
    chosen = {}
    for judged in sorted(public, key=lambda j: (len(j.post.meta.images), len(j.post.meta.platforms))):
        chosen[judged.policy.office.id] = str(judged.post.path)
    folder = tmp_path_factory.mktemp("bundles")
    config = ROOT / "mkdocs.yml"
    report = make_bundles(
        library,
        DiskFolder(ROOT),
        BundleDisk(folder),
        posts=sorted(chosen.values()),
        preview=False,
        site_url=site_url(config),
        progress=lambda _: None,
    )
    assert len(report.made) == len(library.policies)
    with _serving(folder) as served:
        yield served


# --- who opens it -----------------------------------------------------------------------------------


@dataclass
class Watch:
    """What a browser did and complained about; pages call it, tests read it."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    """Errors in the console, uncaught exceptions, answers from 400 on, requests that failed."""

    @property
    def outside(self) -> list[str]:
        """Addresses on other machines that were asked for, in vain."""
        return [url for url in self.requests if _is_outside(url)]

    def take(self) -> list[str]:
        """The complaints since the last time."""
        found, self.complaints = self.complaints, []
        return found


def _is_outside(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob", "file", "about") and parts.hostname != "127.0.0.1"


@pytest.fixture
def opened(browser):
    """Opens contexts: `context, watch = opened(**options)`. Nothing leaves this machine from them."""
    contexts = []

    def open_one(**options):
        context = browser.new_context(service_workers="block", locale="id-ID", **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        watch = Watch()

        context.on("request", lambda r: watch.requests.append(r.url))
        # What a page still loads while the next one is opened is aborted by the browser: no fault of the page.
        context.on("requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else watch.complaints.append(f"{r.url}: {r.failure}"))
        context.on("response", lambda r: watch.complaints.append(f"{r.url}: {r.status}") if r.status >= 400 else None)
        context.on("console", lambda m: watch.complaints.append(f"console: {m.text}") if m.type == "error" else None)
        context.on("weberror", lambda e: watch.complaints.append(f"exception: {e.error}"))
        return context, watch

    yield open_one
    for context in contexts:
        context.close()
