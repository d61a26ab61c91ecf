"""Names come without their rank, and words that open a sentence are no names."""

from assistant.wording.names import names_in


def test_a_rank_is_told_apart_from_the_name():
    name = names_in("Temporary Assistant Chief Constable Maren Holt is responsible.")[0]
    assert (name.text, name.rank, name.is_person) == ("Maren Holt", "Temporary Assistant Chief Constable", True)


def test_an_opening_word_is_no_name():
    assert names_in("The force agrees. However, it waits.") == ()


def test_a_board_is_a_body_and_no_person():
    name = names_in("at the Open Scrutiny Forum in June")[0]
    assert (name.text, name.is_body, name.is_person) == ("Open Scrutiny Forum", True, False)


def test_a_short_rank_is_told_in_full():
    assert names_in("as DCC Arlo Finch said")[0].rank == "Deputy Chief Constable"
