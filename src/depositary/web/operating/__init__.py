"""What whoever runs the server looks at: whether it is well, how much it does, and a line of log for each request."""

from depositary.web.operating.health import router as health
from depositary.web.operating.measuring import measure_hooks, measure_ledger
from depositary.web.operating.measuring import router as measures
from depositary.web.operating.requests import RequestWatch

__all__ = ["RequestWatch", "health", "measure_hooks", "measure_ledger", "measures"]
