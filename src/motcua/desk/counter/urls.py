from django.urls import URLPattern, path

from . import choosing, done, intake, person, places, printing, register

urlpatterns: list[URLPattern] = [
    path("new/", choosing.choose, name="intake"),
    path("new/places/", places.search_places, name="intake_places"),
    path("new/communes/", places.search_communes, name="intake_communes"),
    path("new/id-card/", person.read_card, name="intake_id_card"),
    path("new/person/", person.remarks, name="intake_person"),
    path("new/done/<uuid:dossier_id>/", done.done, name="intake_done"),
    path("new/<uuid:version_id>/", intake.take_in, name="intake_form"),
    path("dossier/<uuid:dossier_id>/print/<slug:form>/", printing.print_form, name="print"),
    path("register/", register.show, name="register"),
    path("register/pdf/", register.as_pdf, name="register_pdf"),
    path("register/xlsx/", register.as_spreadsheet, name="register_xlsx"),
]
