import itertools
import pytest
from tests.web.nurseries import COURSE, Nurseries, dsp, heed, nurseries
from tests.web.evidence.test_evidence import PDF
import io
NASTY = ["99999999999", "0001-01-01", "9999-12-31", "9223372036854775808", "²"]
FIELDS = "person people course whom due_on note then title held_on led_by scenario provider met_on own_until decision name address payroll_id job_role starts_on ends_on last_day reason quiz months years grace_days starter_days pattern fixed_month fixed_day fixed standing applies_from transition_on job_roles lasts code known everybody text role what typed pasted seal seen leave leaving file template days_before days_after on_the_day closures words on switched_on known_as page show DSP deputy username agreement how board parent sector nation from_day source number".split()
@pytest.mark.parametrize("value", NASTY)
def test_fuzz(dsp, nurseries, app, value):
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    bad = []
    arguments = {"agency": nurseries.own, "person": nurseries.overdue.id, "post": 2, "token":"x","code":"x"}
    from tests.web import browsing; browsing.audit = lambda *a: None
    tok = dsp.token()
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith(("/team", "/record", "/join", "/in", "/forgotten", "/letters", "/audit")): continue
        args = {a: arguments.get(a, 1) for a in rule.arguments}
        try: path = app.url_map.bind("localhost").build(rule.endpoint, args)
        except Exception as e: continue
        if "POST" in rule.methods:
            for then in ("look", "save"):
                data = {f: value for f in FIELDS} | {"then": then}
                r = dsp.post(path, data={"csrf_token": tok, **data})
                if r.status_code >= 500: bad.append(("POST", path, then, r.status_code))
        else:
            r = dsp.get(path, query_string={f: value for f in ["q","page","person","course","show","before","order","status","role","code","job_role","template","look","new","due","sort"]})
            if r.status_code >= 500: bad.append(("GET", path, r.status_code))
    print("BAD", repr(value)[:30], bad); assert not bad
