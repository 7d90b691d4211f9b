"""From what somebody wrote to the category it sounds like: a suggestion, which one tap corrects."""

from __future__ import annotations

from domain.reading.finder import Finder
from domain.reading.folding import fold
from domain.town import Town


class MatterReader:
    """Knows the keywords of one town's categories. A changed town needs a new reader."""

    def __init__(self, town: Town) -> None:
        self._category: dict[str, str] = {}
        for category in town.categories.values():
            for keyword in category.keywords:
                self._category.setdefault(fold(keyword).strip(), category.id)
        self._rank = {category: rank for rank, category in enumerate(town.categories)}
        self._keywords = Finder(self._category)

    def suggest(self, text: str) -> str | None:
        """The id of the category whose keyword is in the text; None if there is no keyword.

        The longest keyword wins, of equally long ones that of the category the town lists first.
        """
        found = (keyword for _, keyword in self._keywords.everywhere(fold(text)))
        best = min(found, key=lambda keyword: (-len(keyword), self._rank[self._category[keyword]]), default=None)
        return None if best is None else self._category[best]
