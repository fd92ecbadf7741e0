"""The pages, one module a family; each is a router, and this is the table of them."""

from fastapi import APIRouter

from depositary.web.pages import (
    calendar,
    checking,
    contradictions,
    documents,
    exporting,
    importing,
    partnerships,
    planning,
    plans,
    records,
    searching,
    things,
    today,
)

__all__ = ["PAGES"]

PAGES: tuple[APIRouter, ...] = (
    today.router,
    partnerships.router,
    records.router,
    things.router,
    plans.router,
    planning.router,
    calendar.router,
    searching.router,
    importing.router,
    exporting.router,
    checking.router,
    contradictions.router,
    documents.router,
)
