"""Topics, meetings, resolutions, the six steps and ideas as they are stored. Their rules are in ``domain.council``."""
