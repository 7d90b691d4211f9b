### 命令行：管理员在服务器上看到的话。

cli-help =
    邻长：听居民说哪里坏了，找负责的人，一直盯到办好。

    想看看是什么样：linzhang demo
cli-demo-help = 用样板小镇演示：在网页上同时当居民、邻长和工作人员。按 Ctrl+C 停止。
cli-demo-port = 网页的端口。
cli-demo-town = 换成自己的小镇（文件夹）。
cli-demo-fresh = 从头开始，忘掉上次演示。
cli-run-help = 按设置运行已导入的小镇。设置写在 linzhang.toml 或环境变量 LINZHANG_… 里。
cli-run-roles = 这个进程做哪些事，用逗号隔开：intake（收消息）、worker（办理）、courier（发消息）、ticker（看钟点）、web（网页）。不写就是全部。
cli-rehearse-help = 照着剧本把对话演一遍，看每个人听到的话对不对。
cli-import-help = 导入小镇文件夹。有错就一次说全，什么也不改；再导一次只更新，不重复。
cli-check-help = 用大白话说说设置和小镇有没有问题。给出文件夹，就只检查那个小镇文件。
cli-dead-letters-help = 没有办的来信：看一看，再试一次，或者删掉。
cli-list-help = 列出没有办的来信和原因，不显示内容。
cli-show-help = 说说一封没有办的来信，不显示内容。
cli-retry-help = 让这些来信再办一次。不写编号就是全部，发得太快的除外。
cli-drop-help = 删掉这些来信的内容，删前再问一次。
cli-letter-reason = 只管因为这个原因没有办的：unreadable 读不懂，failing 一再出错，flood 发得太快。
cli-drop-yes = 不再问，直接删。

cli-demo-ready = 演示准备好了，请打开 { $address } （按 Ctrl+C 停止）
cli-run-town = 小镇：{ $town }
cli-run-ready = 已运行：{ $address } （按 Ctrl+C 停止）
cli-run-no-channel =
    还没有接上聊天平台。
    接 Telegram：把 BotFather 给的令牌放进环境变量 LINZHANG_TELEGRAM_TOKEN，再运行一次。
    接微信、企业微信：照 docs/wechat.md、docs/wecom.md 做。
    先在网页上试试：在 linzhang.toml 里写 lab = true。
cli-run-telegram = Telegram：@{ $name } 接上了，{ $way }。
cli-run-polling = 有没有新消息由我们去问
cli-run-webhook = 有新消息由 Telegram 送来
refusal-served-already = { $file } 里的小镇已经在运行了，同时只能运行一个。要再开一个，先停掉那个；要几个一起跑，请搬到 PostgreSQL。
refusal-port-taken = 端口 { $port } 已经有别的程序在用。先停掉它，或者换一个端口：演示用 linzhang demo --port 8010，正式运行改 port 这项设置。
cli-stopped = 已停止。

cli-mistake = { $where }  { $what }
cli-mistakes = 一共 { $count } 处要改。什么也没有导入。
cli-warning = 提醒 { $where }  { $what }
cli-no-town = 还没有导入小镇。先运行：linzhang import 文件夹
cli-newer-database = 这个数据库是更新版本的邻长写的。请升级程序，或用升级前的备份。
cli-no-database = 连不上数据库。看看它开着没有，地址、用户名和密码对不对，等一下再试。
cli-database-away = 连不上数据库，等它好了就接着做。要是一直这样，看看地址、用户名和密码对不对。
cli-database-still-away = 还是连不上数据库，再等等。
cli-wrong-setting = 设置 { $name } 不对（{ $file } 或环境变量）：{ $what }
cli-bad-file = { $file } 不是正确的 TOML：{ $what }
cli-system = 系统说：{ $what }
cli-imported = { $town } 导入好了：{ $grids } 个网格，{ $buildings } 栋楼，{ $households } 户，{ $people } 人，{ $posts } 个任职。
cli-imported-handed-over = { $count } 个岗位已在群里交接，以交接为准。文件里去掉原来的人，才跟着文件走。
cli-check-setting = { $name } = { $value }
cli-check-not-writable = { $folder } 写不进去，照片没处放。
cli-check-disk = 磁盘还空 { $megabytes } MB。
cli-check-little-disk = 磁盘只空 { $megabytes } MB 了，请尽快清理。
cli-check-town = { $town }：{ $grids } 个网格，{ $buildings } 栋楼，{ $categories } 类事。
cli-check-no-gaps = 每类事在每个网格都有人负责。
cli-check-gaps = 有 { $count } 处没有专人负责，都归{ $fallback }：
cli-check-gap = { $grid }：{ $category }
cli-dead-letter = 第 { $id } 封，{ $channel }，{ $at }，{ $reason }，日志编号 { $error }
cli-letter =
    第 { $id } 封：{ $reason }
    渠道：{ $channel }，平台编号 { $update }
    收到：{ $at }，{ $bytes } 字节
    试过：{ $tries } 次，错误 { $kind }，日志编号 { $error }
cli-reason-unreadable = 读不懂（升级程序后可以再试）
cli-reason-failing = 一再出错
cli-reason-flood = 发得太快
cli-dead-letters = 处理不了的来信一共 { $count } 封。
cli-floods = 另有 { $count } 封发得太快，没有办（要看：linzhang dead-letters list --reason flood）。
cli-no-such-letter = 没有第 { $id } 封。
cli-retried = { $count } 封来信会再处理一次。
cli-drop-which = 要删哪几封？请写编号，或用 --reason 写原因。
cli-drop-sure = { $count } 封来信的内容要删掉，找不回来。真的删吗？
cli-dropped = 删掉了 { $count } 封来信的内容。

cli-setting-database-address = 要写成 sqlite: 加文件路径，或 postgresql://服务器/数据库
cli-setting-roles = 只能用 intake、worker、courier、ticker、web，用逗号隔开，至少写一个
cli-setting-photos-address = 要写成 s3:// 加存储桶和前缀，例如 s3://linzhang-photos/changsheng；留空就存在 data 里
cli-setting-s3-region = 只能用小写字母、数字和 -
cli-setting-s3-secret-missing = 填了 photos，就还要环境变量里的 s3_key_id 和 s3_secret
cli-setting-secret-in-file = 密码一样的东西不能写在这个文件里，请放进环境变量；令牌也可以单独放一个文件，用 telegram_token_file 指明
cli-setting-token-file-missing = 没有这个文件
cli-setting-token-file-open = 这个文件别人也能读。请先运行 chmod 600 加文件名
cli-setting-token-twice = 令牌给了两次，环境变量和文件里只留一个
cli-setting-token-shape = 不像 BotFather 给的令牌，应该是数字、冒号，再加一串字母数字
cli-setting-token-beside-lab = 网页演示谁都能冒充，不能和真的居民放在一起。请去掉 lab = true，或者去掉令牌
cli-setting-web-address = 不是完整的网址
cli-setting-web-address-open = 要以 https:// 开头，路上才没人偷听；只有本机可以用 http://
cli-setting-webhook-path = 只写到域名和端口，后面的路径由程序来定
cli-setting-webhook-port = Telegram 只送到 443、80、88、8443 这几个端口
cli-setting-webhook-secret-missing = 用了 telegram_webhook 就要设它，不然谁都能冒充 Telegram
cli-setting-webhook-secret-shape = 要 32 到 256 个字符，只能用字母、数字、- 和 _
cli-setting-wechat-app-id = 应是 wx 开头的 18 个字符，在公众平台的“基本配置”里
cli-setting-wechat-secret-missing = 填了 wechat_app_id，就还要 wechat_secret、wechat_token、wechat_aes_key，用环境变量给
cli-setting-wechat-token-shape = 要 3 到 32 个字母数字，和后台填的一样
cli-setting-wechat-key-shape = 要 43 个字符，就是后台的 EncodingAESKey
cli-setting-wechat-template-fields = 模板的每个字段都要写明放什么：words 是那句话，when 是时间，例如 { "{" } thing1 = "words", time2 = "when" { "}" }
cli-setting-wecom-corp-id = 应是 ww 开头的 18 个字符，在管理后台的“我的企业”里
cli-setting-wecom-secret-missing = 填了 wecom_corp_id，就还要 wecom_agent_id，以及环境变量里的 wecom_secret、wecom_token、wecom_aes_key
cli-setting-wecom-robot-secret-missing = 填了 wecom_robot_name，就还要环境变量里的 wecom_robot_token 和 wecom_robot_aes_key
cli-setting-wecom-webhook-name = 名字只能用小写字母、数字和 -，最多 32 个字符

cli-telegram-token-refused = Telegram 不认这个令牌。到 BotFather 那里核对，或者换一个新的，再运行。
cli-telegram-webhook-refused = Telegram 不接受 telegram_webhook 写的地址。要 https，要有域名和有效的证书。
cli-telegram-silent = 三分钟听不到 Telegram 的回音，程序先停下。请让系统自动重新启动它。
cli-telegram-broken = 接 Telegram 的部分出了错，程序先停下，日志里有编号。请让系统自动重新启动它。
cli-wechat-broken = 接微信公众号的部分出了错，程序先停下，日志里有编号。请让系统自动重新启动它。

cli-wechat-help = 微信公众号
cli-wechat-menu-help = 设好公众号下面的菜单；点一下，等于替人打一句话
cli-wechat-menu-show = 只看现在的菜单，不改
cli-wechat-menu-title = { $name }
cli-wechat-menu-entry = · { $name }（等于打“{ $does }”）
cli-wechat-menu-missing = 公众号下面还没有菜单。运行 linzhang wechat menu 就有了。
cli-wechat-menu-there = 公众号下面有菜单；要看，运行 linzhang wechat menu --show。
cli-wechat-none = 还没有填公众号。先填 wechat_app_id，怎么填见 docs/wechat.md。
cli-wechat-account = 微信：公众号 { $id } 调得通。
cli-wechat-unreached = 连不上微信（{ $address }）。请看看网络通不通；要走别的地址，就设 wechat_api。
cli-wechat-refused = 微信没有答应（{ $code }）。这个号码的意思见微信的“全局返回码”。
cli-wechat-not-on-list = 这台机器的 IP 不在公众号的白名单里。到后台“基本配置”的“IP白名单”加上它对外的 IP，几分钟后生效。
cli-wechat-app-id = 微信不认这个 AppID。到后台“基本配置”核对 wechat_app_id。
cli-wechat-secret = 微信不认这个 AppSecret。到后台“基本配置”核对 wechat_secret，重置过就换成新的。
cli-wechat-not-verified = 这个账号没有这项权限：要服务号，并且通过微信认证。没有它，菜单、提醒和二维码都用不了。
cli-wechat-callback = 微信往 { $address } 送消息。后台“服务器配置”的 URL 要和这一行一样，加密方式选“安全模式”。
cli-wechat-not-called = 微信找不到 { $address }：要有公网域名，端口只能是 443 或 80。
cli-wechat-no-pages =
    没有填 web_address，居民就没有网页可以点开：看不到后面的照片，提醒也没有去处。
    后台“服务器配置”的 URL 是您的域名后面加 { $path }。
cli-wechat-plain = 明文模式开着：谁都能冒充微信。只在试的时候开，现在请去掉 wechat_unsafe_plain_mode。
cli-wechat-no-reminders = 没有提醒用的模板：谁两天没跟公众号说话，要对他说的就等他开口再说，工作人员换下一个人通知。
cli-wechat-reminders = 谁两天没跟公众号说话，就用模板消息提醒他，点开是网页。
cli-wechat-reminders-nowhere = 有提醒用的模板，可是没有填 web_address，点开没有去处，所以不会发。请填上 web_address。
cli-wechat-template-unknown = 公众号里没有编号是 { $id } 的模板。到后台“模板消息”或“订阅通知”的“我的模板”核对。
cli-wecom-app = 企业微信：应用“{ $name }”调得通，可见范围里直接写着 { $members } 个成员、{ $departments } 个部门、{ $tags } 个标签。
cli-wecom-closed = 这个应用停用了。到管理后台“应用管理”里启用它。
cli-wecom-for-nobody = 这个应用谁也看不到，发给谁都收不到。到管理后台这个应用的“可见范围”里加上工作人员和邻长。
cli-wecom-corp-id = 企业微信不认这个企业 ID。到管理后台“我的企业”核对 wecom_corp_id。
cli-wecom-secret = 企业微信不认这个 Secret。到管理后台这个应用的页面核对 wecom_secret，它只对这一个应用有用。
cli-wecom-agent-id = 企业微信不认这个 AgentId。到管理后台这个应用的页面核对 wecom_agent_id。
cli-wecom-not-trusted = 这台机器的 IP 不在应用的“企业可信IP”里。到管理后台这个应用的页面加上它对外的 IP。
cli-wecom-refused = 企业微信没有答应（{ $code }）。这个号码的意思见企业微信的“全局错误码”。
cli-wecom-unreached = 连不上企业微信（{ $address }）。请看看网络通不通；要走别的地址，就设 wecom_api。
cli-wecom-callback = 企业微信往 { $address } 送消息。应用“接收消息”的 URL 要和这一行一样。
cli-wecom-not-called = 企业微信找不到 { $address }：要有公网域名。
cli-wecom-no-pages =
    没有填 web_address，手机上就没有网页可以点开。
    应用“接收消息”的 URL 是您的域名后面加 { $path }。
cli-wecom-robot = 在有机器人“{ $name }”的内部群里，@ 它就听得到。它的 URL 是您的域名后面加 { $path }。
cli-wecom-no-robot = 没有填机器人：内部群里说的话它听不到。要用就填 wecom_robot_name。
cli-wecom-hook-missing = 群“{ $group }”用的是消息推送 { $name }，可是 wecom_webhooks 里没有它的 key，发到这个群的都会失败。
cli-wecom-hook-unused = 消息推送 { $name } 填了 key，还没有哪个群用它。
cli-wecom-group-gone = 企业微信里没有群“{ $group }”了。另建一个，或者从小镇里去掉它。
cli-wecom-reports = 居民上报读得到，每分钟看一次。
cli-wecom-no-reports = 读不到居民上报（{ $code }）。到管理后台“居民上报”的“可调用接口的应用”里加上这个应用，或者去掉 wecom_resident_reports。

cli-residents-broken = 读“居民上报”的部分出了错，程序先停下，日志里有编号。请让系统自动重新启动它。
cli-telegram-running-already = 这个机器人已经在运行了，同时只能运行一个。
cli-telegram-unreached = 连不上 Telegram（{ $address }）。请看看网络通不通；要走别的地址，就设 telegram_api。
cli-telegram-refused = Telegram 没有答应（{ $code }）。过一会儿再试。
cli-telegram-bot = Telegram：{ $name }（@{ $username }）
cli-telegram-hears-all = 在群里听得到每一句话（隐私模式已关）。
cli-telegram-hears-some =
    在群里只听得到命令、@ 它的话和对它的回复（隐私模式开着）。这样也能用。
    想让它听到每一句：在 BotFather 发 /setprivacy 选 Disable，再把它移出群、重新加进来。
cli-telegram-joins-nothing = 它进不了任何群。在 BotFather 发 /setjoingroups 选 Enable。
cli-telegram-asks = 新消息由我们去问。Telegram 那边等着 { $count } 条。
cli-telegram-webhook-goes = Telegram 还想把消息送到以前设的地址；linzhang run 一运行就改成我们去问。等着 { $count } 条，一条也不会丢。
cli-telegram-webhook-comes = 还没有告诉 Telegram 送到哪里；linzhang run 一运行就告诉它。等着 { $count } 条。
cli-telegram-webhook-elsewhere = Telegram 现在送到别的地址；linzhang run 一运行就改过来。等着 { $count } 条。
cli-telegram-webhook-there = 新消息由 Telegram 送来。等着 { $count } 条。
cli-telegram-webhook-fails =
    Telegram 送不进来，等着 { $count } 条。{ $at }它说：{ $why }
    请看看 linzhang run 在不在运行，域名、证书和转发对不对。
cli-telegram-clock = 时钟和 Telegram 只差 { $seconds } 秒。
cli-telegram-clock-ahead = 这台机器的时钟快了 { $seconds } 秒，期限会算错。请打开自动对时。
cli-telegram-clock-behind = 这台机器的时钟慢了 { $seconds } 秒，期限会算错。请打开自动对时。
