"""What people do is brought to the account's server: three tries of five seconds each, and what it answers is shown."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

from tests.emulators.wechat import envelopes
from tests.emulators.wechat.envelopes import Pushed, Reply, Unreadable
from tests.emulators.wechat.ledger import Fate, Passed
from tests.emulators.wechat.people import Kind, Person
from tests.emulators.wechat.world import Fields, World

TRIES = 3
ANSWERS_WITHIN = 5.0

#: What WeChat says in a chat when the account's server was not there, or answered with what is no answer.
OUT_OF_ORDER = "该公众号提供的服务出现故障，请稍后再试"


class Pusher:
    """Works in the background from the moment it is made. ``haste``: it waits so much of the time WeChat would."""

    def __init__(self, world: World, haste: float) -> None:
        self._world = world
        self._haste = haste
        self.bugs: list[Exception] = []
        self._working: set[asyncio.Task[None]] = set()
        self._session: ClientSession | None = None
        world.bring = self.bring

    @property
    def working(self) -> set[asyncio.Task[None]]:
        """What is on its way, or waits for its answer."""
        return self._working

    def bring(self, person: Person, fields: Fields, key: str) -> None:
        """Begin to bring it."""
        self._world.ledger.add(Passed(self._world.now(), person.openid, key, Fate.BROUGHT))
        if not self._world.account.url:
            return
        task = asyncio.get_running_loop().create_task(self._bring(person, fields, key))
        self._working.add(task)
        task.add_done_callback(self._brought)

    def _brought(self, task: asyncio.Task[None]) -> None:
        self._working.discard(task)
        if not task.cancelled() and isinstance(bug := task.exception(), Exception):
            self.bugs.append(bug)

    async def quiet(self) -> None:
        """Returns when everything was brought, or given up."""
        while self._working:
            await asyncio.wait(self._working)

    async def close(self) -> None:
        """Nothing is brought any more."""
        tasks = list(self._working)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def ask(self) -> bool:
        """Whether the account's server says what only it can say. This is how an address is entered."""
        query, wanted = envelopes.question(self._world.account, self._world.now())
        status, body = await self._call("GET", Pushed(query, b""))
        return status == HTTPStatus.OK and body == wanted.encode()

    async def _bring(self, person: Person, fields: Fields, key: str) -> None:
        account = self._world.account
        pushed = envelopes.push(account, fields, person.openid, self._world.now())
        for _ in range(TRIES):
            status, body = await self._call("POST", pushed)
            if status == HTTPStatus.OK:
                self._answered(person, key, body)
                return
            self._pass(person, key, Fate.REFUSED, status)
            if account.resigns:
                pushed = envelopes.push(account, fields, person.openid, self._world.now())
        self._world.show(person, Kind.NOTICE, OUT_OF_ORDER, own=False)
        self._pass(person, key, Fate.LOST)

    def _answered(self, person: Person, key: str, body: bytes) -> None:
        try:
            reply = envelopes.answer(self._world.account, body, person.openid)
            if reply is not None:
                self._show(person, reply)
        except Unreadable:
            self._world.show(person, Kind.NOTICE, OUT_OF_ORDER, own=False)
            self._pass(person, key, Fate.UNREADABLE, HTTPStatus.OK)
        else:
            self._pass(person, key, Fate.TAKEN if reply is None else Fate.REPLIED, HTTPStatus.OK)

    def _show(self, person: Person, reply: Reply) -> None:
        if not reply.media:
            self._world.show(person, Kind.TEXT, reply.text, own=True)
        elif reply.media in self._world.media:
            self._world.show(person, Kind.IMAGE, own=True, media=reply.media)
        else:
            raise Unreadable("no such picture")

    def _pass(self, person: Person, key: str, fate: Fate, status: int = 0) -> None:
        self._world.ledger.add(Passed(self._world.now(), person.openid, key, fate, status))

    async def _call(self, method: str, pushed: Pushed) -> tuple[int, bytes]:
        """The status, 0 for none, and what was answered."""
        if self._session is None:
            connector = TCPConnector(limit=0, keepalive_timeout=75)
            self._session = ClientSession(connector=connector, timeout=ClientTimeout(ANSWERS_WITHIN * self._haste))
        url = self._world.account.url
        try:
            async with self._session.request(
                method,
                f"{url}{'&' if '?' in url else '?'}{pushed.query}",
                data=pushed.body or None,
                headers={"Content-Type": "text/xml", "User-Agent": "Mozilla/4.0"},
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
        except (ClientError, TimeoutError, OSError):
            return 0, b""
