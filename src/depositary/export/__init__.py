"""Exports: one module a format, and the table of them."""

from depositary.export.base import Asked, Exporter, Summary, by_name
from depositary.export.xlsx import MatrixExporter

__all__ = ["EXPORTERS", "Asked", "Exporter", "MatrixExporter", "Summary"]

EXPORTERS = by_name(MatrixExporter())
