"""The plays that have to be heard word for word on every platform: residents and staff, each in private.

A play that begins in a group cannot: where people have WeChat alone, groups hear and say nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

IN_FULL: Mapping[str, Collection[str]] = {
    "the closed loop": {
        "a-silent-reporter",
        "done-next-door-all-in-private",
        "extension-once",
        "not-solved-and-back-all-in-private",
        "one-lamp-three-homes-all-in-private",
        "passed-on-all-in-private",
        "returned-twice",
        "suspended-until-the-parts-come",
    },
    "the ladder": {
        "blocked-handler-with-a-deputy",
        "emergency",
        "late-and-nobody-moves",
        "morning-digest",
        "outage-of-three-days",
        "promised-update-that-did-not-come",
        "quiet-night",
        "reminded-step-by-step-all-in-private",
        "snooze-twice-then-refused",
        "somebody-away-on-the-ladder-all-in-private",
    },
    "the polls": {
        "forwarded-into-wechat-groups",
        "owners-278-all-in-private",
        "poll-asked-and-told-all-in-private",
        "secret-poll-all-in-private",
        "stages-all-in-private",
        "stages-whether-what-how",
    },
}
