"""Words that two people read to each other to see that two screens mean the same bytes.

256 of them, one for each value of a byte: short, known to most, none a letter away from another or alike in sound.
The list is part of the format: a changed word would show different words on two versions.
"""

import hashlib

COUNT = 4
"""Words shown. Who swaps what is shown has one chance in 2^32, because nobody can try without the other screen."""

WORDS = tuple(
    """
    acorn airport album almond amber anchor apple apron arrow artist atlas autumn avocado badge bagel balcony
    bamboo banjo barn basket bathtub beach beaver bedroom bicycle blanket blossom border boulder branch breeze
    brick bridge broom bubble buffalo button cabbage cabin cactus camera candle canoe carpet castle ceramic
    chalk cherry chess chimney circus cliff clock coconut coffee compass concert copper cotton cousin cradle
    crayon cricket crystal curtain cyclone daisy dancer desert diamond doctor dolphin dragon drawer dune eagle
    earring echo eclipse elbow emerald engine fabric falcon farmer fence ferry finger firefly flag flute forest
    fox frog galaxy garage garden garlic giraffe glacier glove goblet gondola gorilla granite guitar hammer
    hammock harbor hedge helmet horizon horse iceberg icicle igloo indigo insect island ivory jacket jaguar
    jelly jewel jigsaw jockey jungle kayak kettle kitchen kiwi koala ladder lagoon lantern leather lemon leopard
    library linen lizard lobster magnet maple marble market meadow mermaid mirror mitten monkey mosaic muffin
    museum mustard napkin needle north nutmeg oasis ocean octopus olive onion opera orange orchid ostrich otter
    oven owl palace pancake parrot peanut pelican pencil penguin pepper piano picnic pillow pilot pizza planet
    pocket poppy prairie pumpkin puppet puzzle pyramid rabbit raccoon radish rainbow ribbon rooster ruby runway
    salmon scooter shadow shelter shrimp silver spider spinach sponge spoon squid stadium statue sugar summer
    sunset swan sweater teapot temple tennis theater thimble thunder ticket tiger toast tomato tractor trumpet
    tulip tunnel turkey turtle uncle unicorn valley vanilla velvet village violin volcano voyage vulture waffle
    wagon walnut walrus whistle window winter wolf yogurt zebra zigzag zipper
    """.split()  # noqa: SIM905 -- words are read and changed as words, not as 256 quoted texts
)

_LABEL = b"countersign/v1/words\n"


def matching_words(transcript: bytes) -> tuple[str, ...]:
    """Four words for these bytes: those at the first four bytes of SHA-256 over a label and the transcript."""
    return tuple(WORDS[value] for value in hashlib.sha256(_LABEL + transcript).digest()[:COUNT])
