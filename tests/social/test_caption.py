from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.model.post import PLATFORMS as NAMES
from site_tools.social.caption import fit_alt, fit_caption, fit_title
from site_tools.social.counting import length
from site_tools.social.platforms import PLATFORMS

URL = "https://contoh.example/agam/medsos/2026/rapat/"
SENTENCE = "Ketua membuka rapat pada pukul sembilan pagi di aula. "


def codes(caption):
    return [w.code for w in caption.warnings]


def test_the_table_knows_every_platform_a_post_may_name():
    assert tuple(PLATFORMS) == NAMES
    for name, platform in PLATFORMS.items():
        assert platform.id == name
        assert platform.source
        assert platform.checked == dt.date(2026, 11, 20)
        assert len({size.file_name(1) for size in platform.sizes}) == len(platform.sizes)


@pytest.mark.parametrize("name", ["facebook", "x", "whatsapp", "telegram", "linkedin", "threads"])
def test_the_address_is_appended_once(name):
    platform = PLATFORMS[name]
    assert fit_caption("Halo.", platform, url=URL).text == f"Halo.\n\n{URL}"
    there = f"Halo, {URL} sudah ada."
    assert fit_caption(there, platform, url=URL).text == there


@pytest.mark.parametrize("name", ["instagram", "tiktok", "youtube"])
def test_no_address_where_links_cannot_be_pressed(name):
    assert fit_caption("Halo.", PLATFORMS[name], url=URL).text == "Halo."


HASHTAGS = {
    "five stay": ("Halo.\n\n#a #b #c #d #e", "Halo.\n\n#a #b #c #d #e", ""),
    "the last go": ("Halo.\n\n#a #b #c #d #e #f #g", "Halo.\n\n#a #b #c #d #e", "#f #g"),
    "a whole line goes": ("#a #b #c #d #e\n#f\nSelesai.", "#a #b #c #d #e\n\nSelesai.", "#f"),
    "inside a sentence only the sign goes": ("#a #b #c #d #e. Kami ke #pasar pagi.", "#a #b #c #d #e. Kami ke pasar pagi.", "#pasar"),
    "a number is no hashtag": ("#1 #2 #3 #4 #5 #6", "#1 #2 #3 #4 #5 #6", ""),
    "an anchor of an address is none": ("https://a.id/#x #a #b #c #d #e", "https://a.id/#x #a #b #c #d #e", ""),
}


@pytest.mark.parametrize(("written", "expected", "removed"), HASHTAGS.values(), ids=HASHTAGS)
def test_hashtags_are_trimmed_and_told(written, expected, removed):
    caption = fit_caption(written, PLATFORMS["instagram"])
    assert caption.text == expected
    assert [w.removed for w in caption.warnings if w.code == "HASHTAGS-TRIMMED"] == ([removed] if removed else [])


def test_a_message_is_taken_as_it_is():
    written = "*Tebal* _miring_\n\n#a #b #c #d #e #f"
    assert fit_caption(written, PLATFORMS["whatsapp"]).text == written


def test_cut_at_a_sentence_with_ellipsis_and_address():
    caption = fit_caption(SENTENCE * 20, PLATFORMS["threads"], url=URL)
    assert caption.text.endswith(f"aula. …\n\n{URL}")
    assert caption.value <= 500
    (warning,) = caption.warnings
    assert warning.code == "TEXT-CUT"
    kept = caption.text.split(" …")[0]
    assert f"{kept} {warning.removed}" == (SENTENCE * 20).strip()


def test_the_authors_own_address_survives_the_cut():
    caption = fit_caption(SENTENCE * 50 + URL, PLATFORMS["instagram"], url=URL)
    assert caption.text.endswith(f" …\n\n{URL}")
    assert caption.value <= 2200


def test_no_cut_after_an_abbreviation():
    text = "Kalimat pertama yang cukup panjang selesai di sini. " + "kata " * 60 + "oleh Prof. Dr. H. Ali " + "kata " * 60
    caption = fit_caption(text, PLATFORMS["threads"])
    assert not caption.text.split(" …")[0].endswith(("Prof.", "Dr.", "H."))


def test_a_long_text_on_x_becomes_a_thread_and_loses_nothing():
    caption = fit_caption(SENTENCE * 60, PLATFORMS["x"], url=URL)
    count = len(caption.parts)
    assert count > 9
    assert [part.rsplit("\n", 1)[1] for part in caption.parts] == [f"({n}/{count})" for n in range(1, count + 1)]
    assert " ".join(part.rsplit("\n", 1)[0] for part in caption.parts).split() == (SENTENCE * 60 + URL).split()
    assert all(length(part, "weighted") <= 280 for part in caption.parts)
    assert codes(caption) == ["TEXT-THREAD"]


def test_titles_read_as_addresses_are_told():
    assert "READ-AS-ADDRESS" in codes(fit_caption("Ali, M.Si. hadir", PLATFORMS["x"]))
    assert "READ-AS-ADDRESS" not in codes(fit_caption("Ali, M.Pd. hadir", PLATFORMS["x"]))


def test_what_a_platform_may_dislike_is_told():
    assert "TEXT-EMPTY" in codes(fit_caption("", PLATFORMS["instagram"]))
    assert "LINKS-MANY" in codes(fit_caption("https://a.id " * 6, PLATFORMS["threads"]))
    assert "MENTIONS-MANY" in codes(fit_caption("@a_b " * 21, PLATFORMS["instagram"]))
    assert "TEXT-APART" in codes(fit_caption("a " * 600, PLATFORMS["whatsapp"], with_media=True))
    assert "TEXT-APART" not in codes(fit_caption("a " * 600, PLATFORMS["whatsapp"]))


def test_youtube_refuses_angle_brackets():
    caption = fit_caption("a <b> c", PLATFORMS["youtube"])
    assert caption.text == "a ‹b› c"
    assert codes(caption) == ["CHARACTER-REPLACED"]
    assert fit_title("<a>", PLATFORMS["youtube"])[0] == "‹a›"


def test_titles_and_alt_texts_are_cut_and_told():
    title, warned = fit_title("kata " * 40, PLATFORMS["tiktok"])
    assert length(title, "utf16") <= 90
    assert [w.code for w in warned] == ["TEXT-CUT"]
    alt, warned = fit_alt("kata\nkata " * 60, PLATFORMS["tiktok"], "foto.jpg")
    assert len(alt) <= 300
    assert "\n" not in alt
    assert [w.code for w in warned] == ["TEXT-CUT"]
    assert fit_title("apa saja", PLATFORMS["x"]) == ("", ())


letters = st.text("ab #.!\n😀é👨‍👩🏽🇮🇩_@/日", max_size=900)


@given(letters, st.sampled_from(["threads", "x", "tiktok", "instagram"]), st.sampled_from(["", URL]))
def test_every_text_fits_and_nothing_goes_silently(written, name, url):
    platform = PLATFORMS[name]
    caption = fit_caption(written, platform, url=url)
    assert caption.value <= platform.text.size
    if caption.text.strip() != unicodedata.normalize("NFC", written).strip() and not (url and platform.shows_links):
        assert caption.warnings
    if platform.hashtags_max is not None:
        assert len(caption.hashtags) <= platform.hashtags_max
    if url and platform.shows_links:
        assert URL in caption.text


@given(st.lists(st.sampled_from(["😀", "👨‍👩‍👧‍👦", "🇮🇩", "👍🏽", "e\u0301\u0302", "1️⃣"]), min_size=150, max_size=400))
def test_no_sign_is_cut_in_two(signs):
    caption = fit_caption("".join(signs), PLATFORMS["x"])
    rest = unicodedata.normalize("NFC", "".join(signs))
    for part in caption.parts:
        piece = part.rsplit("\n(", 1)[0]
        assert rest.startswith(piece)
        rest = rest[len(piece) :]
        assert not rest or rest[0] not in "\u200d\ufe0f\u20e3🏽\u0301\u0302"
    assert rest == ""
