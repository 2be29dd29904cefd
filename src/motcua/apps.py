from django.apps import AppConfig


class MotcuaConfig(AppConfig):
    name = "motcua"

    def ready(self) -> None:
        from django.utils.translation import gettext

        from .kernel import words

        words.install(gettext)
