### 周期任务、派给人的任务、会议、公示、全走访：要做什么，做得怎么样。

# 要做的人看到的卡片，一对一
run-duty =
    【{ $title }】{ $grid }
    最迟：{ $due }
    做完了点一下；没有情况也算做完。
run-checklist =
    【{ $title }】{ $grid }，共 { $count } 项
    { $items }
    最迟：{ $due }
run-item-line = · { $item }
run-item =
    【{ $title }】{ $grid } { $answered }/{ $count }
    第 { $number } 项：{ $item }
run-what-is-wrong = “{ $item }”有问题：请拍张照片，或者写一句哪里不对。
run-filled =
    【{ $title }】{ $grid } { $count }/{ $count }，有问题 { $wrong } 项。
    { $numbers }
    都对就点“做完了”。
run-case = 已报【{ $number }】
run-task =
    【任务】{ $title }
    { $giver }派的，{ $grid }
    最迟：{ $due }
run-minutes =
    【会议】{ $title } 开过了。
    请写几句纪要，发给来开会的人。最迟：{ $due }
run-take-down =
    【公示】{ $title } 够天数了，可以撤下。
    撤下以后点一下。最迟：{ $due }
run-visit =
    【全走访】{ $title }：请把{ $grid }走访一遍，{ $due } 前回一声。
run-over = 【{ $title }】{ $grid }：{ $state }
run-over-by = 【{ $title }】{ $grid }：{ $state }，{ $name }，{ $at }

# 派的人看到的卡片，一对一
run-given =
    【任务】{ $title }，{ $grid }
    { $people }
    最迟：{ $due }
run-person = 谁做：{ $name }
run-called =
    【会议】{ $title }，{ $grid }
    时间：{ $opens }
run-hung =
    【公示】{ $title }，{ $grid }
    挂到 { $opens }，到时候我提醒您撤下。

# 做得怎么样
run-state-open = 还没做
run-state-done = 做完了
run-state-nil = 没有情况
run-state-late = 做完了，迟了
run-state-missed = 没做
run-state-called_off = 不用做了

# 按钮
button-run-done = 做完了
button-run-nil = 没有情况
button-run-fill = 逐项填
button-run-fine = 正常
button-run-wrong = 有问题
button-run-look = 上一项
button-run-minutes = 写纪要
button-run-taken-down = 已撤下
button-run-visited = 走访完了
button-run-visited-and-found = 有情况
button-run-call-off = 不用做了
button-sweep-now = 紧急，现在就走访

# 回话
run-noted = 好，【{ $title }】{ $grid }：{ $state }。
run-called-off = 好，【{ $title }】不用做了，已经告诉有关的人。
minutes-noted = 纪要记下了，发给了 { $count } 个人。
meeting-called =
    好，【会议】{ $title }，{ $opens }。
    请了 { $count } 个人，前一天下午五点和开会前一小时再提醒。
notice-down = 好，【公示】{ $title } 撤下了，记好了。
visit-noted = 好，记下了：{ $state }。
visit-what = 走访记下了。是什么情况？请拍张照片，或者写一句。
runs =
    您手上的任务，和您派的，共 { $count } 件，回数字看：
runs-more =
    您手上的任务，和您派的，共 { $count } 件，先看这几件，还有 { $more } 件。回数字看：
runs-none = 现在没有任务。
choice-run = { $line }
run-line = { $title } · { $grid } · { $due }
run-line-late = { $title } · { $grid } · { $due }，已经过期

# 缺什么问什么
run-ask-taker = 派给谁？选一位，或者写名字，或者写“富家组楼栋长”这样。
run-ask-until = 最迟哪天做完？选一天，或者写“12月1日”。
run-ask-title = 做什么？写一句。
run-ask-day = 哪天开会？选一天，或者写“12月1日”。
run-ask-hour = 几点？写“15:00”这样。
run-ask-notice = 公示什么？写一句。
run-ask-minutes = 【会议】{ $title }：请写纪要。
run-taker = { $name } · { $grid } { $role }
run-taker-role = { $grid } { $role }
choice-run-day = { $day }
choice-run-hour = { $hour }

# 消息
news-run-done = { $name }：【{ $title }】{ $state }。
news-run-called-off = 【{ $title }】不用做了。
news-meeting-called =
    【会议】{ $title }
    时间：{ $opens }
    { $name }请您参加。
news-meeting-near = 提醒：【会议】{ $title }，{ $opens }。
news-minutes =
    【会议纪要】{ $title }
    { $words }

# 全走访
sweep-at-night = 这会儿是夜里，大家休息了。不急就等天亮；真的急，点下面的按钮。
# 一张随时更新的卡片，工作群里也看得见：没有姓名
sweep-card =
    【全走访】{ $grid }：{ $answered }/{ $parts }，还剩 { $minutes } 分钟
    有情况 { $found } 处，到 { $until } 为止
sweep-card-over =
    【全走访】{ $grid }：{ $answered }/{ $parts }，时间到了
    有情况 { $found } 处，晚回 { $late } 处
sweep-card-all =
    【全走访】{ $grid }：{ $parts } 处全部走访完了
    有情况 { $found } 处，晚回 { $late } 处
sweep-all-answered = 【全走访】{ $grid }：全部走访完了。
sweep-silent =
    【全走访】{ $grid }：时间到了，还有 { $count } 处没回音：
    { $lines }
sweep-silent-line = { $grid } { $role }
sweep-silent-more = ……还有 { $count } 处

# 不行的时候
refusal-run-staff-only = 这一步要管这一片的工作人员来做。
refusal-run-not-yours = 这件任务不归您。
refusal-run-over = 【{ $title }】已经了结：{ $state }。
refusal-run-not-all = 还有 { $count } 项没看，看完再点“做完了”。
refusal-run-nobody = 您管的这一片，没有叫“{ $name }”的工作人员。
refusal-run-past = 这个时间已经过了。
refusal-run-far = 太远了，最迟 { $latest }。
refusal-notice-days = 公示至少 { $fewest } 天，最多 { $most } 天。
refusal-sweep-not-yours = 全走访要社区或者街道来下。
refusal-sweep-hours = 全走访给 1 到 { $most } 个小时。
refusal-sweep-going-on = { $grid }正在全走访，等这一次完了再来。
refusal-sweep-nobody = { $grid }还没有邻长，也没有微网格员。
refusal-sweep-too-large = 一次最多 { $most } 个人走访，这里有 { $count } 个。请一个社区一个社区来。
