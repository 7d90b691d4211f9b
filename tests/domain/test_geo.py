"""Where a shared location lies: the two datums against published pairs, the polygons against shapely."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.message import Datum, Point
from domain.places.geo import GridMap, to_gcj02, to_wgs84
from domain.town import Grid
from tests.domain.places_town import town

VECTORS = json.loads(Path(__file__).with_name("gcj02_vectors.json").read_text(encoding="utf-8"))
PAIRS = VECTORS["wgs_lat_lng__gcj_lat_lng"]
METRES_PER_DEGREE = 111_320

Ring = tuple[tuple[float, float], ...]


def metres(one: Point, other: Point) -> float:
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return math.hypot(one.lat - other.lat, east) * METRES_PER_DEGREE


@pytest.mark.parametrize(("lat", "lon", "gcj_lat", "gcj_lon"), PAIRS)
def test_a_point_is_shifted_as_published(lat: float, lon: float, gcj_lat: float, gcj_lon: float) -> None:
    shifted = to_gcj02(Point(lat, lon))
    assert shifted.datum is Datum.GCJ02
    assert abs(shifted.lat - gcj_lat) <= VECTORS["tolerance_wgs2gcj_deg"]
    assert abs(shifted.lon - gcj_lon) <= VECTORS["tolerance_wgs2gcj_deg"]


@pytest.mark.parametrize(("lat", "lon", "gcj_lat", "gcj_lon"), PAIRS)
def test_a_shifted_point_is_brought_back(lat: float, lon: float, gcj_lat: float, gcj_lon: float) -> None:
    measured = to_wgs84(Point(gcj_lat, gcj_lon, Datum.GCJ02))
    assert measured.datum is Datum.WGS84
    assert metres(measured, Point(lat, lon)) <= VECTORS["tolerance_gcj2wgs_m"]


@given(st.floats(18, 53), st.floats(74, 135))
def test_there_and_back_ends_where_it_began(lat: float, lon: float) -> None:
    shifted = to_gcj02(Point(lat, lon))
    assert metres(shifted, Point(lat, lon)) > 10
    assert metres(to_wgs84(shifted), Point(lat, lon)) < 0.01


@pytest.mark.parametrize(("lat", "lon"), [(51.5, -0.1), (0.0, 110.0), (56.0, 110.0), (35.0, 71.9), (35.0, 138.0)])
def test_outside_china_the_two_are_one(lat: float, lon: float) -> None:
    assert to_gcj02(Point(lat, lon)) == Point(lat, lon, Datum.GCJ02)
    assert to_wgs84(Point(lat, lon, Datum.GCJ02)) == Point(lat, lon)


def test_what_already_is_in_the_wanted_datum_stays() -> None:
    measured, shifted = Point(31.2, 121.5), Point(31.2, 121.5, Datum.GCJ02)
    assert to_wgs84(measured) is measured
    assert to_gcj02(shifted) is shifted


def square(west: float, south: float, size: float) -> Ring:
    return ((west, south), (west + size, south), (west + size, south + size), (west, south + size))


YARDS = GridMap(
    town(
        (
            Grid("street", "街道", "街道", polygon=square(113.0, 29.0, 1.0)),
            Grid("west", "西院", "微网格", parent="street", polygon=square(113.25, 29.25, 0.25)),
            Grid("east", "东院", "微网格", parent="street", polygon=square(113.5, 29.25, 0.25)),
            Grid("unmapped", "没有图", "微网格", parent="street"),
            Grid("ring", "回字院", "微网格", parent="street", polygon=((113.0, 29.75), (113.2, 29.95), (113.2, 29.75))),
        )
    )
)


@pytest.mark.parametrize(
    ("lat", "lon", "grid"),
    [
        (29.3, 113.3, "west"),
        (29.3, 113.6, "east"),
        (29.3, 113.5, "west"),  # on the fence between the two: the one the town lists first
        (29.25, 113.6, "east"),
        (29.5, 113.75, "east"),  # a corner
        (29.1, 113.1, "street"),
        (30.0, 114.0, "street"),
        (29.8, 113.15, "ring"),
        (29.9, 113.05, "street"),
        (30.1, 113.5, None),
        (29.5, 114.0001, None),
        (math.nan, 113.3, None),
        (29.3, math.inf, None),
    ],
)
def test_a_location_lies_in_the_smallest_grid_around_it(lat: float, lon: float, grid: str | None) -> None:
    assert YARDS.grid_at(Point(lat, lon)) == grid


def test_a_location_from_a_chinese_map_is_shifted_before_it_is_looked_up() -> None:
    inside = Point(29.3, 113.49999)  # a metre west of the fence; GCJ-02 moves it hundreds of metres east
    shifted = to_gcj02(inside)
    assert shifted.lon > 113.5
    assert YARDS.grid_at(shifted) == "west"
    assert YARDS.grid_at(Point(shifted.lat, shifted.lon)) == "east"


def test_a_town_without_polygons_finds_no_grid() -> None:
    assert GridMap(town([Grid("yard", "院子", "网格")])).grid_at(Point(29.3, 113.3)) is None


# Sixteenths of a degree are exact in floating point, so that a point on the fence really is on it.
_corner = st.tuples(st.integers(0, 16), st.integers(0, 16)).map(lambda at: (100 + at[0] / 16, 30 + at[1] / 16))
_point = st.tuples(st.integers(-1, 33), st.integers(-1, 33)).map(lambda at: (100 + at[0] / 32, 30 + at[1] / 32))


@st.composite
def rings(draw: st.DrawFn) -> Ring:
    """The corners of a simple polygon, walked around its middle in either direction."""
    corners = draw(st.lists(_corner, min_size=3, max_size=9, unique=True))
    middle = [sum(axis) / len(corners) for axis in zip(*corners, strict=True)]
    ring = sorted(corners, key=lambda at: math.atan2(at[1] - middle[1], at[0] - middle[0]))
    assume(shapely.Polygon(ring).is_valid)
    return tuple(ring if draw(st.booleans()) else reversed(ring))


@given(rings(), st.lists(st.one_of(_point, _corner), min_size=1, max_size=20))
def test_inside_means_what_shapely_means_by_it(ring: Ring, points: list[tuple[float, float]]) -> None:
    yard = GridMap(town([Grid("yard", "院子", "网格", polygon=ring)]))
    polygon = shapely.Polygon(ring)
    for lon, lat in (*points, *ring):
        assert (yard.grid_at(Point(lat, lon)) == "yard") == polygon.covers(shapely.Point(lon, lat))


@given(rings(), st.floats(100, 101), st.floats(30, 31))
def test_any_point_off_the_fence_is_where_shapely_sees_it(ring: Ring, lon: float, lat: float) -> None:
    polygon, point = shapely.Polygon(ring), shapely.Point(lon, lat)
    assume(polygon.exterior.distance(point) > 1e-9)
    yard = GridMap(town([Grid("yard", "院子", "网格", polygon=ring)]))
    assert (yard.grid_at(Point(lat, lon)) == "yard") == polygon.covers(point)


@given(_corner, _corner, st.floats(0, 1), st.floats(100, 101), st.floats(30, 31))
def test_between_neighbours_there_is_no_gap(
    top: tuple[float, float], bottom: tuple[float, float], along: float, lon: float, lat: float
) -> None:
    """A plot cut in two by a slanting fence: every point lies in one half, also on the fence."""
    assume(top[0] != bottom[0])
    (north_lon, south_lon) = top[0], bottom[0]
    west = Grid("west", "西", "网格", polygon=((99.0, 30.0), (south_lon, 30.0), (north_lon, 31.0), (99.0, 31.0)))
    east = Grid("east", "东", "网格", polygon=((102.0, 31.0), (north_lon, 31.0), (south_lon, 30.0), (102.0, 30.0)))
    halves = GridMap(town([west, east]))
    fence = Point(30 + along, south_lon + (north_lon - south_lon) * along)
    assert halves.grid_at(fence) in ("west", "east")
    found = halves.grid_at(Point(lat, lon))
    swapped = GridMap(town([east, west])).grid_at(Point(lat, lon))
    edge = south_lon + (north_lon - south_lon) * (lat - 30)
    assume(abs(lon - edge) > 1e-9)
    assert found == swapped == ("west" if lon < edge else "east")
