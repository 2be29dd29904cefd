"""The tags of `{% load motcua %}`."""

from datetime import date, timedelta

import pytest
from django import forms
from django.template import engines
from django.utils.translation import override

from motcua.kernel.clock import at_local
from motcua.kernel.refusal import Refusal

AT = at_local(date(2026, 11, 24)) + timedelta(hours=10, minutes=20)


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the card.")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    way = forms.ChoiceField(label="Way", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    papers = forms.MultipleChoiceField(
        label="Papers", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="Agreed")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(source, **context):
    with override("en"):
        return engines["django"].from_string("{% load motcua %}" + source).render(context)


def test_an_allowed_action_has_a_button_that_sends():
    html = drawn('{% refusal_button refusal "Accept" name="act" value="accept" %}', refusal=None)
    assert html == '<button class="govuk-button" name="act" value="accept">Accept</button>'


def test_a_refused_action_has_a_button_that_cannot_be_pressed_and_says_why():
    html = drawn(
        '{% refusal_button refusal "Accept" name="act" %}',
        refusal=Refusal("x", "Collect {sum} first.", {"sum": "8"}),
    )
    described = html.split('aria-describedby="')[1].split('"')[0]
    assert 'type="button"' in html
    assert 'aria-disabled="true"' in html
    assert 'name="act"' not in html
    assert f'id="{described}"' in html
    assert "Collect 8 first." in html


def test_a_refusal_may_be_a_tooltip():
    assert 'role="tooltip"' in drawn('{% refusal_button r "Go" tip=True %}', r=Refusal("x", "No."))


def test_what_people_typed_is_escaped_in_buttons_and_refusals():
    evil = "<script>"
    refusal = Refusal("x", "{what}", {"what": evil})
    assert evil not in drawn(
        "{% button t data_x=t %}{% refusal_button r t %}{% tag t %}{% alert t %}", t=evil, r=refusal
    )


def test_a_button_with_an_address_is_a_link():
    html = drawn('{% button "New" href="/new/" icon="plus" data_key="alt+n" %}')
    assert html.startswith('<a class="govuk-button"')
    assert 'href="/new/"' in html
    assert 'data-key="alt+n"' in html
    assert "<svg" in html


def test_a_field_ties_its_hint_to_its_control():
    html = drawn("{% field form.name width=20 %}", form=Sample())
    assert 'aria-describedby="id_name_helptext"' in html
    assert 'id="id_name_helptext">As on the card.' in html
    assert 'class="govuk-input govuk-input--width-20"' in html
    assert 'for="id_name"' in html


def test_a_wrong_field_ties_its_error_to_its_control():
    html = drawn("{% field form.name %}", form=Sample({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert "govuk-input--error" in html
    assert "This field is required." in html


def test_a_field_that_may_stay_empty_says_so():
    assert "Note (optional)" in drawn("{% field form.note %}", form=Sample())
    assert "optional" not in drawn("{% field form.note mark_optional=False %}", form=Sample())


@pytest.mark.parametrize(("name", "shape"), [("way", "radios"), ("papers", "checkboxes")])
def test_choices_stand_in_a_named_group(name, shape):
    html = drawn("{% field form." + name + " %}", form=Sample({"way": "b", "papers": ["b"]}))
    assert "<fieldset" in html
    assert html.count(f'class="govuk-{shape}__input"') == 2
    assert html.count("checked") == 1
    assert f'for="id_{name}_1">B</label>' in html


def test_an_option_may_have_its_own_hint():
    form = Sample()
    form.fields["way"].widget.option_hints = {"b": "Three days longer."}
    html = drawn("{% field form.way %}", form=form)
    assert 'aria-describedby="id_way_1_hint"' in html
    assert "Three days longer." in html


def test_a_single_tick_and_a_hidden_value_have_their_own_shape():
    assert 'class="govuk-checkboxes__input"' in drawn("{% field form.agreed %}", form=Sample())
    assert drawn("{% field form.token %}", form=Sample()).strip().startswith('<input type="hidden"')


def test_a_scanner_field_is_marked_and_may_lead_on():
    assert "data-scan" in drawn("{% field form.name scan=True %}", form=Sample())
    assert 'data-scan="#id_note"' in drawn('{% field form.name scan="#id_note" %}', form=Sample())


def test_an_unknown_option_of_a_field_is_a_mistake():
    with pytest.raises(TypeError):
        drawn("{% field form.name colour=1 %}", form=Sample())


def test_the_summary_of_errors_leads_to_every_wrong_field():
    html = drawn("{% error_summary form %}", form=Sample({}))
    assert 'href="#id_name">Name: This field is required.' in html
    assert 'href="#id_way_0"' in html


def test_a_form_without_errors_has_no_summary():
    assert drawn("{% error_summary form %}", form=Sample()) == ""


def test_errors_of_the_whole_form_lead_nowhere():
    form = Sample({})
    form.add_error(None, "Both at once is not possible.")
    assert "<li>Both at once is not possible.</li>" in " ".join(
        drawn("{% error_summary form %}", form=form).split()
    ).replace("> ", ">").replace(" <", "<")


@pytest.mark.parametrize("state", ["on_time", "soon", "overdue", "paused", "done", "late"])
def test_every_state_of_a_deadline_shows_the_date_and_more_than_a_colour(state):
    html = drawn("{% due_chip at state %}", at=AT, state=state)
    assert "10:20 24/11/2026" in html
    assert f"mc-due--{state}" in html
    assert "<svg" in html


def test_a_dossier_without_appointment_says_so():
    assert "No appointment yet" in drawn("{% due_chip None %}")


@pytest.mark.parametrize("number", range(1, 11))
def test_each_national_status_has_a_tone(number):
    assert "Some name" in drawn("{% status_tag n 'Some name' %}", n=number)
    assert drawn("{% status_tag n 'x' %}", n=number) == drawn("{% status_tag n 'x' %}", n=str(number))


def test_pages_of_a_list_lead_back_and_on():
    html = drawn('{% pagination None "?after=9" "50" %}')
    assert 'rel="next"' in html
    assert 'rel="prev"' not in html
    assert drawn("{% pagination None None %}").strip() == ""


def test_a_summary_list_shows_pairs_and_the_way_to_change_them():
    html = drawn("{% summary_list rows %}", rows=[("Owner", "Hường"), ("Phone", "090", "Change", "/p/")])
    assert "Hường" in html
    assert 'href="/p/"' in html


def test_a_timeline_entry_tells_when_by_whom_and_what():
    html = drawn('{% timeline_entry "Accepted" at "Hường" "Two papers" %}', at=AT)
    for part in ("Accepted", "Hường", "10:20 Tuesday 24/11/2026", "Two papers", 'datetime="2026-11-24T10:20'):
        assert part in html


def test_an_error_is_read_out_at_once_and_other_news_politely():
    assert 'role="alert"' in drawn('{% alert "No" "error" %}')
    assert 'role="status"' in drawn('{% alert "Yes" "success" %}')


def test_the_distance_to_a_moment_can_be_told_from_another_one():
    assert drawn("{{ at|since:later }}", at=AT, later=AT + timedelta(hours=2)) == "2 hours ago"


def test_an_icon_that_is_not_drawn_is_a_mistake():
    with pytest.raises(KeyError):
        drawn('{% icon "unicorn" %}')
