"""The legal products of an office as the national network of legal documentation (JDIHN) names their facts, and as a table.

A file to be harvested, checked or typed from: it claims no connection to anyone. What an office did not fill in is `-` (a date
or an address: empty), never guessed. Shape: `theme/assets/paraf/jdih-feed.schema.json`, which is on the site as well.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from site_tools.model.policy import Policy
from site_tools.model.post import Legal
from site_tools.website import address
from site_tools.website.sheet import sop_ids
from site_tools.website.summary import Summary, newest

FOLDER = "jdih"
FEED = "feed.json"
TABLE = "feed.csv"
KIND = "produk-hukum"
BLANK = "-"
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run."""


def place(office_id: str, name: str) -> str:
    """Address of one of the files."""
    return f"{office_id}/{FOLDER}/{name}"


def has_products(policy: Policy, posts: Sequence[Summary]) -> bool:
    """Whether an office keeps a list of legal products: its SOP is that of the JDIH, or a post is one."""
    return FOLDER in sop_ids(policy) or any(post.product for post in posts)


def rows(posts: Iterable[Summary], site_url: str) -> Iterator[dict[str, str]]:
    """A flat object per public legal product, newest first."""
    for post in newest(p for p in posts if p.product and p.kind == KIND and not p.draft):
        if post.product:
            yield _row(post, post.product.legal, post.product.judul, post.product.files, site_url)


def _row(post: Summary, legal: Legal, title: str, files: tuple[tuple[str, str, str], ...], site_url: str) -> dict[str, str]:
    here = f"{site_url}{quote(address.post(post.post))}"
    file = files[0][0] if files else ""
    enacted, announced = _day(legal.tanggal_penetapan), _day(legal.tanggal_pengundangan)
    return {
        "idData": post.post,
        "tahun_pengundangan": next(y for y in (announced[:4], enacted[:4], legal.tahun, post.date[:4]) if _YEAR.fullmatch(y)),
        "tanggal_penetapan": enacted,
        "tanggal_pengundangan": announced,
        "jenis": legal.jenis or BLANK,
        "noPeraturan": legal.nomor or BLANK,
        "judul": title,
        "noPanggil": BLANK,
        "singkatanJenis": legal.singkatan_jenis or BLANK,
        "tempatTerbit": legal.tempat_terbit or BLANK,
        "penerbit": BLANK,
        "deskripsiFisik": BLANK,
        "sumber": legal.sumber or BLANK,
        "subjek": legal.subjek or BLANK,
        "isbn": BLANK,
        "status": legal.status or BLANK,
        "bahasa": legal.bahasa or BLANK,
        "bidangHukum": legal.bidang_hukum or BLANK,
        "teuBadan": legal.teu_badan or BLANK,
        "nomorIndukBuku": BLANK,
        "abstrak": legal.abstrak or BLANK,
        "last_updated": post.corrections[-1].at if post.corrections else post.first_at,
        "urlAbstrak": here,
        "urlDetailPeraturan": here,
        "fileDownload": file.rpartition("/")[2] or BLANK,
        "urlDownload": f"{site_url}{quote(file)}" if file else "",
        "operasi": "4",
        "display": "1",
    }


def _day(text: str) -> str:
    return text if _DAY.fullmatch(text) else ""


def feed(found: list[dict[str, str]]) -> str:
    """The array as JSON."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def table(found: list[dict[str, str]]) -> str:
    """The same as CSV for a spreadsheet: with a mark for UTF-8, and no cell that it would take for a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(text) for name, text in row.items()} for row in found)
    return "\ufeff" + out.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) and text != BLANK else text


COLUMNS = (
    *("idData", "tahun_pengundangan", "tanggal_penetapan", "tanggal_pengundangan", "jenis", "noPeraturan", "judul", "noPanggil"),
    *("singkatanJenis", "tempatTerbit", "penerbit", "deskripsiFisik", "sumber", "subjek", "isbn", "status", "bahasa", "bidangHukum"),
    *("teuBadan", "nomorIndukBuku", "abstrak", "last_updated", "urlAbstrak", "urlDetailPeraturan", "fileDownload", "urlDownload"),
    *("operasi", "display"),
)
"""The fields in their order."""
