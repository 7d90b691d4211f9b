### 給導入社區檔案的人看：town.toml 和 households.csv 裡有哪些錯。前面已經印出檔案名和行號。

## 提示和用詞

town-hint-near = 是不是想寫「{ $near }」？
town-hint-choices = 可以寫：{ $choices }。
town-hint-nothing = 這裡還沒有可以寫的。
town-a-text = 一段文字，要加引號
town-a-number = 一個不加引號的整數
town-a-yes-or-no = true 或 false
town-a-list = 方括號裡的一列
town-a-table = 一張表

## 整個檔案

town-file-missing = { $folder } 裡沒有這個檔案。
town-not-utf8 = 從這一行起不是 UTF-8 編碼。請在 Excel 裡另存新檔為「CSV UTF-8」，或在編輯器裡改存為 UTF-8。
town-toml-syntax = 這裡不合 TOML 的寫法，後面的內容都沒有讀：「{ $text }」（{ $reason }）
town-csv-syntax = 這裡不合 CSV 的寫法，多半是引號沒有成對；後面的行都沒有讀。

## 表和鍵

town-unknown-table = 不認得「{ $value }」這張表。{ $hint }
town-missing-table = 少了 [{ $value }] 這張表。
town-not-a-list-of-tables = 「{ $value }」要寫成一張一張的 [[{ $value }]]。
town-unknown-key = { $table } 裡不認得「{ $key }」。{ $hint }
town-missing-key = { $table } 裡少了「{ $key }」。
town-wrong-type = { $table } 裡的「{ $key }」應當是{ $expected }。
town-empty = 「{ $key }」不能空著。
town-not-a-choice = 「{ $key }」不能是「{ $value }」。{ $hint }
town-bad-id = 「{ $value }」不能作「{ $key }」：只能用小寫字母、數字和連字號，例如 fujia-2。
town-bad-locale = 機器人不會說「{ $value }」。{ $hint }
town-bad-zone = 沒有「{ $value }」這個時區，中國寫 Asia/Shanghai。
town-bad-gb-code = 國標代碼「{ $value }」應當是 4 到 8 位數字。
town-bad-address = 看不懂地址「{ $value }」，應當寫成「頻道:號碼」，例如 lab:wang。
town-unknown-channel = 沒有「{ $value }」這個頻道。{ $hint }

## 網格

town-grid-twice = 網格 id「{ $value }」在第 { $first } 行已經用過。
town-grid-name-twice = 同一個上級下面已經有叫「{ $value }」的網格，在第 { $first } 行。
town-unknown-grid = 沒有 id 為「{ $value }」的網格。{ $hint }
town-no-root = 沒有最上面的網格：要有一個 [[grids]] 不寫 parent。
town-second-root = 「{ $value }」沒有寫 parent，可是最上面已經有「{ $root }」（第 { $first } 行）；只能有一個。
town-circle = 這些網格互為上級，繞成了一圈：{ $names }。
town-level-twice = levels 裡「{ $value }」寫了兩遍。
town-unknown-level = levels 裡沒有「{ $value }」這一級。{ $hint }
town-level-order = 「{ $value }」不能放在「{ $above }」下面：按 levels 的次序，上級要在前面。
town-polygon-too-small = 邊界至少要三個不同的點，這裡有 { $points } 個。
town-bad-point = 看不懂點「{ $value }」：應當是 [經度, 緯度]，經度在前，例如 [113.09, 29.37]。

## 樓棟

town-building-which = 一個 [[buildings]] 只用一種寫法：name（可以加 aliases），或 names，或 from、to 和 pattern。
town-building-row = from、to 和 pattern 要一起寫，pattern 裡要有 {"{n}"}，例如「{"{n}"}棟」。
town-building-row-backwards = 樓號從 { $from } 到 { $to } 不對：要從小到大，一次最多 { $most } 棟。
town-building-twice = 「{ $grid }」裡已經有「{ $value }」，在第 { $first } 行。
town-bad-units = 「{ $key }」應當是單元數（1 到 { $most }），或者一列不重複的單元名，例如 ["1", "2"]。
town-unknown-building = 沒有叫「{ $value }」的樓棟。{ $hint }
town-ambiguous-building = 叫「{ $value }」的樓棟不止一個，請寫明是哪個：{ $choices }。

## 時間和時限

town-unknown-day = 看不懂「{ $value }」是星期幾，應當寫成 mon 或 mon-fri。{ $hint }
town-days-backwards = 「{ $value }」前後顛倒了：一週從 mon 到 sun。
town-day-twice = 「{ $value }」的上班時間寫了兩遍。
town-no-monday = mon 沒有上班時間；調休上班的日子按星期一算，所以不能沒有。
town-bad-interval = 看不懂時段「{ $value }」，應當寫成 09:00-12:00。
town-interval-backwards = 時段「{ $value }」的結束要晚於開始。
town-hours-overlap = 「{ $value }」的時段重疊了，{ $time } 開始時前一段還沒有結束。
town-unknown-class = 沒有「{ $value }」這一類事件。{ $hint }
town-bad-limit = 看不懂時限「{ $value }」，應當寫成「4 work_hours」這樣。
town-unknown-unit-of-time = 時限裡沒有「{ $value }」這個單位。{ $hint }
town-limit-not-positive = 時限「{ $value }」要大於零。
town-bad-time = 看不懂時間「{ $value }」，應當寫成 08:30。
town-bad-weekly-time = 看不懂「{ $value }」，應當寫成「fri 16:00」：星期幾，再加時間。
town-bad-date = 「{ $value }」不是日期，應當寫成 2026-07-01。
town-always-quiet = 一天到晚都在安靜時段裡，誰也催不到了；請留出能催辦的時間。

## 催辦階梯、階段、週期任務

town-bad-rung = 看不懂「{ $value }」是什麼時候，應當寫成「75%」、「75% or 2 work_hours before」、「end」或「+4 work_hours」。
town-milestone-twice = 階段 id「{ $value }」在第 { $first } 行已經用過。
town-duty-twice = 週期任務 id「{ $value }」在第 { $first } 行已經用過。
town-item-twice = 清單裡的 id「{ $value }」在第 { $first } 行已經用過。
town-bad-duty-day = 看不懂「{ $value }」是哪一天：星期寫成 "mon"，每月幾號寫成 1 到 31，-1 是最後一天。
town-duty-days = every 是「{ $every }」，和 days 對不上：week 寫 ["mon", "thu"] 這樣的星期，month 寫 [15, -1] 這樣的日子，其餘的不寫 days。

## 類別、角色、承辦單位、責任清單

town-category-twice = 類別 id「{ $value }」在第 { $first } 行已經用過。
town-unknown-category = 沒有 id 為「{ $value }」的類別。{ $hint }
town-too-many-categories = 類別有 { $count } 個，最多 { $most } 個：再多，居民在手機上就看不過來了。
town-no-other = 少了 id 為「{ $id }」的類別：總有一些事歸不進別的類。
town-role-twice = 角色 id「{ $value }」在第 { $first } 行已經用過。
town-unknown-role = 沒有 id 為「{ $value }」的角色。{ $hint }
town-handler-twice = 承辦單位 id「{ $value }」在第 { $first } 行已經用過。
town-unknown-handler = 沒有 id 為「{ $value }」的承辦單位。{ $hint }
town-handler-post = kind = "post" 的承辦單位要寫 role，不寫 contacts。
town-handler-organisation = kind = "organisation" 的承辦單位不寫 role，聯繫人寫在 contacts 裡。
town-no-fallback = [town] 裡少了 fallback：沒有人負責的事最後交給誰。
town-responsibility-twice = 「{ $category }」在「{ $grid }」由誰負責，第 { $first } 行已經寫過。
town-own-deputy = 「{ $value }」不能給自己當副手。

## 人、群、實驗頁

town-person-twice = 人員 key「{ $value }」在第 { $first } 行已經用過。
town-unknown-person = 沒有 key 為「{ $value }」的人。{ $hint }
town-account-twice = 帳號「{ $value }」在第 { $first } 行已經是別人或別的群的了。
town-bad-door = 看不懂門牌「{ $value }」，應當寫成「樓棟/單元/房號」，沒有單元的寫「樓棟/房號」。
town-unknown-door = 居民戶裡沒有「{ $value }」這個門牌。
town-post-twice = { $person } 在「{ $grid }」的「{ $role }」寫了兩遍。
town-chat-twice = 群「{ $value }」在第 { $first } 行已經寫過。
town-unknown-chat = 沒有地址為「{ $value }」的群。{ $hint }
town-phone-without-account = { $person } 沒有 lab: 開頭的帳號，實驗頁上用不了。

## 居民戶

town-unknown-column = 不認得「{ $value }」這一列。{ $hint }
town-column-twice = 「{ $value }」這一列寫了兩遍。
town-missing-columns = 表頭少了：{ $names }。
town-wrong-number-of-cells = 這一行有 { $count } 格，表頭有 { $expected } 列。
town-empty-cell = 「{ $key }」不能空著。
town-formula = 「{ $key }」裡的「{ $value }」會被表格軟體當成公式。
town-area-not-a-number = 面積「{ $value }」不是數；只寫平方米數，例如 88.5。
town-area-not-positive = 面積「{ $value }」要大於零。
town-area-not-exact = 面積「{ $value }」的小數太多，最多四位；面積關係到表決，不作四捨五入。
town-unknown-tenure = tenure 不能是「{ $value }」。{ $hint }
town-adults-not-a-number = 成年人數「{ $value }」不對，請寫 0 到 99 的整數，或者空著。
town-unknown-unit = 「{ $building }」沒有「{ $value }」單元，有：{ $choices }。
town-building-without-units = 「{ $building }」沒有寫單元，這裡卻寫了「{ $value }」。
town-room-twice = 「{ $value }」在第 { $first } 行已經有了。
town-household-elsewhere = 「{ $building }」在「{ $grid }」裡，它的戶不能歸到「{ $value }」；跨幾個網格的樓，請登記在共同的上級網格。
town-household-in-dedicated = 「{ $value }」是專屬網格，不登記居民戶。

## 提醒：不妨礙導入

town-warning-leader = 提醒：{ $grid } 有 { $doors } 戶，鄰長 { $leaders } 人；每位鄰長最好聯繫 { $fewest } 到 { $most } 戶。
town-warning-keyword = 提醒：關鍵詞「{ $value }」同時寫在「{ $first }」和「{ $second }」裡，分不出是哪一類。
town-warning-door-not-in-a-leaf = 提醒：「{ $value }」直接歸在「{ $grid }」，那裡還分了下一級，請寫明歸哪一個。
town-warning-no-households = 提醒：沒有這個檔案，導入後沒有居民戶。
town-warning-ladder-without-end = 提醒：這個階梯到期以後誰也不告訴，請加一級 "end"，或「+4 work_hours」這樣的一級。
town-warning-rung-order = 提醒：這一級比上一級還早；會等到上一級的時候才一起說。
town-warning-duty-nobody = 提醒：「{ $name }」沒有人做：那裡沒有人擔任「{ $role }」。
