### 命令列：管理員在伺服器上看到的話。

cli-help =
    鄰長：聽居民說哪裡壞了，找負責的人，一直盯到辦好。

    想看看是什麼樣：linzhang demo
cli-demo-help = 用樣板小鎮演示：在網頁上同時當居民、鄰長和工作人員。按 Ctrl+C 停止。
cli-demo-port = 網頁的連接埠。
cli-demo-town = 換成自己的小鎮（資料夾）。
cli-demo-fresh = 從頭開始，忘掉上次演示。
cli-run-help = 按設定運行已匯入的小鎮。設定寫在 linzhang.toml 或環境變數 LINZHANG_… 裡。
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
cli-run-no-channel = 還沒有接上任何聊天平台；想先在網頁上試，請在 linzhang.toml 裡寫 lab = true。
cli-stopped = 已停止。

cli-mistake = { $where }  { $what }
cli-mistakes = 一共 { $count } 處要改。什麼也沒有匯入。
cli-warning = 提醒 { $where }  { $what }
cli-no-town = 還沒有匯入小鎮。先運行：linzhang import 資料夾
cli-newer-database = 這個資料庫是更新版本的鄰長寫的。請升級程式，或用升級前的備份。
cli-wrong-setting = 設定 { $name } 不對（{ $file } 或環境變數）：{ $what }
cli-bad-file = { $file } 不是正確的 TOML：{ $what }
cli-system = 系統說：{ $what }
cli-imported = { $town } 匯入好了：{ $grids } 個網格，{ $buildings } 棟樓，{ $households } 戶，{ $people } 人，{ $posts } 個任職。
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
