"""``notify``: a notice on this laptop, which the window shows."""

from typing import TYPE_CHECKING

from workflows.automations.effects.notes import mark_of
from workflows.automations.effects.occasions import line_for, text_for
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.domain.automations import Action
from workflows.office.notices import Notice, has_notice, keep_notice

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "notify"
_LONGEST_TITLE, _LONGEST_TEXT = 200, 1_000


class Notify:
    """Keeps a notice under the key, so that it is there once."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``title``, and ``text`` if wished. Raises InvalidInput."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """The notice."""
        del office
        try:
            notice = _notice(action.settings, occasion)
        except EffectFailed as error:
            return WouldDo(code=KIND, problems=(error.code,))
        return WouldDo(code=KIND, facts={"title": notice.title}, preview=notice.text)

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Keep it."""
        notice = _notice(action.settings, occasion)
        keep_notice(office, notice)
        return Did(text=notice.title)

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """Whether it is there."""
        del action
        return "yes" if has_notice(office, mark_of(occasion.key)) else "no"


def _notice(settings: Settings, occasion: Occasion) -> Notice:
    title, text = _wish(settings)
    return Notice(
        id=mark_of(occasion.key),
        at_ms=occasion.now_ms,
        title=line_for(title, occasion)[:_LONGEST_TITLE],
        text=text_for(text, occasion)[:_LONGEST_TEXT],
        request=occasion.request,
    )


def _wish(settings: Settings) -> tuple[str, str]:
    read = Reading(KIND, settings)
    wish = read.template("title", longest=_LONGEST_TITLE), read.template("text", "", longest=_LONGEST_TEXT)
    read.done()
    return wish
