"""Every key of the report, and that each is a button."""

from dataclasses import replace

from mtcheck.merge import judge
from mtcheck.types import Alignment, Bead, Report, Story
from tests.browser.conftest import OpenDesk
from tests.unit.report.sample import article, beads, make, span

# In the order of the page: by version, worst first.
FIRST, SECOND, THIRD = "sixteen hours", "2.4 billion euros", "did not have never seen"


def test_next_and_previous_tell_where_the_reader_is(desk: OpenDesk) -> None:
    d = desk()
    assert d.place == "9 findings"
    d.press("j")
    assert (d.place, d.current) == ("1 of 9", FIRST)
    assert d.page.get_attribute("#place", "aria-live") == "polite"
    assert d.page.evaluate("document.activeElement.classList.contains('current')")
    d.press("j", "j", "k")
    assert (d.place, d.current) == ("2 of 9", SECOND)
    d.press("k", "k")
    assert d.current == FIRST
    assert d.text("#said") == "This is the first."


def test_critical_only(desk: OpenDesk) -> None:
    d = desk()
    d.press("J", "J")
    assert d.current == SECOND
    d.press("J")
    assert d.text("#said") == "That was the last."
    d.press("j", "j", "K")
    assert d.current == SECOND
    d.press("K")
    assert d.current == FIRST


def test_a_finding_is_accepted_and_the_next_one_comes_up(desk: OpenDesk) -> None:
    d = desk()
    d.press("j", "a")
    assert d.current == SECOND
    assert d.text("#said") == "Accepted."
    assert d.text(".card.accepted .decided") == "Accepted"
    assert "1 of 8 decided" in d.text(".verdict .progress")


def test_a_finding_is_dismissed_with_a_reason(desk: OpenDesk) -> None:
    d = desk()
    ways = [
        (["1"], "a matter of style"),
        (["2"], "means the same"),
        (["3"], "counts something else"),
        (["4"], "the name is right"),
        (["5"], "another reason"),
        (["Enter"], "a matter of style"),
        (["ArrowDown", "ArrowDown", "Enter"], "counts something else"),
        (["ArrowUp", "Space"], "another reason"),
    ]
    d.press("j")
    for keys, _ in ways:
        d.press("d", *keys)
    said = d.page.eval_on_selector_all(".decided", "all => all.map(e => e.textContent).filter(Boolean)")
    assert said == [f"Dismissed: {reason}" for _, reason in ways]
    assert d.place == "1 of 1"
    assert not d.page.is_visible(".card.dismissed blockquote")


def test_a_note_goes_with_a_dismissal_and_its_figures_choose_nothing(desk: OpenDesk) -> None:
    d = desk()
    d.press("j", "d")
    d.page.fill("#note", "see page ")
    d.page.focus("#note")
    d.press("2", "Enter", "5")
    assert d.text(".card.dismissed .decided") == "Dismissed: another reason (“see page 2”)"


def test_escape_leaves_the_finding_as_it_was(desk: OpenDesk) -> None:
    d = desk()
    d.press("j", "d", "Escape")
    assert d.page.query_selector(".card.dismissed") is None
    assert d.current == FIRST
    assert d.page.evaluate("document.activeElement.classList.contains('current')")


def test_undo_takes_back_one_decision_after_another(desk: OpenDesk) -> None:
    d = desk()
    d.press("j", "a", "d", "2")
    assert d.current == THIRD
    d.press("u")
    assert (d.current, d.page.query_selector(".card.dismissed")) == (SECOND, None)
    d.press("u")
    assert (d.current, d.page.query_selector(".card.accepted")) == (FIRST, None)
    d.press("u")
    assert d.text("#said") == "There is nothing to take back."


def test_evidence_folds_and_unfolds(desk: OpenDesk) -> None:
    d = desk()
    d.press("j")
    assert d.page.is_visible(".card.current .evidence li")
    d.press("e")
    assert not d.page.is_visible(".card.current .evidence li")
    assert "4 differ" in d.text(".card.current .evidence summary")
    d.press("e")
    assert d.page.is_visible(".card.current .evidence li")


def test_into_the_text_and_back(desk: OpenDesk) -> None:
    d = desk()
    d.press("j", "t")
    assert d.page.evaluate("document.activeElement.textContent") == FIRST
    d.press("j")
    assert d.page.evaluate("document.activeElement.textContent") == SECOND
    d.press("t")
    assert d.page.evaluate("document.activeElement.className").startswith("card")


def test_versions_are_turned_one_way_and_the_other(desk: OpenDesk) -> None:
    d = desk()

    def beside() -> str:
        return str(d.page.evaluate("document.querySelector('#v1-text input:checked').dataset.name"))

    d.press("j")
    assert beside() == "La Dépêche des Alpes"
    d.press("]")
    assert beside() == "Northern Wire"
    assert d.text("#said") == "Beside the text: Northern Wire."
    assert d.page.is_visible("#v1-text .beside-2")
    assert not d.page.is_visible("#v1-text .beside-1")
    d.press("[", "[")
    assert beside().startswith("山报")


def test_search_takes_the_keys_and_enter_goes_to_the_first_hit(desk: OpenDesk) -> None:
    d = desk()
    d.press("/")
    d.page.keyboard.type("jada")
    assert d.page.input_value("#search") == "jada"
    assert d.page.query_selector(".card.accepted, .card.dismissed") is None
    d.page.fill("#search", "hypothermia")
    d.press("Enter", "j")
    assert d.current == "hypothermia"
    d.press("/", "Escape")
    assert d.place == "9 of 9"


def test_help_lists_every_key_and_the_keys_can_be_turned_off(desk: OpenDesk) -> None:
    d = desk()
    d.press("?")
    told = d.page.eval_on_selector_all("#keys kbd", "keys => keys.map(k => k.textContent)")
    assert sorted(told) == sorted("jkJKadue[]t/?c")
    assert sorted(told) == sorted(
        d.page.eval_on_selector_all("button[data-shortcut]", "all => all.map(b => b.dataset.shortcut)")
    )
    d.page.uncheck("#single")
    d.press("Escape", "j", "a")
    assert d.current == ""
    d.open()
    d.press("j")
    assert d.current == ""
    d.page.click("[data-do=next]")
    assert d.current == FIRST
    d.page.click("[data-do=help]")
    d.page.check("#single")
    d.press("Escape", "j")
    assert d.current == SECOND


def test_keys_with_ctrl_are_the_browsers_own(desk: OpenDesk) -> None:
    d = desk()
    d.press("Control+j", "Alt+a")
    assert d.current == ""


def test_a_keyboard_without_latin_letters_has_the_same_keys(desk: OpenDesk) -> None:
    d = desk()
    for code, key, shift in (("KeyJ", "о", "false"), ("KeyJ", "О", "true")):
        d.page.evaluate(
            f"document.body.dispatchEvent(new KeyboardEvent('keydown',"
            f"{{key: '{key}', code: '{code}', shiftKey: {shift}, bubbles: true}}))"
        )
    assert d.current == SECOND


def test_the_words_that_answer_light_up_under_the_pointer_and_for_the_current_finding(desk: OpenDesk) -> None:
    d = desk()

    def lit(name: str) -> list[str]:
        return list(d.page.evaluate(f"[...(CSS.highlights.get('{name}') ?? [])].map(String)"))

    d.press("j")
    # Words are linked in order: "sixteen hours" are the tenth and eleventh of the headline.
    assert lit("counterpart") == ["sixteen", "le", "hours", "tunnel"]
    d.page.locator("#v1-text .own").first.scroll_into_view_if_needed()
    box = d.page.locator("#v1-text .own").first.bounding_box()
    d.page.mouse.move(box["x"] + 8, box["y"] + 12)
    d.page.wait_for_function("() => CSS.highlights.get('pointed')?.size")
    assert lit("pointed") == ["Storm", "La"]
    d.page.mouse.move(5, 5)
    d.page.focus("#v1-text .aligned a")
    assert lit("pointed") == ["sixteen", "le", "hours", "tunnel"]


def test_a_version_in_the_same_language_shows_what_was_reworded(desk: OpenDesk) -> None:
    target = article("The mayor opened 21 schools on Monday.", "ours", "en")
    wire = article("The mayor closed 12 schools on Monday.", "wire", "en")
    french = article("Le maire a ouvert 12 écoles lundi.", "dépêche", "fr")
    alignments = {o.name: Alignment(o.name, "comparison", beads([((0,), (0,))])) for o in (wire, french)}
    found = make(target, "21", "Why.", "NUM001", "accuracy/mistranslation/number", "major", "unsupported")
    story = Story(target, None, (wire, french), {}, alignments)
    d = desk(Report((story,), (replace(found, id="x"),), judge((found,), [target])))

    def reworded() -> list[str]:
        return list(d.page.evaluate("[...CSS.highlights.get('reworded')].map(String)"))

    # A finding keeps its own underline.
    assert reworded() == ["opened ", "closed 12"]
    assert "Underlined" in d.text(".hint")
    d.press("]")
    assert reworded() == []
    assert "Underlined" not in d.text(".hint")


def test_words_are_found_behind_characters_that_count_double_or_are_made_visible(desk: OpenDesk) -> None:
    target = article("\U0001f600 \u202eStorm \x07 falls here.", "ours", "en")
    other = article("\U0001f600\U0001f600 Orage \u202d tombe ici.", "theirs", "fr")
    pairs = (("Storm", "Orage"), ("falls", "tombe"))
    links = tuple((span(target, a), span(other, b)) for a, b in pairs)
    alignment = Alignment("theirs", "comparison", (Bead((0,), (0,), 0.9, links),))
    found = make(
        target, "Storm \x07 falls", "Why.", "NUM001", "accuracy/mistranslation", "major", "unsupported"
    )
    story = Story(target, None, (other,), {}, {"theirs": alignment})
    d = desk(Report((story,), (replace(found, id="x"),), judge((found,), [target])))
    d.press("j")
    lit = d.page.evaluate("[...CSS.highlights.get('counterpart')].map(String)")
    assert lit == ["Storm", "Orage", "falls", "tombe"]
