"""depositary: reads the documents of partnerships and keeps what they agreed, every fact with its sentence."""

__version__ = "0.1.0"
