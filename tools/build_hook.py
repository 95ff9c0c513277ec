"""Puts the compiled knowledge into the wheel, so that an installed Handrail starts without parsing or compiling."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledKnowledge(BuildHookInterface[Any]):
    """Compiles the knowledge before a wheel is built; an editable install compiles by `make`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes the compiled forms and adds them to the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from handrail.knowledge import compile_library, compile_set, load
        from handrail.matching import compile_index

        for path in (compile_set(), compile_library(), compile_index(load())):
            build_data["force_include"][str(path)] = f"handrail/knowledge/data/{path.name}"
