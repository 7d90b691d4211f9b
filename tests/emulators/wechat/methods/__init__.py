"""What an account can ask, by path."""

from __future__ import annotations

from collections.abc import Mapping

from tests.emulators.wechat.methods import codes, keys, media, menus, messages, people, templates
from tests.emulators.wechat.methods.asked import Method

#: These need a token.
METHODS: Mapping[str, Method] = {
    "/cgi-bin/get_api_domain_ip": templates.addresses,
    "/cgi-bin/media/get": media.get,
    "/cgi-bin/media/upload": media.upload,
    "/cgi-bin/menu/create": menus.create,
    "/cgi-bin/menu/delete": menus.delete,
    "/cgi-bin/menu/get": menus.get,
    "/cgi-bin/message/custom/send": messages.custom,
    "/cgi-bin/message/subscribe/bizsend": messages.subscription,
    "/cgi-bin/message/template/send": messages.template,
    "/cgi-bin/qrcode/create": codes.create,
    "/cgi-bin/template/get_all_private_template": templates.own,
    "/cgi-bin/user/info": people.info,
    "/wxaapi/newtmpl/gettemplate": templates.own_subscriptions,
}

#: These ask for one, or have another way to say who asks.
OPEN: Mapping[str, Method] = {
    "/cgi-bin/stable_token": keys.stable_token,
    "/cgi-bin/token": keys.token,
    "/sns/oauth2/access_token": people.granted,
}

#: These are only done when they are posted.
POSTED = frozenset(
    {
        "/cgi-bin/media/upload",
        "/cgi-bin/menu/create",
        "/cgi-bin/message/custom/send",
        "/cgi-bin/message/subscribe/bizsend",
        "/cgi-bin/message/template/send",
        "/cgi-bin/qrcode/create",
        "/cgi-bin/stable_token",
    }
)
