"""The same story on every kind of server: a post that waits is refused, the approved one passes, and nothing else gets in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.attacks.conftest import CHECKER, OPERATOR, SECRETARY
from tests.servers.conftest import Colleague, Server

pytestmark = pytest.mark.slow

SERVERS = ("by_path", "by_http", "by_ssh", "by_gitolite")


@pytest.fixture(params=SERVERS)
def colleague(request: pytest.FixtureRequest, colleague_at: Callable[[Server], Colleague]) -> Colleague:
    return colleague_at(request.getfixturevalue(request.param))


def test_a_post_from_draft_to_main(colleague):
    post = colleague.draft("rapat-pleno")
    colleague.commit("[Unggahan] rapat-pleno - Agam")
    colleague.refused(
        post,
        "Rapat pleno",
        "Menunggu Operator Sub Bagian Teknis dan Hupmas [WAITING]",
        "Giliran langkah 1: Operator Sub Bagian Teknis dan Hupmas (Kenanga Lestari Contoh, Cempaka Wening Contoh).",
        f"paraf sign {post} --step 1 --person {OPERATOR} --key",
        "git push origin HEAD:refs/heads/usulan/rapat-pleno",
    )
    colleague.pushed("HEAD:refs/heads/usulan/rapat-pleno")

    colleague.signed_by(post, OPERATOR, CHECKER)
    colleague.refused("Menunggu Sekretaris", "Giliran langkah 3: Sekretaris (Beringin Tulus Contoh).", "--step 3")

    colleague.signed_by(post, SECRETARY)
    colleague.pushed()
    assert colleague.server.tip() == colleague.commit_id()

    # What is on main now can neither be taken back nor deleted; the branch of the proposal can.
    colleague.refused("[HISTORY-REWRITTEN]", push=("--force", "HEAD~1:main"))
    colleague.refused("[PUSH-DELETED]", "refs/heads/main", push=(":main",))
    colleague.pushed(":usulan/rapat-pleno")


def test_policy_and_a_post_under_it(colleague):
    colleague.draft("rapat-pleno")
    colleague.in_people('name: "Mahoni Teduh Contoh"', 'name: "Mahoni Teduh"', ratified=False)
    colleague.commit("Orang dan kirimannya")
    colleague.refused("[MIXED]", "kiriman agam", "kebijakan agam")


def test_several_names_at_once_are_one_push(colleague):
    colleague.draft("rapat-pleno")
    colleague.commit()
    colleague.refused("Giliran langkah 1", push=("HEAD:refs/heads/usulan/a", "HEAD:refs/heads/usulan/b", "main", "HEAD:refs/tags/v1"))
    assert colleague.server.tip("refs/heads/usulan") == ""
    colleague.pushed("HEAD:refs/heads/usulan/a", "HEAD:refs/heads/usulan/b", "HEAD:refs/tags/v1")


def test_a_link_instead_of_a_picture(colleague):
    post = colleague.draft("rapat-pleno")
    colleague.signed_by(post, OPERATOR, CHECKER, SECRETARY)
    picture = colleague.root / "content" / post / "foto-1.jpg"
    picture.unlink()
    picture.symlink_to("../../../../../sops/trust.txt")
    colleague.commit()
    colleague.refused("[FILE-MODE]", f"content/{post}/foto-1.jpg")
