"""axe-core finds nothing on any kind of page: light and dark, on a telephone and on a wide screen."""

from __future__ import annotations

import pytest

from tests.browser.test_site import CORRECTED, KINDS, searched

pytestmark = pytest.mark.browser

DRAFTS = {
    "draft": "/agam/medsos/2026/hari-pahlawan-2026/",
    "returned draft": "/agam/medsos/2026/duka-cita-mantan-anggota-pps/",
    "all drafts": "/pratinjau/",
    "preview of a public post": f"/{CORRECTED}/",
}
RICH = {
    "tombstone": "/contoh/medsos/2026/ditarik/",
    "withdrawals": "/contoh/ralat/",
    "exception": "/contoh/medsos/2026/kahar/",
    "long listing": "/contoh/tag/pemilih/",
    "month of a listing": "/contoh/tag/pemilih/2026-11/",
    "agenda ahead": "/contoh/agenda/",
    "former account": "/contoh/media-sosial/",
    "tagged information": "/contoh/informasi-publik/",
    "home of the only office": "/contoh/",
    "portal of one office": "/",
    "transparency with an exception": "/contoh/transparansi/",
}


def violations(page) -> list[str]:
    """What axe-core finds on the page that is open."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        pytest.fail("axe-playwright-python is not installed")
    answer = Axe().run(page).response
    assert answer["passes"], "axe-core did not look"
    return [f"{v['id']}: {node['html'][:160]}" for v in answer["violations"] for node in v["nodes"]]


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("served", "kinds"), [("site", KINDS), ("preview", DRAFTS), ("handmade", RICH)], ids=["site", "preview", "handmade"]
)
def test_nothing_stands_in_anybodys_way(request, opened, served, kinds, scheme, width):
    where = request.getfixturevalue(served)
    context, watch = opened(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    found = []
    for kind, path in kinds.items():
        page.goto(where.address + path)
        if kind == "search":
            searched(page)
        if width < 700:
            page.locator(".pf-menu summary").click()
        page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
        found += [f"{kind}: {violation}" for violation in violations(page)]
    assert found == []
    assert [c for c in watch.take() if "404" not in c] == []
    assert watch.outside == []


def test_it_would_notice(site, opened):
    """The same question about a page with a fault gets another answer."""
    context, _ = opened()
    page = context.new_page()
    page.goto(site.address + KINDS["office home"])
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"/assets/paraf/tanda.svg\">')")
    assert [v for v in violations(page) if v.startswith("image-alt")]
