"""Places: from what people write, or a point on the map, to a building, a room and a grid."""
