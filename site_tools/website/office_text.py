"""What several pages say of an office: its SOPs, its accounts, how a mistake is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from site_tools.model.office import Account, Office
from site_tools.model.policy import Policy
from site_tools.model.when import date_text, local
from site_tools.website import address, words

_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def on_the_web(url: str) -> bool:
    """An address on the web, and nothing that a browser would run."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.netloc)


@dataclass(frozen=True, slots=True)
class SopLink:
    """A SOP of an office and its sheet."""

    name: str
    number: str
    href: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An official account and the decision that names it."""

    platform: str
    handle: str
    url: str
    decision: str
    since: str
    until: str
    """The day on which it stopped or will stop being official; empty where none is set."""


def accounts(office: Office, now: datetime) -> tuple[list[AccountRow], list[AccountRow]]:
    """The accounts that are official now, and those that are no longer; one that begins later is in neither."""
    begun = [a for a in office.accounts if a.from_ is None or a.from_ <= now]
    official = [_row(office, a) for a in begun if a.until is None or now < a.until]
    former = [_row(office, a) for a in begun if a.until is not None and a.until <= now]
    return official, former


def _row(office: Office, account: Account) -> AccountRow:
    def day(moment: datetime | None) -> str:
        return date_text(local(moment, office.timezone)) if moment else ""

    return AccountRow(
        platform=words.platform(account.platform),
        handle=account.handle,
        url=account.url if on_the_web(account.url) else "",
        decision=account.decision,
        since=day(account.from_),
        until=day(account.until),
    )


def sop_links(policy: Policy, now: datetime, here: str) -> list[SopLink]:
    """Name, number and sheet of each SOP of an office."""
    found = []
    for sop_id in sorted({r.sop_id for r in policy.revisions}):
        revision = policy.in_force(sop_id, now) or policy.of_sop(sop_id)[-1]
        number = revision.sop.number.removeprefix("Nomor ")
        found.append(SopLink(revision.sop.header.name, number, address.link(address.sheet(policy.office.id, sop_id), here)))
    return found


def mail_address(office: Office) -> str:
    """The e-mail address in the office's contact line; empty where it names none."""
    found = _MAIL.search(office.contact)
    return found[0] if found else ""


def report_href(office: Office, here: str, title: str = "", url: str = "") -> str:
    """Where a mistake is reported: a letter that already names the page, else the office's page that says how."""
    mail = mail_address(office)
    if mail and url:
        body = f"Halaman: {title}\n{url}\n\nBagian yang keliru:\n\nYang seharusnya, dan sumbernya:\n"
        return f"mailto:{quote(mail, safe='@')}?subject={quote('Laporan kekeliruan: ' + title)}&body={quote(body)}"
    return f"{address.link(address.of_office(office.id, address.CORRECTIONS), here)}#lapor"
