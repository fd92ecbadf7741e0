"""Webhooks: the feed of changes brought to other systems, signed, tried again until they take it.

`store` keeps them in the server's data folder, `sending` makes one delivery, `working` is the thread that delivers, and
`pages` is where an administrator looks after them.
"""

from depositary.web.hooks.pages import router as hooks
from depositary.web.hooks.working import HookWorker

__all__ = ["HookWorker", "hooks"]
