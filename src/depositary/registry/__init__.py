"""The registry: curated knowledge shipped as data files.

Actors, places, partnerships, mechanisms, instruments, posts, areas and what is known of them, with their names in each
language and the source of each row. See docs/how-to/add-a-name.md for adding to it.
"""

from depositary.registry.load import Registry, load_registry, read_registry
from depositary.registry.names import Name, fold_name

__all__ = ["Name", "Registry", "fold_name", "load_registry", "read_registry"]
