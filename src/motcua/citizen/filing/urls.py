from django.urls import URLPattern, path

from . import answers, arriving, checking, choosing, devices, done, ending, overview, papers, people, starting

urlpatterns: list[URLPattern] = [
    path("file/", starting.home, name="file"),
    path("file/start/", starting.start, name="file-start"),
    path("file/resume/", devices.resume, name="file-resume"),
    path("file/leave/", ending.leave, name="file-leave"),
    path("file/<str:code>/", overview.overview, name="file-draft"),
    path("file/<str:code>/changed/", overview.changed, name="file-changed"),
    path("file/<str:code>/elsewhere/", devices.elsewhere, name="file-elsewhere"),
    path("file/<str:code>/give-up/", ending.stop, name="file-give-up"),
    path("file/<str:code>/case/", choosing.case, name="file-case"),
    path("file/<str:code>/who/", people.who, name="file-who"),
    path("file/<str:code>/representative/", people.representative, name="file-representative"),
    path("file/<str:code>/owner/", people.owner, name="file-owner"),
    path("file/<str:code>/contact/", people.contact, name="file-contact"),
    path("file/<str:code>/form/<str:key>/", answers.part, name="file-part"),
    path("file/<str:code>/papers/", papers.others, name="file-papers"),
    path("file/<str:code>/papers/<str:key>/", papers.paper, name="file-paper"),
    path("file/<str:code>/papers/<str:key>/arriving/", arriving.begin, name="file-arriving"),
    path("file/<str:code>/papers/<str:key>/arriving/<uuid:id>/", arriving.go_on, name="file-arriving-part"),
    path("file/<str:code>/pages/<uuid:page_id>/", papers.picture, name="file-page"),
    path("file/<str:code>/return/", choosing.return_by, name="file-return"),
    path("file/<str:code>/check/", checking.check, name="file-check"),
    path("file/<str:code>/done/", done.done, name="file-done"),
    path("file/<str:code>/follow/", done.follow, name="file-follow"),
]
