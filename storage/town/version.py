"""Which state of the town a process has read: whoever changes it renews the version in the same transaction."""

from __future__ import annotations

import secrets

from storage.meta import Meta

VERSION = "town-version"


def renew(meta: Meta) -> None:
    """Every process reads the town again. Versions are random: what is rolled back is never taken for a later one."""
    meta.put(VERSION, secrets.token_hex(8))
