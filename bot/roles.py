"""What a process of the service can be there for. One that serves a town alone has every role."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """``INTAKE``: what platforms call, and asking those that do not call. ``WEB``: pages for people, and the lab."""

    INTAKE = "intake"
    WORKER = "worker"
    COURIER = "courier"
    TICKER = "ticker"
    WEB = "web"


#: Every role, as the settings write it.
ALL = ",".join(Role)


def roles_in(written: str) -> frozenset[Role]:
    """The roles of a list with commas. Raises ValueError for a role nobody has, and for none at all."""
    return frozenset(Role(name.strip()) for name in written.split(","))
