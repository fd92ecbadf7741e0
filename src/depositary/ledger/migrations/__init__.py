"""Alembic's migrations, one a schema version; `versions/` in order."""
