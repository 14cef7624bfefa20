"""An office whose posts live on a server: plain path, git http-backend, sshd and gitolite, each with the hook installed."""

from __future__ import annotations

import getpass
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_tools.adapters import ssh_keygen
from tests.attacks.conftest import Insider
from tests.cli.conftest import IDENTITY, Clock, Result, alone, commit_all, git, key_of, made_repo, run
from tests.machine import needed
from tests.servers.daemons import MINIMAL, http_backend, ssh_command, sshd

__all__ = ["alone", "key_of", "made_repo", "run"]

PARAF = Path(sys.executable).with_name("paraf")


def paraf(*arguments: str, cwd: Path, **environment: str) -> Result:
    """The installed command in a process of its own, as an administrator starts it."""
    program = needed("paraf", package="none: make test installs it", path=str(PARAF.parent))
    done = subprocess.run(
        [program, *arguments],
        cwd=cwd,
        env={**MINIMAL, "HOME": str(cwd), "GIT_CONFIG_GLOBAL": os.devnull, "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def seed(made_repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office Agam alone, bare: what an administrator puts onto a server. Never write into it."""
    root = tmp_path_factory.mktemp("seed")
    work = root / "work"
    for folder in ("sops/agam", "content/agam"):
        shutil.copytree(made_repo / folder, work / folder)
    for file in (".gitattributes", "content/index.md", "mkdocs.yml"):
        shutil.copy(made_repo / file, work / file)
    lines = (made_repo / "sops/trust.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    (work / "sops/trust.txt").write_text("".join(line for line in lines if line.startswith("agam ")), encoding="utf-8")
    git(work, "init", "-q", "-b", "main")
    commit_all(work, "Kantor Agam")
    git(root, "clone", "-q", "--bare", str(work), str(root / "agam.git"))
    return root / "agam.git"


@dataclass(frozen=True)
class Server:
    """A repository on a server, and how a person reaches it."""

    bare: Path
    address: str
    ssh: str = ""

    def environment(self) -> dict[str, str]:
        """What a client's Git needs beside nobody's settings."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTHON"))}
        known = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        return {**kept, **known, **({"GIT_SSH_COMMAND": self.ssh} if self.ssh else {})}

    def git(self, cwd: Path, *arguments: str) -> Result:
        """Git as a person runs it, whatever it answers."""
        # One request with its length in front, since the server of these tests reads no chunks.
        command = ["git", *IDENTITY, "-c", "http.postBuffer=100000000", *arguments]
        done = subprocess.run(command, cwd=cwd, env=self.environment(), capture_output=True, check=False, stdin=subprocess.DEVNULL)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def reset(self, seed: Path) -> None:
        """Back to the office as it was at first."""
        for line in git(self.bare, "for-each-ref", "--format=%(refname)").split():
            if line != "refs/heads/main":
                git(self.bare, "update-ref", "-d", line)
        git(self.bare, "update-ref", "refs/heads/main", git(seed, "rev-parse", "main").strip())

    def state(self) -> dict[str, str]:
        """Every file of the repository with its digest: what a refused push may not change."""
        files = (file for file in self.bare.rglob("*") if file.is_file())
        return {file.relative_to(self.bare).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

    def tip(self, ref: str = "refs/heads/main") -> str:
        """What a name on the server stands for; empty where it does not exist."""
        return git(self.bare, "for-each-ref", "--format=%(objectname)", ref).strip()


class Colleague(Insider):
    """Somebody with a clone, who works with real `git push` and the real clock."""

    server: Server

    def push(self, *arguments: str) -> Result:
        """`git push origin ...`."""
        return self.server.git(self.root, "push", "origin", *(arguments or ("main",)))

    def pushed(self, *arguments: str) -> None:
        """A push that the server takes."""
        result = self.push(*arguments)
        assert result.code == 0, result.err

    def refused(self, *words: str, push: tuple[str, ...] = ("main",)) -> str:
        """A push that the server refuses with exit 1, saying these words behind `remote:` and changing nothing; what it said."""
        before = self.server.state()
        result = self.push(*push)
        said = "\n".join(line.removeprefix("remote: ").rstrip() for line in result.err.splitlines() if line.startswith("remote: "))
        assert result.code == 1, result.err
        assert "pre-receive hook declined" in result.err, result.err
        assert "Traceback" not in said, said
        assert "kesalahan Paraf" not in said, said
        missing = [word for word in words if word not in said]
        assert not missing, (missing, result.err)
        assert self.server.state() == before
        return said

    def commit(self, message: str = "Perubahan") -> str:
        """Commit everything; the new revision."""
        return commit_all(self.root, message)

    def commit_id(self) -> str:
        """The revision of the clone."""
        return git(self.root, "rev-parse", "HEAD").strip()

    def signed_by(self, post: str, *people: str) -> None:
        """Each of them signs with the key of his own and commits."""
        for person in people:
            self.signed(post, person)
            self.commit(f"paraf: {post}")


@pytest.fixture(scope="session")
def hooked(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`hooked("nama", "--trust=...")`: a bare copy of the office in a folder of its own, with the hook."""

    def hooked_(name: str, *options: str) -> Path:
        bare = tmp_path_factory.mktemp(name) / "agam.git"
        shutil.copytree(seed, bare)
        installed = paraf("hook", "install", "--pre-receive", str(bare), *options, cwd=bare.parent)
        assert installed.code == 0, installed.err
        return bare

    return hooked_


@pytest.fixture(scope="session")
def by_path(hooked: Callable[..., Path]) -> Server:
    """A bare repository on a disk that everybody mounts."""
    bare = hooked("path")
    return Server(bare, str(bare))


@pytest.fixture(scope="session")
def by_http(hooked: Callable[..., Path]) -> Iterator[Server]:
    """The same behind git http-backend."""
    bare = hooked("http")
    git(bare, "config", "http.receivepack", "true")
    with http_backend(bare.parent) as address:
        yield Server(bare, f"{address}/agam.git")


@pytest.fixture(scope="session")
def client_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SSH key by which a person reaches the servers; no key of the office."""
    key = tmp_path_factory.mktemp("ssh") / "kunci"
    ssh_keygen.generate(key, "kenanga")
    return key


@pytest.fixture(scope="session")
def by_ssh(hooked: Callable[..., Path], client_key: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same through sshd."""
    bare = hooked("ssh")
    with sshd(tmp_path_factory.mktemp("sshd") / "s", client_key.with_suffix(".pub"), home=bare.parent) as port:
        yield Server(bare, f"ssh://{getpass.getuser()}@127.0.0.1:{port}{bare}", ssh_command(client_key))


@pytest.fixture(scope="session")
def by_gitolite(seed: Path, client_key: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same under gitolite: its own home, its own keys, the hook named for one repository in gitolite-admin."""
    program = needed("gitolite", package="gitolite3")
    home = tmp_path_factory.mktemp("gitolite")
    admin = home / "kenanga.pub"
    shutil.copy(client_key.with_suffix(".pub"), admin)

    def gitolite(*arguments: str) -> None:
        environment = {**MINIMAL, "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "USER": getpass.getuser(), "LOGNAME": getpass.getuser()}
        done = subprocess.run([program, *arguments], cwd=home, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()

    gitolite("setup", "-pk", str(admin))
    rc = home / ".gitolite.rc"
    text = rc.read_text(encoding="utf-8")
    # As docs/gerbang-server.md tells the administrator.
    text = text.replace('# LOCAL_CODE                =>  "$ENV{HOME}/local"', 'LOCAL_CODE => "$ENV{HOME}/local"', 1)
    text = text.replace("# 'repo-specific-hooks',", "'repo-specific-hooks',", 1)
    rc.write_text(text, encoding="utf-8")
    hook = home / "local/hooks/repo-specific/paraf"
    installed = paraf("hook", "install", "--pre-receive", "--to", str(hook), cwd=home)
    assert installed.code == 0, installed.err
    with sshd(home / "sshd", home / ".ssh/authorized_keys", home=home) as port:
        address = f"ssh://{getpass.getuser()}@127.0.0.1:{port}"
        server = Server(home / "repositories/agam.git", f"{address}/agam", ssh_command(client_key))
        cloned = server.git(home, "clone", "-q", f"{address}/gitolite-admin", "admin")
        assert cloned.code == 0, cloned.err
        conf = home / "admin/conf/gitolite.conf"
        conf.write_text(
            conf.read_text(encoding="utf-8") + "\nrepo agam\n    RW+ = @all\n    option hook.pre-receive = paraf\n", encoding="utf-8"
        )
        commit_all(home / "admin", "Repositori Agam")
        pushed = server.git(home / "admin", "push", "-q", "origin", "HEAD")
        assert pushed.code == 0, pushed.err
        assert (server.bare / "hooks/pre-receive").exists(), pushed.err
        git(server.bare, "fetch", "-q", str(seed), "main:main")
        git(server.bare, "symbolic-ref", "HEAD", "refs/heads/main")
        yield server


@pytest.fixture
def colleague_at(
    seed: Path, alone: Path, run: Callable[..., Result], key_of: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Server], Colleague]:
    """`colleague_at(server)`: somebody with a fresh clone from that server, which holds the office as it was at first."""

    def colleague_at_(server: Server) -> Colleague:
        server.reset(seed)
        cloned = server.git(alone, "clone", "-q", server.address, "salinan")
        assert cloned.code == 0, cloned.err
        root = alone / "salinan"
        monkeypatch.chdir(root)
        one = Colleague(root, run, key_of, Clock())
        one.server = server
        return one

    return colleague_at_
