"""The one list of pages: audited, checked with axe, and photographed from here, so that none can be forgotten.

`tests/web/test_every_page.py` fails when a page that can be reached is not on it.
"""

from tests.board_pages import BOARD_PAGES
from tests.listed import (
    Listed,
    answer_elsewhere,
    answer_somehow,
    choose,
    fill,
    lose_the_session,
    of_a_former_version,
    open_all,
    pick,
    press,
    sign_in_as,
    upload,
)
from tests.world import (
    CASE,
    COURSE,
    EVERY_KIND,
    EVERY_STEP,
    HOW_SURE,
    KINDS,
    ONE_STEP,
    QUIZ,
    RENEWED,
    TWO_DESKS,
)

TO_CHECK = "Show me what to check it by"

VISITOR = (
    Listed("front", "/"),
    Listed("help", "/help"),
    Listed("words", "/words"),
    Listed("words: another nation’s", "/words?nation=scotland"),
    Listed("accessibility", "/accessibility"),
    Listed("privacy", "/privacy"),
    Listed("sign in", "/sign-in"),
    Listed("sign in: nothing typed", "/sign-in", acts=(press("Sign in"),)),
    Listed(
        "sign in: mistaken",
        "/sign-in",
        acts=(
            fill("username", "nobody"),
            fill("password", "not the right words"),
            press("Sign in"),
        ),
    ),
    Listed("concern", "/concern"),
    Listed("try-out: start", f"/try/{CASE}"),
    Listed("try-out: a decision", f"/try/{CASE}/play?road={{road just begun}}"),
    Listed(
        "try-out: nothing picked",
        f"/try/{CASE}/play?road={{road just begun}}",
        acts=(press("This is what I would do"),),
    ),
    Listed(
        "try-out: what happened",
        f"/try/{CASE}/play?road={{road just begun}}",
        acts=(pick(), press("This is what I would do")),
    ),
    Listed("try-out: an ending", f"/try/{CASE}/play?road={{road to the end}}"),
    Listed("try-out: look back", f"/try/{CASE}/road?road={{road to the end}}"),
    Listed("try-out: what now", f"/try/{CASE}/debrief?road={{road to the end}}"),
    Listed("try-out: review", f"/try/{CASE}/review?road={{road to the end}}", acts=(open_all,)),
    Listed("try-out: start, reviewed", f"/try/{TWO_DESKS}"),
    Listed("try-out: noticing", f"/try/{TWO_DESKS}/play?road={{road to the pegs}}"),
    Listed("try-out: what was noticed", f"/try/{TWO_DESKS}/play?road={{road to the bell}}"),
    Listed("try-out: another role", f"/try/{TWO_DESKS}/play?road={{road to the office}}"),
    Listed(
        "try-out: written, and not kept",
        f"/try/{TWO_DESKS}/play?road={{road to the office}}",
        acts=(fill("text", "Thank you. What were his words?"), press(TO_CHECK)),
    ),
    Listed("try-out: before you go on", f"/try/{ONE_STEP}/play?road={{road to the step}}"),
    Listed("try-out: lost", f"/try/{CASE}/play?road=not-ours", status=410),
)

NEWCOMER = (
    Listed("my training: new", "/training", "newcomer"),
    Listed("course: new", f"/courses/{COURSE}", "newcomer"),
    Listed("lesson", f"/courses/{COURSE}/what-neglect-is", "reading"),
    Listed(
        "lesson: paused at",
        f"/courses/{COURSE}/what-neglect-is",
        "reading",
        acts=(open_all,),
    ),
    Listed("lesson: not yet", f"/courses/{COURSE}/what-to-do-today", "newcomer", status=409),
    Listed("case: not yet", f"/cases/{CASE}", "newcomer"),
    Listed("quiz: not yet", f"/quizzes/{QUIZ}", "newcomer", status=409),
    Listed("my record: empty", "/record", "newcomer"),
    Listed("my notes: empty", "/reflections", "newcomer"),
    Listed("profile: no post", "/profile", "newcomer"),
    Listed("help: no contacts", "/help", "newcomer"),
)

IN_THE_MIDDLE = (
    Listed("my training", "/training", "in the middle"),
    Listed("course", f"/courses/{COURSE}", "in the middle"),
    Listed("case: go on", f"/cases/{CASE}?course={COURSE}", "in the middle"),
    Listed("case: another way", f"/cases/{CASE}/another-way", "in the middle"),
    Listed("case: a decision", "/cases/attempts/{open case}", "in the middle"),
    Listed(
        "case: nothing picked",
        "/cases/attempts/{open case}",
        "in the middle",
        acts=(press("This is what I would do"),),
    ),
    Listed("case: look back", "/cases/attempts/{open case}/road", "in the middle"),
    Listed(
        "case: a real concern",
        "/cases/attempts/{open case}",
        "in the middle",
        acts=(lambda page: page.get_by_text("I have remembered a real concern").click(),),
    ),
    Listed("lesson: done", f"/courses/{COURSE}/what-neglect-is", "in the middle"),
    Listed("my record: under way", "/record", "in the middle"),
    Listed("quiz: start", f"/quizzes/{EVERY_KIND}", "in the middle"),
    Listed("help: own contacts", "/help", "in the middle"),
    Listed("profile", "/profile", "in the middle"),
    Listed("profile: mistaken", "/profile", "in the middle", acts=(press("Change my password"),)),
)

IN_A_CASE = (
    Listed("case: start, reviewed", f"/cases/{TWO_DESKS}", "at two desks"),
    Listed("case: noticing", "/cases/attempts/{noticing}", "at two desks"),
    Listed(
        "case: nothing ticked",
        "/cases/attempts/{noticing}",
        "at two desks",
        acts=(press("This is what I would record"),),
    ),
    Listed("case: what was noticed", "/cases/attempts/{noticed}", "at two desks"),
    Listed("case: another role, and a box", "/cases/attempts/{another role}", "at two desks"),
    Listed("case: what was written", "/cases/attempts/{written}", "at two desks"),
    Listed(
        "case: look back over two roles", "/cases/attempts/{two desks done}/road", "at two desks"
    ),
    Listed(
        "case: review with tasks",
        "/cases/attempts/{two desks done}/review",
        "at two desks",
        acts=(open_all,),
    ),
    Listed("case: before you go on", "/cases/attempts/{explaining}", "at two desks"),
    Listed(
        "case: before you go on, as an expert",
        "/cases/attempts/{explaining the best}",
        "at two desks",
    ),
    Listed("case: review in own words", "/cases/attempts/{one step done}/review", "at two desks"),
    Listed("my notes: from cases", "/reflections", "at two desks"),
)

EVERY_STEP_OF_A_COURSE = (
    Listed("course: a step before", f"/courses/{EVERY_STEP}", "before every step"),
    Listed("quiz: a step before", f"/quizzes/{HOW_SURE}?course={EVERY_STEP}", "before every step"),
    Listed("lesson: a plan", f"/courses/{EVERY_STEP}/a-plan", "at a plan"),
    Listed("quiz: again, and not yet", f"/quizzes/{HOW_SURE}?course={EVERY_STEP}", "at a plan"),
    Listed(
        "quiz: again, and now",
        f"/quizzes/{HOW_SURE}?course={EVERY_STEP}",
        "before the last rating",
    ),
    Listed("course: finished, with a plan", f"/courses/{EVERY_STEP}", "just finished"),
    Listed("case: opens later", f"/cases/{TWO_DESKS}?course={EVERY_STEP}", "just finished"),
    Listed("quiz: ratings", "/quizzes/attempts/{rating just finished}/result", "just finished"),
    Listed("my training: weeks later", "/training", "weeks later"),
    Listed("course: weeks later", f"/courses/{EVERY_STEP}", "weeks later"),
    Listed("my notes: a plan", "/reflections", "weeks later"),
    Listed("plan: change", "/plans/{plan weeks later}/edit", "weeks later"),
    Listed("plan: how it went", "/plans/{plan weeks later}/follow-up", "weeks later"),
    Listed(
        "plan: nothing answered",
        "/plans/{plan weeks later}/follow-up",
        "weeks later",
        acts=(press("Save my answer"),),
    ),
    Listed("plan: delete", "/plans/{plan weeks later}/delete", "weeks later"),
    Listed("my training: asked anew", "/training", "asked anew"),
    Listed("course: asked anew", f"/courses/{RENEWED}", "asked anew"),
)

AN_ENDING = (
    Listed("case: an ending", "/cases/attempts/{unsafe case}", "at an unsafe ending"),
    Listed(
        "case: before you look further",
        "/cases/attempts/{unsafe case}/debrief",
        "at an unsafe ending",
    ),
    Listed(
        "case: nothing written",
        "/cases/attempts/{unsafe case}/debrief",
        "at an unsafe ending",
        acts=(press("Save and go on"),),
    ),
    Listed(
        "case: what now, still open",
        "/cases/attempts/{open safety}/debrief?after=question",
        "with safety left open",
    ),
)

FINISHED = (
    Listed("my training: all done", "/training", "finished"),
    Listed("course: done", f"/courses/{COURSE}", "finished"),
    Listed("case: played before", f"/cases/{CASE}?course={COURSE}", "finished"),
    Listed("case: what now", "/cases/attempts/{finished case}/debrief?after=note", "finished"),
    Listed("case: review", "/cases/attempts/{finished case}/review", "finished", acts=(open_all,)),
    Listed("quiz: passed before", f"/quizzes/{QUIZ}?course={COURSE}", "finished"),
    Listed("quiz: passed", "/quizzes/attempts/{passed quiz}/result", "finished", acts=(open_all,)),
    Listed("quiz: an answer", "/quizzes/attempts/{passed quiz}?question=2", "finished"),
    Listed("quiz: not yet passed", "/quizzes/attempts/{failed quiz}/result", "failed"),
    Listed("quiz: a mistaken answer", "/quizzes/attempts/{failed quiz}?question=1", "failed"),
    Listed("my record", "/record", "finished"),
    Listed("award", "/record/awards/{award}", "finished"),
    Listed("certificate", "/record/awards/{award}/certificate", "finished"),
    Listed(
        "certificate: others can check it",
        "/record/awards/{award}/certificate",
        "finished",
        acts=(press("Open a check page"),),
    ),
    Listed("certificate: checked", "/check/{open certificate}"),
    Listed("certificate: run out", "/check/{certificate run out}"),
    Listed("certificate: withdrawn", "/check/{certificate withdrawn}"),
    Listed("certificate: no such address", "/check/not-ours", status=404),
    Listed("my notes", "/reflections", "finished"),
    Listed("note: change", "/reflections/{note}/edit", "finished"),
    Listed(
        "note: emptied",
        "/reflections/{note}/edit",
        "finished",
        acts=(fill("text", ""), press("Save my note")),
    ),
    Listed("note: delete", "/reflections/{note}/delete", "finished"),
)

QUESTIONS = tuple(
    listed
    for kind in KINDS
    for listed in (
        Listed(f"question: {kind}", f"/quizzes/attempts/{{quiz at {kind}}}", f"asked {kind}"),
        Listed(
            f"question: {kind}, not answered",
            f"/quizzes/attempts/{{quiz at {kind}}}",
            f"asked {kind}",
            acts=(press("Record my answer"),),
        ),
    )
)

MISHAPS = (
    Listed(
        "case: answered in another tab",
        "/cases/attempts/{case in two tabs}",
        "in two tabs",
        acts=(answer_elsewhere, answer_somehow),
    ),
    Listed(
        "signed out while answering",
        "/cases/attempts/{case signed out}",
        acts=(
            sign_in_as("signed out"),
            pick(1),
            lose_the_session,
            press("This is what I would do"),
        ),
    ),
    Listed(
        "signed out while answering: kept",
        "/cases/attempts/{case signed out}",
        reaches="account.kept",
        acts=(
            sign_in_as("signed out"),
            pick(1),
            lose_the_session,
            press("This is what I would do"),
            sign_in_as("signed out"),
        ),
    ),
    Listed("error 403", "/failing/403", status=403),
    Listed("error 404", "/no-such-page", status=404),
    Listed("error 413", "/failing/413", status=413),
    Listed("error 429", "/failing/429", status=429),
    Listed("error 500", "/failing/500", status=500),
    Listed("error 503", "/failing/503", status=503),
)

WAYS_IN = (
    Listed("slip: type the code", "/in"),
    Listed("slip: nothing typed", "/in", acts=(press("Go on"),)),
    Listed("slip: no such code", "/in", acts=(fill("code", "AAAA-BBBB"), press("Go on"))),
    Listed("way in: by slip", "/in/{slip}"),
    Listed("way in: nothing typed", "/in/{slip}", acts=(press("Begin"),)),
    Listed("way in: by letter", "/in/{invitation}"),
    Listed("way in: a new password", "/in/{reset}"),
    Listed("way in: sign in first", "/in/{role}"),
    Listed("way in: a role to accept", "/in/{role}", "asked to help"),
    Listed("way in: somebody else is signed in", "/in/{role}", "newcomer"),
    Listed("way in: this is me too", "/in/{invitation}", "newcomer"),
    Listed(
        "way in: not ticked",
        "/in/{invitation}",
        "newcomer",
        acts=(press("Join it to my record"),),
    ),
    Listed("way in: is this your address?", "/in/{new address}"),
    Listed("way in: keep your address", "/in/{old address}"),
    Listed("way in: used", "/in/{used}", status=410),
    Listed("way in: withdrawn", "/in/{withdrawn}", status=410),
    Listed("forgotten", "/forgotten"),
    Listed("forgotten: nothing typed", "/forgotten", acts=(press("Send me a link"),)),
    Listed("forgotten: sent", "/forgotten/sent"),
    Listed("join: code", "/join"),
    Listed("join: nothing typed", "/join", acts=(press("Go on"),)),
    Listed("join: who you are", "/join/{join code}"),
    Listed("join: nothing said", "/join/{join code}", acts=(press("Ask to join"),)),
    Listed("join: asked", "/join/{join code}/asked"),
    Listed("ways in", "/team/{nursery}/ways-in", "bringing in"),
    Listed("ways in: nobody of that name", "/team/{nursery}/ways-in?q=zz", "bringing in"),
    Listed(
        "ways in: nobody ticked",
        "/team/{nursery}/ways-in",
        "bringing in",
        acts=(press("Print slips for those ticked"),),
    ),
    Listed("ways in: two invited today", "/team/{nursery}/ways-in/invite", "bringing in"),
    Listed(
        "ways in: invited today",
        "/team/{nursery}/ways-in/invite?person={invited}",
        "bringing in",
    ),
    Listed(
        "ways in: slips",
        "/team/{nursery}/ways-in",
        "bringing in",
        acts=(
            pick(0, "person"),
            pick(1, "person"),
            pick(2, "person"),
            press("Print slips for those ticked"),
        ),
    ),
    Listed(
        "ways in: everybody without an address",
        "/team/{nursery}/ways-in/slips/without-address",
        "bringing in",
    ),
    Listed(
        "ways in: slips for everybody",
        "/team/{nursery}/ways-in/slips/without-address",
        "bringing in",
        acts=(lambda page: page.locator("main form button").click(),),
    ),
    Listed(
        "ways in: nobody needs a slip",
        "/team/{settled nursery}/ways-in/slips/without-address",
        "all signed in",
    ),
    Listed("ways in: all signed in", "/team/{settled nursery}/ways-in", "all signed in"),
    Listed("letters", "/letters", "bringing in"),
    Listed("letters: none", "/letters", "all signed in"),
    Listed("mailbox of the demo", "/demo/mailbox"),
    Listed("mailbox of the demo: nobody’s", "/demo/mailbox?to=zz"),
    Listed("address for letters", "/profile/address", "with an address"),
    Listed("address for letters: none yet", "/profile/address", "newcomer"),
    Listed(
        "address for letters: nothing typed",
        "/profile/address",
        "with an address",
        acts=(press("Send me the link"),),
    ),
)

A_SLIP = "given a slip"
SLIPS = (
    Listed("slips: none", "/profile/slips", "newcomer"),
    Listed("slips: notes closed", "/profile/slips", A_SLIP),
    Listed(
        "slips: another password",
        "/profile/slips",
        A_SLIP,
        acts=(fill("former_password", "not the password"), press("Open my notes")),
    ),
    Listed("my notes: closed", "/reflections", A_SLIP),
    Listed("my training: after a slip", "/training", A_SLIP),
)

AGENCIES_LIST = (
    "Agency,Sector,Nation,Parent,Board,DSP name,DSP address",
    "Birch School,school,Wales,,,Mair Puw,mair@birch.example",
    "Oak School,school,Wales,Tree Academies Trust,,,",
    "Yew School,skool,Wales,,,,",
)
LOOK = press("Look at what it would do")
EVERYTHING = "runs everything"
ORGANISATIONS = (
    Listed("boards", "/organisations", EVERYTHING),
    Listed("boards: an analyst’s", "/organisations", "analyses"),
    Listed("board", "/organisations/boards/{board}", EVERYTHING),
    Listed("board: nobody and nothing yet", "/organisations/boards/{new board}", EVERYTHING),
    Listed("board: an analyst’s", "/organisations/boards/{board}", "analyses"),
    Listed("board: add", "/organisations/boards/new", EVERYTHING),
    Listed(
        "board: nothing typed",
        "/organisations/boards/new",
        EVERYTHING,
        acts=(press("Add the board"),),
    ),
    Listed("board: change", "/organisations/boards/{board}/change", "runs a board"),
    Listed("board: contacts", "/organisations/boards/{board}/contacts", "runs a board"),
    Listed("agencies", "/organisations/agencies", "runs a board"),
    Listed("agencies: second page", "/organisations/agencies?page=2&closed=1", EVERYTHING),
    Listed("agencies: none fits", "/organisations/agencies?q=zz", "runs a board"),
    Listed("agencies: an analyst’s", "/organisations/agencies", "analyses"),
    Listed("agency", "/organisations/agencies/{oak}", "runs a board"),
    Listed("agency: a trust", "/organisations/agencies/{trust}", "runs a board"),
    Listed("agency: closed", "/organisations/agencies/{closed school}", EVERYTHING),
    Listed("agency: an analyst’s", "/organisations/agencies/{oak}", "analyses"),
    Listed("agency: add", "/organisations/agencies/new", EVERYTHING),
    Listed(
        "agency: nothing typed",
        "/organisations/agencies/new",
        "runs a board",
        acts=(press("Add the agency"),),
    ),
    Listed("agency: add to a board", "/organisations/agencies/new?board={board}", EVERYTHING),
    Listed(
        "agency: a namesake",
        "/organisations/agencies/new",
        EVERYTHING,
        acts=(
            fill("name", "Porth Nursery"),
            choose("sector", "nursery"),
            pick(0, "nation"),
            press("Add the agency"),
        ),
    ),
    Listed("agency: change", "/organisations/agencies/{oak}/change", "runs a board"),
    Listed("agency: close", "/organisations/agencies/{oak}/close", "runs a board"),
    Listed(
        "agency: close, not ticked",
        "/organisations/agencies/{oak}/close",
        "runs a board",
        acts=(press("Close the agency"),),
    ),
    Listed("agency: contacts", "/organisations/agencies/{oak}/contacts", "leads a school"),
    Listed(
        "agency: a link that is none",
        "/organisations/agencies/{oak}/contacts",
        "leads a school",
        acts=(fill("contact_recording_system", "our system"), press("Save contacts and words")),
    ),
    Listed("agency: another board", "/organisations/agencies/{oak}/boards/new", EVERYTHING),
    Listed("membership: end", "/organisations/memberships/{membership}/end", "runs a board"),
    Listed("role: for an agency", "/organisations/agencies/{oak}/roles/new", "runs a board"),
    Listed("role: for a board", "/organisations/boards/{board}/roles/new", EVERYTHING),
    Listed(
        "role: nothing typed",
        "/organisations/boards/{board}/roles/new",
        EVERYTHING,
        acts=(press("Give the role"),),
    ),
    Listed("role: for everything", "/organisations/roles/new", EVERYTHING),
    Listed("roles for everything", "/organisations/roles", EVERYTHING),
    Listed("role: invite again", "/organisations/roles/{grant}/invite", "runs a board"),
    Listed("role: take back", "/organisations/roles/{grant}/revoke", "runs a board"),
    Listed("agencies’ list: choose", "/organisations/bring-in", "runs a board"),
    Listed(
        "agencies’ list: nothing chosen", "/organisations/bring-in", "runs a board", acts=(LOOK,)
    ),
    Listed(
        "agencies’ list: row by row",
        "/organisations/bring-in",
        "runs a board",
        acts=(upload(*AGENCIES_LIST), LOOK),
    ),
    Listed("invited", "/organisations/invited", "runs a board"),
    Listed("invited: nobody", "/organisations/invited", "runs a new board"),
    Listed("audit", "/audit", EVERYTHING),
    Listed("audit: nothing yet", "/audit", "leads a new school"),
    Listed("help: from school and board", "/help", "works at oak"),
)

LEADS = "leads a team"
TEAM = (
    Listed("team: which one", "/team", "leads two teams"),
    Listed("team", "/team/{team}", LEADS),
    Listed("team: nobody yet", "/team/{empty team}", "leads nobody yet"),
    Listed("who needs what", "/team/{team}/who", LEADS),
    Listed("who needs what: nobody fits", "/team/{team}/who?q=zz", LEADS),
    Listed("who needs what: nothing asked", "/team/{empty team}/who", "leads nobody yet"),
    Listed("matrix", "/team/{team}/matrix", LEADS),
    Listed("matrix: empty", "/team/{empty team}/matrix", "leads nobody yet"),
    Listed("member", "/team/{team}/people/{member Carys}", LEADS),
    Listed("member: a change was seen", "/team/{team}/people/{member Aled}", LEADS),
    Listed(
        "member: nothing chosen",
        "/team/{team}/people/{member Carys}",
        LEADS,
        acts=(press("Record what I saw: Noticing neglect"),),
        reaches="team.practice",
    ),
    Listed("my record: a change was seen", "/record", "works with Aled"),
    Listed("member: away, no record", "/team/{team}/people/{member Ffion}", LEADS),
    Listed(
        "member: not of this team", "/team/{empty team}/people/{member Carys}", LEADS, status=404
    ),
    Listed("evidence: waiting", "/team/{team}/evidence", LEADS),
    Listed("evidence: none", "/team/{empty team}/evidence", "leads nobody yet"),
    Listed("evidence: one", "/team/{team}/evidence/{evidence of Dyfan}", LEADS),
    Listed(
        "evidence: nothing decided",
        "/team/{team}/evidence/{evidence of Dyfan}",
        LEADS,
        acts=(press("Record my decision"),),
    ),
    Listed("evidence: looked at", "/team/{team}/evidence/{evidence of Carys}", LEADS),
    Listed(
        "evidence: enter for somebody", "/team/{team}/people/{member Carys}/evidence/new", LEADS
    ),
    Listed(
        "evidence: nothing entered",
        "/team/{team}/people/{member Carys}/evidence/new",
        LEADS,
        acts=(press("Enter it on the record"),),
    ),
    Listed("sessions", "/team/{team}/sessions", LEADS),
    Listed("cases for a meeting", "/handouts", LEADS),
    Listed("case: start, for who leads meetings", f"/cases/{CASE}", LEADS),
    Listed("sessions: none", "/team/{empty team}/sessions", "leads nobody yet"),
    Listed("session: record", "/team/{team}/sessions/new", LEADS),
    Listed(
        "session: nothing ticked",
        "/team/{team}/sessions/new",
        LEADS,
        acts=(press("Record the session"),),
    ),
    Listed("session: one", "/team/{team}/sessions/{session}", LEADS),
    Listed("reminders", "/team/{team}/reminders", LEADS, acts=(open_all,)),
    Listed("reminders: nobody, and off", "/team/{empty team}/reminders", "leads nobody yet"),
    Listed(
        "reminders: nobody ticked",
        "/team/{team}/reminders?tick=none",
        LEADS,
        acts=(press("See what would be sent"),),
    ),
    Listed(
        "reminders: look once more",
        "/team/{team}/reminders",
        LEADS,
        acts=(press("See what would be sent"),),
    ),
    Listed("reminders: when and how", "/team/{team}/reminders/plan", LEADS),
    Listed(
        "reminders: days that are none",
        "/team/{team}/reminders/plan",
        LEADS,
        acts=(fill("days_before", "soon"), fill("closures", "Christmas"), press("Save")),
    ),
    Listed("reminders: to tell in person", "/team/{team}/reminders/paper", LEADS),
    Listed(
        "reminders: nobody to tell in person",
        "/team/{empty team}/reminders/paper",
        "leads nobody yet",
    ),
    Listed("learnt elsewhere", "/record/evidence", "works with Carys"),
    Listed("learnt elsewhere: nothing", "/record/evidence", "works with Aled"),
    Listed("learnt elsewhere: hand in", "/record/evidence/new", "works with Aled"),
    Listed(
        "learnt elsewhere: nothing typed",
        "/record/evidence/new",
        "works with Aled",
        acts=(press("Hand it in"),),
    ),
    Listed("my record: from elsewhere", "/record", "works with Aled"),
)

MEANS = press("See what this would mean")
REACHES = press("See who this would reach")
ASSIGNING = (
    Listed("requirements", "/team/{hafod}/requirements", "asks", acts=(open_all,)),
    Listed("requirements: none yet", "/team/{nant}/requirements", "asks nobody yet"),
    Listed("requirements: guidance", "/team/{hafod}/requirements/templates", "asks"),
    Listed("requirement: add", "/team/{hafod}/requirements/new", "asks"),
    Listed(
        "requirement: from guidance",
        "/team/{hafod}/requirements/new?template=wales-group-c",
        "asks",
    ),
    Listed("requirement: nothing typed", "/team/{hafod}/requirements/new", "asks", acts=(MEANS,)),
    Listed("requirement: change", "/team/{hafod}/requirements/{requirement}", "asks"),
    Listed(
        "requirement: what it would mean",
        "/team/{hafod}/requirements/{requirement}",
        "asks",
        acts=(MEANS,),
    ),
    Listed("requirement: end", "/team/{hafod}/requirements/{requirement}/stop", "asks"),
    Listed(
        "requirement: end, no day",
        "/team/{hafod}/requirements/{requirement}/stop",
        "asks",
        acts=(fill("last_day", ""), press("End the requirement")),
    ),
    Listed("closed agency: overview", "/team/{closed nursery}", "leads a trust"),
    Listed("closed agency: requirements", "/team/{closed nursery}/requirements", "leads a trust"),
    Listed("closed agency: staff list", "/team/{closed nursery}/staff", "leads a trust"),
    Listed("closed agency: a form", "/team/{closed nursery}/staff/new", "leads a trust"),
    Listed(
        "requirement: changed meanwhile",
        "/team/{hafod}/requirements/{requirement in two tabs}",
        "asks",
        acts=(of_a_former_version, fill("title", "In the other tab"), MEANS),
    ),
    Listed("board’s requirements", "/boards/{menai}/requirements", "asks a board"),
    Listed(
        "board’s requirements: guidance", "/boards/{menai}/requirements/templates", "asks a board"
    ),
    Listed("board’s requirement: add", "/boards/{menai}/requirements/new", "asks a board"),
    Listed(
        "board’s requirement: what it would mean",
        "/boards/{menai}/requirements/{board requirement}",
        "asks a board",
        acts=(MEANS,),
    ),
    Listed(
        "board’s requirement: end",
        "/boards/{menai}/requirements/{board requirement}/stop",
        "asks a board",
    ),
    Listed("assignments", "/team/{hafod}/assignments", "asks"),
    Listed("assignments: none", "/team/{nant}/assignments", "asks nobody yet"),
    Listed("assign", "/team/{hafod}/assign", "asks"),
    Listed("assign: nobody there", "/team/{nant}/assign", "asks nobody yet"),
    Listed("assign: nothing typed", "/team/{hafod}/assign", "asks", acts=(REACHES,)),
    Listed(
        "assign: who it would reach",
        "/team/{hafod}/assign?person={is asked}&course=" + COURSE,
        "asks",
        acts=(fill("due_on", "2031-01-15"), REACHES),
    ),
    Listed("assignment: take back", "/team/{hafod}/assignments/{assignment}/withdraw", "asks"),
    Listed(
        "assignment: take back, no reason",
        "/team/{hafod}/assignments/{assignment}/withdraw",
        "asks",
        acts=(press("Take it back"),),
    ),
    Listed("assignment: move the day", "/team/{hafod}/assignments/{assignment}/extend", "asks"),
    Listed(
        "assignment: no day",
        "/team/{hafod}/assignments/{assignment}/extend",
        "asks",
        acts=(press("Move the day"),),
    ),
    Listed("exempt", "/team/{hafod}/assign/{is asked}/exempt", "asks"),
    Listed(
        "exempt: no reason",
        "/team/{hafod}/assign/{is asked}/exempt",
        "asks",
        acts=(press("Record the exemption"),),
    ),
    Listed("one more attempt", "/team/{hafod}/assign/{is asked}/attempt", "asks"),
    Listed(
        "one more attempt: no quiz",
        "/team/{hafod}/assign/{is asked}/attempt",
        "asks",
        acts=(press("Give one more attempt"),),
    ),
    Listed("my training: asked", "/training", "is asked"),
    Listed("my training: exempt", "/training", "is exempt"),
    Listed("course: asked", f"/courses/{COURSE}", "is asked"),
)

KEEPS = "keeps a list"
STAFF_LIST = (
    Listed("staff list", "/team/{derwen}/staff", KEEPS, acts=(open_all,)),
    Listed("staff list: who is away", "/team/{derwen}/staff?state=away", KEEPS),
    Listed("staff list: nobody fits", "/team/{derwen}/staff?q=zz", KEEPS),
    Listed("staff list: nobody yet", "/team/{onnen}/staff", "keeps no list yet"),
    Listed("staff: add", "/team/{derwen}/staff/new", KEEPS),
    Listed(
        "staff: nothing typed",
        "/team/{derwen}/staff/new",
        KEEPS,
        acts=(press("Add to my list"),),
    ),
    Listed("staff: added, then a slip", "/team/{derwen}/staff/{listed teacher}/added", KEEPS),
    Listed("staff: added, then a letter", "/team/{derwen}/staff/{listed head}/added", KEEPS),
    Listed("staff: one", "/team/{derwen}/staff/{listed head}", KEEPS),
    Listed(
        "staff: no name",
        "/team/{derwen}/staff/{listed teacher}",
        KEEPS,
        acts=(fill("name", ""), press("Save")),
    ),
    Listed(
        "staff: not of this list",
        "/team/{onnen}/staff/{listed head}",
        "keeps no list yet",
        status=404,
    ),
    Listed("staff: second job", "/team/{derwen}/staff/{listed teacher}/posts/new", KEEPS),
    Listed(
        "staff: no second job",
        "/team/{derwen}/staff/{listed teacher}/posts/new",
        KEEPS,
        acts=(press("Add this job"),),
    ),
    Listed("staff: change a job", "/team/{derwen}/staff/posts/{teacher’s post}/change", KEEPS),
    Listed(
        "staff: which change",
        "/team/{derwen}/staff/posts/{teacher’s post}/change",
        KEEPS,
        acts=(press("Save the change"),),
    ),
    Listed("staff: end a job", "/team/{derwen}/staff/posts/{teacher’s post}/end", KEEPS),
    Listed(
        "staff: no last day",
        "/team/{derwen}/staff/posts/{teacher’s post}/end",
        KEEPS,
        acts=(fill("last_day", ""), press("Record the last day")),
    ),
    Listed("staff: absence", "/team/{derwen}/staff/{listed teacher}/away/new", KEEPS),
    Listed(
        "staff: absence, no day",
        "/team/{derwen}/staff/{listed teacher}/away/new",
        KEEPS,
        acts=(press("Save the absence"),),
    ),
    Listed(
        "staff: change an absence",
        "/team/{derwen}/staff/{listed head}/away/{head’s absence}",
        KEEPS,
    ),
    Listed("list: send", "/team/{derwen}/staff/import", KEEPS),
    Listed("list: none yet", "/team/{onnen}/staff/import", "keeps no list yet"),
    Listed("list: nothing sent", "/team/{derwen}/staff/import", KEEPS, acts=(LOOK,)),
    Listed("list: which column", "/team/{derwen}/staff/lists/{list unclear}/columns", KEEPS),
    Listed(
        "list: no columns",
        "/team/{derwen}/staff/lists/{list unclear}/columns",
        KEEPS,
        acts=(press("Go on"),),
    ),
    Listed("list: to mend, and leavers", "/team/{derwen}/staff/lists/{list next}", KEEPS),
    Listed("list: changed", "/team/{derwen}/staff/lists/{list next}?show=changed", KEEPS),
    Listed(
        "list: no last day",
        "/team/{derwen}/staff/lists/{list next}",
        KEEPS,
        acts=(pick(name="leaving"), fill("last_day", ""), press("Apply this list: 3 rows")),
    ),
    Listed("list: nothing to do", "/team/{derwen}/staff/lists/{list the same}", KEEPS),
    Listed("list: titles", "/team/{derwen}/staff/lists/{list next}/titles", KEEPS),
    Listed("list: no titles", "/team/{derwen}/staff/lists/{list the same}/titles", KEEPS),
    Listed("list: applied", "/team/{derwen}/staff/lists/{list applied}", KEEPS),
    Listed("list: rows left out", "/team/{derwen}/staff/lists/{list with faults}", KEEPS),
    Listed("list: undone", "/team/{derwen}/staff/lists/{list undone}", KEEPS),
    Listed("list: thrown away", "/team/{derwen}/staff/lists/{list thrown away}", KEEPS),
    Listed("training elsewhere: send", "/team/{derwen}/staff/completions", KEEPS),
    Listed("training elsewhere: look", "/team/{derwen}/staff/lists/{list of training}", KEEPS),
    Listed(
        "training elsewhere: titles",
        "/team/{derwen}/staff/lists/{list of training}/titles",
        KEEPS,
    ),
)

BEGIN, BEGUN = "/team/{empty nursery}/begin", "/team/{begun nursery}/begin"
CHECK_NAMES = press("Check the names")
WITH_FAULTS = (
    "Siân Parry, nursery practitioner, sian@acorns.example\n"
    "=1+1\nAnn Jones, wizard\nTom Bell, volunteer, tom(at)acorns\nSiân Parry\n" + "x" * 5_000
)
WITHOUT_FAULTS = "Eira Rhys, room leader, eira@acorns.example\nBob Jones, volunteer\nŴyn Ansell"
BEGINNING = (
    Listed("set up: nothing yet", BEGIN, "beginning"),
    Listed("set up: begun", BEGUN, "begun"),
    Listed("set up: names", f"{BEGIN}/people", "beginning"),
    Listed("set up: more names", f"{BEGUN}/people", "begun"),
    Listed("set up: no names", f"{BEGIN}/people", "beginning", acts=(CHECK_NAMES,)),
    Listed(
        "set up: names checked",
        f"{BEGUN}/people",
        "begun",
        acts=(fill("text", WITHOUT_FAULTS), CHECK_NAMES),
    ),
    Listed(
        "set up: names to mend",
        f"{BEGIN}/people",
        "beginning",
        acts=(fill("text", WITH_FAULTS), CHECK_NAMES),
    ),
    Listed("set up: contacts", f"{BEGIN}/contacts", "beginning"),
    Listed(
        "set up: contacts mistaken",
        f"{BEGUN}/contacts",
        "begun",
        acts=(fill("recording_system", "http://old.example"), press("Save and go on")),
    ),
    Listed("set up: training, with nobody yet", f"{BEGIN}/training", "beginning"),
    Listed("set up: training", f"{BEGUN}/training", "begun"),
    Listed(
        "set up: training, no day chosen",
        f"{BEGUN}/training",
        "begun",
        acts=(fill("due_on", ""), press("See who this would reach")),
    ),
    Listed(
        "set up: whom it reaches",
        f"{BEGUN}/training",
        "begun",
        acts=(choose("course", COURSE), press("See who this would reach")),
    ),
    Listed("set up: a requirement", f"{BEGUN}/training/rule?template=wales-group-a", "begun"),
    Listed(
        "set up: a requirement, days missing",
        f"{BEGUN}/training/rule?template=wales-group-a",
        "begun",
        acts=(press("See what this would mean"),),
    ),
    Listed(
        "set up: what a requirement means",
        f"{BEGUN}/training/rule?template=wales-group-a",
        "begun",
        acts=(
            choose("course", COURSE),
            fill("starter_days", "28"),
            press("See what this would mean"),
        ),
    ),
    Listed("set up: ways in, with nobody yet", f"{BEGIN}/ways-in", "beginning"),
    Listed("set up: ways in", f"{BEGUN}/ways-in", "begun"),
    Listed("set up: what happens now", f"{BEGUN}/now", "begun"),
    Listed("set up: what happens now, all open", f"{BEGIN}/now", "beginning"),
)

PAGES = (
    *VISITOR,
    *NEWCOMER,
    *IN_THE_MIDDLE,
    *IN_A_CASE,
    *EVERY_STEP_OF_A_COURSE,
    *AN_ENDING,
    *FINISHED,
    *QUESTIONS,
    *WAYS_IN,
    *SLIPS,
    *BEGINNING,
    *ORGANISATIONS,
    *TEAM,
    *STAFF_LIST,
    *ASSIGNING,
    *BOARD_PAGES,
    *MISHAPS,
)

NOT_FOR_LOOKING = {
    "static": "a file",
    "media.picture": "a picture",
    "certificates.document": "a PDF",
    "handouts.handout": "a PDF",
    "front.livez": "for machines",
    "front.readyz": "for machines",
    "failing": "wrong on purpose",
}
"""Endpoints that answer GET and are no pages."""
