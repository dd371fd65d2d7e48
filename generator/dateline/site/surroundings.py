"""A catalogue, bodies and pictures in; what those bodies lead to by name, and the pictures that they show, out."""

from collections.abc import Iterable

from dateline.content.markdown.surroundings import Surroundings
from dateline.model import Picture
from dateline.site.catalogue import Catalogue
from dateline.site.checks.bodies import find_pictures
from dateline.site.naming.name_links import list_targets, resolve_names


def find_surroundings(catalogue: Catalogue, bodies: Iterable[str], pictures: tuple[Picture, ...]) -> Surroundings:
    """Return what stands around these bodies on the site."""
    texts = tuple(body for body in bodies if "[[" in body or "images/" in body or "[^" in body)
    told = ((story.text.title, story.address) for story in catalogue.stories.values())
    by_address = {picture.address: picture for picture in pictures}
    shown = find_pictures(texts, frozenset(by_address))
    has_names = any("[[" in text for text in texts)
    return Surroundings(
        names=resolve_names(texts, list_targets(catalogue.terms.values(), told)) if has_names else {},
        pictures={address: by_address[address] for address in sorted(shown)},
        way_back=catalogue.words.say("entry.way_back"),
    )
