"""The web application and its JSON: FastAPI, server-made pages, thin over `depositary.report`.

`create_app(Settings(...))` gives the application; `depositary serve` runs it. Importing this costs half a second, so
the command line does it only when it serves.
"""

from depositary.web.app import create_app
from depositary.web.settings import Settings

__all__ = ["Settings", "create_app"]
