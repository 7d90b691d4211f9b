"""What somebody is for in the town, in words."""

from __future__ import annotations

from domain.message import Say
from domain.people import Actor, Post
from domain.town import Town


def offices(actor: Actor, town: Town) -> tuple[Say, ...]:
    """A line for each post and each organisation they hear for; nothing for residents and strangers."""
    heard_for = (town.handlers[handler].name for handler in sorted(actor.organisations))
    posts = (_post(post, town) for post in actor.posts)
    return (*posts, *(Say("member-contact", {"handler": name}) for name in heard_for))


def _post(post: Post, town: Town) -> Say:
    key = "member-deputy" if post.deputy else "member-post"
    return Say(key, {"grid": town.grids[post.grid].name, "role": town.roles[post.role].name})
