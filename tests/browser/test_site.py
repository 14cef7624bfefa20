"""The website as a browser shows it: whole, quiet, readable on a telephone, by keyboard, on paper and without scripts."""

from __future__ import annotations

import re
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from site_tools.model.verdict import Code
from site_tools.website import words
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

CORRECTED = "agam/medsos/2026/pengumuman-jam-layanan-informasi"
KINDS = {
    "portal": "/",
    "office home": "/agam/",
    "archive": "/agam/arsip/",
    "post": f"/{CORRECTED}/",
    "legal product": "/pinrang/jdih/2026/keputusan-tim-pengelola-jdih/",
    "SOP sheet": "/pinrang/jdih/sop/",
    "profile": "/agam/profil/",
    "verification": "/verifikasi/",
    "missing page": "/agam/tidak/ada/",
}
"""A page of each kind -> its address."""
SHEETS = ("agam/medsos", "pasaman/medsos", "kota-bengkulu/medsos", "pinrang/jdih", "kepulauan-mentawai/jdih")

LOOK = """async () => {
  const broken = await Promise.all([...document.images].map(image => {
    image.loading = 'eager';
    return image.decode().then(() => '', () => image.src);
  }));
  return {
    lang: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1')].map(h => h.textContent.trim()),
    unnamed: [...document.images].filter(i => !i.hasAttribute('alt')).map(i => i.src),
    broken: broken.filter(Boolean),
    links: [...document.querySelectorAll('a[href], area[href]')].map(a => a.href),
    ids: [...document.querySelectorAll('[id]')].map(e => e.id),
    twice: [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n),
    banner: document.querySelector('.pf-demo')?.checkVisibility() ? document.querySelector('.pf-demo').textContent : '',
  };
}"""
"""What a page is, in one question."""


def faults_of(look) -> list[str]:
    """What is wrong with one page."""
    faults = [f"picture that does not load: {src}" for src in look["broken"]]
    faults += [f"picture without alt: {src}" for src in look["unnamed"]]
    faults += [f"id twice: {name}" for name in look["twice"]]
    if look["lang"] != "id":
        faults.append(f"lang={look['lang']!r}")
    if len(look["headings"]) != 1 or not look["headings"][0]:
        faults.append(f"h1: {look['headings']}")
    if look["banner"] != words.DEMO:
        faults.append("no demonstration banner")
    return faults


def test_every_page_that_a_link_leads_to(site, opened):
    """From the portal along every internal link: nothing missing, nothing from elsewhere, no complaint."""
    context, watch = opened()
    page = context.new_page()
    queue, known, ids, faults = ["/"], {"/"}, {}, []
    anchors: list[tuple[str, str, str]] = []
    while queue:
        here = queue.pop(0)
        page.goto(site.address + here)
        look = page.evaluate(LOOK)
        ids[here] = set(look["ids"])
        faults += [f"{here}: {fault}" for fault in (*faults_of(look), *watch.take())]
        for href in dict.fromkeys(look["links"]):
            address, anchor = urldefrag(href)
            if not address.startswith(site.address + "/"):
                continue
            path = urlsplit(address).path
            if anchor:
                anchors.append((here, path, unquote(anchor)))
            if path in known:
                continue
            known.add(path)
            if path.endswith("/"):
                queue.append(path)
            elif (status := page.evaluate("async url => (await fetch(url, {method: 'HEAD'})).status", address)) >= 400:
                faults.append(f"{here}: link to {path}: {status}")
    faults += [f"{here}: no #{anchor} in {path}" for here, path, anchor in anchors if anchor not in ids.get(path, {anchor})]
    assert faults == []
    assert watch.outside == []
    made = {f"/{p.parent.relative_to(site.folder).as_posix()}/".replace("/./", "/") for p in site.folder.rglob("index.html")}
    assert set(ids) == made, "a page to which no link leads, or a link to a page that was not made"


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_on_a_telephone_nothing_sticks_out(site, opened, path):
    context, watch = opened(**PHONE)
    page = context.new_page()
    page.goto(site.address + path)
    wide = page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth)")
    assert wide == 360
    assert watch.outside == []


def test_a_missing_page_is_still_the_site(site, opened):
    """Also deep down, where relative addresses of styles would lead nowhere."""
    context, watch = opened()
    page = context.new_page()
    answer = page.goto(site.address + KINDS["missing page"])
    assert answer.status == 404
    # The browser itself complains of the page's own 404; of nothing else may it.
    assert [c for c in watch.take() if "404" not in c] == []
    assert faults_of(page.evaluate(LOOK)) == []
    assert page.locator(".pf-header").evaluate("e => getComputedStyle(e).position") == "sticky"
    page.get_by_role("link", name="Ke beranda").click()
    page.wait_for_url(site.address + "/")


# --- search -----------------------------------------------------------------------------------------


META = "document.querySelector('.md-search-result__meta').textContent.trim()"
READY = "Ketik untuk mulai pencarian"
"""What the search says once its index is there."""


def found(page, site, query) -> str:
    """What the search says of a query."""
    page.goto(site.address + "/")
    page.wait_for_function(f"{META} === '{READY}'")
    box = page.locator("input.md-search__input")
    box.fill(query[:-1])
    box.press(query[-1])  # the search listens to keys
    page.wait_for_function(f"{META} !== '{READY}'")
    return " ".join(page.locator(".md-search-result__list").inner_text().split())


def test_search_finds_what_is_published(site, opened, public):
    context, watch = opened()
    title = public[0].post.meta.title
    assert title in found(context.new_page(), site, title)
    assert watch.take() == []
    assert watch.outside == []


def test_search_finds_nothing_that_waits(site, opened, library):
    context, _ = opened()
    title = next(j.post.meta.title for j in library.posts if j.verdict.code is Code.WAITING)
    page = context.new_page()
    assert title not in found(page, site, title)
    index = page.evaluate("async url => (await fetch(url)).text()", site.address + "/search/search_index.json")
    hidden = [j.post.meta.title for j in library.posts if not library.public(j)]
    assert hidden
    assert [title for title in hidden if title in index] == []


# --- keyboard, scripts, paper -----------------------------------------------------------------------

FOCUS = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  return {
    skip: e.matches('.pf-skip'), menu: e.matches('.pf-menu a'), name: e.outerHTML.slice(0, 80),
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && style.opacity !== '0',
  };
}"""


def test_by_keyboard_to_the_content_and_to_the_menu(site, opened):
    context, _ = opened(reduced_motion="reduce")
    page = context.new_page()
    page.goto(site.address + "/agam/")
    page.keyboard.press("Tab")
    page.wait_for_function("getComputedStyle(document.querySelector('.pf-skip')).opacity === '1'")
    steps = [page.evaluate(FOCUS)]
    assert steps[0]["skip"], "the first stop is the link past the header"
    while not steps[-1]["menu"] and len(steps) < 10:
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUS))
    assert steps[-1]["menu"]
    assert [step["name"] for step in steps if not (step["outline"] and step["seen"])] == []

    page.goto(site.address + "/agam/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_without_scripts_a_post_is_complete(site, opened, public):
    judged = next(j for j in public if str(j.post.path) == CORRECTED)
    context, watch = opened(java_script_enabled=False, **PHONE)
    page = context.new_page()
    page.goto(f"{site.address}/{CORRECTED}/")
    assert page.get_by_text("Pemohon informasi cukup membawa kartu identitas").is_visible()
    pictures = page.locator(".pf-post img")
    assert pictures.count() == len(judged.post.meta.images)
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("i => i.naturalWidth") > 0
    rows = page.locator(".pf-trail tbody tr:not(.pf-round)")
    assert rows.count() == len(judged.post.entries)
    assert rows.last.is_visible()
    assert page.locator(".pf-menu a").first.is_visible()
    assert watch.outside == []


def test_rounds_of_a_trail_are_told_apart(site, opened):
    context, _ = opened()
    page = context.new_page()
    page.goto(f"{site.address}/{CORRECTED}/")
    assert page.locator(".pf-round").all_inner_texts() == ["Putaran 1", "Putaran 2 (ralat)"]


LABELS = """() => [...document.querySelectorAll('.pf-chart .pf-flow text:not(.pf-letter)')].flatMap(text => {
  const cell = text.closest('td').getBoundingClientRect(), box = text.getBoundingClientRect(), faults = [];
  if (box.left < cell.left || box.right > cell.right || box.top < cell.top || box.bottom > cell.bottom) faults.push('cut');
  for (const line of text.closest('.pf-flow').querySelectorAll('line')) {
    const l = line.getBoundingClientRect();
    // The height of a box of text is more than its letters have.
    if (l.left < box.right && l.right > box.left && l.top < box.bottom - 3 && l.bottom > box.top + 3) faults.push('struck through');
  }
  return faults.map(fault => `${text.textContent}: ${fault}`);
})"""


@pytest.mark.parametrize("sop", SHEETS)
def test_a_sheet_on_screen_and_on_paper(site, opened, sop):
    """Words of the flowchart stand whole and free; printed, it is A4 landscape."""
    context, _ = opened()
    page = context.new_page()
    page.goto(f"{site.address}/{sop}/sop/")
    assert page.locator(".pf-chart .pf-flow text:not(.pf-letter)").count() > 0
    assert page.evaluate(LABELS) == []
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1047, "height": 718})  # A4 landscape without its margins
    assert page.evaluate(LABELS) == []
    printed = page.pdf(prefer_css_page_size=True)
    sizes = [tuple(map(float, box)) for box in re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)]
    assert sizes
    assert {(round(w / 72 * 25.4), round(h / 72 * 25.4)) for w, h in sizes} == {(297, 210)}
