"""Orders of 居民上报 as WeCom tells of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any


def order(id: str, at: datetime, **changes: Any) -> dict[str, Any]:
    """Somebody reported it at that moment, and nobody has touched it since."""
    seconds = int(at.timestamp())
    return {
        "order_id": id,
        "desc": "4栋楼道灯坏了",
        "urge_type": 0,
        "case_name": "路灯",
        "grid_name": "富家组",
        "grid_id": "g1",
        "reporter_name": "陈先生",
        "reporter_mobile": "13800001234",
        "unionid": "union-of-chen",
        "image_urls": [],
        "video_media_ids": [],
        "create_time": seconds,
        "modify_time": seconds,
        "location": {"name": "富家院子", "address": "富家路1号", "latitude": 0, "longitude": 0},
        "processor_userids": [],
        "process_list": [],
        **changes,
    }
