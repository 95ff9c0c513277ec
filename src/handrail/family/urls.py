"""Addresses of the family's pages: numbers only, so that history and logs say nothing of a child."""

from django.urls import include, path

from handrail.family import practice_views, skill_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("start/", views.start, name="start"),
    path("worries/", views.worries, name="worries"),
    path("worries/<slug:group_id>/", views.worry_group, name="worry_group"),
    path("child/<int:number>/", views.resume, name="resume"),
    path("child/<int:number>/<int:place>/", views.step, name="step"),
    path("child/<int:number>/choose/", views.choose, name="choose"),
    path("child/<int:number>/result/", views.result, name="result"),
    path("child/<int:number>/before/", views.private, name="private"),
    path("child/<int:number>/answers/", views.answers, name="answers"),
    path("child/<int:number>/look-again.ics", practice_views.look_again, name="look_again"),
    path("activities/", practice_views.activities, name="activities"),
    path("child/<int:number>/activities/", practice_views.child_activities, name="child_activities"),
    path("activities/chosen/", practice_views.chosen_activities, name="chosen_activities"),
    path("places/", practice_views.places, name="places"),
    path("places/<str:code>/", practice_views.ways_at, name="ways_at"),
    path("funding/", practice_views.funding, name="funding"),
    path("funding/<str:code>/", practice_views.funding_at, name="funding_at"),
    path("child/<int:number>/skills/", skill_views.from_check, name="skills_from_check"),
    path("skills/", skill_views.skills, name="skills"),
    path("skills/begin/", skill_views.begin, name="skills_begin"),
    path("skills/open/", skill_views.open_file, name="skills_open"),
    path("skills/file/", skill_views.save_file, name="skills_file"),
    path("skills/<int:number>/", skill_views.skills_of, name="skills_of"),
    path("skills/<int:number>/first-times/", skill_views.first_times, name="skills_first_times"),
    path("skills/<int:number>/day/", skill_views.answers_of_a_day, name="skills_day"),
    path("skills/<int:number>/scores/", skill_views.scores, name="skills_scores"),
    path("", include("handrail.family.keeping.urls")),
    path("", include("handrail.family.waiting.urls")),
    path("", include("handrail.family.letters.urls")),
    path("explained/", views.explained, name="explained"),
    path("learn/", include("handrail.family.learn_urls")),
    path("place/", views.choose_place, name="place"),
    path("finish/", views.finish, name="finish"),
    path("leave/", views.leave, name="leave"),
    path("finished/", views.finished, name="finished"),
]
