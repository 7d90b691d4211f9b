"""QR codes with a parameter."""

from __future__ import annotations

from datetime import timedelta

from tests.emulators.wechat.methods.asked import Asked, Result
from tests.emulators.wechat.refusals import Refused
from tests.emulators.wechat.world import Code

_LONGEST_SCENE = 64
_LONGEST_LIFE = timedelta(days=30)
_MOST_FOR_EVER = 100_000


def create(asked: Asked) -> Result:
    """What to ask the picture with, and the address that is in the picture."""
    action = asked.params.get("action_name")
    scene = str(asked.part("action_info").get("scene", {}).get("scene_str", ""))
    if action not in {"QR_STR_SCENE", "QR_LIMIT_STR_SCENE"} or not 1 <= len(scene) <= _LONGEST_SCENE:
        raise Refused(40053)
    world = asked.world
    seconds = min(int(asked.params.get("expire_seconds", 60)), int(_LONGEST_LIFE.total_seconds()))
    for_ever = action == "QR_LIMIT_STR_SCENE"
    if for_ever and sum(code.until is None for code in world.codes.values()) >= _MOST_FOR_EVER:
        raise Refused(45029)
    name = world.name("code")
    address = f"http://weixin.qq.com/q/{name[:20]}"
    world.codes[address] = Code(scene, None if for_ever else world.now() + timedelta(seconds=seconds))
    said = {"ticket": f"gQ{name}", "url": address}
    return said if for_ever else {**said, "expire_seconds": seconds}
