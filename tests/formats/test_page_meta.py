"""Front matter of plain pages: read where it can be, and shown as text where it cannot."""

from __future__ import annotations

import pytest

from site_tools.formats.page_meta import split

WHOLE = {
    "no front matter": "# Profil\n",
    "not YAML": "---\ntitle: [\n---\n# Profil\n",
    "a list": "---\n- a\n---\n# Profil\n",
    "never closed": "---\ntitle: Profil\n",
}


def test_values_and_the_text_below_them():
    assert split("---\ntitle: Profil\n---\n# Isi\n") == ("# Isi\n", {"title": "Profil"})
    assert split("---\ntitle: Profil\n...\n# Isi\n") == ("# Isi\n", {"title": "Profil"})


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_what_cannot_be_read_stays_text(text):
    assert split(text) == (text, {})
