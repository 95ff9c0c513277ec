"""Trains the matching model on the shipped knowledge and writes it beside the code."""

from handrail.knowledge import load
from handrail.matching import train_on
from handrail.matching.model import MODEL


def main() -> None:
    """Train, save, and say how large the result is."""
    model = train_on(load())
    model.save(MODEL)
    print(f"{len(model.vocabulary)} features, {len(model.labels)} labels, {MODEL.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
