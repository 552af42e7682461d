"""Contacts as staff meet them, and roles given, used and taken back in the pages."""

import io

import xlsxwriter
from flask import Flask
from werkzeug.datastructures import FileStorage

from app.policy.roles import Reach
from app.store.database import Database
from app.store.grants import grants_at
from tests.coming_in import all_letters
from tests.conftest import FakeClock
from tests.walking import Walker
from tests.web.organisations.conftest import Two, walking

LIST = (
    ("Agency", "Sector", "Nation", "Parent", "Board", "DSP name", "DSP address"),
    ("Birch School", "school", "Wales", "", "North Board", "Mair Puw", "mair@birch.example"),
    ("Yew School", "school", "Cymru", "", "North Board", "", ""),
    ("Oak School", "school", "Wales", "", "North Board", "", ""),
)


def test_contacts_reach_the_help_page_with_not_set_where_missing(
    ada: Walker, dee: Walker, lee: Walker, two: Two
) -> None:
    lee.go("/help")
    assert "Designated safeguarding person (DSP) where you work Not set." in lee.text
    assert "Deputy" not in lee.text
    ada.go(f"/organisations/boards/{two.north}/contacts")
    ada.press(
        "Save contacts",
        contact_out_of_hours="029 2018 0188",
        word_social_services="the Front Door",
    )
    dee.go(f"/organisations/agencies/{two.oak}/contacts")
    assert "staff see what North Board says: 029 2018 0188" in dee.text
    dee.press("Save contacts", contact_dsp="Dee Oak, 01632 960001", contact_deputy="Lee Oak")
    lee.go("/help")
    assert "Dee Oak, 01632 960001" in lee.text
    assert "If you cannot reach them Lee Oak" in lee.text
    assert "The Front Door Not set." in lee.text
    assert "029 2018 0188 (from North Board)" in lee.text
    assert lee.page.find("a", href="tel:02920180188")


def test_the_recording_systems_link_must_be_one(dee: Walker, lee: Walker, two: Two) -> None:
    dee.go(f"/organisations/agencies/{two.oak}/contacts")
    dee.press("Save contacts", contact_recording_system="cpoms.example")
    assert dee.status == 422
    assert "begins with https://" in dee.text
    dee.press("Save contacts", contact_recording_system="https://cpoms.example/oak")
    assert lee.go("/help").page.find("a", href="https://cpoms.example/oak")


def test_an_analyst_is_made_with_an_agreement_and_taken_back(bea: Walker, two: Two) -> None:
    lee = two.people["Lee Oak"]
    bea.go(f"/organisations/boards/{two.north}").follow("Give a role")
    bea.press("Give the role", role="analyst", how="known", username=lee.username)
    assert "Say which data sharing agreement" in bea.text
    bea.press("Give the role", agreement="Gwent sharing agreement, May 2026")
    assert "Lee Oak has the role from now" in bea.text
    assert "under: Gwent sharing agreement, May 2026" in bea.text
    [link] = [
        a
        for a in bea.page.find_all("a")
        if a.get("aria-label") == "Take the role back from Lee Oak"
    ]
    bea.go(str(link["href"])).press("Take the role back")
    assert "Lee Oak no longer has that role" in bea.text
    assert "Gwent sharing agreement" not in bea.text


def test_inviting_again_on_the_same_day_says_when_the_letter_went(
    bea: Walker, two: Two, database: Database, clock: FakeClock
) -> None:
    bea.go(f"/organisations/agencies/{two.oak}/roles/new")
    bea.press("Give the role", role="dsp", name="Mair Puw", address="mair@oak.example")
    at = f"{clock():%H:%M}"
    clock.forward(minutes=9)
    bea.press("Invite again")
    assert bea.heading == f"Already sent at {at}"
    assert "mair@oak.example" in bea.text
    twice = bea.button("Send another letter")
    assert len(all_letters(database)) == 1
    bea.press("Send another letter")
    assert "A new invitation goes to mair@oak.example." in bea.page.get_text()
    assert len(all_letters(database)) == 2
    form = twice.find_parent("form")
    assert form is not None
    sent = {str(box["name"]): str(box["value"]) for box in form.find_all("input")}
    answer = bea.client.post(str(form["action"]), data=sent, follow_redirects=True)
    assert "Already sent at" in answer.get_data(as_text=True), "a double click sends one"
    assert len(all_letters(database)) == 2
    clock.forward(hours=24)
    bea.client.sign_in(two.people["Bea North"])
    bea.go(f"/organisations/agencies/{two.oak}").press("Invite again")
    assert "A new invitation goes to mair@oak.example." in bea.page.get_text()


def test_whoever_has_come_is_not_invited_again(bea: Walker, two: Two, database: Database) -> None:
    with database.reading() as session:
        [grant] = grants_at(session, Reach(agency_id=two.oak))
    bea.go(f"/organisations/roles/{grant.id}/invite")
    assert bea.heading == "Oak School"


def test_nobody_gives_a_role_to_themselves_in_the_pages(bea: Walker, two: Two) -> None:
    bea.go(f"/organisations/agencies/{two.oak}/roles/new")
    bea.press("Give the role", role="dsp", how="known", username=two.people["Bea North"].username)
    assert bea.status == 422
    assert "Nobody gives a role to themselves." in bea.text


def test_a_list_is_looked_at_and_brought_in(app: Flask, bea: Walker, two: Two) -> None:
    bea.go("/organisations/bring-in").press("Look at what it would do")
    assert "Choose a file." in bea.text
    token = bea.button("Look").find_parent("form").find("input")["value"]  # type: ignore[union-attr,index]
    answer = bea.client.post(
        "/organisations/bring-in", data={"csrf_token": token, "file": workbook()}
    )
    bea._arrive(answer)
    assert bea.heading == "What this list would do"
    assert "1 of 3 rows new agency" in bea.text
    assert "Write England, Wales, Scotland or Northern Ireland." in bea.text
    bea.press("Bring in the rows")
    assert "1 agency is added. 1 safeguarding lead is invited." in bea.text
    assert "Birch School Mair Puw mair@birch.example" in bea.text
    assert "not come yet" in bea.text
    assert (
        walking(app, two.people["Ann Analyst"])
        .go("/organisations/agencies")
        .text.count("Birch School")
    )


def test_what_comes_back_from_the_preview_is_judged_anew(bea: Walker, two: Two) -> None:
    bea.go("/organisations/bring-in")
    for wished in (
        "",
        "[]",
        "{}",
        "[[1]]",
        r'[[2,"\ud800sh","school","Wales","","South Board","",""]]',
        "[" * 5000,
        '[[2,"Ash","school","Wales","","South Board","",""]]',
    ):
        answer = bea.client.submit(
            "/organisations/bring-in/apply", {"wished": wished, "seen": "made up"}
        )
        assert answer.status_code == 422, wished[:20]
        assert "Something changed in Heed since you looked." in answer.get_data(as_text=True)


def workbook() -> FileStorage:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(LIST):
            sheet.write_row(row, 0, cells)
    stream.seek(0)
    return FileStorage(stream, "agencies.xlsx")
