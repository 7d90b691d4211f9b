### The command line: what an administrator reads on the server.

cli-help =
    Linzhang: hears what is broken, finds who answers for it, and keeps after them until it is fixed.

    To see it work: linzhang demo
cli-demo-help = Show it with a sample town: be resident, neighbour leader and staff on one page. Stop with Ctrl+C.
cli-demo-port = The port of the page.
cli-demo-town = A town of your own (a folder).
cli-demo-fresh = Start over and forget the last demo.
cli-run-help = Run the imported town as set in linzhang.toml or in the environment (LINZHANG_…).
cli-rehearse-help = Play conversations from a script and check what everybody hears.
cli-import-help = Import a town folder. All mistakes are told at once and nothing changes; a second import only updates.
cli-check-help = Say in plain words whether settings and town are in order. With a folder, check only that town file.
cli-dead-letters-help = Messages that could not be handled: look at them, try them again, or drop them.
cli-list-help = List the messages that could not be handled and why, not what they say.
cli-show-help = Describe one message that could not be handled, not what it says.
cli-retry-help = Try these messages again; without a number all of them, except those that came too fast.
cli-drop-help = Delete what these messages say, after asking once more.
cli-letter-reason = Only what was left for this reason: unreadable, failing (again and again), flood (came too fast).
cli-drop-yes = Delete without asking.

cli-demo-ready = The demo is ready. Open { $address } (Ctrl+C stops it)
cli-run-town = Town: { $town }
cli-run-ready = Running: { $address } (Ctrl+C stops it)
cli-run-no-channel = No chat platform is connected yet; to try it on a page, write lab = true in linzhang.toml.
cli-stopped = Stopped.

cli-mistake = { $where }  { $what }
cli-mistakes =
    { $count ->
        [one] One thing to mend. Nothing was imported.
       *[other] { $count } things to mend. Nothing was imported.
    }
cli-warning = Note { $where }  { $what }
cli-no-town = No town was imported yet. First run: linzhang import FOLDER
cli-newer-database = This database was written by a newer Linzhang. Upgrade the program, or use the copy taken before.
cli-wrong-setting = The setting { $name } is wrong ({ $file } or environment): { $what }
cli-bad-file = { $file } is not valid TOML: { $what }
cli-system = The system says: { $what }
cli-imported = { $town } is in: { $grids } grids, { $buildings } buildings, { $households } households, { $people } people, { $posts } posts.
cli-check-setting = { $name } = { $value }
cli-check-not-writable = Nothing can be written to { $folder }, so photos have no place.
cli-check-disk = { $megabytes } MB of disk are free.
cli-check-little-disk = Only { $megabytes } MB of disk are free. Please make room soon.
cli-check-town = { $town }: { $grids } grids, { $buildings } buildings, { $categories } kinds of matter.
cli-check-no-gaps = Somebody answers for every kind of matter in every grid.
cli-check-gaps =
    { $count ->
        [one] Nobody in particular answers for one matter, so it goes to { $fallback }:
       *[other] Nobody in particular answers for { $count } matters, so they go to { $fallback }:
    }
cli-check-gap = { $grid }: { $category }
cli-dead-letter = No. { $id }, { $channel }, { $at }, { $reason }, logged as { $error }
cli-letter =
    No. { $id }: { $reason }
    Channel: { $channel }, the platform calls it { $update }
    Received: { $at }, { $bytes } bytes
    Tried: { $tries } times, error { $kind }, logged as { $error }
cli-reason-unreadable = cannot be read (try again after an upgrade)
cli-reason-failing = failed again and again
cli-reason-flood = came too fast
cli-dead-letters =
    { $count ->
        [one] One message could not be handled.
       *[other] { $count } messages could not be handled.
    }
cli-floods =
    { $count ->
        [one] One more came too fast and was left (linzhang dead-letters list --reason flood).
       *[other] { $count } more came too fast and were left (linzhang dead-letters list --reason flood).
    }
cli-no-such-letter = There is no number { $id }.
cli-retried =
    { $count ->
        [one] One message will be tried again.
       *[other] { $count } messages will be tried again.
    }
cli-drop-which = Which ones? Give their numbers, or a reason with --reason.
cli-drop-sure =
    { $count ->
        [one] What one message says will be deleted for good. Are you sure?
       *[other] What { $count } messages say will be deleted for good. Are you sure?
    }
cli-dropped =
    { $count ->
        [one] Deleted what one message says.
       *[other] Deleted what { $count } messages say.
    }
