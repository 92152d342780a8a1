"""Run by Alembic for every upgrade of a store, inside the transaction that `mtcheck.store.upgrade` opened."""

from alembic import context

from mtcheck.store.connect import VERSION_TABLE
from mtcheck.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite alters a table by copying it
)
context.run_migrations()
