"""NIK, KK numbers, mobile numbers and home addresses are found, numbers of the office's work are not, and nothing is told twice."""

import datetime as dt

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.id import nik

from site_tools.model.finding import Problem
from site_tools.rules import exception_unused, personal_data
from site_tools.rules.private_numbers import ADDRESS, KK, MOBILE, NIK, private
from site_tools.rules.published_text import passages
from tests.rules.posts import PATH, case, said

N = "1306010101900001"
"""Has the form of a NIK: Agam's neighbour, 1 January 1990."""
HOME = "Rumahnya di Jl. Melati No. 5 RT 01/RW 02 Kelurahan Balai."

HITS = {
    # NIK
    "nik": (f"NIK {N}", [NIK]),
    "nik without its name": (f"atas nama Contoh, {N}, hadir", [NIK]),
    "nik in fours": ("1306 0101 0190 0001", [NIK]),
    "nik with dots": ("1306.0101.0190.0001", [NIK]),
    "nik as the card groups it": ("13.06.01.010190.0001", [NIK]),
    "nik with hyphens": ("130601-010190-0001", [NIK]),
    "nik with hard spaces": ("1306\u00a00101\u00a00190\u00a00001", [NIK]),
    "nik with an entity": ("1306&nbsp;0101&nbsp;0190&nbsp;0001", [NIK]),
    "nik with a zero-width space": ("13060101\u200b01900001", [NIK]),
    "nik over the end of a line": ("nomor 1306 0101\n0190 0001 itu", [NIK]),
    "nik in thousands": ("1.306.010.101.900.001", [NIK]),
    "nik of a woman": ("1306014101900001", [NIK]),
    "nik on the last day of a month": ("3171017112990001", [NIK]),
    "nik of 29 February 2000": ("3171012902001234", [NIK]),
    "nik of North Kalimantan": ("6501010101900001", [NIK]),
    "nik of a new province": ("9301014101900001", [NIK]),
    "nik in full-width digits": ("１３０６０１０１０１９００００１", [NIK]),
    "nik glued to a word": (f"NIK{N}x", [NIK]),
    "nik in a table": (f"| Contoh | {N} | hadir |", [NIK]),
    "nik in bold": (f"**{N}**", [NIK]),
    "nik after a year": (f"Tahun 2026 {N}", [NIK]),
    "nik before other digits": (f"{N} 12", [NIK]),
    "nik after Nomor": (f"Nomor {N} Tahun 2026", [NIK]),
    "nik in an address": (f"https://contoh.id/cek?nik={N}", [NIK]),
    "nik in front of a slash": ("1306 0101 0190 0001/Contoh/2026", [NIK]),
    "two niks": (f"{N} dan 3171015708450001", [NIK, NIK]),
    "two niks in one row": (f"{N} 3171015708450001", [NIK, NIK]),
    "nik with a wrong date, by name": ("NIK 1306013513900001", [NIK]),
    "nik with a wrong date, by the card": ("sesuai KTP: 1306019999990001", [NIK]),
    "nik with a wrong place, by its long name": ("nomor induk kependudukan 9999010101900001", [NIK]),
    "nik of a new province with a wrong date, by name": ("NIK 6501013002900001", [NIK]),
    "nik named behind it": ("1234567890123456 (NIK)", [NIK]),
    # KK
    "kk": (f"No. KK {N}", [KK]),
    "kk without a date, in fours": ("kartu keluarga 1306 9999 9999 0001", [KK]),
    "kk named behind it": ("1306999999990001 (KK)", [KK]),
    "nik and kk": (f"NIK {N}, No. KK 1306011203150002", [NIK, KK]),
    # mobile numbers
    "mobile": ("Hubungi 081234567890.", [MOBILE]),
    "mobile with hyphens": ("0812-3456-7890", [MOBILE]),
    "mobile with dots": ("0812.3456.7890", [MOBILE]),
    "mobile with spaces": ("0812 3456 7890", [MOBILE]),
    "mobile in threes": ("085 212 345 678", [MOBILE]),
    "mobile in brackets": ("(0812) 3456-7890", [MOBILE]),
    "mobile with slashes": ("0812/3456/7890", [MOBILE]),
    "mobile that ends like a year": ("+62 811/4948/2019", [MOBILE]),
    "mobile with underscores": ("0812_3456_7890", [MOBILE]),
    "mobile with dashes": ("0812–3456–7890", [MOBILE]),
    "mobile with the country": ("+62 812-3456-7890", [MOBILE]),
    "mobile with the country in brackets": ("(+62) 812 3456 7890", [MOBILE]),
    "mobile with the country and zero": ("+62 (0) 812 3456 7890", [MOBILE]),
    "mobile with the country, no plus": ("6281234567890", [MOBILE]),
    "mobile glued to WA": ("WA081234567890", [MOBILE]),
    "mobile over the end of a line": ("0812 3456\n7890", [MOBILE]),
    "mobile before a name": ("081234567890/Contoh", [MOBILE]),
    "mobile in a web address": ("https://wa.me/6281234567890", [MOBILE]),
    "mobile in a link": ("[tulis](https://api.whatsapp.com/send?phone=6281234567890)", [MOBILE]),
    "mobile as a mail address": ("081234567890@contoh.id", [MOBILE]),
    "two mobiles in one row": ("08123456 7890 08521234567", [MOBILE, MOBILE]),
    "mobile after a house number": ("No. 5 081234567890", [MOBILE]),
    "mobile of another country": ("+60 12-345 6789", [MOBILE]),
    "mobile beside a document": ("175/ORT.06/1306/2023, 081234567890", [MOBILE]),
    # addresses
    "home": (HOME, [ADDRESS]),
    "home, in full": ("beralamat di Jalan Melati Nomor 5a, RT.003 RW.004", [ADDRESS]),
    "home, quarter first": ("Jln. Melati RT/RW 003/004 No. 17", [ADDRESS]),
    "home with initials": ("Jl. H. A. Salim No. 5, Kel. Balai, RW 02", [ADDRESS]),
    "home over the end of a line": ("Jl. Melati\nNo. 5 RT 01", [ADDRESS]),
    "home in a street named after a street": ("Jl. Jalan Baru No. 5 RT 01", [ADDRESS]),
    "two homes": ("Jl. Melati No. 5 RT 01 dan Jl. Mawar No. 6 RT 02", [ADDRESS, ADDRESS]),
    "everything": (f"{N}, 081234567890, Jl. Melati No. 5 RT 01", [NIK, MOBILE, ADDRESS]),
}  # fmt: skip

MISSES = (
    "",
    "Tidak ada angka.",
    # numbers of documents
    "175/ORT.06/1306/2023",
    "175/ORT.08/1306/2023",
    "08/1306/2023",
    "4/ORT.06/1771/2/2023",
    "13/PP.07.1/1306/2021",
    "243/PP.07-SD/09/2022",
    "SK 10/HK.04/08/2022",
    "132/Kpts/KPU/TAHUN2016",
    "01/Kpts/KPU-Kab-003.434826/2013",
    "Nomor 12 Tahun 2026",
    "Nomor 0812 Tahun 2026",
    "No. 28/HK.03.1-Kpt/1309/KPU-Kab/X/2026",
    "ISBN 978-602-8123-93-9",
    "ISBN 0-8123-4567-89",
    # dates and times
    "2026-11-12 08.30-11.30",
    "12-11-2026 08.30-11.30",
    "08-11-2026, 08/11/2026, 08.11.2026",
    "08.00-16.00 WIB, 08:00-12:00",
    "2024/2029",
    # amounts
    "1.234.567",
    "812.345.678 lembar",
    "Rp1.306.010.101.900.001",
    "Rp 12.500.000,00",
    "0,8123456789",
    "123.456 234.567 345.678",
    "-0.8123456789, 119.87",
    # addresses on the web and digests
    f"https://contoh.id/foto/{N}",
    "https://contoh.id/blog/read/081234567890_kegiatan",
    "0812345678901234567890123456789a",
    # numbers that only look like one
    "1234567890123456",
    "1306013513900001",
    "6501013002900001",
    "9999010101900001",
    f"{N}7",
    f"NIP {N}01",
    "NIP 19680312 199003 1 002",
    "NIK 1306••••••••0001",
    "NIK 1306 0101 0190 00",
    "NIK 12 1306 9999 9999 0001",
    "siswa KKN 1306013513900001",
    # telephones of offices
    "(0752) 66123",
    "021-31937223",
    "0800 1 234567",
    "1500-533",
    "0804 1 500 500",
    "110, 112, 119",
    "+62 752 66123",
    "+999 12345678",
    "08xx-xxxx-7890",
    "0812",
    "0812345678901234",
    # addresses of offices
    "Jl. A. Yani No. 13a, Lubuk Sikaping",
    "Kantor di Jl. Melati No. 5. Ketua RT 01 hadir.",
    "RT 01/RW 02 No. 5",
    "Jalan sehat diikuti warga RT 05.",
    "- Jl. Melati No. 5\n- RT 01",
    "Jl. Melati No. 5\n\nRT 01",
    "Perumahan Melati Blok C RT 01",
)


@pytest.mark.parametrize(("text", "kinds"), HITS.values(), ids=HITS)
def test_is_found(text, kinds):
    assert [found.kind for found in private(text)] == kinds


@pytest.mark.parametrize("text", MISSES)
def test_is_not_found(text):
    assert list(private(text)) == []


def test_the_tables_are_large():
    assert len(HITS) >= 60 <= len(MISSES)


# --- any NIK, anywhere ------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(["Rapat", "pleno,", "2026", "12/11/2026", "175/ORT.06/1306/2023", "1.234.567", "No.", "5", "-", "**x**", "é"]),
    max_size=6,
)  # fmt: skip
PLACES = [f"{code:02}" for code in range(11, 97) if nik.is_valid(f"{code:02}01010101900001"[:16])] + ["65", "92", "93", "95", "96"]


@st.composite
def niks(draw):
    born = draw(st.dates(dt.date(1925, 1, 1), dt.date(2024, 12, 31)))
    day = born.day + 40 * draw(st.booleans())
    where = draw(st.sampled_from(PLACES)) + f"{draw(st.integers(0, 9999)):04}"
    return f"{where}{day:02}{born:%m%y}{draw(st.integers(1, 9999)):04}"


@st.composite
def spaced(draw, digits):
    """The digits with one kind of sign between any of them."""
    sign = draw(st.sampled_from([" ", ".", "-", " - ", "\u00a0", ". "]))
    cuts = sorted(draw(st.sets(st.integers(1, len(digits) - 1))))
    return sign.join(digits[a:b] for a, b in zip([0, *cuts], [*cuts, len(digits)], strict=True))


@given(st.data())
def test_any_nik_is_found_anywhere(data):
    digits = data.draw(niks())
    written = data.draw(st.one_of(st.just(digits), spaced(digits)))
    before, after = " ".join(data.draw(WORDS)), " ".join(data.draw(WORDS))
    found = list(private(f"{before} : {written} ; {after}"))
    assert digits in [one.value for one in found]
    assert all(digits not in one.shown for one in found)


@given(
    st.integers(1, 999),
    st.sampled_from(["ORT.06", "PP.07-SD", "HK.03.1", "Kpts"]),
    st.sampled_from(["1306", "08", "09/2", "KPU"]),
    st.integers(1990, 2035),
)
def test_no_document_number_is_ever_found(number, kind, unit, year):
    for text in (
        f"{number}/{kind}/{unit}/{year}",
        f"{number:03}/{unit}/{year}",
        f"Nomor {number} Tahun {year}",
        f"B-{number}/{kind}/{year}",
    ):
        assert list(private(text)) == []
        assert list(private(f"Surat {text} tanggal 12-11-{year}, pukul 08.00-16.00 WIB")) == []


@given(st.integers(1, 10**15 - 1))
def test_no_amount_is_ever_found(number):
    assert list(private(f"sebanyak {number:,}".replace(",", "."))) == []


@given(
    st.sampled_from("1235789"),
    st.integers(0, 10**9 - 1),
    st.sampled_from(["0", "+62", "62", "+62 ", "(+62) "]),
    st.sampled_from(["", " ", "-", ".", "/"]),
)
def test_any_mobile_number_is_found(second, rest, start, sign):
    digits = f"8{second}{rest:09}"
    # Not every row of digits is handed out; which ones are is what the library knows.
    if phonenumbers.number_type(phonenumbers.parse("0" + digits, "ID")) == phonenumbers.PhoneNumberType.MOBILE:
        written = start + sign.join((digits[:3], digits[3:7], digits[7:]))
        assert [one.value for one in private(f"Hubungi {written} atau (0752) 66123")] == ["+62" + digits]


@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    list(private(text))


# --- the rule ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "line", "place"),
    [
        (case(title="Hubungi 081234567890"), 2, "judul"),
        (case(caption="WA 081234567890"), 6, "takarir default"),
        (case(alt="Poster 081234567890"), 9, "keterangan foto-1.jpg"),
        (case(further="category: A 081234567890\n"), 11, "kategori"),
        (case(further="tags: [a, '081234567890']\n"), 11, "tag"),
        (case(further="documents:\n  - {file: a.pdf, title: Surat 081234567890}\n"), 11, "judul a.pdf"),
        (case(further="videos:\n  - {file: a.mp4, alt: Nomor 081234567890}\n"), 11, "keterangan a.mp4"),
        (case(further="sources:\n  - Narahubung 081234567890\n"), 11, "sumber"),
        (case(further="legal: {jenis: K, nomor: '1', tahun: '2026', abstrak: Hubungi 081234567890}\n"), 11, "`legal`"),
        (case("Satu.\n\nDua\n081234567890."), 16, "naskah"),
    ],
)
def test_a_finding_says_where_what_and_what_to_do(facts, line, place):
    [found] = said(personal_data.RULE, facts)
    assert (found.code, found.path, found.line, found.severity) == ("PERSONAL-DATA", PATH.index, line, "error")
    assert found.message.id == f"Ada nomor telepon seluler pada {place}: 0812••••••90."
    assert found.message.en.startswith("There is a mobile number in ")
    assert "samarkan" in found.remedy.id


SECRETS = (
    (N, "1306••••••••0001"),
    ("081234567890", "0812••••••90"),
    ("+60123456789", "+601••••••89"),
    ("Jl. Melati No. 5 RT 01", "Jl. •••• No. •• RT/RW ••"),
)


@pytest.mark.parametrize(("secret", "shown"), SECRETS)
def test_nothing_is_repeated_in_full(secret, shown):
    [found] = said(personal_data.RULE, case(f"Ini {secret} itu"))
    for text in (found.message, found.remedy):
        for word in (text.id, text.en):
            assert secret not in word
            assert "Melati" not in word
    assert shown in found.message.id


def test_what_the_office_publishes_of_itself_may_be_shown():
    own = {"contact": "Layanan: 0812-3456-7890 atau (0752) 66123", "address": "JL. Melati, Nomor 5, RT 01 Lubuk Basung"}
    text = "Hubungi +62 812 3456 7890, Jalan Melati No. 5, RT 01/RW 02."
    assert said(personal_data.RULE, case(text, **own)) == []
    assert len(said(personal_data.RULE, case(text))) == 2
    assert len(said(personal_data.RULE, case("081234567891, Jl. Melati No. 55 RT 01.", **own))) == 2
    assert said(personal_data.RULE, case("081234567890", address="Jl. Melati, telepon 081234567890")) == []


def test_a_whole_list_of_people_is_told_in_fifty_findings():
    numbers = "\n".join(f"- 0812345{n:05}" for n in range(300))
    assert len(said(personal_data.RULE, case(numbers))) == personal_data.MOST


def test_the_same_number_twice_in_one_line_is_told_once():
    assert len(said(personal_data.RULE, case("081234567890 atau +6281234567890\n\n081234567890"))) == 2


# --- exceptions -------------------------------------------------------------------------------------

REASON = "Nomor layanan yang diumumkan kantor"


def excused(*digests: str, reason: str = REASON) -> str:
    return "exceptions:\n" + "".join(f'  - {{code: PERSONAL-DATA, digest: "{d}", reason: "{reason}"}}\n' for d in digests)


@pytest.mark.parametrize("text", ["081234567890", N, f"No. KK {N}", HOME])
def test_the_line_that_the_finding_prints_excuses_it_and_nothing_else(text):
    [found] = said(personal_data.RULE, case(text))
    line = found.remedy.id.split("matter: ")[1]
    assert found.remedy.en.endswith(line)
    facts = case(text, further=line.replace('"..."', f'"{REASON}"') + "\n")
    assert said(personal_data.RULE, facts) == []
    assert said(exception_unused.RULE, facts) == []
    [other] = said(personal_data.RULE, case(f"{text} dan 085212345678", further=line.replace('"..."', f'"{REASON}"') + "\n"))
    assert other.remedy.id.split("matter: ")[1].startswith("  - {code: PERSONAL-DATA, ")


def test_an_exception_holds_however_the_number_is_written():
    [found] = private("081234567890")
    facts = case("0812-3456-7890", title="Hubungi +62 812 3456 7890", further=excused(found.digest))
    assert said(personal_data.RULE, facts) == []


def test_a_line_added_to_the_printed_list_is_read():
    first, second = private("081234567890, 085212345678")
    facts = case("081234567890, 085212345678", further=excused(first.digest, second.digest))
    assert said(personal_data.RULE, facts) == said(exception_unused.RULE, facts) == []


def test_an_exception_that_matches_nothing_is_a_finding():
    [found] = said(exception_unused.RULE, case(further=excused("0123456789abcdef")))
    assert (found.code, found.line, found.severity) == ("EXCEPTION-UNUSED", 11, "error")
    assert "0123456789abcdef" in found.message.id


def test_a_post_without_exceptions_has_none_to_spare():
    assert said(exception_unused.RULE, case("081234567890")) == []


@pytest.mark.parametrize(
    ("further", "words"),
    [
        (excused("0123456789abcdef", reason="terlalu pendek"), "sedikitnya 15 karakter"),
        (excused("0123456789abcdef", reason="a" + " " * 20 + "b"), "sedikitnya 15 karakter"),
        (excused("0123456789ABCDEF"), "16 angka heksadesimal"),
        (excused("0123"), "16 angka heksadesimal"),
        (excused("0123456789abcdef").replace("PERSONAL-DATA", "BODY-UNSAFE"), "PERSONAL-DATA"),
        (excused("0123456789abcdef").replace(", reason", ", alasan"), "reason"),
    ],
)
def test_an_exception_of_another_form_is_refused(further, words):
    with pytest.raises(Problem) as refused:
        case(further=further)
    told = " ".join(f"{f.message.id} {f.remedy.id if f.remedy else ''}" for f in refused.value.findings)
    assert words in told


def test_an_exception_is_signed_with_the_text_and_published_nowhere():
    one, other = case(), case(further=excused("0123456789abcdef"))
    assert one.post.digests.changed_from(other.post.digests) == {"text"}
    assert not [p for p in passages(other.post) if REASON in p.text]
