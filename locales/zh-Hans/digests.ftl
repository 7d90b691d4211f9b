### 汇总：早上的个人清单、工作群的半天小结、周例会议程、月度数字。

# 每个手上有事的人，工作日早上一条，一对一
digest =
    早上好，{ $day }，这些事等着您：
    { $parts }
digest-late =
    ◆ 已经过期 { $count } 件
    { $lines }
digest-today =
    ◆ 今天到期 { $count } 件
    { $lines }
digest-verify =
    ◆ 等您去看一眼，核实解决没有：{ $count } 件
    { $lines }
digest-held =
    ◆ 昨天怕打扰您，没有单独说的 { $count } 件
    { $lines }
# 给催到头的上一级，只说一行
digest-above = ◆ 催到您这一级还没办好的 { $count } 件：{ $numbers }
digest-above-and-more = ◆ 催到您这一级还没办好的 { $count } 件：{ $numbers } ……
digest-shift = ◆ 今天您在{ $grid }值班：{ $from } 到 { $until }
digest-line = { $number } { $category } · { $grid } · { $what }，期限 { $due }
digest-run = { $title } · { $grid }，期限 { $due }
digest-more = 还有 { $count } 件没列出来
digest-show = 看 { $number }

# 工作群里的一行：只有编号、类别和网格
digest-case = { $number } { $category } · { $grid }
digest-discreet = { $number }（私下办）

# 工作群，每半天一条；没有新的就不说
summary =
    { $grid }小结（{ $since } 以来）
    { $parts }
summary-new =
    ◆ 新来 { $count } 件
    { $lines }
summary-done =
    ◆ 办好 { $count } 件
    { $lines }
summary-late =
    ◆ 到期没办好 { $count } 件
    { $lines }

# 周例会议程：每周一条发给社区和街道的工作群；工作人员发“周报”随时能看
agenda =
    { $grid }周例会（{ $from } 到 { $until }）
    新来 { $new } 件，办好 { $done } 件，过期 { $late } 件，挂账 { $parked } 件，七天内到期 { $soon } 件
    { $parts }
agenda-quiet =
    { $grid }周例会（{ $from } 到 { $until }）
    新来 { $new } 件，办好 { $done } 件，过期 { $late } 件，挂账 { $parked } 件，七天内到期 { $soon } 件
agenda-grid = · { $grid }：新来 { $new }，办好 { $done }，过期 { $late }，挂账 { $parked }，七天内到期 { $soon }
agenda-late =
    ◆ 过期没办好的 { $count } 件
    { $lines }
agenda-parked =
    ◆ 挂账的 { $count } 件
    { $lines }
agenda-soon =
    ◆ 七天内到期的 { $count } 件
    { $lines }
agenda-due = { $case }，期限 { $due }
agenda-review = { $case }，{ $day } 再看

# 一个月的数字：每个率后面是它的两个数
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
figures-grid = · { $grid }：响应 { $answered }，解决 { $solved }，满意 { $satisfied }
figures-rate = { $percent }%（{ $good }/{ $all }）
figures-no-rate = 没有数
figures-month = { $year }年{ $month }月
figures-answered = 响应率
figures-solved = 解决率
figures-satisfied = 满意率

# 可以转发的图片
figures-card = { $month }办事情况
figures-card-numbers = { $all } 件里 { $good } 件
figures-card-percent = { $percent }%
figures-card-none = 没有数
figures-card-note = 响应：按时签收；解决：结案后没有重办；满意：问过的人里说好的

# 命令行：linzhang figures
cli-figures-help = 一个月的数字：每个网格的响应率、解决率、满意率，也可以写成 CSV 表
cli-figures-csv = 写到这个 CSV 文件里
cli-figures-written = 已写到 { $file }：{ $count } 个网格
cli-figures-no-month = 没有这个月：{ $month }。写成 2026-11 这样。

# 办不到的时候
refusal-staff-only = 这个是给工作人员看的。您的事请发“我的”。
refusal-which-month = 请写哪个月，比如“/月报 2026-10”；只写“月报”就是这个月。
