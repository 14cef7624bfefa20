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
    "month": "/agam/arsip/2026-10/",
    "kind": "/agam/jenis/kegiatan/",
    "category": "/agam/kategori/berita/",
    "tag": "/agam/tag/data-pemilih/",
    "agenda": "/agam/agenda/",
    "legal products": "/pinrang/produk-hukum/",
    "public information": "/agam/informasi-publik/",
    "official accounts": "/agam/media-sosial/",
    "corrections": "/agam/ralat/",
    "transparency": "/agam/transparansi/",
    "post": f"/{CORRECTED}/",
    "legal product": "/pinrang/jdih/2026/keputusan-tim-pengelola-jdih/",
    "SOP sheet": "/pinrang/jdih/sop/",
    "profile": "/agam/profil/",
    "verification": "/verifikasi/",
    "search": "/cari/?q=pemilih",
    "report": "/lapor/",
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
    assert page.locator(".pf-header__row").evaluate("e => getComputedStyle(e).display") == "flex"
    page.get_by_role("link", name="Ke beranda").click()
    page.wait_for_url(site.address + "/")


# --- search -----------------------------------------------------------------------------------------


def searched(page) -> None:
    """Wait until the search has said how much it found; the page's own policy forbids scripts of text, so it is read."""
    page.locator("#jumlah", has_text=re.compile("hasil|cocok|sedikitnya|dimuat")).wait_for()


def found(page, site, query, start="/") -> str:
    """What the search says of a query, asked in the head of a page."""
    page.goto(site.address + start)
    box = page.get_by_role("searchbox")
    box.fill(query)
    box.press("Enter")
    page.wait_for_url("**/cari/**")
    searched(page)
    return " ".join(page.locator("#hasil").inner_text().split())


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
    index = "".join(file.read_text(encoding="utf-8") for file in (site.folder / "cari/indeks").rglob("*.json"))
    hidden = [word for j in library.posts if not library.public(j) for word in (j.post.meta.title, j.post.path.slug)]
    assert hidden
    assert [word for word in hidden if word in index] == []


def test_search_by_beginning_by_office_and_by_several_words(site, opened, public):
    context, watch = opened()
    page = context.new_page()
    assert "Rapat Pleno Terbuka" in found(page, site, "rekapit pleno")
    assert "Rumah Pintar" not in found(page, site, "pemilih", start="/agam/"), "asked on an office's page, it looks there"
    page.locator("#kantor").select_option("")
    page.get_by_role("button", name="Cari", exact=True).click()
    page.wait_for_url(re.compile(r"kantor=$"))
    searched(page)
    assert "Rumah Pintar" in page.locator("#hasil").inner_text()
    assert found(page, site, "zzzyx") == ""
    assert "Tidak ada yang cocok" in page.locator("#jumlah").inner_text()
    assert found(page, site, "ab") == ""
    assert watch.take() == []


def test_search_goes_on_until_everything_was_shown(handmade, opened):
    context, watch = opened()
    page = context.new_page()
    found(page, handmade, "kegiatan kota")
    more = page.locator("#lebih")
    for _ in range(3):
        before = page.locator("#hasil li").count()
        if not more.is_visible():
            break
        more.click()
        page.locator("#hasil li").nth(before).wait_for()
        searched(page)
    days = page.locator("#hasil .pf-card__meta").all_inner_texts()
    assert len(days) == 30
    assert days[0].startswith("15 November 2026")
    assert days[-1].startswith("16 Oktober 2026"), "newest first"
    assert watch.take() == []


# --- keyboard, scripts, paper -----------------------------------------------------------------------

FOCUS = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  return {
    skip: e.matches('.pf-skip'), menu: e.matches('.pf-menu a, .pf-menu summary'), name: e.outerHTML.slice(0, 120),
    outline: [style, getComputedStyle(e.closest('.pf-card') ?? e)].some(
      s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 && s.outlineColor !== 'rgba(0, 0, 0, 0)'),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && style.opacity !== '0',
    body: e === document.body,
  };
}"""
CONTROLS = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"], video[controls]')]
  .filter(e => e.checkVisibility() && e.type !== 'hidden' && !e.disabled).map(e => e.outerHTML.slice(0, 120)).sort()"""
"""What a hand with a mouse could use on a page."""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("kind", ["portal", "office home", "post", "search", "transparency", "SOP sheet", "public information"])
def test_the_keyboard_reaches_everything(site, opened, kind, width):
    context, _ = opened(reduced_motion="reduce", viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(site.address + KINDS[kind])
    if kind == "search":
        searched(page)
    controls, reached = page.evaluate(CONTROLS), []
    while len(reached) <= len(controls):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUS)
        if step["body"]:
            break
        assert step["outline"], f"nothing shows that this has the focus: {step['name']}"
        assert step["seen"], f"out of sight: {step['name']}"
        reached.append(step["name"])
    assert sorted(reached) == controls


def test_by_keyboard_to_the_content_and_to_the_menu(site, opened):
    context, _ = opened(reduced_motion="reduce")
    page = context.new_page()
    page.goto(site.address + "/agam/")
    page.keyboard.press("Tab")
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
    pictures = page.locator(".pf-article img")
    assert pictures.count() == len(judged.post.meta.images)
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("i => i.naturalWidth") > 0
    rows = page.locator(".pf-trail tbody tr:not(.pf-round)")
    assert rows.count() == len(judged.post.entries)
    assert rows.last.is_visible()
    page.locator(".pf-menu summary").tap()
    assert page.locator(".pf-menu__fold a").first.is_visible()
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


@pytest.mark.parametrize("kind", ["portal", "office home", "post", "legal product", "transparency", "official accounts"])
def test_other_pages_print_portrait(site, opened, kind):
    context, _ = opened(color_scheme="dark")
    page = context.new_page()
    page.goto(site.address + KINDS[kind])
    printed = page.pdf(prefer_css_page_size=True)
    sizes = [tuple(map(float, box)) for box in re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)]
    assert {(round(w / 72 * 25.4), round(h / 72 * 25.4)) for w, h in sizes} == {(210, 297)}
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator(".pf-menu:visible, .pf-find:visible, .pf-footer:visible").count() == 0


# --- light and private ------------------------------------------------------------------------------


def test_the_first_view_of_a_post_is_light(site, opened):
    """Without its photographs: at most 150 kB, as a host sends it that does not even compress."""
    for kind in ("post", "legal product", "office home"):
        context, watch = opened(**PHONE)
        sizes = {}
        context.on("response", lambda r, sizes=sizes: sizes.update({r.url: len(r.body())}))
        page = context.new_page()
        page.goto(site.address + KINDS[kind], wait_until="networkidle")
        light = {url: size for url, size in sizes.items() if not url.endswith((".jpg", ".png", ".webp"))}
        assert len(light) >= 4
        assert sum(light.values()) <= 150_000, light
        assert watch.outside == []


def test_a_telephone_loads_small_pictures(site, opened):
    context, watch = opened(**PHONE, device_scale_factor=1)
    page = context.new_page()
    page.goto(site.address + KINDS["post"], wait_until="networkidle")
    assert page.locator(".pf-figure img").first.evaluate("i => i.currentSrc").endswith("-480.webp")
    assert [url for url in watch.requests if url.endswith(".jpg")] == []
    measures = page.locator("main img").evaluate_all(
        "all => all.filter(i => !i.width || !i.getAttribute('width') || !i.getAttribute('height'))"
    )
    assert measures == []


REFUSED = """() => new Promise(done => {
  const refused = [];
  addEventListener('securitypolicyviolation', e => refused.push(e.effectiveDirective));
  const script = document.createElement('script');
  script.textContent = 'window.broken = true';
  document.body.append(script);
  const styled = document.createElement('p');
  styled.setAttribute('style', 'color: red');
  document.body.append(styled);
  const picture = new Image();
  picture.src = 'https://jauh.example/p.png';
  document.body.append(picture);
  setTimeout(() => done([...refused.sort(), window.broken === undefined]), 300);
})"""


def test_the_content_policy_holds(site, opened):
    """What somebody might smuggle into a page does not run and asks nobody."""
    context, _ = opened()
    page = context.new_page()
    page.goto(site.address + KINDS["post"])
    assert page.evaluate(REFUSED) == ["img-src", "script-src-elem", "style-src-attr", True]
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    assert "unsafe" not in policy
    assert policy in (site.folder / "_headers").read_text(encoding="utf-8")


def test_pictures_open_large_and_close_again(site, opened):
    context, watch = opened()
    page = context.new_page()
    page.goto(site.address + KINDS["legal product"])
    links = page.locator(".pf-zoom")
    links.first.click()
    box = page.get_by_role("dialog")
    assert box.is_visible()
    shown = box.locator("img")
    assert shown.get_attribute("alt") == links.first.locator("img").get_attribute("alt")
    if links.count() > 1:
        page.keyboard.press("ArrowRight")
        assert shown.get_attribute("alt") == links.nth(1).locator("img").get_attribute("alt")
    page.keyboard.press("Escape")
    assert box.count() == 0
    assert page.evaluate("document.activeElement.matches('.pf-zoom')")
    assert watch.take() == []


def test_light_and_dark_are_the_readers_choice(site, opened):
    context, _ = opened(color_scheme="light")
    page = context.new_page()
    page.goto(site.address + "/agam/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Ganti tampilan").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(site.address + KINDS["post"])
    assert page.evaluate(ground) == dark, "the choice goes along to the next page"
