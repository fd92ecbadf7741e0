"""Charts as SVG made on the server: no script, colours by class from the style sheet, every mark with its title."""

from depositary.web.drawing.graph import Edge, Node, draw_graph
from depositary.web.drawing.shares import Point, draw_shares
from depositary.web.drawing.timeline import Lane, Mark, draw_timeline

__all__ = ["Edge", "Lane", "Mark", "Node", "Point", "draw_graph", "draw_shares", "draw_timeline"]
