"""The public part of a ledger as a folder of plain pages that any web server, or none, can show.

Every thing has a page with the sentences it rests on, every document one with these sentences marked; lists lead to
them. What is restricted to a role is not in it. No page asks another host for anything, or runs a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from sqlalchemy import Connection, select

from depositary.export.base import Asked, Folder, Summary, each_thing, queries_of
from depositary.export.columns import as_text, columns_of, row_of
from depositary.ledger import Ledger
from depositary.ledger.seen import seen_by
from depositary.ledger.tables import documents
from depositary.ledger.veils import ROLES
from depositary.registry.names import FALLBACK
from depositary.report import list_contradictions
from depositary.report.contradictions import ContradictionReport
from depositary.report.marked import MarkedDocument, mark_document
from depositary.report.partnerships import known_partnerships
from depositary.report.status import partnership_status
from depositary.report.things import Thing

__all__ = ["SiteExporter"]

_PAGE = 200  # rows of a list on one page
_TITLES = {
    "meeting": "Meetings", "person": "Persons", "instrument": "Instruments", "progress": "Progress",
    "commitment": "Commitments", "document": "Documents",
}  # fmt: skip
_LEFT = ("id", "label", "documents", "first_quote")  # columns a thing's page tells in another way
_PARTNERSHIPS = 200


class SiteExporter:
    """A folder of HTML pages with `index.html` to begin with."""

    name = "site"
    media_type = "text/html"

    def write_into(self, ledger: Ledger, asked: Asked, folder: Folder) -> Summary:
        public = seen_by(ledger, ROLES[0])
        site = _Site(public, asked, folder)
        site.style()
        counted: dict[str, int] = {}
        with public.reading() as connection:
            site.addresses = dict(_addresses(connection))
            for query in queries_of(asked):
                rows = (site.thing(thing) for thing in each_thing(connection, query))
                counted[query.kind] = site.listed(query.kind, rows)
        counted["document"] = site.listed("document", (site.document(name) for name in site.addresses))
        site.contradictions(list_contradictions(public, partnership=asked.partnership))
        chosen = [asked.partnership] if asked.partnership else known_partnerships(public, most=_PARTNERSHIPS)
        counted["partnership"] = sum(1 for one in chosen if site.partnership(one))
        site.index(counted)
        return Summary(id="site", title="site", written=counted)


def _addresses(connection: Connection) -> Iterator[tuple[str, str]]:
    """Name of each document → its page; of several of one name the last."""
    query = select(documents.c.name, documents.c.key).order_by(documents.c.id)
    for name, key in connection.execution_options(yield_per=1_000).execute(query):
        yield name, f"documents/{_slug(key)}.html"


def _slug(name: str) -> str:
    return "".join(char if char.isascii() and (char.isalnum() or char in "-_.") else "-" for char in name)


class _Site:
    def __init__(self, ledger: Ledger, asked: Asked, folder: Folder) -> None:
        self.ledger, self.asked, self.folder = ledger, asked, folder
        self.addresses: dict[str, str] = {}
        self.partnerships: list[tuple[str, str]] = []

    def style(self) -> None:
        with self.folder.file("style.css") as out:
            out.write(Path(__file__).with_name("site.css").read_bytes())

    def page(self, address: str, title: str, body: Iterable[str], language: str = FALLBACK) -> None:
        up = "../" * address.count("/")
        nav = "".join(f'<a href="{up}{kind}-1.html">{told}</a>' for kind, told in _TITLES.items())
        with self.folder.file(address) as out:
            out.write(
                f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
                f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
                f'<link rel="stylesheet" href="{up}style.css"></head><body><header><a href="{up}index.html">Start</a>'
                f'{nav}<a href="{up}contradictions.html">Contradictions</a></header><main><h1>{escape(title)}</h1>'
                .encode()
            )  # fmt: skip
            for part in body:
                out.write(part.encode())
            out.write(b"</main><footer>Made by depositary; every fact leads to its sentence.</footer></body></html>\n")

    def listed(self, kind: str, rows: Iterator[tuple[str, str, str]]) -> int:
        """Pages of rows (address, label, when), in order. Returns: how many rows."""
        count, number = 0, 1
        held: list[tuple[str, str, str]] = []
        for row in rows:
            if len(held) == _PAGE:
                self._list(kind, number, held, more=True)
                number, held = number + 1, []
            held.append(row)
            count += 1
        self._list(kind, number, held, more=False)
        return count

    def _list(self, kind: str, number: int, rows: list[tuple[str, str, str]], *, more: bool) -> None:
        body = ["<table>"]
        body += [
            f'<tr><td>{escape(when)}</td><td><a href="{address}">{escape(label)}</a></td></tr>'
            for address, label, when in rows
        ]
        body.append("</table>" if rows else "</table><p>Nothing is recorded.</p>")
        turns = [f'<a href="{kind}-{number - 1}.html" rel="prev">Back</a>'] if number > 1 else []
        turns += [f'<a href="{kind}-{number + 1}.html" rel="next">On</a>'] if more else []
        body.append(f"<p>{' · '.join(turns)}</p>" if turns else "")
        self.page(f"{kind}-{number}.html", f"{_TITLES[kind]}{f', page {number}' if number > 1 else ''}", body)

    def thing(self, thing: Thing) -> tuple[str, str, str]:
        """The page of a thing. Returns: its row in the list."""
        address = f"things/{_slug(thing.id)}.html"
        self.page(address, thing.label, self._thing(thing))
        when = thing.fields.get("start") or thing.fields.get("date") or thing.fields.get("as_of")
        return address, thing.label, str(when or next((s.published for s in thing.sources if s.published), "") or "")

    def _thing(self, thing: Thing) -> Iterator[str]:
        yield "<dl>"
        row = row_of(thing)
        for column in columns_of(thing.kind):
            shown = as_text(row[column.name], column.type)
            if shown is not None and column.name not in _LEFT:
                yield f'<dt title="{escape(column.meaning, quote=True)}">{escape(column.name)}</dt>'
                yield f"<dd>{escape(str(shown))}</dd>"
        yield "</dl><h2>What the documents say</h2>"
        for source in thing.sources:
            address = self.addresses.get(source.document)
            for passage in source.passages:
                when = f", {source.published}" if source.published else ""
                named = escape(f"{source.document} ({source.language}{when})")
                link = f'<a href="../{address}#at-{passage.start}">{named}</a>' if address else named
                yield f'<blockquote lang="{escape(source.language)}">{escape(passage.quote)}</blockquote><p>{link}</p>'

    def document(self, name: str) -> tuple[str, str, str]:
        """The page of a document with its claims marked. Returns: its row in the list."""
        first = mark_document(self.ledger, name)
        self.page(self.addresses[name], first.row.title or name, self._document(name, first), first.row.language)
        return self.addresses[name], first.row.title or name, first.row.published or ""

    def _document(self, name: str, first: MarkedDocument) -> Iterator[str]:
        row = first.row
        told = [row.publisher, row.published, row.genre, row.language, row.symbol]
        yield f'<p class="soft">{escape(" · ".join(str(one) for one in told if one))}</p>'
        if row.uri and row.uri.startswith(("http://", "https://")):
            yield f'<p><a href="{escape(row.uri, quote=True)}" rel="nofollow noreferrer">Where it was found</a></p>'
        yield '<div class="text">'
        for number in range(1, first.parts + 1):
            marked = first if number == 1 else mark_document(self.ledger, name, part=number)
            things = {one.claim.id: one for one in marked.claims}
            for stretch in marked.stretches:
                words = escape(stretch.text)
                of = [things[id] for id in stretch.claims if id in things and things[id].thing]
                if not of:
                    yield f'<span class="aside">{words}</span>' if stretch.aside else words
                    continue
                links = ", ".join(f"{one.claim.kind}: {one.label}" for one in of)
                yield (
                    f'<mark id="at-{stretch.start}" title="{escape(links, quote=True)}">'
                    f'<a href="../things/{_slug(str(of[0].thing))}.html">{words}</a></mark>'
                )
        yield "</div>"

    def contradictions(self, found: list[ContradictionReport]) -> None:
        body = []
        for one in found:
            body.append(f'<h2><a href="things/{_slug(one.thing)}.html">{escape(one.about)}</a></h2>')
            body.append(f'<p class="soft">{escape(one.property)} · {escape(one.verdict)}</p><ul>')
            for side in one.sides:
                names = ", ".join(escape(source.document) for source in side.sources)
                body.append(f"<li>{escape(str(side.value))} – {names}</li>")
            body.append("</ul>")
        self.page("contradictions.html", "Contradictions", body or ["<p>No contradictions are known.</p>"])

    def partnership(self, asked: str) -> bool:
        status = partnership_status(self.ledger, asked, on=self.asked.on)
        address = f"partnerships/{_slug(status.partnership)}.html"
        body = ["<dl>"]
        for one in status.standing:
            body.append(f"<dt>status</dt><dd>{escape(one.status.replace('_', ' '))} since {escape(one.since)}</dd>")
        body.append(f"<dt>documents</dt><dd>{status.documents}</dd></dl>")
        for title, things in (("Meetings to come", status.next_meetings), ("Last meetings", status.last_meetings),
                              ("Plans", status.plans)):  # fmt: skip
            rows = "".join(
                f"<li>{escape(str(thing.fields.get('start') or ''))} "
                f'<a href="../things/{_slug(thing.id)}.html">{escape(thing.label)}</a></li>'
                for thing in things
            )
            body.append(f"<h2>{title}</h2>" + (f"<ul>{rows}</ul>" if rows else "<p>Nothing is recorded.</p>"))
        due = "".join(
            f"<li>{escape(one.interval[0] or '')} {escape(one.what)} ({escape(one.status)})</li>"
            for one in status.due if one.status != "met"
        )  # fmt: skip
        body.append("<h2>What falls due</h2>" + (f"<ul>{due}</ul>" if due else "<p>Nothing falls due.</p>"))
        self.page(address, status.name, body)
        self.partnerships.append((address, status.name))
        return True

    def index(self, counted: Mapping[str, int]) -> None:
        body = ["<h2>Partnerships</h2><ul>"]
        body += [f'<li><a href="{address}">{escape(name)}</a></li>' for address, name in self.partnerships]
        body.append("</ul><h2>Everything</h2><ul>")
        known = [(kind, number) for kind, number in counted.items() if kind in _TITLES]
        body += [f'<li><a href="{kind}-1.html">{_TITLES[kind]}</a>: {number}</li>' for kind, number in known]
        body.append("</ul>")
        self.page("index.html", "What was agreed, and where it says so", body)
