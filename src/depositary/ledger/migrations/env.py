"""Run migrations on the connection handed over in the configuration's attributes."""

from alembic import context

from depositary.ledger.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
