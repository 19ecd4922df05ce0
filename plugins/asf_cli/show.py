"""`asf build --serve`: show the site while somebody works on the register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click
from asf_demo.members import KEY_FILE, PHRASE
from asf_register.errors import AsfError, ProblemsFoundError
from asf_register.reporters import summary, text
from asf_register.root import Root

from asf_cli.serve import site_server

if TYPE_CHECKING:
    from asf_site.building.live import LiveSite


def show(root: Root, output: Path, day: date, port: int) -> None:
    """Build a site and serve it until it is interrupted; each change is on its pages at once.

    Args:
        root: The register.
        output: The folder whose public/ is served.
        day: The day that every state is computed for.
        port: The port on this machine; 0 takes a free one.

    Raises:
        ProblemsFoundError: Where the register has errors from the start.
        UsageError: Where public/ isn't ours, or the port is taken.
        BuildError: Where the site could not be made.
    """
    # Pelican takes a while to load, and only this command needs it.
    from asf_intranet.build import FOLDER  # noqa: PLC0415
    from asf_site.building.live import LiveSite  # noqa: PLC0415

    from asf_cli.intranet_part import refuse_where_open  # noqa: PLC0415

    live = LiveSite(root, output, day)
    refuse_where_open(live.register, must=False)
    click.echo(f"Webbplatsen är byggd i {output / 'public'}. {summary(live.warnings)}")
    is_shown = live.register.has_intranet
    members_port = port + 1 if port else 0
    with (
        site_server(output / "public", port) as server,
        site_server(output / FOLDER, members_port) if is_shown else nullcontext() as members,
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        if members:
            Thread(target=members.serve_forever, daemon=True).start()
        try:
            for changed in _changes(root):
                # Before the watch something may have been saved too, while the site was built.
                _follow(live, output, day, tell=changed)
                if not changed:
                    address = f"http://127.0.0.1:{server.server_port}/"
                    click.echo(f"Öppna {address} i webbläsaren. Ctrl+C avslutar.")
                if members and not changed:
                    # A passkey belongs to a name; an address in digits is none.
                    address = f"http://localhost:{members.server_port}/"
                    click.echo(f"Intranätet: {address}{_demo_key(root)}")
        except KeyboardInterrupt:
            pass
        click.echo("Avslutat.")
        server.shutdown()
        if members:
            members.shutdown()


def _demo_key(root: Root) -> str:
    """What opens the intranet of a demo, in words."""
    file = root.folder / KEY_FILE
    return f" (nyckelfil: {file}, fras: {PHRASE})" if file.is_file() else ""


def _changes(root: Root) -> Iterator[bool]:
    """False once, when the watch has begun, and then True each time that files were changed."""
    from watchfiles import watch  # noqa: PLC0415

    folders = (root.folder / "data", root.vocabulary, root.content)
    begun = False
    for changes in watch(*folders, rust_timeout=500, yield_on_timeout=True):
        if changes or not begun:
            yield begun
        begun = True


def _follow(live: LiveSite, output: Path, day: date, *, tell: bool) -> None:
    from asf_intranet.build import Outcome, build_intranet  # noqa: PLC0415

    from asf_cli.intranet_part import in_words  # noqa: PLC0415

    try:
        warnings = live.update()
        if tell:
            now = datetime.now().astimezone()
            click.echo(f"{now:%H.%M.%S} Sidorna är uppdaterade. {summary(warnings)}")
            live.index()
        built = build_intranet(live.register, output, day)
        if built.outcome is Outcome.MADE:
            click.echo(in_words(built, output, day))
    except ProblemsFoundError as error:
        click.echo(text(error.problems))
        click.echo("Sidorna är som de var tills felen är rättade.")
    except AsfError as error:
        click.echo(f"{error.message} {error.mend}")
