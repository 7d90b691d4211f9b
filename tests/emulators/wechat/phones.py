"""What somebody does on their phone, with the account's chat open."""

from __future__ import annotations

from tests.emulators.wechat.people import Kind, Message, NoSuchLink, Person
from tests.emulators.wechat.windows import Scene
from tests.emulators.wechat.world import World

#: What WeChat brings in the place of a sticker.
NO_SUCH_KIND = "【收到不支持的消息类型，暂无法显示】"


class Phone:
    def __init__(self, world: World, person: Person) -> None:
        self._world = world
        self.person = person

    @property
    def openid(self) -> str:
        """Who this is to the account."""
        return self.person.openid

    @property
    def messages(self) -> list[Message]:
        """What stands in the chat, oldest first."""
        return self.person.messages

    def last(self, piece: str) -> Message:
        """The newest message of the account with this in it. Raises AssertionError."""
        for message in reversed(self.messages):
            if message.own and piece in message.text:
                return message
        raise AssertionError(f"{self.person.name} does not read {piece!r}: {[found.text for found in self.messages]}")

    async def hears(self, piece: str) -> Message:
        """As ``last``, as soon as it is there."""
        while not any(message.own and piece in message.text for message in self.messages):
            await self._world.ledger.grows()
        return self.last(piece)

    def follow(self, scene: str = "") -> None:
        """Follow the account; by a parametric QR code when a scene is given."""
        self.person.following = True
        self.person.followed_at = self._world.now()
        self.person.followed_by = scene
        self.person.windows.open(Scene.FOLLOW, self._world.now())
        self._event("subscribe", EventKey=f"qrscene_{scene}" if scene else "", **self._ticket(scene))

    def unfollow(self) -> None:
        """Not follow it any more: nothing can be said from here, and nothing arrives."""
        self.person.following = False
        self.person.windows.close()
        self._event("unsubscribe", EventKey="")

    def scan(self, scene: str) -> None:
        """Scan a parametric QR code: whoever does not follow the account does then."""
        if not self.person.following:
            self.follow(scene)
            return
        self.person.windows.open(Scene.SCAN, self._world.now())
        self._event("SCAN", EventKey=scene, **self._ticket(scene))

    def scan_picture(self, address: str) -> None:
        """Scan the code that holds this address. Raises LookupError when it leads nowhere."""
        code = self._world.codes[address]
        if code.until is not None and self._world.now() >= code.until:
            raise LookupError(address)
        self.scan(code.scene)

    def say(self, text: str) -> Message:
        """Type a message."""
        return self._send(Kind.TEXT, text, Content=text)

    def tap(self, label: str, under: Message | None = None) -> Message | str:
        """Tap a link, of the newest message that has it unless one is named: a menu link says something, of any other
        the address is returned. Raises NoSuchLink.
        """
        for message in reversed(self.messages) if under is None else [under]:
            try:
                link = message.link(label)
            except NoSuchLink:
                continue
            return link.url or self.tap_menu(link.says, link.id)
        raise NoSuchLink(label)

    def tap_menu(self, says: str, id: str) -> Message:
        """Tap a menu link that says this."""
        return self._send(Kind.TEXT, says, Scene.MENU, Content=says, bizmsgmenuid=id)

    def photo(self, content: bytes) -> Message:
        """Send a photo."""
        media = self._world.keep("image", content)
        url = f"http://mmbiz.qpic.cn/mmbiz_jpg/{media}/0"
        return self._send(Kind.IMAGE, "", media=media, PicUrl=url, MediaId=media)

    def voice(self, content: bytes, *, heard: str = "") -> Message:
        """Speak. ``heard`` are the words WeChat recognised, where that is switched on."""
        media = self._world.keep("voice", content)
        more = {"Recognition": heard} if heard else {}
        return self._send(Kind.VOICE, "", media=media, MediaId=media, Format="amr", **more)

    def video(self, content: bytes) -> Message:
        """Send a film."""
        media = self._world.keep("video", content)
        return self._send(Kind.VIDEO, "", media=media, MediaId=media, ThumbMediaId=self._world.keep("thumb", b""))

    def sticker(self) -> Message:
        """Send a sticker; what comes is words that say that it cannot be shown."""
        return self._send(Kind.STICKER, "", type="text", Content=NO_SUCH_KIND)

    def share_place(self, latitude: float, longitude: float, label: str = "") -> Message:
        """Send a place, in the degrees WeChat's maps have (GCJ-02)."""
        place = {"Location_X": f"{latitude:.6f}", "Location_Y": f"{longitude:.6f}", "Scale": 15, "Label": label}
        return self._send(Kind.LOCATION, label, **place)

    def share_link(self, title: str, url: str, description: str = "") -> Message:
        """Send a page."""
        return self._send(Kind.LINK, title, Title=title, Description=description, Url=url)

    def click(self, key: str) -> None:
        """Touch what the account's menu has under this key."""
        self.person.windows.open(Scene.MENU, self._world.now())
        self._event("CLICK", EventKey=key)

    def view(self, url: str) -> None:
        """Touch an entry of the menu that opens a page."""
        self._event("VIEW", EventKey=url)

    def agree(self, template: str, times: int = 1) -> None:
        """Agree to be sent so many subscription messages, on a page of the account."""
        self.person.agreed[template] += times

    def _send(
        self,
        kind: Kind,
        shown: str,
        scene: Scene = Scene.MESSAGE,
        *,
        type: str = "",
        media: str = "",
        **fields: str | int,
    ) -> Message:
        if not self.person.following:
            raise LookupError("there is no chat with an account that is not followed")
        self.person.windows.open(scene, self._world.now())
        message = self._world.show(self.person, kind, shown, own=False, media=media)
        id = self._world.next_message()
        menu = {"bizmsgmenuid": fields.pop("bizmsgmenuid")} if "bizmsgmenuid" in fields else {}
        self._bring(str(id), MsgType=type or str(kind), **fields, MsgId=id, **menu)
        return message

    def _event(self, event: str, **fields: str | int) -> None:
        key = f"{self.openid} {int(self._world.now().timestamp())} {event} {fields['EventKey']}"
        self._bring(key, MsgType="event", Event=event, **fields)

    def _bring(self, key: str, **fields: str | int) -> None:
        head = {"ToUserName": self._world.account.id, "FromUserName": self.openid}
        moment = int(self._world.now().timestamp())
        self._world.bring(self.person, {**head, "CreateTime": moment, **fields}, key)

    @staticmethod
    def _ticket(scene: str) -> dict[str, str]:
        return {"Ticket": f"gQ{scene.encode().hex()}"} if scene else {}
