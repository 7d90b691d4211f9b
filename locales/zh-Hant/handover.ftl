### 誰請假誰代辦、誰值班、誰把工作交給誰。

staff-named = { $name }
days-one = { $day }
days-from-to = { $first } 到 { $last }
choice-day = { $day }
button-cancel = 取消
refusal-no-office = 這一步要有職務的工作人員來做。
refusal-several-so-called = 叫「{ $name }」的不止一位，請把網格也寫上，例如「北網格 { $name }」。

# 請假
absence-from = 從哪天到哪天？例如「11月23日 到 11月25日」，或者「明天」：
absence-until = 從 { $day } 起。到哪天為止？
absence-stand-in = { $name } { $days } 請假，誰代辦？回數字，或者寫名字：
choice-no-stand-in = 不指定人
absence-noted =
    記下了：{ $name } { $days } 請假，{ $stand_in }代辦。
    手上 { $count } 件事還在{ $name }名下，這幾天先找{ $stand_in }。
    早回來了，寫「銷假」。
absence-noted-alone =
    記下了：{ $name } { $days } 請假，沒有指定代辦的人。
    手上 { $count } 件事還在{ $name }名下，這幾天先找同職位的代理，沒有就找上一級。
    早回來了，寫「銷假」。
news-stand-in =
    { $name } { $days } 請假，請您代辦：這幾天有事先找您，{ $name }能辦的您都能辦，到時候自動收回。
    現在手上有 { $count } 件：
news-absence-noted = { $by } 給您記了請假：{ $days }。不對，寫「銷假」。
news-absence-noted-stand-in = { $by } 給您記了請假：{ $days }，{ $stand_in }代辦。不對，寫「銷假」。
absence-over = 好，{ $name } { $days } 的請假到此為止，有事還找{ $name }。
news-absence-over = { $name }回來了，{ $days } 的代辦到此為止。您已經簽收的事還在您手上。
news-absence-ended = { $by } 給您銷了假（{ $days }），有事還找您。
refusal-not-theirs-to-excuse = { $name }不歸您管，要本人或者上級來寫。
refusal-absence-day = { $day } 已經過了，或者太遠。請寫今天起半年以內的日子。
refusal-absence-length = 請假要從前往後寫，最長 { $days } 天。再長，請寫「交接」，把工作交給別人。
refusal-absence-twice = { $days } 已經記過請假。要改，先寫「銷假」。
refusal-not-a-stand-in = 代辦的人要從這幾位裡選，請回數字。
refusal-not-away = { $name }現在沒有請假。

# 交接
handover-to-whom = 交給誰？請寫登記的名字，例如「小王」：
handover-preview =
    { $giver }的這些都交給{ $taker }：
    { $parts }
    確認以後馬上生效，{ $giver }不再收到這些事，也不能再辦。期限照舊，不重新算。
handover-preview-asks =
    { $giver }的這些都交給{ $taker }：
    { $parts }
    { $taker }在這裡沒有這個職務，您確認以後，還要下面的人同意：
    { $people }
button-confirm-handover = 確認交接
handover-unsigned = 等人簽收的 { $count } 件
handover-cases = 手上沒辦完的 { $count } 件
handover-runs = 沒做完的任務 { $count } 項
handover-given = 派給別人的任務 { $count } 項
handover-shifts = 以後的值班 { $count } 班
handover-stand-ins = 替別人代辦 { $count } 次
handover-case = { $line }
handover-more = 還有 { $count } 件
handover-asked =
    { $giver }交給{ $taker }，已經請下面的人同意，同意以前一切照舊：
    { $people }
news-handover-asked =
    { $giver }想把這些都交給{ $taker }：
    { $parts }
    { $taker }在這裡還沒有這個職務。同意嗎？
button-approve-handover = 同意交接
button-decline-handover = 不同意
handover-declined = { $by } 不同意{ $giver }把工作交給{ $taker }，一切照舊。
handover-done =
    { $giver }的工作已交給{ $taker }：
    { $parts }
    弄錯了，經手的人一天之內寫「撤銷交接」。
handover-received =
    { $giver }的工作交給您了（{ $taker }）：
    { $parts }
    沒辦完的在下面，急的在前，回數字看詳情：
handover-undone =
    交接撤銷了，這些又回到{ $giver }那裡，{ $taker }不用辦了：
    { $parts }
refusal-handover-to-oneself = 交接要交給另一個人。
refusal-nothing-to-hand-over = { $name }沒有職務，沒有什麼可交的。
refusal-taker-not-here = { $name }還沒來這裡，收不到訊息。請先寫「/邀請 { $name }」，來了再交。
refusal-not-theirs-to-hand-over = 要{ $giver }本人，或者兩位的上級來寫，才能把{ $giver }的工作交給{ $taker }。
refusal-no-superior = { $name }沒有這個職務，上面又沒有人能同意。請管理員在小鎮檔案裡改。
refusal-handover-settled = 這次交接已經有結果，或者過了時間。
refusal-not-yours-to-approve = 這次交接不歸您同意：要上級來，提出的人和接手的人自己不行。
refusal-no-handover-to-undo = 最近 { $hours } 小時裡沒有您經手的交接。要交回來，請寫「交接」。

# 值班
roster =
    { $grid }值班：
    { $lines }
roster-line-now = 現在：{ $name }，到 { $end }
roster-line = { $start } 起：{ $name }，到 { $end }
roster-none = 這裡還沒有排值班。主管寫「值班 小李 11月23日」就排上了。
shift-put = 排好了：{ $grid } { $days } 值班，{ $name }。
shift-put-instead =
    排好了：{ $grid } { $days } 值班，{ $name }。
    換下的是：
    { $replaced }
shift-taken-off = { $grid } { $days } 的值班取消了，這幾天沒有人值班。
news-shift-put = 給您排了{ $grid }的值班：{ $days }。
news-shift-taken-off = { $grid } { $days } 的值班，您不用來了。
news-on-duty = 您現在值班：{ $grid }，到 { $until }。有急事先找您。
news-off-duty = { $grid }的值班，您這一班到此為止。您值班時報上來的都辦完了。
news-off-duty-open = { $grid }的值班，您這一班到此為止。您值班時報上來的還有 { $count } 件沒辦完：
news-roster-gap =
    { $grid }這幾天還沒有人值班：
    { $days }
    請主管寫「值班」加名字和日子，排上一位。
roster-gap-day = { $day }
refusal-shift-of-whom = 誰、哪天？請寫登記的名字和日子，例如「值班 小李 11月23日」。
refusal-shift-days = 請寫今天起一年以內的日子，從前往後，一次最多 { $most } 天。
refusal-not-their-roster = 值班要管這一片的主管來排。
refusal-no-shift = 那幾天本來就沒有排值班。
refusal-no-office-of-theirs = { $name }在這裡沒有職務，排不了值班。
