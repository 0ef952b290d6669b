"""Texts that cannot be understood are refused; whatever might be, is read."""

import pytest

from assistant.errors import ForeignLanguage, NoWords
from assistant.language.intelligible import demand_intelligible


@pytest.mark.parametrize("text", ["😀😀🎉", "123 + 45", "... ?!", "👍🏽 100%"])
def test_signs_alone_are_no_words(text: str):
    with pytest.raises(NoWords):
        demand_intelligible(text)


@pytest.mark.parametrize(
    "text",
    [
        "Il arrive toujours en retard et personne ne lui dit rien.",
        "Sie hat mir vor dem ganzen Team ins Wort geschnitten.",
        "Mi jefe nunca contesta los mensajes y luego se enfada.",
        "Hij heeft mijn werk als het zijne laten zien.",
        "Palagi siyang nahuhuli at hindi man lang nagsasabi sa amin.",
        "彼は会議にいつも遅れて来ます。",
        "Он опять перебил меня на встрече.",
        "هو يتأخر دائما عن الاجتماع",
    ],
)
def test_another_language_is_said_to_be_one(text: str):
    with pytest.raises(ForeignLanguage):
        demand_intelligible(text)


@pytest.mark.parametrize(
    "text",
    [
        "telat mulu anjir cape gw",
        "Dia ora tau teko tepat wektu, aku kesel tenan",
        "si boss mah kitu wae, teu kungsi ngabejaan",
        "He was late tiga kali minggu ini, dan gue yang nutupin",
        "standup late again smh",
        "Slack Jira Figma Notion Trello",
        "Pak Hendra, Bu Ratna, Mbak Sari, Kak Yosua",
        "pls revert asap re PO 4471 & GRN",
        "He said “c'est la vie, mon ami” and left the room.",
        "no wahala, she go bring am tomorrow",
        "- [ ] deploy hotfix prod (Ardi, jumat)\n- [x] cek log",
    ],
)
def test_slang_regional_words_and_mixed_talk_are_read(text: str):
    demand_intelligible(text)
