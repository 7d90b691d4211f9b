### 议事开了以后：提醒、延长、公布、异议、作废，以及要两个人才能办的事。

## 提醒，一对一

# 发给还没投的人，下面带着选项
poll-reminder =
    【议{ $number }】{ $question }
    您还没有投，{ $until }截止。
    { $options }
    点一下就行，或者写“议{ $number }”加选项的号，比如“议{ $number } 1”。
# 时间过半，发给邻长
poll-half-time =
    【议{ $number }】{ $question }
    时间过半，您这边还有 { $count } 户没投，{ $until }截止：
    { $doors }
    方便的话问一声。没有手机的，可以替他们代录。
# 无记名的，截止前不说有几户没投
poll-half-time-secret =
    【议{ $number }】{ $question }
    时间过半，您这边还有人没投，{ $until }截止。方便的话跟大家说一声。
poll-door = · { $door }

## 延长，发在群里

poll-extended-outage =
    【议{ $number }】{ $question }
    快截止的时候我停了 { $minutes } 分钟，有人可能没投上。
    现在延到 { $until }，以前投的都算数。

## 结果，发在群里

poll-published =
    { $lines }
    封存码：{ $seal }
poll-next-objection = 有不同意见的，{ $until }前私下给我写“异议 议{ $number }”加上理由。没有异议，到时生效。
poll-next-effective = 从现在起生效。
poll-next-straw = 谢谢大家，想法都记下了。
poll-next-rehearsal = 预演到这里结束，谢谢大家。真要办，再按法定程序正式表决。
poll-next-none = 谢谢大家参与，这次就到这里。
# 记名的，谁家选了什么
poll-roll =
    【议{ $number }】{ $question }
    各家的选择（{ $page }/{ $pages }），请对一对自己的回执：
    { $lines }
poll-roll-line = { $door } { $choice } { $receipt }
poll-roll-recorded = { $door } { $choice } { $receipt }（代录）
# 记名，但本地的规矩是不公布门牌
poll-roll-receipts =
    【议{ $number }】{ $question }
    各家的选择（{ $page }/{ $pages }），不写门牌，请对一对自己的回执：
    { $lines }
poll-roll-receipt = { $receipt } { $choice }
# 记名的，票太多，不一条一条列
poll-roll-long =
    【议{ $number }】{ $question }
    一共投了 { $count } 票，太多了，群里就不一条一条列。
    自己那一票，私聊我打“我的票”，跟回执对一对。
    要看全部的，找邻长或社区，整份可以导出（linzhang poll export { $number }）。
# 生效
poll-in-effect =
    【议{ $number }】{ $question }
    异议期过了，结果生效。

## 结果出来以后，发给发起的人

poll-to-do-passed =
    【议{ $number }】{ $question }
    通过了，结果已经公布。
    { $next }
poll-to-do-failed =
    【议{ $number }】{ $question }
    没有通过，结果已经公布。可以再听听大家的想法，换个办法重新议。
poll-to-do-void =
    【议{ $number }】{ $question }
    参与的人不够，这次不算数，结果已经公布。可以上门问问，过些天再议一次。
poll-to-do-tied =
    【议{ $number }】{ $question }
    平票，结果已经公布。不抽签，由大家再投一轮。

## 异议

poll-ask-objection = 【议{ $number }】{ $question }：您对结果有什么意见？请写一句。
poll-objected =
    您对【议{ $number }】的异议记下了，不会告诉别人是您提的。
    社区最迟 { $due } 答复您；答复以前，结果不生效。
poll-ask-answer =
    【议{ $number }】{ $question }
    有人提出异议：{ $words }
    请写一句答复。
poll-answered = 【议{ $number }】的答复发给提异议的人了。
poll-objection-answered =
    【议{ $number }】您的异议有答复了。
    您说：{ $words }
    答复：{ $answer }
poll-objections-wait = 【议{ $number }】异议期到了，还有 { $count } 条异议没有答复，结果先不生效。
# 要答复的人看到的卡片
run-objection =
    【异议】有人对“{ $title }”的结果有意见：
    { $words }
    最迟 { $due } 答复。答复以前，结果不生效。
run-objection-gone =
    【异议】“{ $title }”的一条异议，说的人已经要求删除。
    不用再答复了。
button-poll-answer = 答复

## 要两个人

# 发给第二个人
poll-request =
    { $who }想要：{ $act }
    议题：{ $question }
    理由：{ $reason }
    这要两个不同岗位的人都同意。您同意的话马上办，并向大家公布两边的岗位和理由。
# 发给第二个人：还没发出去的议题，整个给他看
poll-request-draft =
    { $who }想把这个议题发出去：
    { $draft }
    这要两个不同岗位的人都同意。您同意的话马上发。
button-poll-agree = 同意
button-poll-decline = 不同意
poll-request-asked =
    要办：{ $act }
    已经问了：
    { $people }
    另一个岗位的人同意了才办，三天里没人同意就作罢。
poll-request-granted = { $by }同意了：{ $act }。
poll-request-declined = { $by }不同意：{ $act }。一切照旧。
# 公布在群里
poll-two-people =
    【议{ $number }】{ $question }
    { $proposer }提出、{ $decider }同意：{ $act }
    理由：{ $reason }
# 要办的是什么
poll-act-open = 发出【议{ $number }】
poll-act-close_early = 【议{ $number }】提前截止
poll-act-extend = 【议{ $number }】延到 { $until }
poll-act-add_to_roll = 【议{ $number }】把{ $door }补进名册
poll-act-annul = 【议{ $number }】作废
poll-act-name_observer = 【议{ $number }】请 { $name } 监票
poll-act-grant_post = 按【议{ $number }】的结果，由{ $people }担任{ $role }
poll-person = { $name }
role-observer = 监票人
role-former = 原来的负责人

## 撤回

poll-withdrawn =
    【议{ $number }】{ $question }
    发起的人撤回了，投过的都不算。
poll-given-up =
    【议{ $number }】{ $question }
    没有开成：{ $why }

## 办不到的时候

refusal-poll-change-staff-only = 【议{ $number }】这一步要邻长或社区的工作人员来提。
refusal-poll-nobody-to-agree = 【议{ $number }】要另一个岗位的人同意，可是现在找不到这样的人。请先请社区的人加入。
refusal-poll-asked-already = 【议{ $number }】同样的事已经有人提了，正在等另一个人答复。
refusal-poll-request-settled = 这件事已经有人答复，或者过了三天，不用再点了。
refusal-poll-draft-changed = 【议{ $number }】问过您以后又改过，或者已经过了截止时间。请发起的人重新提一次。
refusal-poll-reason = 【议{ $number }】请写上理由，会公布给大家看。理由写在最后面。
refusal-poll-how-long = 【议{ $number }】请写延长几天，再写理由，比如“延长 议{ $number } 2天 好多人出门了”。最晚只能到 { $until }。
refusal-poll-extended-already = 【议{ $number }】已经延长过一次，不能再延了。
refusal-poll-which-door = 【议{ $number }】请写清楚补哪一户，再写理由，比如“增补 议{ $number } 3栋201 登记时漏了”。
refusal-poll-not-yours = 【议{ $number }】要发起的人自己才能撤回。
refusal-poll-too-late-to-withdraw = 【议{ $number }】大家已经在投了，不能一个人撤回。确实要停，可以写“作废 议{ $number }”加上理由，由另一个人同意。
refusal-poll-no-objection = 【议{ $number }】现在不在异议期。
refusal-poll-objection-not-yours = 【议{ $number }】只有名册上的人家才能提异议。您有话要说，可以直接跟邻长讲。
refusal-poll-objected-already = 【议{ $number }】您的异议已经记下，正在等答复。
refusal-poll-nothing-to-answer = 【议{ $number }】没有要答复的异议。
