### 谁请假谁代办、谁值班、谁把工作交给谁。

staff-named = { $name }
days-one = { $day }
days-from-to = { $first } 到 { $last }
choice-day = { $day }
button-cancel = 取消
refusal-no-office = 这一步要有职务的工作人员来做。
refusal-several-so-called = 叫“{ $name }”的不止一位，请把网格也写上，比如“北网格 { $name }”。

# 请假
absence-from = 从哪天到哪天？比如“11月23日 到 11月25日”，或者“明天”：
absence-until = 从 { $day } 起。到哪天为止？
absence-stand-in = { $name } { $days } 请假，谁代办？回数字，或者写名字：
choice-no-stand-in = 不指定人
absence-noted =
    记下了：{ $name } { $days } 请假，{ $stand_in }代办。
    手上 { $count } 件事还在{ $name }名下，这几天先找{ $stand_in }。
    早回来了，写“销假”。
absence-noted-alone =
    记下了：{ $name } { $days } 请假，没有指定代办的人。
    手上 { $count } 件事还在{ $name }名下，这几天先找同岗位的代理，没有就找上一级。
    早回来了，写“销假”。
news-stand-in =
    { $name } { $days } 请假，请您代办：这几天有事先找您，{ $name }能办的您都能办，到时候自动收回。
    现在手上有 { $count } 件：
news-absence-noted = { $by } 给您记了请假：{ $days }。不对，写“销假”。
news-absence-noted-stand-in = { $by } 给您记了请假：{ $days }，{ $stand_in }代办。不对，写“销假”。
absence-over = 好，{ $name } { $days } 的请假到此为止，有事还找{ $name }。
news-absence-over = { $name }回来了，{ $days } 的代办到此为止。您已经签收的事还在您手上。
news-absence-ended = { $by } 给您销了假（{ $days }），有事还找您。
refusal-not-theirs-to-excuse = { $name }不归您管，要本人或者上级来写。
refusal-absence-day = { $day } 已经过了，或者太远。请写今天起半年以内的日子。
refusal-absence-length = 请假要从前往后写，最长 { $days } 天。再长，请写“交接”，把工作交给别人。
refusal-absence-twice = { $days } 已经记过请假。要改，先写“销假”。
refusal-not-a-stand-in = 代办的人要从这几位里选，请回数字。
refusal-not-away = { $name }现在没有请假。

# 交接
handover-to-whom = 交给谁？请写登记的名字，比如“小王”：
handover-preview =
    { $giver }的这些都交给{ $taker }：
    { $parts }
    确认以后马上生效，{ $giver }不再收到这些事，也不能再办。期限照旧，不重新算。
handover-preview-asks =
    { $giver }的这些都交给{ $taker }：
    { $parts }
    { $taker }在这里没有这个职务，您确认以后，还要下面的人同意：
    { $people }
button-confirm-handover = 确认交接
handover-unsigned = 等人签收的 { $count } 件
handover-cases = 手上没办完的 { $count } 件
handover-runs = 没做完的任务 { $count } 项
handover-given = 派给别人的任务 { $count } 项
handover-shifts = 以后的值班 { $count } 班
handover-stand-ins = 替别人代办 { $count } 次
handover-case = { $line }
handover-more = 还有 { $count } 件
handover-asked =
    { $giver }交给{ $taker }，已经请下面的人同意，同意以前一切照旧：
    { $people }
news-handover-asked =
    { $giver }想把这些都交给{ $taker }：
    { $parts }
    { $taker }在这里还没有这个职务。同意吗？
button-approve-handover = 同意交接
button-decline-handover = 不同意
handover-declined = { $by } 不同意{ $giver }把工作交给{ $taker }，一切照旧。
handover-done =
    { $giver }的工作已交给{ $taker }：
    { $parts }
    弄错了，经手的人一天之内写“撤销交接”。
handover-received =
    { $giver }的工作交给您了（{ $taker }）：
    { $parts }
    没办完的在下面，急的在前，回数字看详情：
handover-undone =
    交接撤销了，这些又回到{ $giver }那里，{ $taker }不用办了：
    { $parts }
refusal-handover-to-oneself = 交接要交给另一个人。
refusal-nothing-to-hand-over = { $name }没有职务，没有什么可交的。
refusal-taker-not-here = { $name }还没来这里，收不到消息。请先写“/邀请 { $name }”，来了再交。
refusal-not-theirs-to-hand-over = 要{ $giver }本人，或者两位的上级来写，才能把{ $giver }的工作交给{ $taker }。
refusal-no-superior = { $name }没有这个职务，上面又没有人能同意。请管理员在小镇文件里改。
refusal-handover-settled = 这次交接已经有结果，或者过了时间。
refusal-not-yours-to-approve = 这次交接不归您同意：要上级来，提出的人和接手的人自己不行。
refusal-no-handover-to-undo = 最近 { $hours } 小时里没有您经手的交接。要交回来，请写“交接”。

# 值班
roster =
    { $grid }值班：
    { $lines }
roster-line-now = 现在：{ $name }，到 { $end }
roster-line = { $start } 起：{ $name }，到 { $end }
roster-none = 这里还没有排值班。主管写“值班 小李 11月23日”就排上了。
shift-put = 排好了：{ $grid } { $days } 值班，{ $name }。
shift-put-instead =
    排好了：{ $grid } { $days } 值班，{ $name }。
    换下的是：
    { $replaced }
shift-taken-off = { $grid } { $days } 的值班取消了，这几天没有人值班。
news-shift-put = 给您排了{ $grid }的值班：{ $days }。
news-shift-taken-off = { $grid } { $days } 的值班，您不用来了。
news-on-duty = 您现在值班：{ $grid }，到 { $until }。有急事先找您。
news-off-duty = { $grid }的值班，您这一班到此为止。您值班时报上来的都办完了。
news-off-duty-open = { $grid }的值班，您这一班到此为止。您值班时报上来的还有 { $count } 件没办完：
news-roster-gap =
    { $grid }这几天还没有人值班：
    { $days }
    请主管写“值班”加名字和日子，排上一位。
roster-gap-day = { $day }
refusal-shift-of-whom = 谁、哪天？请写登记的名字和日子，比如“值班 小李 11月23日”。
refusal-shift-days = 请写今天起一年以内的日子，从前往后，一次最多 { $most } 天。
refusal-not-their-roster = 值班要管这一片的主管来排。
refusal-no-shift = 那几天本来就没有排值班。
refusal-no-office-of-theirs = { $name }在这里没有职务，排不了值班。
