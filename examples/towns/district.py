"""A whole district as a town's folder, for trying out size: ``python examples/towns/district.py FOLDER``.

The communities are real, from ``examples/places/communities.csv``; those whose name occurs twice come first. That table
has no names of streets, so each street is called after its first community. Estates, lanes, borders, people and doors
are invented. Categories, roles, duties and the week are those of ``examples/towns/yueyang-lou``. The same numbers and
the same seed always make the same files; nothing of the program is imported here.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain, count, cycle, groupby, product
from math import ceil
from pathlib import Path
from typing import Any, TypeAlias

Table: TypeAlias = dict[str, Any]

_COMMUNITIES = Path(__file__).parents[1] / "places" / "communities.csv"
_NAMES = Path(__file__).parents[1] / "places" / "names.toml"
_SAMPLE = Path(__file__).parent / "yueyang-lou" / "town.toml"

#: 三长制: a neighbour leader keeps in touch with no more.
_MOST_PER_LEADER = 15

#: A cell of the map in degrees, how many lie side by side, and the south-west corner.
_CELL, _COLUMNS, _WEST, _SOUTH = 0.002, 43, 113.05, 29.32

_NUMERALS = "一二三四五六七八九十"
_SUFFIXES = ("社区居民管理委员会", "社区居民委员会", "社区居委会", "社区委员会", "村民委员会", "社区", "村")

#: The organisations every street has of its own, by the sample's handler, and how many hear for each.
_OF_THE_STREET = {
    "lift-service": ("电梯维保", 1),
    "power-water": ("供电供水报修点", 2),
    "chenglingji-sanitation": ("环卫中心", 1),
}
_STREET_POSTS = ("sanitation", "urban-management", "building-control", "street-staff")


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of everything, exactly. ``estates`` are 小区, each one whole grid; ``handlers`` 承办单位."""

    communities: int = 107
    grids: int = 675
    micro_grids: int = 1_819
    households: int = 50_000
    handlers: int = 200
    estates: int = 204
    seed: int = 2026


def write(folder: Path, size: Size | None = None) -> None:
    """Write ``town.toml`` and ``households.csv`` into the folder, which is made if need be.

    Raises ValueError when the numbers do not fit together.
    """
    district = _District(size or Size())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "town.toml").write_text("\n".join(_toml(district.document())), encoding="utf-8")
    with (folder / "households.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("building", "unit", "room", "area_m2", "tenure", "owner_key"))
        rows.writerows(district.doors)


class _District:
    """Filled by one walk down the tree, street by street."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._random = random.Random(size.seed)
        self._sample = tomllib.loads(_SAMPLE.read_text(encoding="utf-8"))
        self._names = tomllib.loads(_NAMES.read_text(encoding="utf-8"))
        self._tables: dict[str, list[Table]] = {
            name: [] for name in ("grids", "buildings", "handlers", "responsibilities", "people", "chats", "lab")
        }
        self.doors: list[tuple[str, ...]] = []
        self._people = count(1)
        self._cells = count()
        self._lanes = cycle(self._shuffled("lane"))
        self._former = cycle(self._shuffled("former"))
        self._nicknames = cycle(self._names["building"]["nicknames"])
        self._estates = self._estate_names()
        self._grids_of = iter(self._shares(size.grids, size.communities))
        self._micro_grids_of = self._shares(size.micro_grids, size.grids)
        self._build()

    def document(self) -> Table:
        """Everything of ``town.toml``, in the order of the sample."""
        sample = self._sample
        town = {**sample["town"], "id": "district", "name": "示范区", "levels": ["区", *sample["town"]["levels"]]}
        everywhere = [{key: said for key, said in duty.items() if key != "grid"} for duty in sample["duties"]]
        own = {**self._tables, "town": town, "duties": everywhere}
        return {name: own.get(name, table) for name, table in sample.items()}

    def _build(self) -> None:
        communities = _communities(self._size.communities)
        streets = [list(rows) for _, rows in groupby(communities, key=lambda row: row["streetCode"])]
        self._add("grids", id="district", name="示范区", level="区")
        self._posts_handlers()
        self._firms(self._size.handlers - len(self._tables["handlers"]) - len(_OF_THE_STREET) * len(streets))
        self._whole_district()
        markets = self._plan_markets(streets)
        self._households_of = iter(self._shares(self._size.households, self._size.micro_grids - len(markets)))
        self._markets = markets
        self._grid_numbers = count()
        names = _different(_short(street[0]["name"]) for street in streets)
        for number, (street, name) in enumerate(zip(streets, names, strict=True), 1):
            self._street(f"s{number:02}", name, street)
        self._phones()

    # The tree.

    def _street(self, id: str, name: str, communities: Sequence[Mapping[str, str]]) -> None:
        self._add("grids", id=id, name=f"{name}街道", level="街道", parent="district")
        for role in _STREET_POSTS:
            self._official({"role": role, "grid": id})
        for kind, (title, contacts) in _OF_THE_STREET.items():
            people = [self._official() for _ in range(contacts)]
            self._add("handlers", id=f"{kind}-{id}", name=f"{name}街道{title}", kind="organisation", contacts=people)
            self._answers(kind, id, f"{kind}-{id}")
        for number, row in enumerate(communities, 1):
            self._community(f"{id}-c{number}", row["name"], id)

    def _community(self, id: str, name: str, street: str) -> None:
        self._add("grids", id=id, name=name, level="社区", parent=street)
        self._official({"role": "community-staff", "grid": id})
        self._official({"role": "community-staff", "grid": id, "deputy": True})
        self._answers("property-dongting", id, next(self._firm))
        self._add("chats", address=f"lab:{id}-staff", title=f"{name}工作群", grid=id, purpose="staff")
        for number in range(1, next(self._grids_of) + 1):
            self._grid(f"{id}-g{number}", f"{_short(name)}第{_numeral(number)}网格", id)

    def _grid(self, id: str, name: str, community: str) -> None:
        number = next(self._grid_numbers)
        estate = self._estates.get(number)
        aliases = {"aliases": [estate, *self._other_names(estate)]} if estate else {}
        self._add("grids", id=id, name=name, level="网格", parent=community, **aliases)
        self._official({"role": "grid-worker", "grid": id})
        self._add("chats", address=f"lab:{id}", title=f"{estate or name}居民群", grid=id, purpose="residents")
        if estate:
            self._answers("property-dongting", id, next(self._firm))
        taken = 0
        for part in range(1, self._micro_grids_of[number] + 1):
            if (number, part) in self._markets:
                self._market(f"{id}-m{part}", _short(name.partition("第")[0]), id)
            else:
                called = f"{estate}{_numeral(part)}期" if estate else next(self._lanes)
                taken = self._micro_grid(f"{id}-m{part}", called, id, estate, taken)

    def _micro_grid(self, id: str, name: str, grid: str, estate: str | None, taken: int) -> int:
        """The last number of a building of the estate, of which ``taken`` were there before."""
        households = next(self._households_of)
        self._add("grids", id=id, name=name, level="微网格", parent=grid, polygon=self._polygon())
        self._official({"role": "micro-worker", "grid": id})
        units = self._random.choice((1, 2, 2, 3) if estate else (0, 0, 1, 2))
        floors = self._random.randint(3, 7) if estate else self._random.randint(2, 4)
        homes = self._homes(id, self._buildings(id, name, estate, taken, units, floors), units, floors, households)
        for door in self._random.sample(homes, ceil(households / _MOST_PER_LEADER)):
            self._person(self._called("titles"), door=door, posts=[{"role": "building-leader", "grid": id}])
        buildings = ceil(households / (max(units, 1) * floors * 2))
        return taken + buildings

    def _buildings(
        self, grid: str, name: str, estate: str | None, taken: int, units: int, floors: int
    ) -> Iterator[str]:
        """The names of as many buildings as are asked for; each is entered when it is asked for."""
        pattern = f"{estate}{{}}栋" if estate else self._random.choice((f"{name}{{}}号", "{}栋", "{}号楼"))
        numbered = {"units": units} if units else {}
        for number in count(taken + 1):
            called = pattern.format(number)
            aliases = {"aliases": [next(self._nicknames)]} if estate and number == 1 else {}
            self._add("buildings", grid=grid, name=called, **aliases, **numbered)
            yield called

    def _homes(self, grid: str, names: Iterator[str], units: int, floors: int, households: int) -> list[str]:
        """Enter the doors, building after building, and return them as people's ``door`` is written."""
        homes: list[str] = []
        labels = [str(unit) for unit in range(1, units + 1)] or [""]
        shape = list(product(labels, range(1, floors + 1), (1, 2)))
        while len(homes) < households:
            building = f"{grid}:{next(names)}"
            for unit, floor, side in shape[: households - len(homes)]:
                room = f"{floor}0{side}"
                self.doors.append((building, unit, room, *self._facts()))
                homes.append("/".join(part for part in (building, unit, room) if part))
        return homes

    def _facts(self) -> tuple[str, str, str]:
        """Area in square metres, tenure, and whose it is where somebody has several."""
        tenure = self._random.choices(("owner", "let", "empty"), (7, 2, 1))[0]
        owner = f"owner-{self._random.randint(1, self._size.households)}" if self._random.random() < 0.05 else ""
        return f"{self._random.randint(4_500, 14_000) / 100:.2f}", tenure, owner

    def _market(self, id: str, name: str, grid: str) -> None:
        called = f"{name}农贸市场"
        polygon = self._polygon()
        self._add("grids", id=id, name=called, level="微网格", parent=grid, kind="dedicated", polygon=polygon)
        self._add("buildings", grid=id, name=called, aliases=["农贸市场", "菜市场"])
        self._official({"role": "market-head", "grid": id})
        self._answers("market-head", id, "market-head")

    def _polygon(self) -> list[list[float]]:
        row, column = divmod(next(self._cells), _COLUMNS)
        west, south = _WEST + column * _CELL, _SOUTH + row * _CELL
        corners = ((west, south), (west + _CELL, south), (west + _CELL, south + _CELL), (west, south + _CELL))
        return [[round(lon, 4), round(lat, 4)] for lon, lat in corners]

    # Who answers.

    def _posts_handlers(self) -> None:
        self._tables["handlers"] += [handler for handler in self._sample["handlers"] if handler["kind"] == "post"]

    def _firms(self, number: int) -> None:
        names = self._shuffled("firm")
        if not 0 < number <= len(names):
            least = self._size.handlers - number
            raise ValueError(f"handlers: {least + 1} to {least + len(names)}, not {self._size.handlers}")
        for firm, name in enumerate(names[:number], 1):
            people = [self._official()]
            self._add("handlers", id=f"property-{firm}", name=name, kind="organisation", contacts=people)
        self._firm = cycle(f"property-{firm}" for firm in range(1, number + 1))

    def _whole_district(self) -> None:
        """The lines that hold everywhere: those of the sample's street whose handler is a post."""
        root = self._sample["grids"][0]["id"]
        for line in self._sample["responsibilities"]:
            if line["grid"] == root and line["handler"] not in _OF_THE_STREET:
                self._tables["responsibilities"].append({**line, "grid": "district"})

    def _answers(self, like: str, grid: str, handler: str) -> None:
        """In this grid the handler answers for all that ``like`` answers for in the sample."""
        for line in self._sample["responsibilities"]:
            if line["handler"] == like:
                self._tables["responsibilities"].append({**line, "grid": grid, "handler": handler})

    def _official(self, *posts: Table) -> str:
        return self._person(self._called("given"), **({"posts": list(posts)} if posts else {}))

    def _person(self, name: str, **said: Any) -> str:
        key = f"p{next(self._people):05}"
        self._add("people", key=key, name=name, accounts=[f"lab:{key}"], **said)
        return key

    def _phones(self) -> None:
        """The phones of the lab page: a leader in the group and in private, one who repairs, somebody of the office."""
        people = self._tables["people"]
        leader = next(p for p in people if p.get("posts", [{}])[0].get("role") == "building-leader")
        office = next(p for p in people if p.get("posts", [{}])[0].get("role") == "community-staff")
        group = leader["posts"][0]["grid"].rpartition("-")[0]
        self._add("lab", person=leader["key"], chat=f"lab:{group}")
        for person in (leader["key"], people[0]["key"], office["key"]):
            self._add("lab", person=person)

    # What is drawn by lot.

    def _shares(self, total: int, parts: int) -> list[int]:
        """The total in so many parts, none of them less than two thirds of the mean."""
        if not 0 < parts <= total:
            raise ValueError(f"{total} cannot be shared among {parts}")
        least = max(1, total // parts * 2 // 3)
        more = Counter(self._random.choices(range(parts), k=total - least * parts))
        return [least + more[part] for part in range(parts)]

    def _shuffled(self, kind: str) -> list[str]:
        names = [head + end for head, end in product(self._names[kind]["heads"], self._names[kind]["ends"])]
        self._random.shuffle(names)
        return names

    def _called(self, by: str) -> str:
        """A surname and what comes after it: ``given`` or ``titles``."""
        person = self._names["person"]
        return str(self._random.choice(person["surnames"]) + self._random.choice(person[by]))

    def _estate_names(self) -> Mapping[int, str]:
        """The estates by the number of their grid. One name in sixteen is borne by two, far from each other."""
        size, names = self._size, self._shuffled("estate")
        twice = ceil(size.estates / 16)
        if size.estates > min(size.grids, len(names) + twice):
            raise ValueError(f"{size.estates} estates are too many")
        names = names[: size.estates - twice]
        return {number * size.grids // size.estates: name for number, name in enumerate([*names, *names[:twice]])}

    def _other_names(self, estate: str) -> list[str]:
        """What else people call an estate: every third one was the yard of a factory."""
        also = [] if estate.endswith("小区") else [f"{estate}小区"]
        return [*also, next(self._former)] if self._random.random() < 1 / 3 else also

    def _plan_markets(self, streets: Iterable[Sequence[object]]) -> frozenset[tuple[int, int]]:
        """One micro-grid of each street, by the number of its grid and its own: the last of the first that can spare
        one."""
        shares = list(self._grids_of)
        self._grids_of = iter(shares)
        grids, communities = count(), iter(shares)
        found = set()
        for street in streets:
            own = [next(grids) for _ in street for _ in range(next(communities))]
            spare = (grid for grid in own if grid not in self._estates and self._micro_grids_of[grid] > 1)
            found.update((grid, self._micro_grids_of[grid]) for grid in list(spare)[:1])
        return frozenset(found)

    def _add(self, section: str, **said: Any) -> None:
        self._tables[section].append(said)


def _communities(number: int) -> list[Mapping[str, str]]:
    """As many as asked for, in the order of the table; chosen first those whose name another one bears too."""
    with _COMMUNITIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not 0 < number <= len(rows):
        raise ValueError(f"communities: 1 to {len(rows)}, not {number}")
    borne = Counter(row["name"] for row in rows)
    shared = sorted((row for row in rows if borne[row["name"]] > 1), key=lambda row: row["name"])
    chosen = [*shared, *(row for row in rows if borne[row["name"]] == 1)][:number]
    return sorted(chosen, key=lambda row: row["code"])


def _short(name: str) -> str:
    return next((name.removesuffix(suffix) for suffix in _SUFFIXES if name.endswith(suffix)), name)


def _different(names: Iterable[str]) -> Iterator[str]:
    """The names, those that come again made different."""
    seen: Counter[str] = Counter()
    for name in names:
        yield "新" * seen[name] + name
        seen[name] += 1


def _numeral(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _NUMERALS[tens - 1]) + "十" if tens else ""
    return head + (_NUMERALS[ones - 1] if ones else "")


def _toml(document: Table) -> Iterator[str]:
    for name, table in document.items():
        if isinstance(table, list):
            for row in table:
                yield f"[[{name}]]"
                yield from _pairs(row)
        elif any(isinstance(value, dict) for value in table.values()):
            yield from chain.from_iterable((f"[{name}.{key}]", *_pairs(inner)) for key, inner in table.items())
        else:
            yield f"[{name}]"
            yield from _pairs(table)


def _pairs(table: Table) -> Iterator[str]:
    for key, value in table.items():
        yield f"{_key(key)} = {_value(value)}"
    yield ""


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else json.dumps(key)


def _value(value: object) -> str:
    """As TOML writes it; texts, numbers and truth as JSON does."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _main() -> None:
    parser = argparse.ArgumentParser(description="Write a whole district as a town's folder.")
    parser.add_argument("folder", type=Path)
    for field in fields(Size):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=int, default=field.default)
    said = vars(parser.parse_args())
    write(said.pop("folder"), Size(**said))


if __name__ == "__main__":
    _main()
