"""The words with which many titles of a band begin."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.picture.beginnings import shared_beginning

TITLES = st.lists(st.lists(st.sampled_from(["Battle", "of", "the", "A"]), min_size=1, max_size=6).map(" ".join))


def saved(titles: list[str], beginning: str) -> int:
    """The signs that a beginning saves, 0 where it is one of too few titles or says too much."""
    count = sum(title.startswith(f"{beginning} ") for title in titles)
    often = count >= 8 and 3 * count >= len(titles) and len(beginning) <= 24 and " " in beginning
    return count * len(beginning) if often else 0


@given(TITLES.map(lambda titles: titles * 5))
def test_no_other_beginning_saves_more(titles):
    words = [title.split() for title in titles]
    all_ = {" ".join(said[:number]) for said in words for number in range(1, len(said))}
    assert saved(titles, shared_beginning(titles)) == max((saved(titles, one) for one in all_), default=0)


@given(TITLES)
def test_what_is_left_out_is_two_words_or_more_and_never_a_whole_title(titles):
    beginning = shared_beginning(titles)
    assert not beginning or (" " in beginning and any(title.startswith(f"{beginning} ") for title in titles))
