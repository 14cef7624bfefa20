"""`paraf serve`: the site on this computer, drafts too, watermarked; never the site of the office."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from .conftest import HERE

WAITING = "agam/medsos/2026/hari-pahlawan-2026"
COMPLETE = "agam/medsos/2026/infografis-syarat-menjadi-pemilih"


@pytest.fixture
def server(story_of):
    """A running server: its address, the story, and its process."""
    story = story_of("agam")
    environment = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "site_tools", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=story.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            said = []
            for line in process.stdout:
                said.append(line)
                found = re.search(r"(http://127\.0\.0\.1:\d+/)", line)
                if found:
                    yield found[1], story, process
                    break
            else:
                pytest.fail("".join(said))
        finally:
            process.kill()


def fetch(address):
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - the address that our own server named
        return answer.read().decode("utf-8")


def until(true) -> bool:
    """Ask until it is so; while the site is being replaced a page may be missing."""
    for _ in range(200):
        try:
            if true():
                return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def test_drafts_are_seen_with_a_watermark_and_follow_the_file(server):
    address, story, process = server
    before = story.bytes()
    draft = fetch(f"{address}{WAITING}/")
    assert "Hari Pahlawan" in draft
    assert re.search("konsep|belum disetujui", draft, re.IGNORECASE)
    assert "Infografis Syarat" in fetch(f"{address}{COMPLETE}/")
    with pytest.raises(urllib.error.HTTPError) as missing:
        fetch(f"{address}tidak/ada/")
    assert "Halaman tidak ditemukan" in missing.value.read().decode("utf-8")
    assert "muat-ulang.js" in draft
    overview = fetch(f"{address}pratinjau/")
    assert "Menunggu Sekretaris" in overview
    assert WAITING in overview
    assert json.loads(fetch(f"{address}paraf-serve.json")) == {"version": 1, "problem": ""}
    assert not (story.root / "site").exists()
    assert story.bytes() == before
    with story.index(WAITING).open("a", encoding="utf-8") as file:
        file.write("\nKalimat baru pada konsep.\n")
    assert until(lambda: "Kalimat baru pada konsep." in fetch(f"{address}{WAITING}/")), "the change does not show"
    assert until(lambda: json.loads(fetch(f"{address}paraf-serve.json"))["version"] > 1), "open pages learn of it"
    story.index(WAITING).write_bytes(b"---\nhalf")
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail("a half-written file stopped the server")
        line = process.stdout.readline()
        if "diperbarui" in line:
            break
    assert until(lambda: "naskah ini belum terbaca" in fetch(f"{address}{WAITING}/"))
    assert f"content/{WAITING}/index.md" in fetch(f"{address}{WAITING}/")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0


def test_a_port_that_is_taken(server):
    address, story, _ = server
    port = address.rsplit(":", 1)[1].strip("/")
    result = story.run("serve", "--port", port)
    assert result.code == 2
    assert "--port" in result.err
    assert "Traceback" not in result.err
