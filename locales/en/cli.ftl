### The command line: what an administrator reads on the server.

cli-help =
    Linzhang: hears what is broken, finds who answers for it, and keeps after them until it is fixed.

    To see it work: linzhang demo
cli-demo-help = Show it with a sample town: be resident, neighbour leader and staff on one page. Stop with Ctrl+C.
cli-demo-port = The port of the page.
cli-demo-town = A town of your own (a folder).
cli-demo-fresh = Start over and forget the last demo.
cli-run-help = Run the imported town as set in linzhang.toml or in the environment (LINZHANG_…).
cli-run-roles = What this process does, with commas: intake (takes messages in), worker (deals with them), courier (sends), ticker (watches the clock), web (pages). All of it unless told otherwise.
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
    For WeChat and WeCom: docs/wechat.md and docs/wecom.md tell how.
    To try it on a page first: write lab = true in linzhang.toml.
cli-run-telegram = Telegram: @{ $name } is connected; { $way }.
cli-run-polling = we ask for new messages
cli-run-webhook = Telegram brings new messages
refusal-served-already = The town in { $file } is running already, and only one may run. Stop that one first; for several at a time move to PostgreSQL.
refusal-port-taken = Another program has the port { $port }. Stop that one first, or take another port: linzhang demo --port 8010 for the demo, the setting port for the service.
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
cli-no-database = The database cannot be reached. Check that it is running and that the address, the user name and the password are right, then try again.
cli-database-away = The database cannot be reached; we go on as soon as it can. If it stays like this, check the address, the user name and the password.
cli-database-still-away = The database still cannot be reached; waiting.
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

cli-setting-database-address = write sqlite: and the path of a file, or postgresql://server/database
cli-setting-roles = only intake, worker, courier, ticker and web, with commas, at least one of them
cli-setting-photos-address = has to be s3:// with the bucket and a prefix, such as s3://linzhang-photos/changsheng; left empty, photos are kept in data
cli-setting-s3-region = may only have small letters, digits and -
cli-setting-s3-secret-missing = with photos, the environment also has to give s3_key_id and s3_secret
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
cli-setting-wechat-template-fields = needs for every field of the template whether it shows words or when, such as { "{" } thing1 = "words", time2 = "when" { "}" }
cli-setting-wecom-corp-id = should be 18 characters that begin with ww, from the page of your organisation
cli-setting-wecom-secret-missing = with wecom_corp_id, wecom_agent_id is needed too, and the environment has to give wecom_secret, wecom_token and wecom_aes_key
cli-setting-wecom-robot-secret-missing = with wecom_robot_name, the environment also has to give wecom_robot_token and wecom_robot_aes_key
cli-setting-wecom-webhook-name = may only have small letters, digits and -, 32 at most

cli-telegram-token-refused = Telegram does not know this token. Compare it at BotFather, or get a new one, and run this again.
cli-telegram-webhook-refused = Telegram does not take the address in telegram_webhook. It needs https, a host name and a valid certificate.
cli-telegram-silent = Telegram was not heard for three minutes, so the program stops. Have the system start it again by itself.
cli-telegram-broken = The part that speaks with Telegram broke, so the program stops; the log has a number. Have the system start it again by itself.
cli-wechat-broken = The part that speaks with the WeChat account broke, so the program stops; the log has a number. Have the system start it again by itself.

cli-wechat-help = The WeChat official account
cli-wechat-menu-help = Set the menu below the account; a press is as good as typing
cli-wechat-menu-show = Only show the menu there is
cli-wechat-menu-title = { $name }
cli-wechat-menu-entry = · { $name } (as if “{ $does }” were typed)
cli-wechat-menu-missing = There is no menu below the account yet. linzhang wechat menu makes one.
cli-wechat-menu-there = There is a menu below the account; linzhang wechat menu --show tells what is in it.
cli-wechat-none = No official account is set up. First set wechat_app_id; docs/wechat.md tells how.
cli-wechat-account = WeChat: the account { $id } can be called.
cli-wechat-unreached = WeChat cannot be reached ({ $address }). See whether the network works; for another address set wechat_api.
cli-wechat-refused = WeChat said no ({ $code }). What the number means stands in WeChat's list of return codes (全局返回码).
cli-wechat-not-on-list = The IP of this machine is not on the account's list. Add its public IP under 基本配置, IP白名单; it counts after some minutes.
cli-wechat-app-id = WeChat does not know this AppID. Compare wechat_app_id with 基本配置.
cli-wechat-secret = WeChat does not take this AppSecret. Compare wechat_secret with 基本配置; if it was reset, use the new one.
cli-wechat-not-verified = This account may not do that: it has to be a service account (服务号) that WeChat has verified. Without it there are no menu, no reminders and no QR codes.
cli-wechat-callback = WeChat brings messages to { $address }. The URL under 服务器配置 has to be the same, with 安全模式 (safe mode).
cli-wechat-not-called = WeChat cannot find { $address }: it needs a public name, and port 443 or 80.
cli-wechat-no-pages =
    Without web_address there are no pages to open: no more photos than fit into the chat, and reminders lead nowhere.
    The URL under 服务器配置 is your address with { $path } behind it.
cli-wechat-plain = Plain mode is on: anybody can pretend to be WeChat. It is for trying things out; take wechat_unsafe_plain_mode away now.
cli-wechat-no-reminders = There is no template for reminders: whoever has said nothing for two days is told things once they speak, and of staff the next one is told at once.
cli-wechat-reminders = Whoever has said nothing for two days is reminded by a template message that opens a page.
cli-wechat-reminders-nowhere = There is a template for reminders, but without web_address it leads nowhere, so none is sent. Set web_address.
cli-wechat-template-unknown = The account has no template { $id }. Compare it with 我的模板 under 模板消息 or 订阅通知.
cli-wecom-app = WeCom: the app “{ $name }” can be called. Named in its visible range: { $members } members, { $departments } departments, { $tags } tags.
cli-wecom-closed = This app is switched off. Switch it on under 应用管理 in the admin console.
cli-wecom-for-nobody = This app is for nobody, so nobody gets anything. Add staff and neighbour leaders to its visible range (可见范围) in the admin console.
cli-wecom-corp-id = WeCom does not know this corp ID. Compare wecom_corp_id with 我的企业 in the admin console.
cli-wecom-secret = WeCom does not take this secret. Compare wecom_secret with the page of the app; a secret is good for one app alone.
cli-wecom-agent-id = WeCom does not know this AgentId. Compare wecom_agent_id with the page of the app.
cli-wecom-not-trusted = The IP of this machine is not among the trusted ones of the app (企业可信IP). Add its public IP on the page of the app.
cli-wecom-refused = WeCom said no ({ $code }). What the number means stands in WeCom's list of error codes (全局错误码).
cli-wecom-unreached = WeCom cannot be reached ({ $address }). See whether the network works; for another address set wecom_api.
cli-wecom-callback = WeCom brings messages to { $address }. The URL under 接收消息 of the app has to be the same.
cli-wecom-not-called = WeCom cannot find { $address }: it needs a public name.
cli-wecom-no-pages =
    Without web_address there are no pages to open on a phone.
    The URL under 接收消息 of the app is your host name and { $path }.
cli-wecom-robot = In internal groups with the robot “{ $name }” it hears whoever calls it with @. Its URL is your host name and { $path }.
cli-wecom-no-robot = No robot is set up: what is said in internal groups is not heard. To have one set wecom_robot_name.
cli-wecom-hook-missing = The group “{ $group }” uses the webhook { $name }, but wecom_webhooks has no key for it, so nothing arrives there.
cli-wecom-hook-unused = The webhook { $name } has a key, and no group uses it yet.
cli-wecom-group-gone = WeCom has no group “{ $group }” any more. Make another, or take it out of the town.
cli-wecom-reports = What residents report (居民上报) can be read; it is looked at every minute.
cli-wecom-no-reports = What residents report (居民上报) cannot be read ({ $code }). Add this app to 可调用接口的应用 there, or take wecom_resident_reports away.

cli-residents-broken = The part that reads what residents reported to WeCom broke, so the program stops; the log has a number. Have the system start it again by itself.
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
