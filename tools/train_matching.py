"""Trains the matching model on the shipped knowledge and the corpus, and writes it beside the code."""

from pathlib import Path

from handrail.knowledge import load
from handrail.matching.model import MODEL
from handrail.matching.training import read_corpus, train_on

CORPUS = Path(__file__).parent / "phrasings"


def main() -> None:
    """Train, save, and say how large the result is."""
    knowledge = load()
    corpus = read_corpus(CORPUS, knowledge)
    model = train_on(knowledge, corpus)
    model.save(MODEL)
    size = MODEL.stat().st_size // 1024
    print(f"{len(corpus)} texts, {len(model.vocabulary)} features, {len(model.labels)} labels, {size} kB")


if __name__ == "__main__":
    main()
