"""Walks the pages without a browser: what a form would send, sent."""

from django.http import HttpResponse
from django.test import Client


class Family:
    """A family with a client of its own; `client` may be shared to play two windows."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client()

    def begin(self, words: str = "she trips on the stairs", **more: object) -> str:
        """The address of the first question after these words."""
        return self.client.post("/start/", {"words": words, **more}).headers["Location"]

    def question(self, address: str) -> str:
        """The id of the question that stands at an address."""
        return self.client.get(address).context["page"].question.id

    def answer(self, address: str, **sent: object) -> HttpResponse:
        """What comes of answering the question at an address."""
        return self.client.post(address, {"question": self.question(address), **sent})

    def to_the_answer(self, address: str, **answers: dict[str, object]) -> HttpResponse:
        """The page of the answer; questions not named in `answers` get the calm one."""
        for _ in range(70):
            if address.endswith(("result/", "before/")):
                return self.client.get(address, follow=True)
            page = self.client.get(address).context["page"]
            sent = answers.get(page.question.id.replace(":", "__")) or calm(page)
            response = self.client.post(address, {"question": page.question.id, **sent})
            assert response.status_code == 302, (page.question.id, sent, response.status_code)
            address = response.headers["Location"]
        raise AssertionError("the questions do not end")


def calm(page) -> dict[str, object]:
    """What a family with an ordinary worry would send."""
    match page.controls.kind:
        case "age":
            return {"years": "4"}
        case "gestation":
            return {"answer": "on_time"}
        case "conditions":
            return {"skip": "1"}
        case "confirm":
            return {"answer": [page.controls.choices[0].id]}
        case "words":
            return {"skip": "1"}
    if page.controls.none_of_these:
        return {"answer": "none"}
    calm = {"flag": "no", "worry": "no", "milestone": "yes", "sentinel": "yes", "second_look": "no"}
    return {"answer": calm.get(page.question.kind, page.controls.choices[0].id)}
