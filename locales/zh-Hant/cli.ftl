### 命令列：管理員在伺服器上看到的話。

cli-help =
    鄰長：聽居民說哪裡壞了，找負責的人，一直盯到辦好。

    想看看是什麼樣：linzhang demo
cli-demo-help = 用樣板小鎮演示：在網頁上同時當居民、鄰長和工作人員。按 Ctrl+C 停止。
cli-demo-port = 網頁的連接埠。
cli-demo-town = 換成自己的小鎮（資料夾）。
cli-demo-fresh = 從頭開始，忘掉上次演示。
cli-run-help = 按設定運行已匯入的小鎮。設定寫在 linzhang.toml 或環境變數 LINZHANG_… 裡。
cli-run-roles = 這個行程做哪些事，用逗號隔開：intake（收訊息）、worker（辦理）、courier（發訊息）、ticker（看鐘點）、web（網頁）。不寫就是全部。
cli-rehearse-help = 照著劇本把對話演一遍，看每個人聽到的話對不對。
cli-import-help = 匯入小鎮資料夾。有錯就一次說全，什麼也不改；再匯一次只更新，不重複。
cli-check-help = 用大白話說說設定和小鎮有沒有問題。給出資料夾，就只檢查那個小鎮檔案。
cli-dead-letters-help = 沒有辦的來信：看一看，再試一次，或者刪掉。
cli-list-help = 列出沒有辦的來信和原因，不顯示內容。
cli-show-help = 說說一封沒有辦的來信，不顯示內容。
cli-retry-help = 讓這些來信再辦一次。不寫編號就是全部，發得太快的除外。
cli-drop-help = 刪掉這些來信的內容，刪前再問一次。
cli-letter-reason = 只管因為這個原因沒有辦的：unreadable 讀不懂，failing 一再出錯，flood 發得太快。
cli-drop-yes = 不再問，直接刪。

cli-demo-ready = 演示準備好了，請打開 { $address } （按 Ctrl+C 停止）
cli-run-town = 小鎮：{ $town }
cli-run-ready = 已運行：{ $address } （按 Ctrl+C 停止）
cli-run-no-channel =
    還沒有接上聊天平台。
    接 Telegram：把 BotFather 給的權杖放進環境變數 LINZHANG_TELEGRAM_TOKEN，再執行一次。
    接微信、企業微信：照 docs/wechat.md、docs/wecom.md 做。
    先在網頁上試試：在 linzhang.toml 裡寫 lab = true。
cli-run-telegram = Telegram：@{ $name } 接上了，{ $way }。
cli-run-polling = 有沒有新訊息由我們去問
cli-run-webhook = 有新訊息由 Telegram 送來
refusal-served-already = { $file } 裡的小鎮已經在執行了，同時只能執行一個。要再開一個，先停掉那個；要幾個一起跑，請搬到 PostgreSQL。
refusal-port-taken = 連接埠 { $port } 已經有別的程式在用。先停掉它，或者換一個連接埠：演示用 linzhang demo --port 8010，正式執行改 port 這項設定。
cli-stopped = 已停止。

cli-mistake = { $where }  { $what }
cli-mistakes = 一共 { $count } 處要改。什麼也沒有匯入。
cli-warning = 提醒 { $where }  { $what }
cli-no-town = 還沒有匯入小鎮。先運行：linzhang import 資料夾
cli-newer-database = 這個資料庫是更新版本的鄰長寫的。請升級程式，或用升級前的備份。
cli-no-database = 連不上資料庫。看看它開著沒有，位址、使用者名稱和密碼對不對，等一下再試。
cli-database-away = 連不上資料庫，等它好了就接著做。要是一直這樣，看看位址、使用者名稱和密碼對不對。
cli-database-still-away = 還是連不上資料庫，再等等。
cli-wrong-setting = 設定 { $name } 不對（{ $file } 或環境變數）：{ $what }
cli-bad-file = { $file } 不是正確的 TOML：{ $what }
cli-system = 系統說：{ $what }
cli-imported = { $town } 匯入好了：{ $grids } 個網格，{ $buildings } 棟樓，{ $households } 戶，{ $people } 人，{ $posts } 個任職。
cli-imported-handed-over = { $count } 個職位已在群組裡交接，以交接為準。檔案裡去掉原來的人，才跟著檔案走。
cli-check-setting = { $name } = { $value }
cli-check-not-writable = { $folder } 寫不進去，照片沒處放。
cli-check-disk = 磁碟還空 { $megabytes } MB。
cli-check-little-disk = 磁碟只空 { $megabytes } MB 了，請儘快清理。
cli-check-town = { $town }：{ $grids } 個網格，{ $buildings } 棟樓，{ $categories } 類事。
cli-check-no-gaps = 每類事在每個網格都有人負責。
cli-check-gaps = 有 { $count } 處沒有專人負責，都歸{ $fallback }：
cli-check-gap = { $grid }：{ $category }
cli-dead-letter = 第 { $id } 封，{ $channel }，{ $at }，{ $reason }，日誌編號 { $error }
cli-letter =
    第 { $id } 封：{ $reason }
    渠道：{ $channel }，平臺編號 { $update }
    收到：{ $at }，{ $bytes } 位元組
    試過：{ $tries } 次，錯誤 { $kind }，日誌編號 { $error }
cli-reason-unreadable = 讀不懂（升級程式後可以再試）
cli-reason-failing = 一再出錯
cli-reason-flood = 發得太快
cli-dead-letters = 處理不了的來信一共 { $count } 封。
cli-floods = 另有 { $count } 封發得太快，沒有辦（要看：linzhang dead-letters list --reason flood）。
cli-no-such-letter = 沒有第 { $id } 封。
cli-retried = { $count } 封來信會再處理一次。
cli-drop-which = 要刪哪幾封？請寫編號，或用 --reason 寫原因。
cli-drop-sure = { $count } 封來信的內容要刪掉，找不回來。真的刪嗎？
cli-dropped = 刪掉了 { $count } 封來信的內容。

cli-setting-database-address = 要寫成 sqlite: 加檔案路徑，或 postgresql://伺服器/資料庫
cli-setting-roles = 只能用 intake、worker、courier、ticker、web，用逗號隔開，至少寫一個
cli-setting-photos-address = 要寫成 s3:// 加儲存桶和前綴，例如 s3://linzhang-photos/changsheng；留空就存在 data 裡
cli-setting-s3-region = 只能用小寫字母、數字和 -
cli-setting-s3-secret-missing = 填了 photos，就還要環境變數裡的 s3_key_id 和 s3_secret
cli-setting-secret-in-file = 密碼一樣的東西不能寫在這個檔案裡，請放進環境變數；權杖也可以單獨放一個檔案，用 telegram_token_file 指明
cli-setting-token-file-missing = 沒有這個檔案
cli-setting-token-file-open = 這個檔案別人也能讀。請先執行 chmod 600 加檔名
cli-setting-token-twice = 權杖給了兩次，環境變數和檔案裡只留一個
cli-setting-token-shape = 不像 BotFather 給的權杖，應該是數字、冒號，再加一串字母數字
cli-setting-token-beside-lab = 網頁展示誰都能冒充，不能和真的居民放在一起。請去掉 lab = true，或者去掉權杖
cli-setting-web-address = 不是完整的網址
cli-setting-web-address-open = 要以 https:// 開頭，路上才沒人偷聽；只有本機可以用 http://
cli-setting-webhook-path = 只寫到網域和連接埠，後面的路徑由程式來定
cli-setting-webhook-port = Telegram 只送到 443、80、88、8443 這幾個連接埠
cli-setting-webhook-secret-missing = 用了 telegram_webhook 就要設它，不然誰都能冒充 Telegram
cli-setting-webhook-secret-shape = 要 32 到 256 個字元，只能用字母、數字、- 和 _
cli-setting-wechat-app-id = 應是 wx 開頭的 18 個字元，在公眾平台的「基本配置」裡
cli-setting-wechat-secret-missing = 填了 wechat_app_id，就還要 wechat_secret、wechat_token、wechat_aes_key，用環境變數給
cli-setting-wechat-token-shape = 要 3 到 32 個字母數字，和後台填的一樣
cli-setting-wechat-key-shape = 要 43 個字元，就是後台的 EncodingAESKey
cli-setting-wechat-template-fields = 模板的每個欄位都要寫明放什麼：words 是那句話，when 是時間，例如 { "{" } thing1 = "words", time2 = "when" { "}" }
cli-setting-wecom-corp-id = 應是 ww 開頭的 18 個字元，在管理後台的「我的企業」裡
cli-setting-wecom-secret-missing = 填了 wecom_corp_id，就還要 wecom_agent_id，以及環境變數裡的 wecom_secret、wecom_token、wecom_aes_key
cli-setting-wecom-robot-secret-missing = 填了 wecom_robot_name，就還要環境變數裡的 wecom_robot_token 和 wecom_robot_aes_key
cli-setting-wecom-webhook-name = 名字只能用小寫字母、數字和 -，最多 32 個字元

cli-telegram-token-refused = Telegram 不認這個權杖。到 BotFather 那裡核對，或者換一個新的，再執行。
cli-telegram-webhook-refused = Telegram 不接受 telegram_webhook 寫的位址。要 https，要有網域和有效的憑證。
cli-telegram-silent = 三分鐘聽不到 Telegram 的回音，程式先停下。請讓系統自動重新啟動它。
cli-telegram-broken = 接 Telegram 的部分出了錯，程式先停下，日誌裡有編號。請讓系統自動重新啟動它。
cli-wechat-broken = 接微信公眾號的部分出了錯，程式先停下，日誌裡有編號。請讓系統自動重新啟動它。

cli-wechat-help = 微信公眾號
cli-wechat-menu-help = 設好公眾號下面的選單；點一下，等於替人打一句話
cli-wechat-menu-show = 只看現在的選單，不改
cli-wechat-menu-title = { $name }
cli-wechat-menu-entry = · { $name }（等於打「{ $does }」）
cli-wechat-menu-missing = 公眾號下面還沒有選單。執行 linzhang wechat menu 就有了。
cli-wechat-menu-there = 公眾號下面有選單；要看，執行 linzhang wechat menu --show。
cli-wechat-none = 還沒有填公眾號。先填 wechat_app_id，怎麼填見 docs/wechat.md。
cli-wechat-account = 微信：公眾號 { $id } 調得通。
cli-wechat-unreached = 連不上微信（{ $address }）。請看看網路通不通；要走別的地址，就設 wechat_api。
cli-wechat-refused = 微信沒有答應（{ $code }）。這個號碼的意思見微信的「全局返回碼」。
cli-wechat-not-on-list = 這台機器的 IP 不在公眾號的白名單裡。到後台「基本配置」的「IP白名單」加上它對外的 IP，幾分鐘後生效。
cli-wechat-app-id = 微信不認這個 AppID。到後台「基本配置」核對 wechat_app_id。
cli-wechat-secret = 微信不認這個 AppSecret。到後台「基本配置」核對 wechat_secret，重設過就換成新的。
cli-wechat-not-verified = 這個帳號沒有這項權限：要服務號，並且通過微信認證。沒有它，選單、提醒和二維碼都用不了。
cli-wechat-callback = 微信往 { $address } 送訊息。後台「伺服器配置」的 URL 要和這一行一樣，加密方式選「安全模式」。
cli-wechat-not-called = 微信找不到 { $address }：要有公網網域，連接埠只能是 443 或 80。
cli-wechat-no-pages =
    沒有填 web_address，居民就沒有網頁可以點開：看不到後面的照片，提醒也沒有去處。
    後台「伺服器配置」的 URL 是您的網域後面加 { $path }。
cli-wechat-plain = 明文模式開著：誰都能冒充微信。只在試的時候開，現在請去掉 wechat_unsafe_plain_mode。
cli-wechat-no-reminders = 沒有提醒用的範本：誰兩天沒跟公眾號說話，要對他說的就等他開口再說，工作人員換下一個人通知。
cli-wechat-reminders = 誰兩天沒跟公眾號說話，就用範本訊息提醒他，點開是網頁。
cli-wechat-reminders-nowhere = 有提醒用的範本，可是沒有填 web_address，點開沒有去處，所以不會發。請填上 web_address。
cli-wechat-template-unknown = 公眾號裡沒有編號是 { $id } 的範本。到後台「模板消息」或「訂閱通知」的「我的模板」核對。
cli-wecom-app = 企業微信：應用「{ $name }」調得通，可見範圍裡直接寫著 { $members } 個成員、{ $departments } 個部門、{ $tags } 個標籤。
cli-wecom-closed = 這個應用停用了。到管理後台「應用管理」裡啟用它。
cli-wecom-for-nobody = 這個應用誰也看不到，發給誰都收不到。到管理後台這個應用的「可見範圍」裡加上工作人員和鄰長。
cli-wecom-corp-id = 企業微信不認這個企業 ID。到管理後台「我的企業」核對 wecom_corp_id。
cli-wecom-secret = 企業微信不認這個 Secret。到管理後台這個應用的頁面核對 wecom_secret，它只對這一個應用有用。
cli-wecom-agent-id = 企業微信不認這個 AgentId。到管理後台這個應用的頁面核對 wecom_agent_id。
cli-wecom-not-trusted = 這台機器的 IP 不在應用的「企業可信IP」裡。到管理後台這個應用的頁面加上它對外的 IP。
cli-wecom-refused = 企業微信沒有答應（{ $code }）。這個號碼的意思見企業微信的「全局錯誤碼」。
cli-wecom-unreached = 連不上企業微信（{ $address }）。請看看網路通不通；要走別的位址，就設 wecom_api。
cli-wecom-callback = 企業微信往 { $address } 送訊息。應用「接收消息」的 URL 要和這一行一樣。
cli-wecom-not-called = 企業微信找不到 { $address }：要有公網網域。
cli-wecom-no-pages =
    沒有填 web_address，手機上就沒有網頁可以點開。
    應用「接收消息」的 URL 是您的網域後面加 { $path }。
cli-wecom-robot = 在有機器人「{ $name }」的內部群組裡，@ 它就聽得到。它的 URL 是您的網域後面加 { $path }。
cli-wecom-no-robot = 沒有填機器人：內部群組裡說的話它聽不到。要用就填 wecom_robot_name。
cli-wecom-hook-missing = 群組「{ $group }」用的是訊息推送 { $name }，可是 wecom_webhooks 裡沒有它的 key，發到這個群組的都會失敗。
cli-wecom-hook-unused = 訊息推送 { $name } 填了 key，還沒有哪個群組用它。
cli-wecom-group-gone = 企業微信裡沒有群組「{ $group }」了。另建一個，或者從小鎮裡去掉它。
cli-wecom-reports = 居民上報讀得到，每分鐘看一次。
cli-wecom-no-reports = 讀不到居民上報（{ $code }）。到管理後台「居民上報」的「可調用接口的應用」裡加上這個應用，或者去掉 wecom_resident_reports。

cli-residents-broken = 讀「居民上報」的部分出了錯，程式先停下，日誌裡有編號。請讓系統自動重新啟動它。
cli-telegram-running-already = 這個機器人已經在執行了，同時只能執行一個。
cli-telegram-unreached = 連不上 Telegram（{ $address }）。請看看網路通不通；要走別的位址，就設 telegram_api。
cli-telegram-refused = Telegram 沒有答應（{ $code }）。過一會兒再試。
cli-telegram-bot = Telegram：{ $name }（@{ $username }）
cli-telegram-hears-all = 在群組裡聽得到每一句話（隱私模式已關）。
cli-telegram-hears-some =
    在群組裡只聽得到指令、@ 它的話和對它的回覆（隱私模式開著）。這樣也能用。
    想讓它聽到每一句：在 BotFather 發 /setprivacy 選 Disable，再把它移出群組、重新加進來。
cli-telegram-joins-nothing = 它進不了任何群組。在 BotFather 發 /setjoingroups 選 Enable。
cli-telegram-asks = 新訊息由我們去問。Telegram 那邊等著 { $count } 則。
cli-telegram-webhook-goes = Telegram 還想把訊息送到以前設的位址；linzhang run 一執行就改成我們去問。等著 { $count } 則，一則也不會丟。
cli-telegram-webhook-comes = 還沒有告訴 Telegram 送到哪裡；linzhang run 一執行就告訴它。等著 { $count } 則。
cli-telegram-webhook-elsewhere = Telegram 現在送到別的位址；linzhang run 一執行就改過來。等著 { $count } 則。
cli-telegram-webhook-there = 新訊息由 Telegram 送來。等著 { $count } 則。
cli-telegram-webhook-fails =
    Telegram 送不進來，等著 { $count } 則。{ $at }它說：{ $why }
    請看看 linzhang run 在不在執行，網域、憑證和轉送對不對。
cli-telegram-clock = 時鐘和 Telegram 只差 { $seconds } 秒。
cli-telegram-clock-ahead = 這台機器的時鐘快了 { $seconds } 秒，期限會算錯。請打開自動對時。
cli-telegram-clock-behind = 這台機器的時鐘慢了 { $seconds } 秒，期限會算錯。請打開自動對時。
