"""The web application and its JSON: FastAPI, server-made pages, thin over `depositary.report`.

`create_app(Settings(...))` gives the application; `depositary serve` runs it. Importing this costs half a second, so
the command line does it only when it serves.
"""

from depositary.linear_algebra import use_one_thread

use_one_thread()  # before anything the application imports has numpy in it

from depositary.web.app import create_app  # noqa: E402
from depositary.web.settings import Settings  # noqa: E402

__all__ = ["Settings", "create_app"]
