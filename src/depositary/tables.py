"""Data files: YAML on disk, typed records in memory, checked while they are read.

Every registry and language file is loaded through `load_table`, so an unknown key, a missing key or a wrong type is an
error that names the file and the place. A parsed file is kept as MessagePack in the user's cache folder under the hash
of its content: YAML takes a hundred times longer to parse, and a command line must start at once.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from depositary.errors import DataError

__all__ = ["load_table", "load_yaml"]

T = TypeVar("T")
_ONE = threading.RLock()  # msgspec must not be shown one type for the first time by two threads
_RULES = b"2"  # count up when the parsing below changes, so that no stale cache is read


def load_table(path: Path, shape: type[T]) -> T:
    """Read one data file as `shape` (a msgspec type).

    Raises: DataError naming the file and the place, if it is not YAML or does not follow the shape.
    """
    try:
        with _ONE:
            return msgspec.convert(load_yaml(path), shape, strict=True)
    except (msgspec.ValidationError, ValueError, OverflowError) as error:
        raise DataError(path, str(error)) from error
    except RecursionError as error:
        raise DataError(path, "is nested without an end") from error


def load_yaml(path: Path) -> Any:
    """Read a YAML file as plain data; dates stay strings. Cached by content."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DataError(path, f"cannot be read ({error.strerror})") from error
    cached = _cache_folder() / f"{hashlib.blake2b(raw, digest_size=16, salt=_RULES).hexdigest()}.msgpack"
    try:
        return msgspec.msgpack.decode(cached.read_bytes())
    except (OSError, msgspec.DecodeError):
        pass
    data = _parse(path, raw)
    _keep(cached, data)
    return data


def _parse(path: Path, raw: bytes) -> Any:
    import yaml  # only when the cache is cold

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Safe YAML whose dates stay strings, and in which only true and false are truth values (not "no" or "on")."""

    untyped = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag not in untyped]
        for first, resolvers in Loader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
    try:
        return yaml.load(raw, Loader)  # noqa: S506 - a safe loader, narrowed
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise DataError(path, f"is not valid YAML: {error}") from error
    except RecursionError as error:
        raise DataError(path, "is not valid YAML: nested without an end") from error


def _cache_folder() -> Path:
    base = os.environ.get("DEPOSITARY_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "depositary" / "tables"


def _keep(cached: Path, data: Any) -> None:
    """Write beside and move into place, so that two processes never see half a file; failing is no error."""
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        partial = cached.with_suffix(f".{os.getpid()}")
        partial.write_bytes(msgspec.msgpack.encode(data))
        partial.replace(cached)
    except (OSError, msgspec.MsgspecError, TypeError, ValueError, OverflowError, RecursionError):
        return
