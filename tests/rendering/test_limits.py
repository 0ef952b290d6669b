from assistant.checks.verdict import Route
from assistant.jobs.lookup.contract import Helper, LimitsAnswer
from assistant.rendering.limits import markdown
from assistant.texts import text

PEOPLE = [Helper(name="Bu Lastri", how="lantai 3", for_="mendengarkan")]


def shown(**fields: object) -> str:
    return markdown(LimitsAnswer.model_validate({"language": "id", "people": PEOPLE, **fields}))


def test_the_words_for_the_person_come_before_the_people():
    page = shown(route=Route.VIOLENCE, message="Keselamatan dulu.", fact_log=["Kapan?"])
    assert page.index("Keselamatan dulu.") < page.index("Bu Lastri") < page.index("Kapan?")


def test_a_doubt_opens_with_its_question_and_can_be_dismissed():
    page = shown(route=Route.FRAUD, certain=False, question="Ada yang janggal?")
    assert page.startswith("Ada yang janggal?")
    assert text("limits.dismissal", "id") in page


def test_a_doubt_names_nobody_twice():
    question = "Ada yang terluka? Yang bisa kamu hubungi: Bu Lastri."
    page = shown(route=Route.VIOLENCE, certain=False, question=question)
    assert page.startswith("Ada yang terluka?")
    assert page.count("Bu Lastri") == 1


def test_coaching_goes_on_where_nothing_is_due():
    assert markdown(LimitsAnswer(language="en")) == text("limits.coaching-goes-on", "en")
