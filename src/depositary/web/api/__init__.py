"""The API: `/api/v1`, thin over `depositary.report`; the records of pages, command line and API are the same classes."""

from fastapi import APIRouter

__all__ = ["api"]

api = APIRouter(prefix="/api/v1")
