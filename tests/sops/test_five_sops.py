"""The five SOPs as files: every row, clause and demand is what the reading of the document says, and nothing more."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_tools.adapters.demo_keys import demo_public_line
from site_tools.formats.strict_yaml import read_yaml
from site_tools.formats.yaml_node import plain
from site_tools.formats.yaml_shape import load
from site_tools.model.entry import RATIFIER_ROLE
from site_tools.model.office import Office
from site_tools.model.people import People
from site_tools.model.clauses import Clauses, Review
from site_tools.model.sop import Sop, Step, TimeStandard, Who

ROOT = Path(__file__).resolve().parents[2]

TEXT, CAPTIONS, MEDIA, PAPERS, EVIDENCE = ("text",), ("captions",), ("media",), ("attachments",), ("evidence",)
DRAFT = TEXT + CAPTIONS + MEDIA
KAHAR = {"force_majeure": True, "completed_stages_stand": True, "effective": "when-signed"}


def one(*roles: str) -> Who:
    return Who(any=roles)


@dataclass(frozen=True)
class Row:
    """What the reading says of one step; the rest of the columns are blank."""

    phase: str
    who: Who
    changes: tuple[str, ...] = ()
    returns: tuple[int, ...] = ()
    time: TimeStandard | None = None
    forms: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    note: bool = False


def row_of(step: Step) -> Row:
    return Row(step.phase, step.who, step.changes, step.returns, step.time, step.forms, step.evidence, step.note_required)


def minutes(count: int) -> TimeStandard:
    return TimeStandard(minutes=count)


def days(count: int | tuple[int, int], after: str = "previous") -> TimeStandard:
    return TimeStandard(days=count, after=after)


@dataclass(frozen=True)
class Expected:
    path: str
    number: str
    ratifier: str
    """The title that the sheet prints."""
    ratifier_title: str
    roles: tuple[str, ...]
    columns: tuple[str, ...]
    gate: int
    rows: tuple[Row, ...]
    clauses: Clauses
    sentences: int
    """How many sentences stand under PENGESAHAN."""
    timezone: str = "Asia/Jakarta"


AGAM = Expected(
    path="agam/medsos/175-ort-06-1306-2023.yml",
    number="175/ORT.06/1306/2023",
    ratifier="Sekretaris",
    ratifier_title="Sekretaris",
    roles=("operator", "admin-pemeriksa", "sekretaris"),
    columns=("operator", "admin-pemeriksa", "sekretaris"),
    gate=4,
    rows=(
        Row("prepare", one("operator"), DRAFT, time=minutes(30)),
        Row("decide", one("admin-pemeriksa"), returns=(1,), time=minutes(15), forms=("formulir-unggah",)),
        Row("decide", one("sekretaris"), returns=(1,), time=minutes(15), forms=("formulir-unggah",)),
        Row("publish", one("operator"), EVIDENCE, time=minutes(5), evidence=("link",)),
    ),
    clauses=Clauses(**KAHAR, void_on_responsibility_change=True),
    sentences=5,
)

PASAMAN = Expected(
    path="pasaman/medsos/nomor-1-tahun-2025.yml",
    number="Nomor 1 Tahun 2025",
    ratifier="SEKRETARIS KPU KABUPATEN PASAMAN",
    ratifier_title="Sekretaris",
    roles=("tim-pelaksana", "admin-medsos", "wakil-pimred", "pimred"),
    columns=("tim-pelaksana", "admin-medsos", "wakil-pimred", "pimred", "admin-medsos"),
    gate=5,
    rows=(
        Row("prepare", one("tim-pelaksana"), DRAFT, time=days((0, 1), "event"), forms=("register",)),
        Row("handover", one("admin-medsos"), time=days(1, "collection")),
        Row("prepare", one("wakil-pimred"), DRAFT, (1,), days(1, "collection"), ("tanggapan",)),
        Row("decide", one("pimred"), (), (1, 3), days(1, "collection"), ("tanggapan",), note=True),
        Row("publish", one("admin-medsos"), EVIDENCE, time=days(1, "event"), forms=("rekap",), evidence=("link",)),
    ),
    clauses=Clauses(**KAHAR, void_on_responsibility_change=True, void_on_scope_change=True),
    sentences=5,
)

KOTA_BENGKULU = Expected(
    path="kota-bengkulu/medsos/4-ort-06-1771-2-2023.yml",
    number="4/ORT.06/1771/2/2023",
    ratifier="SEKRETARIS KOMISI PEMILIHAN UMUM KOTA BENGKULU",
    ratifier_title="Sekretaris",
    roles=("tim-medsos", "kasubbag-admin", "admin-medsos"),
    columns=("tim-medsos", "kasubbag-admin", "admin-medsos"),
    gate=4,
    rows=(
        Row("meet", one("tim-medsos"), TEXT + PAPERS, time=minutes(120)),
        Row("prepare", one("kasubbag-admin"), DRAFT, time=minutes(180)),
        Row("decide", Who(any=("tim-medsos",), count=2, not_signer_of=(2,)), returns=(2,), time=minutes(180)),
        Row("publish", one("admin-medsos"), EVIDENCE, time=minutes(15), evidence=("screenshot",)),
        Row("publish", one("admin-medsos"), EVIDENCE, time=minutes(10), evidence=("link",)),
        Row("report", Who(all=("admin-medsos", "tim-medsos")), EVIDENCE, time=minutes(15), forms=("evaluasi",)),
    ),
    clauses=Clauses(**KAHAR, review=Review(2), higher_rules_prevail=True),
    sentences=7,
)

PINRANG = Expected(
    path="pinrang/jdih/17-tahun-2022.yml",
    number="17 TAHUN 2022",
    ratifier="KETUA KOMISI PEMILIHAN UMUM KABUPATEN PINRANG",
    ratifier_title="Ketua",
    roles=("pimred", "sekred", "pengelola", "admin-medsos"),
    columns=("pimred", "sekred", "pengelola", "admin-medsos"),
    gate=9,
    rows=(
        Row("handover", one("pimred"), TEXT + PAPERS, forms=("lembar-disposisi",)),
        Row("handover", one("sekred"), PAPERS, time=days(1)),
        Row("meet", one("sekred"), PAPERS, forms=("notula",)),
        Row("prepare", one("pengelola"), DRAFT + PAPERS, time=days((1, 2))),
        Row("prepare", one("sekred"), DRAFT),
        Row("handover", one("sekred")),
        Row("decide", one("pimred"), returns=(5,), forms=("lembar-disposisi",)),
        Row("handover", one("sekred"), time=days(1), forms=("lembar-disposisi",)),
        Row("publish", one("admin-medsos"), EVIDENCE, evidence=("link",)),
    ),
    clauses=Clauses(),
    sentences=0,
    timezone="Asia/Makassar",
)

MENTAWAI = Expected(
    path="kepulauan-mentawai/jdih/6-tahun-2023.yml",
    number="6 Tahun 2023",
    ratifier="SEKRETARIS KPU KAB. KEPULAUAN MENTAWAI",
    ratifier_title="Sekretaris",
    roles=("kasubag-hukum", "tim", "staf"),
    columns=("kasubag-hukum", "tim", "staf"),
    gate=7,
    rows=(
        Row("prepare", one("tim"), TEXT + PAPERS, time=days(1)),
        Row("decide", one("kasubag-hukum"), returns=(1,), time=days(1)),
        Row("meet", one("tim"), PAPERS, time=days(1)),
        Row("meet", one("staf"), PAPERS, time=days(1), forms=("notula",)),
        Row("prepare", one("tim"), MEDIA, time=days(1)),
        Row("prepare", one("kasubag-hukum"), CAPTIONS, (5,), days(1)),
        Row("publish", one("staf"), EVIDENCE, time=days(1), evidence=("link",)),
    ),
    clauses=Clauses(),
    sentences=0,
)

ALL = (AGAM, PASAMAN, KOTA_BENGKULU, PINRANG, MENTAWAI)
OFFICES = tuple(e.path.split("/", 1)[0] for e in ALL)
POOL_START = dict(zip(OFFICES, (0, 16, 32, 48, 64), strict=True))
"""Where each office's share of the demonstration keys begins."""

REPORTS = {"register", "rekap", "triwulan", "evaluasi", "matriks", "kepatuhan", "arsip"}
FORMS = {"formulir-unggah", "lembar-disposisi", "notula", "tanggapan", "berkas", "reviu-sop"}
COMMANDS = {"record"} | {f"report {kind}" for kind in REPORTS} | {f"form {kind}" for kind in FORMS}

each_sop = pytest.mark.parametrize("expected", ALL, ids=OFFICES)
each_office = pytest.mark.parametrize("office_id", OFFICES)


def sop_of(expected: Expected) -> Sop:
    path = ROOT / "sops" / expected.path
    return load(Sop, path.read_bytes(), path=f"sops/{expected.path}")


def office_of(office_id: str) -> Office:
    path = f"sops/{office_id}/office.yml"
    return load(Office, (ROOT / path).read_bytes(), path=path)


def people_of(office_id: str) -> People:
    path = f"sops/{office_id}/people.yml"
    return load(People, (ROOT / path).read_bytes(), path=path)


def slug(number: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")


# --- the document as steps -------------------------------------------------------------------------


@each_sop
def test_every_row_is_as_read(expected):
    rows = tuple(row_of(step) for step in sop_of(expected).steps)
    assert rows == expected.rows


@each_sop
def test_identity_roles_and_columns(expected):
    sop = sop_of(expected)
    assert sop.number == expected.number
    assert slug(sop.number) == Path(expected.path).stem
    assert sop.header.ratified_by.title == expected.ratifier
    assert sop.header.ratified_by.name
    assert tuple(r.id for r in sop.roles) == expected.roles
    assert tuple(c.role for c in sop.columns) == expected.columns
    assert RATIFIER_ROLE not in expected.roles


@each_sop
def test_the_gate_stands_before_the_first_upload(expected):
    sop = sop_of(expected)
    assert sop.gate == expected.gate
    assert sop.steps[sop.gate - 1].phase == "publish"


@each_sop
def test_only_clauses_that_the_document_has(expected):
    sop = sop_of(expected)
    assert sop.clauses == expected.clauses
    assert len(sop.ratification) == expected.sentences


@pytest.mark.parametrize(("expected", "total"), [(AGAM, 65), (KOTA_BENGKULU, 520)], ids=["agam", "kota-bengkulu"])
def test_minutes_add_up(expected, total):
    assert sum(step.time.minutes for step in sop_of(expected).steps if step.time and step.time.minutes) == total


@each_sop
def test_a_blank_time_stays_blank_and_a_printed_one_is_read(expected):
    assert all(bool(step.time_text) == (step.time is not None) for step in sop_of(expected).steps)


@each_sop
def test_publish_steps_and_only_they_name_evidence(expected):
    assert all(bool(step.evidence) == (step.phase == "publish") for step in sop_of(expected).steps)


@each_sop
def test_no_step_needs_a_personal_signature_since_no_document_says_so(expected):
    assert {step.signature for step in sop_of(expected).steps} == {"any"}


@pytest.mark.parametrize(
    ("expected", "revised", "effective"),
    [
        (AGAM, None, None),
        (PASAMAN, dt.date(2025, 7, 4), dt.date(2025, 7, 4)),
        (KOTA_BENGKULU, None, None),
        (PINRANG, None, None),
        (MENTAWAI, None, None),
    ],
    ids=OFFICES,
)
def test_dates_are_only_those_that_are_printed(expected, revised, effective):
    sop = sop_of(expected)
    assert (sop.revision_date, sop.effective_date, sop.supersedes) == (revised, effective, "")


@pytest.mark.parametrize(
    ("expected", "ratified", "made"),
    [
        (AGAM, dt.date(2023, 6, 22), dt.date(2023, 6, 22)),
        (PASAMAN, None, dt.date(2025, 7, 4)),
        (KOTA_BENGKULU, dt.date(2023, 1, 2), None),
        (PINRANG, None, dt.date(2022, 3, 24)),
        (MENTAWAI, dt.date(2023, 3, 6), dt.date(2023, 3, 6)),
    ],
    ids=OFFICES,
)
def test_the_sheet_keeps_its_own_dates(expected, ratified, made):
    header = sop_of(expected).header
    assert (header.made.date if header.made else None) == made
    assert (header.ratified.date if header.ratified else None) == ratified


def test_pinrang_leaves_revision_and_effective_date_blank_as_its_sheet_does():
    header = sop_of(PINRANG).header
    assert header.revised is not None
    assert header.effective is not None
    assert (header.revised.printed, header.effective.printed) == ("", "")


# --- demands on the content ------------------------------------------------------------------------


def test_pasaman_wants_four_pictures_of_an_activity_and_sources():
    demands = sop_of(PASAMAN).demands
    assert demands.media_minimum is not None
    assert (demands.media_minimum.count, demands.media_minimum.kinds) == (4, ("kegiatan",))
    assert demands.sources
    assert demands.categories == ()


def test_mentawai_wants_one_of_two_categories():
    demands = sop_of(MENTAWAI).demands
    assert demands.categories == ("Produk Hukum", "Informasi Hukum")
    assert demands.media_minimum is None
    assert not demands.sources


@pytest.mark.parametrize("expected", [AGAM, KOTA_BENGKULU, PINRANG], ids=["agam", "kota-bengkulu", "pinrang"])
def test_the_other_documents_demand_nothing_of_the_content(expected):
    demands = sop_of(expected).demands
    assert (demands.media_minimum, demands.sources, demands.categories) == (None, False, ())


# --- the document's own words ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (AGAM, "Tata Kerja Kcmisi Pemilihan Umum"),
        (AGAM, "MEDIA SOSIAL RESMI KOMISI PEMILIHAN KABUPATEN AGAM"),
        (AGAM, "ruang lingkup penanggungjawab kegiatan"),
        (AGAM, "Modem , Wifi"),
        (PASAMAN, "Rekapitulasi Konte Media Sosial"),
        (PASAMAN, "Tanggapan tertulis dari Tim Pertimbangan"),
        (PASAMAN, '"Undang Nomor 14 Tahun 2008'),
        (PASAMAN, "ruang lingkup dan penanggung jawab kegiatan"),
        (KOTA_BENGKULU, "pengungkahan produk hukum"),
        (KOTA_BENGKULU, "1. penyampaian permohonan desain konten;"),
        (KOTA_BENGKULU, "atau laptop;"),
        (PINRANG, "Reformasi Birokrasi Nomor 35 Tahun 2021"),
        (PINRANG, "132/Kpts/KPU/TAHUN2016"),
        (PINRANG, "Lembar diposisi"),
        (MENTAWAI, "Perpres Nomor 33 Tahun 2012 tentang Pengelolaan dan Pelayanan Informasi Publik"),
        (MENTAWAI, "Jaringan Interneter"),
    ],
)
def test_errors_stay_as_printed(expected, words):
    assert words in (ROOT / "sops" / expected.path).read_text(encoding="utf-8")


@each_sop
def test_no_markup_of_the_scan_is_left(expected):
    assert not re.search(r"</?[a-z]+[ >]|\*\*|\\n", (ROOT / "sops" / expected.path).read_text(encoding="utf-8"))


@each_sop
def test_every_record_the_office_keeps_names_the_command_that_makes_it(expected):
    records = sop_of(expected).records
    assert records
    for record in records:
        assert record.commands
        assert set(record.commands) <= COMMANDS


def test_agam_keeps_a_matrix_a_quarterly_report_and_an_archive():
    assert {c for r in sop_of(AGAM).records for c in r.commands} >= {"report matriks", "report triwulan", "report arsip"}


# --- readings and notes ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "step", "about", "confidence"),
    [
        (AGAM, 3, "who", "medium"),
        (AGAM, 3, "forms", "medium"),
        (AGAM, 4, "evidence", "low"),
        (PASAMAN, 1, "time", "medium"),
        (PASAMAN, 4, "output", "medium"),
        (PASAMAN, 5, "evidence", "low"),
        (KOTA_BENGKULU, 3, "who", "medium"),
        (KOTA_BENGKULU, 3, "who.count", "low"),
        (KOTA_BENGKULU, 3, "who.not_signer_of", "low"),
        (PINRANG, 3, "who", "medium"),
        (PINRANG, 5, "who", "medium"),
        (PINRANG, 8, "who", "low"),
        (PINRANG, 9, "evidence.whatsapp", "medium"),
        (MENTAWAI, 1, "who", "medium"),
        (MENTAWAI, 6, "who", "medium"),
        (MENTAWAI, 7, "evidence", "low"),
    ],
)
def test_a_doubtful_place_says_how_it_was_read(expected, step, about, confidence):
    found = {r.about: r.confidence for r in sop_of(expected).steps[step - 1].readings}
    assert found.get(about) == confidence


@pytest.mark.parametrize("expected", ALL, ids=OFFICES)
def test_a_waiver_is_shown_as_our_narrowest_reading(expected):
    sop = sop_of(expected)
    found = {r.about: r.confidence for r in sop.readings}
    assert found.get("clauses.force_majeure") == ("low" if sop.clauses.force_majeure else None)


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (AGAM, "PKPU 22/2023"),
        (KOTA_BENGKULU, "PKPU 22/2023"),
        (PINRANG, "PKPU 22/2023"),
        (PINRANG, "35 Tahun 2012"),
        (PASAMAN, "Tim Pertimbangan"),
        (PASAMAN, "Admin Medsos tercetak dua kali"),
        (KOTA_BENGKULU, "lebih muda"),
        (KOTA_BENGKULU, "produk hukum"),
        (KOTA_BENGKULU, "permohonan desain konten"),
        (MENTAWAI, "Perpres 33/2012"),
    ],
)
def test_an_oddity_of_the_print_is_noted_for_the_office(expected, words):
    assert any(words in note.text for note in sop_of(expected).notes)


# --- offices and people ----------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@each_sop
def test_the_office_is_a_demonstration_with_its_own_settings(expected):
    office_id = expected.path.split("/", 1)[0]
    office = office_of(office_id)
    assert office.id == office_id
    assert office.demo
    assert office.ratifier_title == expected.ratifier_title
    assert office.timezone == expected.timezone
    assert office.accounts
    assert all(a.handle.endswith("_demo") and a.decision for a in office.accounts)
    assert "bukan nilai resmi" in office.brand.source
    for colour in (office.brand.primary, office.brand.accent):
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_the_accounts_of_agam_are_named_by_its_decision_and_the_others_by_none():
    decisions = {office_id: {a.decision for a in office_of(office_id).accounts} for office_id in OFFICES}
    assert all("13/PP.07.1/1306/2021" in d for d in decisions.pop("agam"))
    assert set().union(*decisions.values()) == {"contoh peragaan"}


def test_offices_differ_in_colour():
    brands = [office_of(o).brand for o in OFFICES]
    assert len({b.primary for b in brands}) == len(OFFICES)
    assert len({b.accent for b in brands}) == len(OFFICES)


@each_sop
def test_there_are_people_enough_for_every_step(expected):
    sop, people = sop_of(expected), people_of(expected.path.split("/", 1)[0])
    holders = {r: {p.id for p in people.people if r in {a.role for a in p.appointments}} for r in (*expected.roles, RATIFIER_ROLE)}
    assert all(holders.values())
    for step in sop.steps:
        earlier = {p for n in step.who.not_signer_of for r in sop.steps[n - 1].who.roles for p in holders[r]}
        assert len(set().union(*(holders[r] for r in step.who.roles)) - earlier) >= step.who.needed
    titles = [a.title for p in people.people for a in p.appointments if a.role == RATIFIER_ROLE]
    assert titles == [expected.ratifier_title, "Ketua Divisi Hukum"]
    assert {a.role for p in people.people for a in p.appointments} == {*expected.roles, RATIFIER_ROLE}


@each_sop
def test_who_may_act_may_not_appoint_himself(expected):
    people = people_of(expected.path.split("/", 1)[0])
    known = {p.id for p in people.people}
    deciding = {r for s in sop_of(expected).steps if s.phase == "decide" for r in s.who.roles}
    assert deciding <= {rule.role for rule in people.acting} <= set(expected.roles)
    for rule in people.acting:
        assert set(rule.may_act) | set(rule.may_appoint) <= known
        assert rule.may_act
        assert not set(rule.may_act) & set(rule.may_appoint)
        assert any(rule.role not in {a.role for a in person.appointments} for p in rule.may_act if (person := people.person(p)))


def test_each_person_has_one_key_of_the_demonstration_pool_and_the_samples_know_which():
    path = "samples/people.yml"
    listed = plain(read_yaml((ROOT / path).read_bytes(), path=path))
    assert isinstance(listed, dict)
    found = {}
    for office_id in OFFICES:
        for number, person in enumerate(people_of(office_id).people, POOL_START[office_id]):
            assert [k.key for k in person.keys] == [demo_public_line(number)]
            assert [(f.forge, f.id) for f in person.forge] == [("git.contoh.id", str(number + 1))]
            assert person.name.endswith(" Contoh")
            found[person.id] = {"office": office_id, "index": str(number)}
    assert listed == {"people": found}
    assert len({entry["index"] for entry in found.values()}) == len(found)


@each_office
def test_windows_open_in_the_time_of_the_office(office_id):
    hours = 8 if office_of(office_id).timezone == "Asia/Makassar" else 7
    start = dt.datetime(2026, 1, 5, tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    for person in people_of(office_id).people:
        for window in (*person.keys, *person.appointments):
            assert window.from_ == start
            assert window.from_.utcoffset() == start.utcoffset()
            assert window.until is None


def test_no_civil_servant_number_anywhere_in_the_policies():
    for path in sorted((ROOT / "sops").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![0-9A-Za-z+/])\d(?:[ .]?\d){17}(?![0-9A-Za-z+/])", text), path.name
        assert not re.search(r"\bNIP\b", text), path.name


# --- plain pages -----------------------------------------------------------------------------------

PAGES = ("index.md", *(f"{office_id}/{name}.md" for office_id in OFFICES for name in ("index", "profil")))


@pytest.mark.parametrize("page", PAGES)
def test_a_plain_page_has_a_title_and_little_else(page):
    text = (ROOT / "content" / page).read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    keys = plain(read_yaml(front.encode(), path=page))
    assert isinstance(keys, dict)
    assert set(keys) in ({"title"}, {"title", "description"})
    assert body.strip()
    assert "peragaan" in body or "memperagakan" in body
