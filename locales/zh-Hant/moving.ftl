### 搬家：把整個小鎮從一個資料庫搬到另一個，管理員在伺服器上看到的話。

cli-move-help = 把整個小鎮從一個資料庫搬到另一個（sqlite:… 或 postgresql://…）。先停掉服務；原來的一點不動。
cli-move-photos-from = 照片現在放在哪裡：資料夾或 s3://桶/前綴，不寫就按設定。
cli-move-photos-to = 照片搬到哪裡：資料夾或 s3://桶/前綴，不寫就按設定。

move-bringing = 正在搬第 { $table } 張表（共 { $tables } 張）：已搬 { $rows } 列，共 { $of } 列……
move-comparing = 正在核對第 { $table } 張表（共 { $tables } 張）：已核對 { $rows } 列，共 { $of } 列……
move-files = 正在搬照片和錄音……{ $percent }%
move-checking = 正在檢查每件案件和每次表決的流水……
move-done = 搬好了，逐列核對過：{ $tables } 張表、{ $rows } 列，{ $cases } 件案件、{ $events } 條流水，鏈條完整。內容校驗 { $content } ，總校驗 { $head } 。現在把設定裡的 database 改成新位址，再啟動服務；原來的沒有動，確定沒問題以前請留著。
move-files-missing = 有 { $count } 張照片或錄音找不到或已損壞，沒能搬過去。執行 linzhang verify 看是哪些。

refusal-move-same = 搬來搬去是同一個地方。請寫兩個不同的位址。
refusal-move-served = 還有服務在用原來的資料庫（{ $processes }）。先停掉它，再搬。
refusal-move-nothing = 原來的資料庫裡還沒有小鎮，沒有東西可搬。
refusal-move-older = 原來的資料庫是舊版本的鄰長寫的。先用這個版本打開它一次（linzhang check），再搬。
refusal-move-not-empty = 新資料庫不是空的：表 { $table } 裡已經有東西。請換一個空的資料庫；如果裡面的不要了，就刪掉重建。什麼也沒有改。
refusal-move-unkept = 表 { $table } 裡有新資料庫存不了的內容，沒有搬。先在原來的資料庫上執行 linzhang verify 。什麼也沒有改。
refusal-move-differs = 表 { $table } 搬過去以後和原來的不一樣，沒有搬成。什麼也沒有改，請再試一次；再不行就報告給開發者。
refusal-move-unsound = 搬過去的有 { $count } 處不對，沒有搬成，什麼也沒有改。第一處：{ $first }
