"""The journey of the product in a real browser: open the example, draft in chat, decide, mend, receive, export."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import GAP, WAIT, ask, go, new_page, open_example, press, settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CHIEF_TEXT = (
    "I thank the inspectorate for its report. I accept both recommendations. Detective Superintendent Carys Benning "
    "is responsible for them.\n\n96.7% of 999 calls were answered within the target."
)

HOLDER = "Sioned Vaughan | Police and Crime Commissioner | 9 May 2024"


def test_a_response_goes_from_the_line_to_its_exports_and_a_reload_in_the_middle_loses_nothing(
    browser: Browser, address: str
) -> None:
    watched = new_page(browser, accept_downloads=True)
    page = watched.page
    open_example(page, address)
    expect(page.locator("#facts")).to_contain_text("Illustrative")
    expect(page.locator("#facts")).to_contain_text("not yet given")
    expect(page).to_have_title(re.compile("Aldermere Police – Fiftysix"))

    press(page, "Mixed")
    expect(page.locator("#facts")).to_contain_text("line: mixed")
    ask(page, "Draft the initial response")
    expect(page.locator("#drafthead")).to_contain_text("Suggestion, not yet in the record")
    expect(page.locator("#answer")).to_contain_text("draft of the initial response")
    page.locator("#sentences .token").first.click()
    expect(page.locator("#sources")).to_contain_text("Sources of sentence 1 of")
    expect(page.locator("#sources mark").first).to_be_visible()
    expect(page.locator("#similar")).to_contain_text("Open the whole of")

    page.reload()
    settled(page)
    expect(page.locator("#facts")).to_contain_text("line: mixed")
    expect(page.locator("#drafthead")).to_contain_text("Suggestion, not yet in the record")
    expect(page.locator("#history")).to_contain_text("Conversation (2)")

    press(page, "Accept")
    expect(page.locator("#drafthead")).to_contain_text("In the record, version 1")

    go(page, "checks")
    expect(page.locator("#verdict")).to_contain_text("Not ready")
    gap = page.locator(".finding", has_text="has still to confirm").first
    expect(gap).to_contain_text("Blocks")
    expect(gap.get_by_role("button", name=re.compile("Clear"))).to_have_count(0)
    gap.get_by_role("button", name=re.compile("Go to initial response")).click()
    expect(page.locator("#sources")).to_contain_text(re.compile(r"Gap \d+ of \d+"))

    press(page, "Edit")
    editor = page.get_by_label("Your text")
    expect(editor).to_be_visible()
    mended = GAP.sub("The force has not told us yet.", editor.input_value())
    editor.fill(mended)
    expect(page.locator("#saved")).to_contain_text("Saved as version 2")
    press(page, "Done")
    expect(page.locator("#part-initial_response")).to_contain_text("no gap")

    go(page, "chief_constable_response")
    page.get_by_label("The chief constable’s text").fill(CHIEF_TEXT)
    page.get_by_label("Received from").fill("Chief Constable Tobias Merriden")
    press(page, "Put it into the record")
    expect(page.locator("#part-chief_constable_response")).to_contain_text("· received")
    expect(page.locator("#chiefstate")).to_contain_text("96.7% of 999 calls")

    page.reload()
    settled(page)
    expect(page.locator("#part-chief_constable_response.here")).to_be_visible()
    expect(page.locator("#chiefstate")).to_contain_text("Detective Superintendent Carys Benning")

    go(page, "export")
    for format, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        link = page.locator(f"#export-{format}")
        # On a busy machine the part shows a moment before its links have their addresses.
        expect(link).to_have_attribute("href", re.compile(rf"/export/.+/{format}$"), timeout=WAIT)
        with page.expect_download(timeout=60_000) as download:
            link.click()
        assert download.value.suggested_filename.endswith(f"-DRAFT.{format}")
        with open(download.value.path(), "rb") as file:
            content = file.read()
        assert content.startswith(begins)
        assert len(content) > 5_000
    assert watched.complaints == []


def test_a_line_of_the_commissioner_s_own_words_is_shown_as_they_were_typed(browser: Browser, address: str) -> None:
    page = new_page(browser).page
    open_example(page, address)
    if page.get_by_role("button", name="Change line").is_visible():
        press(page, "Change line")
    own = page.get_by_label("Or the commissioner’s own words")
    own.fill("Good *work* <b>on the whole</b>")
    own.press("Enter")
    expect(page.locator("#facts")).to_contain_text("“Good *work* <b>on the whole</b>”")


def test_a_row_of_the_matrix_and_a_fact_are_kept_by_hand(browser: Browser, address: str) -> None:
    page = new_page(browser).page
    open_example(page, address)
    go(page, "recommendations")
    first = page.get_by_label("Item to fill").input_value()
    page.get_by_label("Action proposed").fill("I will ask for figures at the next meeting of the forum.")
    press(page, "Save and go to the next")
    expect(page.locator("#matrix")).to_contain_text("Saved: ")
    expect(page.locator("#mtable")).to_contain_text("I will ask for figures")
    expect(page.get_by_label("Item to fill")).not_to_have_value(first)
    expect(page.get_by_label("Action proposed")).to_have_value("")

    page.get_by_role("button", name="Keep a fact about this item").click()
    page.get_by_label("The fact, in their words").fill("A second team began on 2 November 2026.")
    press(page, "Keep the fact")
    expect(page.get_by_text("Nobody is named as the source").first).to_be_visible()
    page.get_by_label("Who told us").fill("Inspector Nadia Wills")
    press(page, "Keep the fact")
    expect(page.locator("#row")).to_contain_text("A second team began on 2 November 2026.")
    expect(page.locator("#row")).to_contain_text("Inspector Nadia Wills")


def test_two_people_share_the_texts_but_not_each_other_s_place_and_a_stale_save_is_refused(
    browser: Browser, address: str
) -> None:
    first, second = new_page(browser).page, new_page(browser).page
    where = open_example(first, address)
    if first.get_by_role("button", name="Write it yourself").is_visible():
        press(first, "Write it yourself")
    else:
        first.get_by_role("button", name=re.compile("^(Accept and edit|Edit)$")).click()
    expect(first.get_by_label("Your text")).to_be_visible()
    first.get_by_label("Ask about this response").fill("A question that nobody else sees")

    second.goto(where)
    settled(second)
    expect(second.get_by_label("Your text")).to_have_count(0)
    expect(second.get_by_label("Ask about this response")).to_have_value("")
    second.get_by_role("button", name=re.compile("^(Write it yourself|Edit)$")).click()
    second.get_by_label("Your text").fill("The second person was quicker.")
    expect(second.locator("#saved")).to_contain_text("Saved as version")

    first.get_by_label("Your text").fill("The first person was slower.")
    expect(first.locator("#saved")).to_contain_text("Not saved: somebody saved a newer text")
    expect(first.get_by_label("Your text")).to_have_value("The first person was slower.")
    second.reload()
    settled(second)
    expect(second.locator("#sentences")).to_contain_text("The second person was quicker.")


def test_a_typed_inspection_becomes_a_response_and_its_screen_opens_by_itself(browser: Browser, address: str) -> None:
    watched = new_page(browser)
    page = watched.page
    page.goto(f"{address}/new/")
    page.get_by_label("Force", exact=True).fill("Kent")
    page.get_by_label("Title of inspection, exactly as published").fill("PEEL 2023–25: An inspection of Kent Police")
    page.get_by_label("Summary, in the report’s own words").fill("<b>Kent Police</b> is good at *keeping* people safe.")
    page.get_by_role("textbox", name="Recommendations").fill("None")
    page.get_by_role("textbox", name="Areas for improvement").fill("None")
    press(page, "Start the response")
    page.wait_for_url(re.compile(r"/response/\?id=resp-kent-undated"))
    expect(page.locator("#facts")).to_contain_text("No publication date yet")
    expect(page.locator("#report")).to_contain_text("*keeping*")
    page.get_by_label("Day of publication").fill("22 May 2024")
    press(page, "Keep the date")
    expect(page.locator("#facts")).to_contain_text("16 July 2024")
    expect(page.locator("#facts")).not_to_contain_text("Illustrative")
    assert watched.complaints == []


def test_past_responses_are_searched_read_and_added(browser: Browser, address: str, tmp_path: Path) -> None:
    watched = new_page(browser)
    page = watched.page
    page.goto(f"{address}/past/")
    page.get_by_label("Search past responses").fill("one in four gives up before anybody answers")
    press(page, "Search")
    expect(page.locator("#found h3").first).to_be_visible()
    expect(page.locator("#found")).to_contain_text("Illustrative")
    page.locator("#found h3 a").first.click()
    expect(page.locator("#whole")).to_contain_text("Summary of inspection")
    (tmp_path / "notes.txt").write_text("Not a form at all.", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(tmp_path / "notes.txt")
    expect(page.locator("#ingest")).to_contain_text("1 refused")
    expect(page.locator("#ingest")).to_contain_text("notes")
    assert watched.complaints == []


def test_an_office_says_who_it_is_and_finds_it_again(browser: Browser, address: str) -> None:
    page = new_page(browser).page
    page.goto(f"{address}/office/")
    page.get_by_label("Which force do you answer for?").fill("Dyfed")
    page.get_by_role("option", name="Dyfed-Powys").click()
    press(page, "Fill in what is known")
    expect(page.get_by_label("Name of the force in full")).to_have_value("Dyfed-Powys Police")
    page.get_by_role("textbox", name="Commissioners").fill("Nobody")
    press(page, "Save")
    expect(page.get_by_text("has no name or no title").first).to_be_visible()
    page.get_by_role("textbox", name="Commissioners").fill(HOLDER)
    press(page, "Save")
    expect(page.locator("#saved")).to_contain_text("Saved.")
    page.reload()
    expect(page.get_by_role("textbox", name="Commissioners")).to_have_value(HOLDER)


def test_a_blank_particular_blocks_and_its_finding_leads_to_where_it_is_filled_in(
    browser: Browser, address: str
) -> None:
    watched = new_page(browser)
    page = watched.page
    open_example(page, address)
    page.get_by_role("button", name="Correct the particulars").click()
    text = page.get_by_label("Its text")
    expect(text).to_have_value(re.compile("Aldermere Police"))
    page.get_by_label("Particular", exact=True).click()
    page.get_by_role("option", name="Inspectorate", exact=True).click()
    expect(text).to_have_value("HMICFRS")
    text.fill("")
    page.locator("#particulars").get_by_role("button", name="Save").click()
    expect(page.locator("#report")).to_contain_text("Inspectorate not named")
    press(page, "Hide")

    go(page, "checks")
    blank = page.locator(".finding", has_text="The inspectorate is blank")
    blank.get_by_role("button", name=re.compile("Go to the particulars")).click()
    expect(page.get_by_label("Particular", exact=True)).to_have_value("Inspectorate")
    expect(text).to_have_value("")
    text.fill("HMICFRS")
    page.locator("#particulars").get_by_role("button", name="Save").click()
    expect(page.locator("#particulars")).to_contain_text("Saved: Inspectorate.")
    expect(page.locator("#report")).to_contain_text("HMICFRS, published")
    assert watched.complaints == []


def test_an_item_answered_in_chat_goes_into_the_suggestion_which_can_be_accepted(
    browser: Browser, address: str
) -> None:
    watched = new_page(browser)
    page = watched.page
    open_example(page, address)
    ask(page, "Draft the initial response")
    expect(page.locator("#answer")).to_contain_text("draft of the initial response")
    press(page, "Accept")
    expect(page.locator("#drafthead")).to_contain_text("In the record")
    ask(page, "Answer recommendation 2")
    expect(page.locator("#answer")).to_contain_text("Recommendation 2 is answered anew")
    expect(page.locator("#drafthead")).to_contain_text("Suggestion, not yet in the record")
    expect(page.locator("#sentences")).to_contain_text("Recommendation 2")
    press(page, "Accept")
    expect(page.locator("#drafthead")).to_contain_text("In the record")
    assert watched.complaints == []


def test_the_outline_for_the_force_is_there_to_copy_and_can_be_thrown_away(browser: Browser, address: str) -> None:
    page = new_page(browser).page
    open_example(page, address)
    go(page, "chief_constable_response")
    page.get_by_role("button", name="Outline for the force").click()
    press(page, "Make the outline")
    expect(page.get_by_label("The outline, to copy")).to_have_value(re.compile("."))
    expect(page.get_by_role("button", name="Accept", exact=True)).to_have_count(0)
    press(page, "Throw it away")
    expect(page.get_by_label("The outline, to copy")).to_have_count(0)
    expect(page.get_by_role("button", name="Make the outline")).to_be_visible()


def test_the_draft_shows_thirteen_lines_on_a_small_laptop(browser: Browser, address: str) -> None:
    page = new_page(browser).page
    open_example(page, address)
    if page.locator("#change-line").is_visible():
        press(page, "Change line")
    press(page, "Mixed")
    expect(page.locator("#facts")).to_contain_text("line: mixed")
    if page.get_by_role("button", name="Draft", exact=True).is_visible():
        press(page, "Draft")
    page.locator("#sentences .token").first.click()
    expect(page.locator("#sources")).to_contain_text(re.compile("Sources of sentence|Gap"))
    lines = page.evaluate(
        "document.querySelector('#sheet').clientHeight"
        " / parseFloat(getComputedStyle(document.querySelector('#sentences .textfield')).lineHeight)"
    )
    assert lines >= 13
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
