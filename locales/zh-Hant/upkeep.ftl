### 備份、還原、檢查、體檢、註銷：管理員在伺服器上看到的話。

cli-backup-help = 備份資料庫、照片和錄音，當場檢查。服務不用停。
cli-backup-to = 備份放在哪個資料夾。
cli-backup-keep = 留最近幾份，更舊的刪掉。
cli-restore-help = 把一份備份還原到空的地方。
cli-restore-to = 還原到哪個資料夾，不寫就按設定。
cli-restore-check = 只試一試能不能還原，什麼也不留下。
cli-verify-help = 檢查存下的一切：流水、負責人、下一個時間、照片、錄音。只看不改。
cli-doctor-help = 給這套系統做體檢，一行一項。有「壞」就以 1 結束。
cli-doctor-age = 備份最多可以多舊（分鐘）。
cli-doctor-running = 服務應當在執行，沒在執行也算壞。
cli-forget-help = 按本人要求忘掉一個人。帳號寫成 平臺:編號，比如 lab:wang。
cli-forget-yes = 不再問一遍。

backup-taken = 備份好了，也檢查過了：{ $folder } 。{ $town }，{ $taken }，{ $cases } 件案件、{ $events } 條流水、{ $photos } 張照片、{ $recordings } 段錄音，{ $megabytes } MB，用了 { $seconds } 秒。現在有 { $kept } 份備份，最舊的是 { $oldest } 。
backup-files-missing = 有 { $count } 張照片或錄音找不到或已損壞，沒能備份。執行 linzhang verify 看是哪些。
progress-copying = 正在複製…… { $percent }%
progress-checking-file = 正在檢查資料庫……{ $percent }%
progress-checking-histories = 正在檢查每件案件的流水……{ $percent }%
progress-files = 正在取照片和錄音……{ $percent }%

restore-done = 還原好了：{ $place } 。{ $town }，備份於 { $taken }，{ $cases } 件案件、{ $events } 條流水、{ $photos } 張照片、{ $recordings } 段錄音，{ $megabytes } MB（備份時用了 { $seconds } 秒）。之後要求忘掉的 { $again } 人，又忘掉了。
restore-would-work = 這份備份能還原：{ $folder } 。{ $town }，備份於 { $taken }，{ $cases } 件案件、{ $events } 條流水、{ $photos } 張照片、{ $recordings } 段錄音，{ $megabytes } MB（備份時用了 { $seconds } 秒）。會再忘掉 { $again } 人。什麼也沒有留下。

refusal-in-memory = 資料庫只在記憶體裡（:memory:），沒有檔案可備份。請在設定裡寫一個檔案。
refusal-no-database = 沒有這個資料庫：{ $file }
refusal-backup-running = 另一個備份或搬家正在 { $folder } 裡進行，等它完了再來。
refusal-no-room = 磁碟太小：{ $folder } 需要 { $needed } MB，只空 { $free } MB。什麼也沒有做。
refusal-unsound = 有 { $count } 處不對，不能算作備份，舊備份都還在。第一處：{ $first }
refusal-no-backup = { $folder } 不是一份完整的備份。
refusal-changed = { $file } 和備份時不一樣了，不能用。
refusal-not-empty = 這裡已經有 { $what } 。只能放到空的地方；先把它移走。
refusal-no-tombstones = 找不到 { $file } （誰要求過被忘掉）。沒有它，被忘掉的人會回來。請從最新的備份旁邊拷來；確實沒有人要求過，就放一個空檔案。
refusal-no-account = 沒有人用帳號 { $account } 。寫成 平臺:編號，比如 lab:wang。
refusal-forget-office = 這個人還在任職，或是單位的聯絡人。先在小鎮檔案裡取消並重新匯入，再來忘掉。

verify-sound = 都好：{ $cases } 件案件、{ $events } 條流水，鏈條完整，每件未結的都有人負責、有下一個時間，照片和錄音都在。總校驗 { $head }
verify-wrong = 一共 { $count } 處不對。
verify-damaged = 資料庫的表 { $table } 損壞：{ $what }
verify-points-nowhere = 表 { $table } 裡有一行指向 { $parent } 裡沒有的東西。
verify-no-log = { $number }：沒有流水。
verify-state = { $number }：現在是 { $state }，流水最後卻是 { $logged }。
verify-chain = { $number }：流水第 { $seq } 條{ $how }。
verify-chain-changed = 被改過
verify-chain-missing = 不見了
verify-chain-reordered = 位置不對
verify-no-lead = { $number }：沒有負責的單位。
verify-no-next-moment = { $number }：沒有下一個時間，會被忘在那裡。
verify-ended-and-running = { $number }：已經結束，時限卻還在走。
verify-payloads = { $count } 封來信標了「已處理」，卻沒有時間。
verify-messages = { $count } 條訊息標了「已發」，卻沒有時間。
verify-photos-missing = { $number }：照片 { $name }… 不見了。
verify-photos-changed = { $number }：照片 { $name }… 和原來不一樣了。
verify-recordings-missing = { $number }：錄音 { $name }… 不見了。
verify-recordings-changed = { $number }：錄音 { $name }… 和原來不一樣了。

doctor-line = [{ $mark }] { $what }
doctor-ok = 好
doctor-warn = 注意
doctor-bad = 壞
doctor-program = 鄰長 { $program }，Python { $python }
doctor-sqlite-wal = SQLite { $version }，可以放心用 WAL
doctor-sqlite-truncate = SQLite { $version }，WAL 還有毛病，用穩妥的 TRUNCATE：備份複製時，寫入會等一會兒
doctor-libraries = { $names }
doctor-pragmas = 資料庫連線：{ $names }
doctor-server = PostgreSQL { $version }，文字按 { $encoding } 存（至少要 { $oldest }，按 UTF8 存）
doctor-server-clock = 本機和資料庫伺服器的時鐘差 { $seconds } 秒
doctor-connections = 伺服器還能連 { $left } 個（一個程序要四個）
doctor-server-size = 資料庫在伺服器上占 { $megabytes } MB
doctor-dead-rows = 一共 { $rows } 列；改掉了還占著地方的 { $count } 列（伺服器的 autovacuum 會收拾）
doctor-behind = 備用伺服器落後 { $seconds } 秒
doctor-process = 程序 { $name }（{ $roles }）從 { $at } 起在執行；手上有 { $payloads } 封來信、{ $messages } 條訊息
doctor-process-gone = 程序 { $name }（{ $roles }），{ $at } 開始的，沒有動靜：已經結束，或者卡住了；手上有 { $payloads } 封來信、{ $messages } 條訊息
doctor-nobody-looks = 沒有看鐘點的程序在執行
doctor-schema = 資料庫結構第 { $schema } 版，程式需要第 { $newest } 版
doctor-running = 服務在執行，上次查看時限是 { $at }
doctor-not-running = 服務沒有在執行，上次查看時限是 { $at }
doctor-never-ran = 服務沒有在執行，也從沒執行過
doctor-inbox = 來信最久等了 { $seconds } 秒
doctor-outbox = 去信最久等了 { $seconds } 秒
doctor-clocks = 到期的時限最久等了 { $seconds } 秒
doctor-audited = 上次自查完成於 { $at }
doctor-dead = 處理不了的來信 { $count } 封（linzhang dead-letters list）
doctor-unsent = 發不出去的訊息 { $count } 條
doctor-cleared = 不用再留的東西，上次清掉是 { $at }
doctor-clock = 時鐘 { $at }，小鎮時區 { $zone }
doctor-clock-behind = 時鐘 { $at } 比最新的來信還早，請校時
doctor-clock-jumps = 時鐘 { $at } 在跳，請檢查校時服務
doctor-year = { $year } 年放假安排是正式的
doctor-year-provisional = { $year } 年放假安排還是暫定的，通知出了請用 linzhang calendar load 裝上
doctor-disk = { $folder } 所在磁碟還空 { $megabytes } MB
doctor-backup = 最近的備份 { $at }，一共 { $count } 份
doctor-backup-old = 最近的備份 { $at }，太舊了（一共 { $count } 份）
doctor-no-backup = { $folder } 裡還沒有備份

# The bucket photos are kept in: said by check, by doctor, and wherever a command needs it.
photos-kept = 照片存在 { $where }，寫、讀、刪都正常
photos-unreachable = 照片儲存連不上。請看 s3_endpoint 寫得對不對，網路通不通。照片會等著，連上了自己補上
photos-refused = 照片儲存不讓進。請核對 s3_key_id、s3_secret 和 s3_region，以及這把鑰匙能不能讀、寫、刪
photos-no-bucket = 照片儲存裡沒有這個儲存桶。請先建好，或者核對 photos 和 s3_endpoint
photos-forgetful = 照片儲存收下了，卻拿不回來。請問問服務商，或者換一家
refusal-no-s3 = photos 寫的是儲存桶，可是少裝了一樣東西。請執行 pip install "linzhang[s3]"，或者去掉 photos

forget-what = 帳號 { $account }：{ $accounts } 個帳號、{ $doors } 處住址、上報 { $cases } 件（附和 { $supported } 件）、{ $photos } 張照片、{ $recordings } 段錄音、{ $payloads } 封來信、{ $messages } 條訊息。名字、住址、說過的話、照片和錄音都會刪掉；案件本身留下，不再寫是誰報的。
forget-sure = 確定嗎？刪了就找不回來
forget-not = 沒有刪，什麼也沒改。
forget-done = 已經忘掉，{ $files } 個檔案從磁碟上刪掉了。還有 { $backups } 份更早的備份裡有，它們到期刪除；用它們還原時會再忘掉。小鎮檔案裡如有這個人，也請刪掉那一行。
forget-on-server = 資料庫伺服器自己的檔案、日誌和備份裡，可能還留著痕跡，要等被覆蓋或被刪掉；怎樣讓它快些，見 docs/operations.md 。
forget-again = 資料庫比名單舊：{ $count } 個要求過被忘掉的人，又忘掉了。
forget-files-later = 照片和錄音還沒有刪掉：照片儲存現在搆不著。服務執行時會自己再試，直到刪掉。

# 認類：linzhang matters
cli-matters-help = 一句話歸哪一類，為什麼；從改類裡學到了什麼。
cli-explain-help = 說說一句話最像哪幾類事，是哪些字定的。
cli-lessons-help = 每一類學過多少次。
cli-forget-lessons-help = 忘掉學到的。
cli-forget-lessons-category = 只忘這一類（寫它的 id）。
cli-forget-lessons-all = 全部忘掉。
cli-forget-lessons-yes = 不再問一遍。
matters-none = 聽不出是哪一類事。
matters-guess = { $category }（{ $id }）：{ $why }
matters-unsure = 前兩類差不多，會請居民選一選。
matters-lessons = { $category }（{ $id }）：{ $count } 次
matters-learnt = 一共學過 { $count } 次。
matters-forget-which = 請寫 --all 或者 --category 類別，只寫一樣。
matters-forget-sure = 要忘掉 { $count } 次學到的，忘了就找不回來。確定嗎
matters-forgotten = 忘掉了 { $count } 次學到的。
