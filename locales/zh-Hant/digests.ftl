### 彙總：早上的個人清單、工作群的半天小結、週例會議程、月度數字。

# 每個手上有事的人，工作日早上一則，一對一
digest =
    早安，{ $day }，這些事等著您：
    { $parts }
digest-late =
    ◆ 已經過期 { $count } 件
    { $lines }
digest-today =
    ◆ 今天到期 { $count } 件
    { $lines }
digest-verify =
    ◆ 等您去看一眼，核實解決沒有：{ $count } 件
    { $lines }
digest-held =
    ◆ 昨天怕打擾您，沒有單獨說的 { $count } 件
    { $lines }
# 給催到頭的上一級，只說一行
digest-above = ◆ 催到您這一級還沒辦好的 { $count } 件：{ $numbers }
digest-above-and-more = ◆ 催到您這一級還沒辦好的 { $count } 件：{ $numbers } ……
digest-shift = ◆ 今天您在{ $grid }值班：{ $from } 到 { $until }
digest-line = { $number } { $category } · { $grid } · { $what }，期限 { $due }
digest-run = { $title } · { $grid }，期限 { $due }
digest-more = 還有 { $count } 件沒列出來
digest-show = 看 { $number }

# 工作群裡的一行：只有編號、類別和網格
digest-case = { $number } { $category } · { $grid }
digest-discreet = { $number }（私下辦）

# 工作群，每半天一則；沒有新的就不說
summary =
    { $grid }小結（{ $since } 以來）
    { $parts }
summary-new =
    ◆ 新來 { $count } 件
    { $lines }
summary-done =
    ◆ 辦好 { $count } 件
    { $lines }
summary-late =
    ◆ 到期沒辦好 { $count } 件
    { $lines }

# 週例會議程：每週一則發給社區和街道的工作群；工作人員發「週報」隨時能看
agenda =
    { $grid }週例會（{ $from } 到 { $until }）
    新來 { $new } 件，辦好 { $done } 件，過期 { $late } 件，掛帳 { $parked } 件，七天內到期 { $soon } 件
    { $parts }
agenda-quiet =
    { $grid }週例會（{ $from } 到 { $until }）
    新來 { $new } 件，辦好 { $done } 件，過期 { $late } 件，掛帳 { $parked } 件，七天內到期 { $soon } 件
agenda-grid = · { $grid }：新來 { $new }，辦好 { $done }，過期 { $late }，掛帳 { $parked }，七天內到期 { $soon }
agenda-late =
    ◆ 過期沒辦好的 { $count } 件
    { $lines }
agenda-parked =
    ◆ 掛帳的 { $count } 件
    { $lines }
agenda-soon =
    ◆ 七天內到期的 { $count } 件
    { $lines }
agenda-due = { $case }，期限 { $due }
agenda-review = { $case }，{ $day } 再看

# 一個月的數字：每個率後面是它的兩個數
figures =
    { $grid } { $month }
    { figures-answered }：{ $answered }
    { figures-solved }：{ $solved }
    { figures-satisfied }：{ $satisfied }
figures-and-below =
    { $grid } { $month }
    { figures-answered }：{ $answered }
    { figures-solved }：{ $solved }
    { figures-satisfied }：{ $satisfied }
    { $below }
figures-grid = · { $grid }：回應 { $answered }，解決 { $solved }，滿意 { $satisfied }
figures-rate = { $percent }%（{ $good }/{ $all }）
figures-no-rate = 沒有數
figures-month = { $year }年{ $month }月
figures-answered = 回應率
figures-solved = 解決率
figures-satisfied = 滿意率

# 可以轉發的圖片
figures-card = { $month }辦事情況
figures-card-numbers = { $all } 件裡 { $good } 件
figures-card-percent = { $percent }%
figures-card-none = 沒有數
figures-card-note = 回應：按時簽收；解決：結案後沒有重辦；滿意：問過的人裡說好的

# 命令列：linzhang figures
cli-figures-help = 一個月的數字：每個網格的回應率、解決率、滿意率，也可以寫成 CSV 表
cli-figures-csv = 寫到這個 CSV 檔案裡
cli-figures-written = 已寫到 { $file }：{ $count } 個網格
cli-figures-no-month = 沒有這個月：{ $month }。寫成 2026-11 這樣。

# 辦不到的時候
refusal-staff-only = 這個是給工作人員看的。您的事請發「我的」。
refusal-which-month = 請寫哪個月，比如「/月報 2026-10」；只寫「月報」就是這個月。
