"""Exports: one module a format, and the table of them."""

from depositary.export.base import Asked, Exporter, Summary, by_name
from depositary.export.docx import ReviewExporter
from depositary.export.xlsx import MatrixExporter

__all__ = ["EXPORTERS", "Asked", "Exporter", "MatrixExporter", "ReviewExporter", "Summary"]

EXPORTERS = by_name(MatrixExporter(), ReviewExporter())
