"""Plans of action: reading them, their matrix with both axes of status, what of it adds up, and what is amiss.

`plan_view` gives a plan with every line as shown, now or as of an earlier history record; exports and the command line
only print what it holds.
"""

from depositary.plans.counting import Counted, count_by, count_lines
from depositary.plans.editions import Carried, carried_lines, edition_before
from depositary.plans.lint import Finding, lint_plan
from depositary.plans.views import LineView, PlanView, plan_view

__all__ = [
    "Carried",
    "Counted",
    "Finding",
    "LineView",
    "PlanView",
    "carried_lines",
    "count_by",
    "count_lines",
    "edition_before",
    "lint_plan",
    "plan_view",
]
