### 议题、开会、决议、派任务、一征三议两公开、金点子。

# 议题：在哪一步
topic-state-open = 待议
topic-state-on_agenda = 已列入会议
topic-state-in_vote = 表决中
topic-state-resolved = 已有决议
topic-state-carried_out = 已办好
topic-state-dropped = 不再议
topic-line = 议题{ $topic } { $title } · { $grid } · { $state }
topic-card =
    【议题{ $topic }】{ $title }
    { $grid } · { $state }
topic-card-more =
    【议题{ $topic }】{ $title }
    { $grid } · { $state }
    { $lines }
topic-words = { $words }
topics = 正在议的有 { $count } 件，今年商议解决了 { $solved } 件。回数字看：
topics-lines =
    正在议的有 { $count } 件，今年商议解决了 { $solved } 件：
    { $lines }
topics-none = 现在没有待议的事。今年商议解决了 { $solved } 件。
choice-topic = { $line }
ask-topic-title = 【{ $number }】要大家议什么？写一句，群里都看得到，不要写姓名和门牌。
ask-drop-reason = 议题{ $topic } 为什么不议了？写一句，会告诉上报的人。
topic-dropped = 好，议题{ $topic } 不再议了。
topic-scheduled = 好，议题{ $topic } 列入{ $type }：{ $opens }。
button-council-schedule = 列入会议
button-council-vote = 表决
button-council-steps = 一征三议两公开
button-council-drop = 不再议

# 会议
meeting-type-council = 议事会
meeting-type-coordination = 协调会
meeting-type-talk = 恳谈会
meeting-type-hearing = 听证会
meeting-type-five_party = 五方会议
meeting-type-yard = 坝坝会
party-of-five-management = 小区管理单位
party-of-five-property = 物业
party-of-five-community = 社区
party-of-five-leader = 邻长
party-of-five-owners = 业主代表
ask-meeting-type = 开什么会？
ask-meeting-day = 哪天开会？选一天，或者写“12月1日”。
ask-meeting-hour = 几点？写“19:30”这样。
council-called =
    好，{ $type }，{ $opens }。
    请了 { $count } 个人，前一天下午五点和开会前一小时再提醒。
    { $items }
meeting-announced =
    【{ $type }】{ $grid }
    时间：{ $opens }
    要议的事：
    { $items }
agenda-line = 议题{ $topic } { $title }
agenda-empty = 还没有议题，可以在会上提
meeting-card =
    【{ $type }】{ $grid }
    时间：{ $opens }
    { $attended }
    { $missing }
    { $items }
meeting-named = { $type }“{ $title }”
meeting-attended =
    到会：
    { $lines }
meeting-attended-nobody = 到会：还没记
attendance-line = { $party }：{ $name }
meeting-missing = 还缺：{ $parties }
meeting-parties = { $before }、{ $party }
meeting-complete = 该到的都到了。
item-line = 议题{ $topic } { $title }：{ $words }（{ $outcome }）
item-line-open = 议题{ $topic } { $title }（{ $outcome }）
item-open = 还没议
item-resolved = 形成决议
item-to_vote = 交付表决
item-put_off = 下次再议
item-dropped = 不再议
item-result = 议题{ $topic } { $title }：{ $outcome }
button-council-item = 议题{ $topic } 记结果
button-council-attended = 记到会
button-council-close = 散会，发纪要
ask-item-words = 议题{ $topic } { $title }：大家怎么说的？写一两句。
ask-item-outcome = 议题{ $topic } 怎么定？
choice-item-resolved = 形成决议
choice-item-to_vote = 交付表决
choice-item-put_off = 下次再议
choice-item-dropped = 不再议
ask-attended-party = 谁到会了？先选哪一方，也可以写“到会 物业 李经理”。
ask-attended-name = 来的是谁？写姓名。
council-minutes =
    【{ $type }纪要 { $meeting }】{ $grid }
    时间：{ $opens }
    { $attended }
    { $missing }
    { $items }
council-minutes-decided =
    【{ $type }纪要 { $meeting }】{ $grid }
    时间：{ $opens }
    { $attended }
    { $missing }
    { $items }
    决议：
    { $decided }
council-minutes-sent =
    { $minutes }
    纪要发给了 { $count } 个人。要打印的，请管理员用 linzhang council minutes { $meeting } 存成文件。
meeting-results =
    【{ $type }】{ $grid } 开过了。
    { $missing }
    { $items }

# 决议和任务
resolution-line = 决议{ $number } { $words } · { $state }
resolution-carried-out = 已办好
resolution-lapsed = 已作废
resolution-without-tasks = 还没派任务
resolution-tasks = 任务核实 { $verified }/{ $count }
resolution-card =
    【决议{ $number }】{ $words }
    { $grid }，{ $at }
    { $tasks }
task-line = 任务{ $task } { $title } · { $due } · { $state }
task-verified = 已核实
resolutions =
    最近的决议：
    { $lines }
resolutions-none = 这里还没有决议。
resolution-needs-nothing = 好，决议{ $number } 不用派任务，记为已办好。
task-of-resolution =
    【任务{ $task }】{ $title }，{ $grid }
    { $people }
    最迟：{ $due }
    这是决议{ $number } 的任务，做完要请别人核实。
council-carried-out =
    【决议{ $number }】{ $words }
    议定的事都办好了，也有人核实过。
button-council-assign = 派任务
button-council-assign-of = 决议{ $number } 派任务
button-council-no-tasks-of = 决议{ $number } 不用派任务
button-council-assign-more = 再派一件

# 要做的人看到的卡片
run-council =
    【会议】{ $title }，{ $grid }，{ $opens }
    请记下谁到会、每个议题怎么定，散会后发纪要。最迟：{ $due }
run-assign =
    【决议{ $number }】{ $title }
    大家定了，请把要做的事派下去。最迟：{ $due }
    写“任务 决议{ $number } 谁 哪天 做什么”也行。
run-check =
    【核实】{ $title }，{ $grid }
    { $name }说做完了，请您去看一眼。最迟：{ $due }
run-again =
    【任务】{ $title } 还差一点：{ $reason }
    最迟：{ $due }
run-what-is-missing = 【{ $title }】哪里没做好？写一句。
check-right = 好，【{ $title }】核实过了。
check-again = 好，【{ $title }】退回去重新做，做完再请您看。
button-run-record = 会议记录
button-run-assign = 派任务
button-run-no-tasks = 不用派任务
button-run-right = 做好了
button-run-not-right = 没做好

# 回访：给上报的居民
news-to-council = 【{ $number }】您说的事交给大家商议了：议题{ $topic } { $title }。有结果告诉您。
news-council-dropped = 【{ $number }】议题{ $topic } 不再议了：{ $reason }
news-council-resolved = 【{ $number }】大家议定了：{ $decided }。办好了再告诉您。
news-council-failed = 【{ $number }】议题{ $topic } { $title } 大家没有同意。
news-council-put-off = 【{ $number }】议题{ $topic } { $title } 这次没有定下来，下次再议。
news-council-carried-out =
    【{ $number }】大家议定的办好了：{ $decided }
    您说的事解决了吗？
button-council-well = 解决了
button-council-not-well = 没解决
council-thanks = 谢谢，【{ $number }】记下了。
ask-council-not-well = 【{ $number }】还差在哪里？写一句，议题重新拿出来议。
council-raised-again = 好，【{ $number }】的议题{ $topic } 重新拿出来议。
news-council-not-well = 议题{ $topic } { $title }：上报【{ $number }】的人说还没解决，重新拿出来议。{ $reason }
event-to-council = 提交议事
event-council-dropped = 不再议
event-council-resolved = 大家议定了
event-council-failed = 大家没有同意
event-council-put-off = 这次没有定下来
event-council-carried-out = 议定的事办好了
event-council-well = 回访：解决了
event-council-not-well = 回访：没解决

# 一征三议两公开
step-solicit = 征求意见
step-propose = 两委提议
step-consult = 相关单位商议
step-resolve = 居民会议决议
step-publish_decision = 决议公开
step-publish_result = 实施公开
step-line = ✔ { $step }：{ $at }
step-line-open = ○ { $step }
steps-card =
    【一征三议两公开】议题{ $topic } { $title }
    { $lines }
button-council-step = 记下一步
ask-step = 议题{ $topic }“{ $step }”：请拍张照片（签到表、会议记录、公示栏），写一句。
ask-step-photo = 议题{ $topic }“{ $step }”：请再拍张照片（签到表、会议记录、公示栏）。
news-step = 【一征三议两公开】议题{ $topic } { $title }：{ $step } 完成，{ $at }

# 金点子
idea-line = 金点子{ $idea } { $words } · { $count } 人支持
idea-card =
    【金点子{ $idea }】{ $words }
    { $count } 人支持
idea-noted =
    谢谢，记下了：【金点子{ $idea }】{ $words }
    邻居写“支持 金点子{ $idea }”就能支持。
ideas = 大家的金点子，回数字看：
ideas-lines =
    大家的金点子：
    { $lines }
    写“支持 金点子”加编号就能支持。
ideas-none = 还没有金点子。写“金点子 ……”就能提。
choice-idea = { $line }
ask-which-idea = 支持哪一个？写编号。
idea-supported = 好，金点子{ $idea } 现在 { $count } 人支持。
idea-supported-before = 您支持过金点子{ $idea } 了，现在 { $count } 人支持。
ideas-merged = 好，金点子{ $other } 并进金点子{ $idea }，一共 { $count } 人支持。
news-idea-merged = 您的金点子{ $other } 和金点子{ $idea } 是一个意思，并在一起了，一共 { $count } 人支持。
news-idea-topic = 您的金点子列为议题{ $topic } 了：{ $words }
button-council-support = 支持
button-council-raise = 列为议题

# 不行的时候
refusal-council-not-yours = 这一步要这一片的邻长或者工作人员来做。
refusal-council-elsewhere = 这是别的小区的事。
refusal-no-such-topic = 没有议题“{ $topic }”。
refusal-which-topic = 哪个议题？写“一征三议 议题3”这样，带上编号。
refusal-topic-not-now = 议题{ $topic } 现在是“{ $state }”，做不了这一步。
refusal-topic-steps-first = 议题{ $topic } 走一征三议两公开，先做完征求意见、两委提议、相关单位商议，才能表决。
refusal-propose-which-case = 哪一件？写“提交议事 26-0031”。
refusal-propose-discreet = 【{ $number }】是私下的事，不能拿出来议。
refusal-proposed-before = 【{ $number }】已经是议题{ $topic } 了。
refusal-no-meeting = 现在没有您主持的会。先写“开会”。
refusal-meeting-not-begun = 会还没开：{ $opens }。
refusal-meeting-does-not-bind = { $type }只听意见，不能定事。可以交付表决，或者下次再议。
refusal-item-choose = 请从几个选项里选一个。
refusal-which-resolution = 哪个决议？写“任务 决议3 ……”，带上编号。
refusal-no-such-resolution = 没有决议{ $number }。
refusal-resolution-over = 决议{ $number } 已经了结。
refusal-check-own = 【{ $title }】是您自己做的，要别人来核实。
refusal-step-taken = “{ $step }”已经记过了。
refusal-step-skipped = 还不能记“{ $step }”，先做“{ $first }”。
refusal-step-undecided = 还不能记“{ $step }”：议题还没有决议。
refusal-step-too-soon = 公示要满 15 天，“{ $step }”最早 { $earliest }。
refusal-steps-over = 议题{ $topic } 六步都走完了。
refusal-idea-no-home = 要住在这里，或者在这里做事才行。先写“我家”登记住址。
refusal-no-such-idea = 没有金点子{ $idea }。
refusal-merge-ideas = 写“合并 金点子3 5”这样，把后一个并进前一个。

# 纪要存成文件，和命令行
record-head = { $type }纪要（{ $meeting }）{ $grid }
record-when = 时间：{ $opens }
task-cell = { $cell }
task-row-task = 任务
task-row-what = 做什么
task-row-who = 谁做
task-row-due = 最迟
task-row-state = 进展
cli-council-help = 议事会议
cli-council-minutes-help = 把一次会议的纪要存成 DOCX 文件
cli-council-to = 存到哪个文件，不写就是 minutes-编号.docx
cli-council-no-meeting = 没有编号是 { $number } 的议事会议。
cli-council-written = 写好了：{ $file }
