"""`evidence/record.yml`: what stands there keeps its bytes, what is added is read back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from site_tools.formats import record_file
from site_tools.formats.yaml_shape import load
from site_tools.model.evidence import Record, RecordFile

MOMENT = dt.datetime.fromisoformat("2026-11-21T08:00:00+07:00")
RECORD = Record(1, "instagram", "posted", MOMENT, MOMENT + dt.timedelta(minutes=5), "kenanga-lestari")
FULL = replace(
    RECORD, account="kpu_agam", url="https://instagram.com/p/1", screenshot="ig.jpg", confirmed=True, as_approved=False,
    reason="Teks: dipotong",
)  # fmt: skip


def read(data: bytes) -> tuple[Record, ...]:
    return load(RecordFile, data, path="record.yml").records


def test_appended_records_are_read_back():
    once = record_file.append(b"", RECORD)
    twice = record_file.append(once, FULL)
    assert twice.startswith(once)
    assert read(twice) == (RECORD, FULL)


words = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=20)


@given(words, words, words)
def test_any_words_are_read_back(account, url, reason):
    record = replace(RECORD, account=account, url=url, reason=reason)
    assert read(record_file.append(b"", record)) == (record,)
