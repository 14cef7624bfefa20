"""The page from which the admin uploads, as a telephone shows it: served, or one file opened from a folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

PAGES = ("index.html", "kit.html")
SHARING = """
  window.shared = [];
  navigator.canShare = data => data.files.length > 0;
  navigator.share = data => { window.shared.push(data.files.map(f => [f.name, f.size])); return Promise.resolve(); };
"""
"""A telephone's share sheet, which a computer does not have."""


@dataclass(frozen=True)
class Bundle:
    """A bundle and the address of one of its pages."""

    manifest: dict
    url: str

    def texts(self) -> dict[str, str]:
        """Id of each caption's text area -> what must stand in it."""
        platforms = self.manifest["platforms"].items()
        return {f"{name}-{n}": part["text"] for name, platform in platforms for n, part in enumerate(platform["parts"], 1)}


AREAS = "all => Object.fromEntries(all.map(area => [area.id, area.value]))"


def captions(page, bundle) -> dict[str, str]:
    """What the page has in the text areas of the bundle's captions."""
    shown = page.locator("textarea:visible").evaluate_all(AREAS)
    return {ident: shown.get(ident, "no text area") for ident in bundle.texts()}


@pytest.fixture(params=PAGES)
def made(request, bundles) -> list[Bundle]:
    """Every bundle: over http its folder page, over file:// the one that stands alone."""
    folders = sorted(Path(path).parent for path in bundles.folder.rglob("bundle.json"))
    return [Bundle(json.loads((folder / "bundle.json").read_bytes()), address(bundles, folder / request.param)) for folder in folders]


def address(bundles, page: Path) -> str:
    if page.name == "kit.html":
        return page.as_uri()
    return f"{bundles.address}/{page.relative_to(bundles.folder).as_posix()}"


def test_captions_are_those_of_the_manifest_and_so_is_what_is_copied(made, bundles, opened):
    context, watch = opened(**PHONE)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=bundles.address)
    clipboard = context.new_page()
    clipboard.goto(address(bundles, next(bundles.folder.rglob("index.html"))))
    page = context.new_page()
    for bundle in made:
        page.goto(bundle.url)
        expected = bundle.texts()
        assert expected
        assert captions(page, bundle) == expected
        for ident, text in expected.items():
            button = page.locator(f"[data-copy='{ident}']")
            button.tap()
            page.wait_for_function("b => b.textContent === 'Tersalin'", arg=button.element_handle())
            assert clipboard.evaluate("navigator.clipboard.readText()") == text
        for name, platform in bundle.manifest["platforms"].items():
            if len(platform["parts"]) == 1:
                assert expected[f"{name}-1"] == platform["caption"]
    assert watch.take() == []
    assert watch.outside == []


def test_on_a_telephone(made, opened):
    """Nothing sticks out, a thumb hits every control, all pictures are there, nothing comes from elsewhere."""
    context, watch = opened(**PHONE)
    page = context.new_page()
    for bundle in made:
        watch.requests.clear()
        page.goto(bundle.url)
        assert page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth)") == 360
        controls = page.locator("button:visible, .button:visible, summary:visible, .tick:visible")
        assert controls.count() > 0
        small = controls.evaluate_all("all => all.filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)")
        assert small == []
        pictures = page.locator("img")
        pictures.evaluate_all("all => Promise.all(all.map(i => { i.loading = 'eager'; return i.decode(); }))")
        assert pictures.evaluate_all("all => all.filter(i => !i.alt).length") == 0
        assert pictures.count() > 0
        assert page.locator("html").get_attribute("lang") == "id"
        assert page.locator("h1").count() == 1
        if bundle.url.startswith("file:"):
            assert [url for url in watch.requests if not url.startswith("data:")] == [bundle.url]
    assert watch.take() == []
    assert watch.outside == []


def test_without_scripts(made, opened):
    context, watch = opened(java_script_enabled=False, **PHONE)
    page = context.new_page()
    for bundle in made:
        page.goto(bundle.url)
        assert captions(page, bundle) == bundle.texts()
        assert page.locator("[data-copy]:visible, [data-share]:visible, .tick:visible").count() == 0, "a control that would do nothing"
        assert page.locator("noscript").first.is_visible()
        pictures = page.locator("img:visible")
        assert pictures.count() > 0
        assert pictures.evaluate_all("all => all.filter(i => !i.naturalWidth).map(i => i.src)") == []
    assert watch.outside == []


def test_all_pictures_are_shared_at_once(bundles, opened):
    """Where the telephone can share files, one button hands over every picture of a platform under its own name."""
    context, watch = opened(**PHONE)
    context.add_init_script(SHARING)
    page = context.new_page()
    folder = next(path.parent for path in sorted(bundles.folder.rglob("bundle.json")))
    page.goto(address(bundles, folder / "index.html"))
    platforms = json.loads((folder / "bundle.json").read_bytes())["platforms"]
    for name, platform in platforms.items():
        button = page.locator(f"[data-share='{name}-gambar']")
        if not platform["media"]:
            assert button.count() == 0
            continue
        button.tap()
        shared = page.evaluate("window.shared.pop()")
        assert [size for _, size in shared] == [m["bytes"] for m in platform["media"]][:10]
        assert len({file for file, _ in shared}) == len(shared)
    assert watch.take() == []
