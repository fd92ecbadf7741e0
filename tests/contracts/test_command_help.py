"""Every command and option explains itself."""

from collections.abc import Iterator

import pytest

cli = pytest.importorskip("depositary.cli")


def _commands() -> Iterator[tuple[str, object]]:
    import typer.main

    def walk(command: object, name: str) -> Iterator[tuple[str, object]]:
        yield name, command
        for key, child in sorted(getattr(command, "commands", {}).items()):
            yield from walk(child, f"{name} {key}")

    yield from walk(typer.main.get_command(cli.app), "depositary")


COMMANDS = dict(_commands()) if hasattr(cli, "app") else {}


@pytest.mark.skipif(not COMMANDS, reason="the command line is not there yet")
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert getattr(command, "help", None), f"{name} says nothing of what it does"
    for parameter in getattr(command, "params", []):
        if getattr(parameter, "param_type_name", "") == "option" and not getattr(parameter, "hidden", False):
            assert parameter.help, f"{name}: {parameter.opts} says nothing of what it does"
