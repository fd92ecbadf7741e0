"""Loading: the registry's files as one object.

In: the YAML files beside this module (or in another folder of the same make). Out: a `Registry`, rows by id. A row's
shape is checked while it is read; its sense (ids that resolve, names with one owner) by `check.check_registry`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from depositary.errors import DataError
from depositary.registry import shapes, text_shapes
from depositary.registry.names import Name, collect_names, portfolio_posts
from depositary.tables import load_table

__all__ = ["FOLDER", "Registry", "load_registry", "read_registry"]

FOLDER = Path(__file__).parent

T = TypeVar("T")


class Registry:
    """Everything curated. Dicts are by id; `name_en` of a row is the name results are written in.

    meetings, chairs, coordinators, progress, persons are lists of rows; sessions and series are of assemblies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.actors: dict[str, shapes.Actor] = _gather(folder, "actors", shapes.ActorFile)
        self.places: dict[str, shapes.Place] = _gather(folder, "places", shapes.PlaceFile)
        self.partnerships: dict[str, shapes.Partnership] = _gather(folder, "partnerships", shapes.PartnershipFile)
        self.mechanisms: dict[str, shapes.Mechanism] = _gather(folder, "mechanisms", shapes.MechanismFile)
        self.instruments: dict[str, shapes.Instrument] = _gather(folder, "instruments", shapes.InstrumentFile)
        self.publishers: dict[str, shapes.Publisher] = _gather(folder, "publishers", shapes.PublisherFile)
        self.posts: dict[str, shapes.Post] = _gather(folder, "posts", shapes.PostFile)
        self.portfolios = load_table(folder / "portfolios.yml", shapes.PortfolioFile)
        for row in portfolio_posts(self.portfolios.ranks, self.portfolios.items):
            post = msgspec.convert(row, shapes.Post)
            _put(self.posts, post.id, post, folder / "portfolios.yml")
        self.standings: dict[str, shapes.Standing] = _by_id(folder / "standings.yml", shapes.StandingFile)
        self.area_file = load_table(folder / "areas.yml", text_shapes.AreaFile)
        self.pillars = self.area_file.pillars
        self.areas: dict[str, text_shapes.Area] = {area.id: area for area in self.area_file.items}
        self.chairs = load_table(folder / "chairs.yml", shapes.ChairFile).terms
        self.coordinator_file = load_table(folder / "coordinators.yml", shapes.CoordinatorFile)
        self.coordinators = self.coordinator_file.terms
        self.meetings = load_table(folder / "meetings.yml", shapes.MeetingFile).items
        self.meeting_kinds = load_table(folder / "meeting-kinds.yml", shapes.MeetingKindFile)
        self.ministers_meeting = self.meeting_kinds.levels["ministerial"].words["en"][0]  # its usual name
        self.progress = load_table(folder / "progress.yml", shapes.ProgressFile).rows
        self.persons = load_table(folder / "persons.yml", shapes.PersonFile).items
        self.officials = load_table(folder / "officials.yml", text_shapes.OfficialFile).items
        self.terms = load_table(folder / "terms.yml", text_shapes.TermFile).items
        self.courtesy_file = load_table(folder / "courtesy.yml", shapes.CourtesyFile)
        self.courtesy = self.courtesy_file.words
        self.series: dict[str, shapes.ResolutionSeries] = _by_id(folder / "series.yml", shapes.SeriesFile)
        self.symbols = load_table(folder / "symbols.yml", text_shapes.Symbols)
        self.sessions = load_table(folder / "sessions.yml", text_shapes.SessionFile)
        self.datelines = load_table(folder / "datelines.yml", text_shapes.DatelineFile)
        self.event_codes = load_table(folder / "event-codes.yml", text_shapes.EventCodeFile)
        self.discrepancies = load_table(folder / "discrepancies.yml", text_shapes.DiscrepancyFile).rows
        self._names: dict[str, list[Name]] = {}

    def names(self, language: str) -> list[Name]:
        """Every written form that may stand in a text of `language`; made once."""
        if language not in self._names:
            self._names[language] = collect_names(self, language)
        return self._names[language]

    def actor(self, id: str) -> shapes.Actor:
        """The actor of this id. Raises: KeyError."""
        return self.actors[id]

    def chair(self, of: str, year: int) -> str | None:
        """Id of the state that held the chair of `of` in `year`, None if not known."""
        return next((term.state for term in self.chairs if term.of == of and term.year == year), None)

    def coordinator(self, of: str, partner: str, date: str) -> str | None:
        """Id of the member that spoke for `of` towards `partner` on `date` (ISO), None if not known or on a boundary
        that is known by the year only."""
        found = [term.state for term in self.coordinators if term.of == of and term.partner == partner
                 and term.start[: len(date)] <= date <= term.end + "~"]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def session_interval(self, number: int) -> tuple[str, str]:
        """First and last month (YYYY-MM) of the assembly's session `number`."""
        opens = self.sessions.base_year + number
        month = self.sessions.opens_month
        return f"{opens}-{month:02d}", f"{opens + 1}-{month:02d}"


@cache
def load_registry() -> Registry:
    """The registry shipped with the package, one object a process. Raises: DataError naming file and place."""
    return Registry(FOLDER)


def read_registry(folder: Path) -> Registry:
    """A registry from another folder of the same make (a ministry's own, or a test's)."""
    return Registry(folder)


def _gather(folder: Path, family: str, shape: Any) -> dict[str, Any]:
    """All rows of `folder/family/*.yml` by id. Raises: DataError for an id given twice."""
    rows: dict[str, Any] = {}
    for path in sorted((folder / family).glob("*.yml")):
        for row in load_table(path, shape).items:
            _put(rows, row.id, row, path)
    return rows


def _by_id(path: Path, shape: Any) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for row in load_table(path, shape).items:
        _put(rows, row.id, row, path)
    return rows


def _put(rows: dict[str, T], id: str, row: T, path: Path) -> None:
    if id in rows:
        raise DataError(path, f"id {id} is given twice")
    rows[id] = row
