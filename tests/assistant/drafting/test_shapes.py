"""What a governance officer would strike out, kept out: repeated, misplaced, unasked or lost, over odd inspections."""

from datetime import date

from assistant.cases import Case
from assistant.drafting import draft_section, request_to_force
from assistant.drafts.facts import Fact
from tests.assistant.drafting.cases.making import a_case, an_inspection, an_office, area, asked, earlier, fact

OFFICE = an_office()
DAY = date(2025, 4, 22)
FORCE = "Chief Superintendent Ada Mistry"
BODY = "Jonah Pell, Office of the Police and Crime Commissioner for Lowmarsh"


def initial(case: Case) -> str:
    return draft_section(case, "initial_response").text


def overall(case: Case) -> str:
    return draft_section(case, "overall_comments").text


def received(text: str) -> Fact:
    who = "Chief Constable Oluwaseun Braithwaite"
    return fact(90, who, text, "chief_constable_response", role="received text")


def test_a_graded_report_that_closes_a_concern_keeps_its_grades() -> None:
    record = an_inspection(
        OFFICE,
        "PEEL 2023–25: An inspection of Lowmarsh Police",
        DAY,
        "Callers wait less. In the year to March 2025, 8% of calls were abandoned. I have closed the cause of concern "
        "about answering callers. Sickness is high.",
        grades=[("Answering callers", "adequate"), ("Investigating crime", "good")],
        concerns=[("Answering callers", "closed")],
        recommendations=(),
        areas=(area(1, "The force should understand why sickness is high."),),
    )
    text = initial(a_case(OFFICE, record))
    assert "grades Lowmarsh Police adequate for answering callers, and good for investigating crime" in text
    assert "It closes the cause of concern about answering callers." in text
    assert "8% of calls were abandoned" in text


def test_one_concern_closed_and_one_open_are_told_apart() -> None:
    record = an_inspection(
        OFFICE,
        "Lowmarsh Police: causes of concern revisit letter",
        DAY,
        "Custody records: We read 50 records and 48 were complete. I have closed this cause of concern.\n"
        "Missing children: 31 plans were overdue. This cause of concern remains open.",
        concerns=[("Custody records", "closed"), ("Missing children", "continuing")],
        recommendations=(),
        areas=(),
    )
    told = fact(1, FORCE, "On 20 April 2025, 12 plans were overdue.", "cause of concern 2")
    text = initial(a_case(OFFICE, record, told))
    assert "decision to close the cause of concern about custody records, and am concerned that" in text
    assert "The letter makes no recommendations" in text
    assert "figures behind" not in text
    assert text.endswith(
        "[commissioner to confirm: I will ask the chief constable for an account of progress on missing children at "
        "the Holding to Account Board on 9 September 2025.]"
    )
    outline = draft_section(a_case(OFFICE, record, told), "chief_constable_response").text
    assert "told this office: “On 20 April 2025, 12 plans were overdue.”" in outline
    assert "Force." not in outline


def test_the_same_answer_to_several_recommendations_is_printed_once() -> None:
    items = tuple(asked(n, f"The force should publish table {n}.") for n in (1, 2, 3))
    record = an_inspection(OFFICE, "Open books: a thematic inspection", DAY, None, recommendations=items, areas=())
    about = [f"recommendation {n}" for n in (1, 2, 3)]
    text = initial(a_case(OFFICE, record, fact(1, FORCE, "Accepted. All three will be met on time.", *about)))
    assert text.count("accepts") == 1
    assert "The force accepts these recommendations" in text
    assert "my own action on each of recommendations 1 to 3" in text


def test_accepted_in_one_line_by_the_chief_officer_is_no_paragraph_each() -> None:
    items = tuple(asked(n, f"The force should publish table {n}.") for n in range(1, 6))
    record = an_inspection(OFFICE, "Open books: a thematic inspection", DAY, None, recommendations=items, areas=())
    text = initial(a_case(OFFICE, record, received("I accept all five recommendations.")))
    assert text.count("accepts them") == 1
    assert "whether the force accepts" not in text


def test_partly_accepted_gives_no_reason_that_was_not_given() -> None:
    record = an_inspection(
        OFFICE, "A look at stores", DAY, None, recommendations=(asked(1, "The force should count all keys."),), areas=()
    )
    text = initial(
        a_case(OFFICE, record, fact(1, FORCE, "Partly accepted. We count keys on weekdays.", "recommendation 1"))
    )
    assert "Its reason is" not in text
    assert "which part it will not carry out and why" in text


def test_a_date_row_is_printed_with_the_owner() -> None:
    record = an_inspection(
        OFFICE, "A look at stores", DAY, None, recommendations=(asked(1, "The force should count all keys."),), areas=()
    )
    row = "Accepted.\nAction: a sergeant counts them each week.\nOwner: Supt Mistry\nDate: 30/06/2025"
    text = initial(a_case(OFFICE, record, fact(1, FORCE, row, "recommendation 1")))
    assert "Supt Mistry is responsible for this, to be done by 30 June 2025." in text


def test_what_the_office_told_of_all_areas_is_printed_once_and_first() -> None:
    areas = (
        area(1, "The force should reduce the number of calls that are abandoned."),
        area(2, "The force should make sure that exhibits are labelled."),
        area(3, "The force should make sure that cells are cleaned every day."),
    )
    record = an_inspection(OFFICE, "PEEL", DAY, None, recommendations=(), areas=areas)
    about = [f"area for improvement {n}" for n in (1, 2, 3)]
    text = initial(a_case(OFFICE, record, fact(1, BODY, "The commissioner has asked for a plan for each.", *about)))
    assert text.count("I have asked for a plan for each.") == 1
    assert "They are about calls, exhibits and cells." in text
    assert text.index("plan for each") < text.index("They are about")


def test_an_earlier_sentence_about_it_is_not_quoted_beside_an_item_that_only_shares_the_force() -> None:
    record = an_inspection(
        OFFICE,
        "A look at cells",
        DAY,
        None,
        recommendations=(asked(1, "Lowmarsh Police should record each visit."),),
        areas=(),
    )
    own = earlier(
        OFFICE, "Imogen Trask", date(2024, 9, 2), "Language matters. Lowmarsh will record it and I will publish it."
    )
    assert "publish it" not in initial(a_case(OFFICE, record, own=(own,)))


def test_a_point_that_the_inspectors_do_not_leave_open_is_not_called_open() -> None:
    record = an_inspection(
        OFFICE,
        "A joint look",
        DAY,
        "Partners attend meetings. We will return within a year.",
        recommendations=(),
        areas=(),
    )
    assert "matter open" not in overall(a_case(OFFICE, record))


def test_nothing_is_said_to_be_left_out_where_the_comments_may_mean_it() -> None:
    items = (asked(1, "The force should count keys."), asked(2, "The force should weigh drugs."))
    record = an_inspection(OFFICE, "A look at stores", DAY, None, recommendations=items, areas=())
    text = overall(a_case(OFFICE, record, received("I accept the first of these. The rest needs money.")))
    assert "do not mention" not in text


def test_a_sentence_that_leans_on_another_is_not_torn_out_of_the_comments() -> None:
    record = an_inspection(
        OFFICE,
        "A look at stores",
        DAY,
        None,
        recommendations=(asked(1, "The force should count keys in stores."),),
        areas=(),
    )
    comments = (
        "I accept the recommendation. Sergeants count keys in stores. In the first three weeks they found 14 missing. "
        "On 2 May 2025, 9 keys in stores were missing."
    )
    text = overall(a_case(OFFICE, record, received(comments)))
    assert "they found 14" not in text
    assert "9 keys in stores were missing" in text


def test_areas_are_named_by_topic_and_told_once_in_the_answer_to_comments() -> None:
    areas = (
        area(1, "The force should make sure that emergency calls are answered sooner."),
        area(2, "The force should improve the recording of languages."),
    )
    record = an_inspection(OFFICE, "PEEL", DAY, None, recommendations=(), areas=areas)
    text = overall(
        a_case(OFFICE, record, received("We answered 91 per cent of emergency calls within ten seconds in March 2025."))
    )
    assert text.count("91 per cent") == 1
    assert "one of the two areas for improvement: emergency calls" in text
    assert "The recording of languages is not mentioned." in text


def test_the_request_quotes_the_whole_row_and_asks_only_for_the_rest() -> None:
    items = (asked(1, "The force should count keys."), asked(2, "The force should weigh drugs."))
    record = an_inspection(OFFICE, "A look at stores", DAY, None, recommendations=items, areas=())
    rows = (
        fact(1, FORCE, "Accepted. A sergeant counts them each week.", "recommendation 1"),
        fact(2, FORCE, "Does not apply. We hold no drugs.", "recommendation 2"),
    )
    text = request_to_force(a_case(OFFICE, record, *rows))
    assert "Two recommendations are for the force (recommendations 1 and 2)." in text
    assert "“Accepted. A sergeant counts them each week.” Please tell us: who is responsible, and by when." in text
    assert "“Does not apply. We hold no drugs.” Please tell us only if that has changed." in text


def test_the_request_gives_the_lettered_parts_of_a_recommendation() -> None:
    item = asked(1, "The force should make sure that:", parts=("keys are counted; and", "drugs are weighed."))
    record = an_inspection(OFFICE, "A look at stores", DAY, None, recommendations=(item,), areas=())
    assert "(a) keys are counted; and (b) drugs are weighed.”" in request_to_force(a_case(OFFICE, record))
