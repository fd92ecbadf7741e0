"""The pages, one module a family; each is a router, and this is the table of them."""

from fastapi import APIRouter

from depositary.web.pages import contradictions, documents, partnerships, records, things, today

__all__ = ["PAGES"]

PAGES: tuple[APIRouter, ...] = (
    today.router,
    partnerships.router,
    records.router,
    things.router,
    contradictions.router,
    documents.router,
)
