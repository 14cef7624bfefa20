"""Real Git servers on this machine's loopback, started by a test and ended with it: nothing of the machine's own is touched."""

from __future__ import annotations

import getpass
import http.server
import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from site_tools.adapters import ssh_keygen
from tests.machine import needed

MINIMAL = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"}
"""What a server gives to Git, and Git to a hook: no virtual environment, no locale, no settings of a person."""
PATIENCE = 20
"""Seconds after which a server that should listen is taken for broken."""

# --- git http-backend ---------------------------------------------------------------------------------


class _Backend(http.server.BaseHTTPRequestHandler):
    """CGI as in git-http-backend(1), for one user whom the server has authenticated."""

    server: _HttpServer

    def log_message(self, format, *args):  # noqa: A002 - the base class's name
        pass

    def do_GET(self):
        self._serve(b"")

    def do_POST(self):
        self._serve(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def _serve(self, body: bytes) -> None:
        path, _, query = self.path.partition("?")
        environment = {
            **MINIMAL,
            "HOME": str(self.server.projects),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_PROJECT_ROOT": str(self.server.projects),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "REMOTE_USER": "kenanga",
            "REMOTE_ADDR": self.client_address[0],
        }
        done = subprocess.run(["git", "http-backend"], env=environment, input=body, capture_output=True, check=False)
        head, _, answer = done.stdout.partition(b"\r\n\r\n")
        fields = [line.split(": ", 1) for line in head.decode("latin-1").split("\r\n") if ": " in line]
        status = next((value for name, value in fields if name == "Status"), "200 OK")
        self.send_response(int(status.split()[0]))
        for name, value in fields:
            if name != "Status":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


class _HttpServer(http.server.ThreadingHTTPServer):
    projects: Path


@contextmanager
def http_backend(projects: Path) -> Iterator[str]:
    """Serve the bare repositories in a folder; the address without a slash at the end."""
    with _HttpServer(("127.0.0.1", 0), _Backend) as server:
        server.projects = projects
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


# --- sshd ---------------------------------------------------------------------------------------------


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def sshd(folder: Path, authorized: Path, *, home: Path) -> Iterator[int]:
    """An OpenSSH server of this very user with a key, a log and a home of its own; the port."""
    program = needed("sshd", package="openssh-server", path="/usr/sbin:/sbin:" + os.environ.get("PATH", ""))
    if os.geteuid() == 0:
        # Run by root, it wants the folder that the machine's own service would have made.
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    ssh_keygen.generate(folder / "host", "host")
    port = _free_port()
    log = folder / "log"
    config = folder / "sshd_config"
    config.write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder / 'host'}\nPidFile none\nUsePAM no\nStrictModes no\n"
        f"AuthorizedKeysFile {authorized}\nPubkeyAuthentication yes\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
        f"PermitRootLogin prohibit-password\nAllowUsers {getpass.getuser()}\nSetEnv HOME={home} LC_ALL=C\nPrintMotd no\nLogLevel VERBOSE\n",
        encoding="utf-8",
    )
    process = subprocess.Popen([program, "-D", "-f", str(config), "-E", str(log)], env=MINIMAL, stdin=subprocess.DEVNULL)
    try:
        _listening(process, port, log)
        yield port
    finally:
        process.terminate()
        process.wait()


def _listening(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(PATIENCE * 20):
        if process.poll() is not None:
            pytest.fail("sshd ended at once: " + log.read_text(encoding="utf-8", errors="replace"))
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        threading.Event().wait(0.05)
    pytest.fail("sshd does not listen: " + log.read_text(encoding="utf-8", errors="replace"))


def ssh_command(key: Path) -> str:
    """GIT_SSH_COMMAND for a client that knows one key, and no setting of a person."""
    options = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "BatchMode=yes", "LogLevel=ERROR")
    return f"ssh -F none -i {key} " + " ".join(f"-o {option}" for option in options)
