"""Ways to get a town's files wrong: what is written instead, and which sentence stands at which line because of it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bot.towns.small_town import CSV, TOML, line_of


@dataclass(frozen=True)
class Broken:
    """``old`` is replaced by ``new`` in the file; the sentence is about the line on which ``at`` then stands."""

    key: str
    old: str
    new: str
    at: str

    def text(self, whole: str) -> str:
        assert self.old in whole, self.old
        return whole.replace(self.old, self.new, 1)

    def line(self, whole: str) -> int:
        return line_of(self.text(whole), self.at)


def _grid(name: str, *more: str) -> str:
    return "\n".join(("[[grids]]", f'id = "{name}"', f'name = "{name}"', 'level = "微网格"', *more, "", ""))


def _category(name: str) -> str:
    return f'[[categories]]\nid = "{name}"\nname = "{name}"\nclass = "simple"\n\n'


_FIRST_BUILDING = '[[buildings]]\ngrid = "willow"'
_ONLY_CHAT = TOML[TOML.index("[[chats]]") : TOML.index("[[lab]]")]
_POPLAR_BUILDINGS = 'names = ["1栋", "红楼"]'
_CHAT = '[[chats]]\naddress = "lab:willow-group"\ntitle = "x"\ngrid = "willow"\npurpose = "staff"\n\n'
_LI = '[[people]]\nkey = "li"'
_LEADER_POST = 'posts = [{ role = "leader", grid = "willow" }]'
_RESPONSIBILITY = '[[responsibilities]]\ncategory = ["lamp", "other"]\ngrid = "lakeside"\nhandler = "property"\n'

TOWN: tuple[Broken, ...] = (
    Broken("town-toml-syntax", 'name = "北网格"', "name = “北网格”", "“北网格”"),
    Broken("town-toml-syntax", 'person = "li"\n', "person = [", "person = ["),
    Broken("town-unknown-table", "[[grids]]", '[[gridz]]\nid = "x"\n\n[[grids]]', "[[gridz]]"),
    Broken("town-missing-table", "[week]\n", "[weak]\n", "[town]"),
    Broken("town-missing-table", "[limits.simple]\nfinish", "[[limits]]\nfinish", "[[limits]]"),
    Broken(
        "town-not-a-list-of-tables", '[[lab]]\nperson = "wang"\nchat = "lab:willow-group"\n\n[[lab]]', "[lab]", "[lab]"
    ),
    Broken("town-unknown-key", 'aliases = ["柳树院"]', 'alias = ["柳树院"]', "alias ="),
    Broken("town-unknown-key", "{ finish = ", "{ finnish = ", "finnish"),
    Broken("town-unknown-key", 'role = "leader", grid', 'rolle = "x", role = "leader", grid', "rolle"),
    Broken("town-missing-key", 'grid = "willow"\nfrom', "from", "[[buildings]]\nfrom"),
    Broken("town-no-fallback", 'fallback = "office"', "", "[town]"),
    Broken("town-wrong-type", 'name = "北网格"', "name = 7", "name = 7"),
    Broken("town-wrong-type", 'keywords = ["灯不亮", "灯坏了"]', 'keywords = "灯"', "keywords"),
    Broken("town-wrong-type", 'keywords = ["灯不亮", "灯坏了"]', 'keywords = ["灯不亮",\n8]', "8]"),
    Broken("town-wrong-type", "from = 1", 'from = "1"', 'from = "1"'),
    Broken("town-wrong-type", "limits = { finish", "notice = 1\nlimits = { finish", "notice = 1"),
    Broken("town-wrong-type", 'limits = { finish = "4 work_hours" }', 'limits = "4 work_hours"', "limits ="),
    Broken("town-wrong-type", 'name = { zh-Hans = "楼道灯", en = "Stair lamp" }', "name = 5", "name = 5"),
    Broken("town-wrong-type", _LEADER_POST, 'posts = ["leader"]', 'posts = ["leader"]'),
    Broken("town-empty", 'name = "北网格"', 'name = " "', 'name = " "'),
    Broken("town-empty", 'name = { zh-Hans = "楼道灯", en = "Stair lamp" }', "name = {}", "name = {}"),
    Broken("town-not-a-choice", 'kind = "dedicated"', 'kind = "dedicate"', '"dedicate"'),
    Broken("town-not-a-choice", 'class = "simple"', "class = 1", "class = 1"),
    Broken(
        "town-bad-id", 'id = "lakeside"\nname = "湖边社区"\nzone', 'id = "湖边"\nname = "湖边社区"\nzone', 'id = "湖边"'
    ),
    Broken("town-bad-locale", 'locale = "zh-Hans"', 'locale = "zh-CN"', "zh-CN"),
    Broken("town-bad-locale", 'en = "Stair lamp"', 'english = "Stair lamp"', "english"),
    Broken("town-bad-zone", '"Asia/Shanghai"', '"Asia/Beijing"', "Asia/Beijing"),
    Broken("town-bad-zone", '"Asia/Shanghai"', '"/etc"', "/etc"),
    Broken("town-bad-gb-code", "limits = { finish", 'gb_code = "02-1"\nlimits = { finish', "gb_code"),
    Broken("town-bad-address", '"lab:li"', '"li"', 'accounts = ["li"]'),
    Broken("town-unknown-channel", '"lab:li"', '"labs:li"', "labs:li"),
    Broken(
        "town-grid-twice",
        _FIRST_BUILDING,
        _grid("north", 'parent = "lakeside"') + _FIRST_BUILDING,
        'id = "north"\nname = "north"',
    ),
    Broken("town-grid-name-twice", 'name = "杨树组"', 'name = "柳樹院"', 'name = "柳樹院"'),
    Broken(
        "town-unknown-grid",
        'name = "北网格"\nlevel = "网格"\nparent = "lakeside"',
        'name = "北网格"\nlevel = "网格"\nparent = "lakside"',
        "lakside",
    ),
    Broken("town-unknown-grid", 'grid = "poplar"\nnames', 'grid = "popular"\nnames', "popular"),
    Broken("town-unknown-grid", 'grid = "willow" }', 'grid = "pillow" }', "pillow"),
    Broken("town-unknown-grid", 'grid = "lakeside"\nhandler', 'grid = ["lakeside",\n"seaside"]\nhandler', "seaside"),
    Broken("town-unknown-grid", 'grid = "willow"\npurpose', 'grid = "oak"\npurpose', "oak"),
    Broken("town-no-root", 'level = "社区"\n', 'level = "社区"\nparent = "nowhere"\n', '[[grids]]\nid = "lakeside"'),
    Broken(
        "town-second-root",
        'level = "微网格"\nparent = "north"\nkind',
        'level = "微网格"\nkind',
        '[[grids]]\nid = "mall"',
    ),
    Broken(
        "town-circle", 'level = "网格"\nparent = "lakeside"', 'level = "网格"\nparent = "willow"', 'parent = "willow"'
    ),
    Broken("town-level-twice", '"网格", "微网格"]', '"网格",\n"网格", "微网格"]', '"网格", "微网格"]'),
    Broken("town-unknown-level", 'name = "杨树组"\nlevel = "微网格"', 'name = "杨树组"\nlevel = "小网格"', "小网格"),
    Broken(
        "town-level-order",
        'name = "杨树组"\nlevel = "微网格"',
        'name = "杨树组"\nlevel = "社区"',
        'level = "社区"\nparent',
    ),
    Broken("town-polygon-too-small", "[113.1, 29.0], [113.1, 29.1], ", "[113.1, 29.0], ", "polygon"),
    Broken("town-bad-point", "[113.1, 29.1]", "[29.1, 113.1]", "polygon"),
    Broken("town-bad-point", "[113.1, 29.1]", "[113.1]", "polygon"),
    Broken("town-bad-point", "polygon = [[113.0, 29.0], ", 'polygon = ["here", ', "polygon"),
    Broken(
        "town-building-which",
        'pattern = "{n}栋"',
        'pattern = "{n}栋"\nname = "1栋"',
        '[[buildings]]\ngrid = "willow"',
    ),
    Broken("town-building-which", _POPLAR_BUILDINGS, "", '[[buildings]]\ngrid = "poplar"'),
    Broken(
        "town-building-which",
        _POPLAR_BUILDINGS,
        _POPLAR_BUILDINGS + '\naliases = ["红房子"]',
        '[[buildings]]\ngrid = "poplar"',
    ),
    Broken("town-building-row", 'pattern = "{n}栋"', 'pattern = "栋"', '[[buildings]]\ngrid = "willow"'),
    Broken("town-building-row-backwards", "from = 1", "from = 3", '[[buildings]]\ngrid = "willow"'),
    Broken("town-building-row-backwards", "to = 2", "to = 5000", '[[buildings]]\ngrid = "willow"'),
    Broken("town-building-twice", _POPLAR_BUILDINGS, 'names = ["1栋", "红楼",\n"紅樓"]', "紅樓"),
    Broken(
        "town-building-twice",
        '[[buildings]]\ngrid = "mall"',
        '[[buildings]]\ngrid = "north"\nname = "长楼"\n\n[[buildings]]\ngrid = "mall"',
        '[[buildings]]\ngrid = "north"\nname = "长楼"',
    ),
    Broken("town-bad-units", "units = 2", "units = 0", "units = 0"),
    Broken("town-bad-units", "units = 2", 'units = ["1", "１"]', 'units = ["1"'),
    Broken("town-bad-units", "units = 2", "units = true", "units = true"),
    Broken("town-unknown-day", "sat =", "saturday =", "saturday"),
    Broken("town-days-backwards", "sat =", '"sun-sat" =', "sun-sat"),
    Broken("town-day-twice", "sat =", '"fri-sat" =', "fri-sat"),
    Broken("town-no-monday", '"mon-fri"', '"tue-fri"', "[week]"),
    Broken("town-bad-interval", '"09:00-12:00", "13', '"9-12", "13', "9-12"),
    Broken("town-interval-backwards", "13:00-18:00", "18:00-13:00", "18:00-13:00"),
    Broken("town-hours-overlap", "13:00-18:00", "11:30-18:00", "11:30-18:00"),
    Broken("town-bad-date", '"2026-07-04"', '"2026-02-30"', "2026-02-30"),
    Broken("town-not-a-choice", '"2026-07-04" = "work"', '"2026-07-04" = "party"', "party"),
    Broken("town-always-quiet", '"12:30-13:30"', '"07:00-21:30"', "hours = ["),
    Broken("town-always-quiet", '"12:30-13:30"', '"00:00-00:00"', "hours = ["),
    Broken("town-bad-interval", '"12:30-13:30"', '"12-14"', "12-14"),
    Broken("town-limit-not-positive", "pings_a_day = 4", "pings_a_day = 0", "pings_a_day"),
    Broken("town-wrong-type", "pings_a_day = 4", 'pings_a_day = "4"', "pings_a_day"),
    Broken("town-bad-time", 'personal = "08:00"', 'personal = "8:00"', '"8:00"'),
    Broken("town-bad-time", 'summaries = ["17:30"]', "summaries = [1730]", "summaries"),
    Broken("town-empty", 'summaries = ["17:30"]', "summaries = []", "summaries"),
    Broken("town-bad-weekly-time", "thu 15:00", "thursday 15:00", "thursday"),
    Broken("town-unknown-class", "[ladders]\nsimple", "[ladders]\nsimpel", "simpel"),
    Broken(
        "town-wrong-type", 'simple = [\n    { at = "75%', 'ordinary = "quick"\nsimple = [\n    { at = "75%', "quick"
    ),
    Broken("town-empty", 'simple = [\n    { at = "75%', 'ordinary = []\nsimple = [\n    { at = "75%', "ordinary = []"),
    Broken("town-missing-table", "[ladders]\nsimple = [\n    {", "[[ladders]]\nsimple = [\n    {", "[[ladders]]"),
    Broken("town-empty", 'tell = ["first_above", "on_duty"]', "tell = []", '"+30 minutes"'),
    Broken("town-empty", 'ladder = [{ at = "end", tell = ["lead"] }]', "ladder = []", "ladder = []"),
    Broken("town-bad-rung", "75% or 1 work_hour before", "75 percent", "75 percent"),
    Broken("town-bad-rung", '"50%"', '"0%"', '"0%"'),
    Broken("town-bad-limit", "+30 minutes", "+half an hour", "+half an hour"),
    Broken("town-bad-limit", "or 1 work_hour before", "or early before", "or early before"),
    Broken("town-not-a-choice", "second_above", "secound_above", "secound_above"),
    Broken("town-unknown-key", '{ at = "50%",', '{ when = "50%", at = "50%",', "when ="),
    Broken("town-milestone-twice", '{ id = "hung", name', '{ id = "bought", name', "Put up"),
    Broken("town-missing-key", 'id = "stairs", ', "", "楼道灯都亮"),
    Broken("town-item-twice", 'id = "rest"', 'id = "stairs"', "别的"),
    Broken("town-duty-twice", 'id = "monthly"', 'id = "patrol"', 'id = "patrol"\nname = "月报"'),
    Broken("town-bad-duty-day", 'days = ["mon", "thu"]', 'days = ["monday"]', "monday"),
    Broken("town-bad-duty-day", "days = [-1]", "days = [32]", "[32]"),
    Broken("town-duty-days", "days = [-1]", 'days = ["fri"]', '[[duties]]\nid = "monthly"'),
    Broken("town-duty-days", 'days = ["mon", "thu"]\n', "", '[[duties]]\nid = "patrol"'),
    Broken("town-duty-days", 'every = "month"', 'every = "work_day"', '[[duties]]\nid = "monthly"'),
    Broken("town-not-a-choice", 'off_day = "before"', 'off_day = "bevor"', "bevor"),
    Broken("town-unknown-role", 'role = "staff"\nevery', 'role = "stuff"\nevery', "stuff"),
    Broken("town-unknown-grid", 'grid = "lakeside"\nevery', 'grid = "seaside"\nevery', "seaside"),
    Broken("town-unknown-category", 'category = "lamp" }', 'category = "lamps" }', "lamps"),
    Broken("town-unknown-class", "[limits.simple]", "[limits.simpel]", "[limits.simpel]"),
    Broken("town-bad-limit", '"4 work_hours"', '"four hours"', "four hours"),
    Broken("town-bad-limit", '"4 work_hours"', "4", "finish = 4"),
    Broken("town-unknown-unit-of-time", '"2 work_days"', '"2 workdays"', "workdays"),
    Broken("town-limit-not-positive", '"2 work_days"', '"0 work_days"', "0 work_days"),
    Broken(
        "town-category-twice",
        'id = "other"',
        'id = "lamp"\nname = "又一个"\nclass = "simple"\n\n[[categories]]\nid = "other"',
        'id = "lamp"\nname = "又一个"',
    ),
    Broken("town-unknown-category", '["lamp", "other"]', '["lamps", "other"]', "lamps"),
    Broken(
        "town-too-many-categories",
        "[[roles]]",
        "".join(_category(f"c{n}") for n in range(19)) + "[[roles]]",
        '[[categories]]\nid = "c18"',
    ),
    Broken(
        "town-no-other", '[[categories]]\nid = "other"', '[[categories]]\nid = "others"', '[[categories]]\nid = "lamp"'
    ),
    Broken(
        "town-role-twice",
        '[[roles]]\nid = "staff"',
        '[[roles]]\nid = "leader"\nname = "x"\nstanding = "leader"\n\n[[roles]]\nid = "staff"',
        'id = "leader"\nname = "x"',
    ),
    Broken("town-unknown-role", 'role = "staff"\n', 'role = "stuff"\n', "stuff"),
    Broken("town-unknown-role", 'role = "leader", grid', 'role = "reader", grid', "reader"),
    Broken(
        "town-handler-twice",
        '[[handlers]]\nid = "property"',
        '[[handlers]]\nid = "office"\nname = "x"\nkind = "post"\nrole = "staff"\n\n[[handlers]]\nid = "property"',
        'id = "office"\nname = "x"',
    ),
    Broken("town-unknown-handler", 'fallback = "office"', 'fallback = "offices"', "offices"),
    Broken("town-unknown-handler", 'handler = "property"', 'handler = "properties"', "properties"),
    Broken("town-unknown-handler", 'deputy = "office"', 'deputy = "police"', "police"),
    Broken("town-handler-post", 'kind = "post"\nrole = "staff"', 'kind = "post"', '[[handlers]]\nid = "office"'),
    Broken("town-handler-organisation", 'contacts = ["li"]', 'role = "staff"', '[[handlers]]\nid = "property"'),
    Broken(
        "town-responsibility-twice",
        _RESPONSIBILITY,
        _RESPONSIBILITY + '\n[[responsibilities]]\ncategory = "lamp"\ngrid = "lakeside"\nhandler = "property"\n',
        '[[responsibilities]]\ncategory = "lamp"',
    ),
    Broken("town-own-deputy", 'deputy = "office"', 'deputy = "property"', 'deputy = "property"'),
    Broken("town-person-twice", _LI, '[[people]]\nkey = "wang"\nname = "x"\n\n' + _LI, 'key = "wang"\nname = "x"'),
    Broken("town-unknown-person", 'contacts = ["li"]', 'contacts = ["lee"]', "lee"),
    Broken("town-unknown-person", 'person = "li"', 'person = "lu"', 'person = "lu"'),
    Broken("town-account-twice", '"lab:li"', '"lab:li", "lab:wang"', '"lab:li", "lab:wang"'),
    Broken("town-account-twice", '"lab:li"', '"lab:li", "lab:willow-group"', '"lab:li", "lab:willow-group"'),
    Broken("town-bad-door", '"willow:1栋/2/101"', '"willow:1栋"', '"willow:1栋"'),
    Broken("town-unknown-door", '"willow:1栋/2/101"', '"willow:1栋/2/909"', "909"),
    Broken("town-ambiguous-building", '"willow:1栋/2/101"', '"1栋/2/101"', '"1栋/2/101"'),
    Broken(
        "town-post-twice",
        _LEADER_POST,
        _LEADER_POST[:-1] + ',\n{ role = "leader", grid = "willow", deputy = true }]',
        "deputy = true",
    ),
    Broken(
        "town-chat-twice",
        '[[lab]]\nperson = "wang"',
        _CHAT + '[[lab]]\nperson = "wang"',
        'address = "lab:willow-group"\ntitle = "x"',
    ),
    Broken("town-unknown-chat", _ONLY_CHAT, "", 'chat = "lab:willow-group"'),
    Broken("town-unknown-chat", 'chat = "lab:willow-group"', 'chat = "lab:willow"', 'chat = "lab:willow"'),
    Broken("town-phone-without-account", 'person = "li"', 'person = "yang"', 'person = "yang"'),
    Broken(
        "town-no-root",
        TOML[TOML.index("[[grids]]") : TOML.index("[[buildings]]")],
        _grid("a", 'parent = "b"') + _grid("b", 'parent = "a"'),
        '[[grids]]\nid = "a"',
    ),
)

HOUSEHOLDS: tuple[Broken, ...] = (
    Broken("town-csv-syntax", "红楼,,101", '"红楼,,101', '"红楼'),
    Broken("town-unknown-column", "owner_key,grid", "owner,grid", "owner,grid"),
    Broken("town-column-twice", "owner_key,grid", "unit,grid", "building,"),
    Broken("town-missing-columns", "area_m2,", "", "building,"),
    Broken("town-wrong-number-of-cells", "红楼,,101,60,owner,,", "红楼,,101,60,owner", "红楼"),
    Broken("town-empty-cell", "红楼,,101", "红楼,,", "红楼"),
    Broken("town-formula", "红楼,,101,60,owner,", "红楼,,101,60,owner,=1+1", "=1+1"),
    Broken("town-formula", "红楼,,101,60,owner,", "红楼,,101,60,owner,＠SUM", "＠SUM"),
    Broken("town-formula", "红楼,,101,60,owner,", "红楼,,101,60,owner,-cmd", "-cmd"),
    Broken("town-area-not-a-number", "红楼,,101,60", "红楼,,101,六十", "六十"),
    Broken("town-area-not-a-number", "红楼,,101,60", "红楼,,101,NaN", "NaN"),
    Broken("town-area-not-positive", "红楼,,101,60", "红楼,,101,-60", "-60"),
    Broken("town-area-not-positive", "红楼,,101,60", "红楼,,101,0.00", "0.00"),
    Broken("town-area-not-exact", "78.4321", "78.43219", "78.43219"),
    Broken("town-unknown-tenure", "let,laowu", "rent,laowu", "rent"),
    Broken("town-adults-not-a-number", "let,laowu,,3", "let,laowu,,drei", "drei"),
    Broken("town-adults-not-a-number", "let,laowu,,3", "let,laowu,,-3", "-3"),
    Broken("town-unknown-building", "红楼,,101", "绿楼,,101", "绿楼"),
    Broken("town-ambiguous-building", "willow:1栋,1,101", "1栋,1,101", "1栋,1,101"),
    Broken("town-unknown-unit", "willow:1栋,1,101", "willow:1栋,3,101", "1栋,3"),
    Broken("town-unknown-unit", "willow:1栋,1,101", "willow:1栋,,101", "1栋,,"),
    Broken("town-building-without-units", "红楼,,101", "红楼,1,101", "红楼"),
    Broken("town-room-twice", "willow:1栋,2,102,80", "willow:1栋,2,１０１,80", "１０１"),
    Broken("town-room-twice", "长楼,西", "长楼,东", "长楼"),
    Broken("town-unknown-grid", "owner,,poplar", "owner,,popular", "popular"),
    Broken("town-household-elsewhere", "红楼,,101,60,owner,,", "红楼,,101,60,owner,,willow", "红楼"),
    Broken("town-household-in-dedicated", "红楼,,101", "商场,,101", "商场"),
    Broken("town-household-in-dedicated", "owner,,poplar", "owner,,mall", "mall"),
)

CASES = [(TOML, broken) for broken in TOWN] + [(CSV, broken) for broken in HOUSEHOLDS]
