"""From a point on earth to the grid it lies in, and between the two coordinate systems people's phones speak.

GCJ-02, which Chinese maps must use, is WGS-84 shifted by a few hundred metres in a pattern that is known. Polygons of
grids are WGS-84. Everything is planar: a neighbourhood is small.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, radians, sin, sqrt

from domain.message import Datum, Point
from domain.town import Town

# Krasovsky 1940, the ellipsoid the shift was defined on: half the long axis in metres, square of the eccentricity.
_AXIS, _ECCENTRICITY = 6_378_245.0, 0.00669342162296594323

# Outside this box the two systems are one.
_SOUTH, _NORTH = 0.8293, 55.8271
_WEST, _EAST = 72.004, 137.8347

# The shift changes so slowly that each round divides the error by thousands.
_ROUNDS = 4

# Enough that few polygons of a district lie in each, few enough that a polygon lies in few.
_STRIPS = 200


def to_gcj02(point: Point) -> Point:
    """The point as Chinese maps and WeChat write it, exact to a millionth of a degree."""
    if point.datum is Datum.GCJ02:
        return point
    north, east = _shift(point.lat, point.lon)
    return Point(point.lat + north, point.lon + east, Datum.GCJ02)


def to_wgs84(point: Point) -> Point:
    """The point as GPS measures it, exact to well under a metre."""
    if point.datum is Datum.WGS84:
        return point
    lat, lon = point.lat, point.lon
    for _ in range(_ROUNDS):
        north, east = _shift(lat, lon)
        lat, lon = point.lat - north, point.lon - east
    return Point(lat, lon)


def _shift(lat: float, lon: float) -> tuple[float, float]:
    """How far GCJ-02 moves a WGS-84 point to the north and to the east, in degrees."""
    if not (_SOUTH <= lat <= _NORTH and _WEST <= lon <= _EAST):
        return 0.0, 0.0
    x, y = lon - 105.0, lat - 35.0
    wave = 20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)
    root, product = sqrt(abs(x)), 0.1 * x * y
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + product + 0.2 * root
    north += (wave + _waves(y, (20.0, 1.0), (40.0, 1 / 3), (160.0, 1 / 12), (320.0, 1 / 30))) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + product + 0.1 * root
    east += (wave + _waves(x, (20.0, 1.0), (40.0, 1 / 3), (150.0, 1 / 12), (300.0, 1 / 30))) * 2.0 / 3.0
    bend = 1.0 - _ECCENTRICITY * sin(radians(lat)) ** 2
    along_meridian = _AXIS * (1.0 - _ECCENTRICITY) / (bend * sqrt(bend))
    along_parallel = _AXIS / sqrt(bend) * cos(radians(lat))
    return north * 180.0 / (along_meridian * pi), east * 180.0 / (along_parallel * pi)


def _waves(distance: float, *waves: tuple[float, float]) -> float:
    """The sum of sine waves, each given by its height and its half-turns per degree."""
    return sum(height * sin(distance * pi * turns) for height, turns in waves)


@dataclass(frozen=True, slots=True)
class _Edge:
    """One side of a polygon, from its lower end to its upper: neighbours that share it compute the same for it."""

    lon: float
    lat: float
    top_lon: float
    top_lat: float

    def side(self, lon: float, lat: float) -> float:
        """Above zero to the left of the edge, below to the right, zero on its line."""
        return (self.top_lon - self.lon) * (lat - self.lat) - (self.top_lat - self.lat) * (lon - self.lon)


class _Area:
    """A polygon with what makes asking it cheap."""

    def __init__(self, grid: str, depth: int, ring: Sequence[tuple[float, float]]) -> None:
        self.grid = grid
        self.depth = depth
        lons, lats = zip(*ring, strict=True)
        self._west, self._east = min(lons), max(lons)
        self.south, self.north = min(lats), max(lats)
        self._edges = tuple(_upwards(start, end) for start, end in pairwise((*ring, ring[0])))

    def covers(self, lon: float, lat: float) -> bool:
        """Whether the point lies inside or on the border."""
        if not (self._west <= lon <= self._east and self.south <= lat <= self.north):
            return False
        inside = False
        for edge in self._edges:
            side = edge.side(lon, lat)
            if side == 0.0 and _between(edge, lon, lat):
                return True
            # A ray to the east crosses the edge. Half-open, so that a corner is crossed once.
            if edge.lat <= lat < edge.top_lat and side > 0.0:
                inside = not inside
        return inside


def _upwards(start: tuple[float, float], end: tuple[float, float]) -> _Edge:
    (lon, lat), (top_lon, top_lat) = sorted((start, end), key=lambda corner: (corner[1], corner[0]))
    return _Edge(lon, lat, top_lon, top_lat)


def _between(edge: _Edge, lon: float, lat: float) -> bool:
    return edge.lat <= lat <= edge.top_lat and min(edge.lon, edge.top_lon) <= lon <= max(edge.lon, edge.top_lon)


class GridMap:
    """The polygons of one town, in strips from south to north. A changed town needs a new map."""

    def __init__(self, town: Town) -> None:
        areas = [_Area(grid.id, len(town.path(grid.id)), grid.polygon) for grid in town.grids.values() if grid.polygon]
        south, north = (
            min((area.south for area in areas), default=0.0),
            max((area.north for area in areas), default=0.0),
        )
        self._borders = [south + (north - south) * strip / _STRIPS for strip in range(_STRIPS)]
        self._strips: dict[int, list[_Area]] = {}
        for area in sorted(areas, key=lambda area: -area.depth):
            for strip in range(self._strip(area.south), self._strip(area.north) + 1):
                self._strips.setdefault(strip, []).append(area)

    def grid_at(self, point: Point) -> str | None:
        """The id of the deepest grid the point lies in, None outside of all polygons.

        A point on the border of two grids belongs to the one the town lists first.
        """
        here = to_wgs84(point)
        areas = self._strips.get(self._strip(here.lat), ())
        return next((area.grid for area in areas if area.covers(here.lon, here.lat)), None)

    def _strip(self, lat: float) -> int:
        return bisect_right(self._borders, lat)
