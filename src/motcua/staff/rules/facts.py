"""Every kind of fact about accounts and posts, with the sentence history shows. Past tense."""

from motcua.kernel.words import gettext_noop

FACTS: dict[str, str] = {
    "account.closed": gettext_noop("Account closed"),
    "account.language_chosen": gettext_noop("Another language chosen"),
    "account.opened": gettext_noop("Account opened"),
    "account.password_chosen": gettext_noop("The officer chose a password"),
    "account.password_set": gettext_noop("A new password was given"),
    "account.reopened": gettext_noop("Account opened again"),
    "post.ended": gettext_noop("Last day of the post set"),
    "post.given": gettext_noop("Post given"),
    "post.stand_in_appointed": gettext_noop("Stand-in appointed"),
    "post.stand_in_ended": gettext_noop("Standing in ended"),
}
