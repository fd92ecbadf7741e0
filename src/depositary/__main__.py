"""`python -m depositary`: the same as the command."""

from __future__ import annotations

from depositary.cli.app import main

if __name__ == "__main__":
    main()
