"""``mtcheck models``: which models are in use, whether they are sound, and others in their place."""

from __future__ import annotations

import argparse
from pathlib import Path

from mtcheck.cli.common import Commands, say
from mtcheck.errors import ConfigError, ModelError


def add_to(commands: Commands) -> None:
    """Add the commands."""
    from mtcheck.encoder.checkpoint import TASKS

    models = commands.add_parser(
        "models",
        help="the models in use: list, verify, choose others",
        description="The models in use: list them, verify their files, put others in their place.",
    )
    actions = models.add_subparsers(title="commands", required=True, metavar="COMMAND")
    listing = actions.add_parser("list", help="the model of each task, its licence, size and scores")
    listing.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    listing.set_defaults(run=_list)
    verify = actions.add_parser("verify", help="check the files of the models in use, or try one model")
    verify.add_argument("name", metavar="NAME_OR_FOLDER", nargs="?", help="a model on the hub or in a folder")
    verify.set_defaults(run=_verify)
    use = actions.add_parser("use", help="check a model and write it into mtcheck.toml")
    use.add_argument("name", metavar="NAME_OR_FOLDER", nargs="?", help="a model on the hub or in a folder")
    use.add_argument("--embedded", action="store_true", help="go back to the embedded models")
    use.set_defaults(run=_use)
    for command in (verify, use):
        command.add_argument("--task", choices=TASKS, help="what the model shall do (found if not given)")
    for command in (listing, verify, use):
        command.add_argument(
            "--config", metavar="FILE", type=Path, help="settings (default: mtcheck.toml here)"
        )
        command.add_argument("--traceback", action="store_true", help=argparse.SUPPRESS)


def _list(options: argparse.Namespace) -> int:
    import json

    from mtcheck.config import load
    from mtcheck.encoder.registry import describe

    models = describe(load(options.config))
    if options.format == "json":
        print(json.dumps([model.as_dict() for model in models], ensure_ascii=False, indent=2))
    else:
        print(*models, sep="\n\n")
    return 0


def _verify(options: argparse.Namespace) -> int:
    from mtcheck.config import load
    from mtcheck.encoder.registry import verify, verify_one

    if options.task and not options.name:
        raise ConfigError("--task says what a named model shall do: give its name or folder.")
    verdicts = [verify_one(options.name, options.task)] if options.name else verify(load(options.config))
    sound = True
    for verdict in verdicts:
        print(verdict, flush=True)
        sound = sound and not verdict.problem
    return 0 if sound else ModelError.exit_code


def _use(options: argparse.Namespace) -> int:
    from mtcheck.encoder.checkpoint import TASKS
    from mtcheck.encoder.choice import choose, unchoose
    from mtcheck.encoder.registry import task_of, try_out

    if bool(options.name) == options.embedded:
        raise ConfigError("Say which model to use: give a name or folder, or --embedded for ours.")
    if options.embedded:
        written = unchoose([options.task] if options.task else TASKS, options.config)
        say(f"{written}: back to the embedded model." if written else "The embedded model is in use already.")
        return 0
    task = options.task or task_of(options.name)
    try_out(options.name, task)
    say(f"{choose(options.name, task, options.config)}: {options.name} is used for {task}.")
    return 0
