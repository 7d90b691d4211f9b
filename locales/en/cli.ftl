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
cli-run-no-channel =
    No chat platform is connected yet.
    For Telegram: put the token BotFather gave you into the environment variable LINZHANG_TELEGRAM_TOKEN and run this again.
    To try it on a page first: write lab = true in linzhang.toml.
cli-run-telegram = Telegram: @{ $name } is connected; { $way }.
cli-run-polling = we ask for new messages
cli-run-webhook = Telegram brings new messages
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
cli-imported-handed-over = Posts and contacts handed over in chat: { $count }. They stay with whoever has them now until the file drops whoever had them before.
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

cli-setting-database-address = write sqlite: and the path of a file
cli-setting-secret-in-file = secrets must not be in this file. Put them in the environment; the token may also have a file of its own, named by telegram_token_file
cli-setting-token-file-missing = there is no such file
cli-setting-token-file-open = others can read this file. First run chmod 600 with its name
cli-setting-token-twice = the token is given twice, in the environment and in a file. Keep one
cli-setting-token-shape = this does not look like a token from BotFather: digits, a colon, then letters and digits
cli-setting-token-beside-lab = on the lab page anybody can be everybody, so it cannot run beside real residents. Take away lab = true, or the token
cli-setting-web-address = this is no whole web address
cli-setting-web-address-open = it has to begin with https://, so that nobody on the way can listen; http:// is for this machine only
cli-setting-webhook-path = write the host and the port only, the program chooses the path
cli-setting-webhook-port = Telegram calls the ports 443, 80, 88 and 8443 only
cli-setting-webhook-secret-missing = with telegram_webhook it has to be set, or anybody could pretend to be Telegram
cli-setting-webhook-secret-shape = it needs 32 to 256 characters: letters, digits, - and _
cli-setting-wechat-app-id = should be 18 characters that begin with wx, from the account's basic configuration
cli-setting-wechat-secret-missing = with wechat_app_id, the environment also has to give wechat_secret, wechat_token and wechat_aes_key
cli-setting-wechat-token-shape = should be 3 to 32 letters and digits, the same as on the platform's page
cli-setting-wechat-key-shape = should be 43 characters, the platform's EncodingAESKey
cli-setting-wecom-corp-id = should be 18 characters that begin with ww, from the page of your organisation
cli-setting-wecom-secret-missing = with wecom_corp_id, wecom_agent_id is needed too, and the environment has to give wecom_secret, wecom_token and wecom_aes_key
cli-setting-wecom-robot-secret-missing = with wecom_robot_name, the environment also has to give wecom_robot_token and wecom_robot_aes_key
cli-setting-wecom-webhook-name = may only have small letters, digits and -, 32 at most

cli-telegram-token-refused = Telegram does not know this token. Compare it at BotFather, or get a new one, and run this again.
cli-telegram-webhook-refused = Telegram does not take the address in telegram_webhook. It needs https, a host name and a valid certificate.
cli-telegram-silent = Telegram was not heard for three minutes, so the program stops. Have the system start it again by itself.
cli-telegram-broken = The part that speaks with Telegram broke, so the program stops; the log has a number. Have the system start it again by itself.
cli-telegram-running-already = This bot is running already, and only one may run.
cli-telegram-unreached = Telegram cannot be reached ({ $address }). Look at the network; for another address set telegram_api.
cli-telegram-refused = Telegram said no ({ $code }). Try again in a while.
cli-telegram-bot = Telegram: { $name } (@{ $username })
cli-telegram-hears-all = In groups it hears everything (privacy mode is off).
cli-telegram-hears-some =
    In groups it hears commands, mentions and replies to it only (privacy mode is on). That is enough to work.
    For it to hear everything: send /setprivacy to BotFather, choose Disable, then take it out of the group and add it again.
cli-telegram-joins-nothing = It cannot join any group. Send /setjoingroups to BotFather and choose Enable.
cli-telegram-asks = We ask for new messages. Waiting at Telegram: { $count }.
cli-telegram-webhook-goes = Telegram still wants to bring messages to an address set before; linzhang run changes that, and asks. Waiting: { $count }, none will be lost.
cli-telegram-webhook-comes = Telegram was not told yet where to bring messages; linzhang run tells it. Waiting: { $count }.
cli-telegram-webhook-elsewhere = Telegram brings messages to another address; linzhang run changes that. Waiting: { $count }.
cli-telegram-webhook-there = Telegram brings new messages. Waiting: { $count }.
cli-telegram-webhook-fails =
    Telegram cannot bring messages. Waiting: { $count }. On { $at } it said: { $why }
    See whether linzhang run is running, and whether the host name, the certificate and the proxy are right.
cli-telegram-clock = The clock is within { $seconds } seconds of Telegram's.
cli-telegram-clock-ahead = The clock of this machine is { $seconds } seconds ahead, so deadlines would be wrong. Switch on automatic time.
cli-telegram-clock-behind = The clock of this machine is { $seconds } seconds behind, so deadlines would be wrong. Switch on automatic time.
