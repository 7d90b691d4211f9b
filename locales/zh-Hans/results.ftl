### 议事的规则、效力和结果：开之前怎么说，数完票怎么说，结果图上写什么。

# 几样东西排成一行
poll-and = { $first }、{ $next }

## 规则用大白话说

poll-rule = { $held }；{ $passes }
poll-held-by-any = 来多少人都算数
poll-held = 参与的{ $what }才算数
poll-passes-most = 得票最多的胜出
poll-passes = 同意的{ $what }才通过
poll-passes-option = 得票最多的胜出，而且选它的{ $what }
poll-passes-seats = 选 { $least } 到 { $most } 人，票多的先当选，而且选他的{ $what }
poll-passes-seats-exactly = 选 { $most } 人，票多的先当选，而且选他的{ $what }
poll-wanted-at-least = { $measure }达到{ $share }
poll-wanted-more-than = { $measure }超过{ $share }
poll-agreed-at-least = { $measure }要达到参与的{ $share }
poll-agreed-more-than = { $measure }要超过参与的{ $share }
poll-share-half = 一半
poll-share-third = 三分之一
poll-share-two-thirds = 三分之二
poll-share-three-quarters = 四分之三
poll-share-other = { $den } 分之 { $num }
poll-measure-area = 面积
poll-measure-households = 户数
poll-measure-heads = 人数

## 依据

law-straw = 意向征集，不是表决
law-yard = 本院自己的议事约定
law-residents-19 = 《居委会组织法》第十九条：选举
law-residents-19-again = 《居委会组织法》第十九条：另行选举
law-residents-20 = 《居委会组织法》第二十条：罢免
law-residents-27 = 《居委会组织法》第二十七条：居民会议
law-residents-29 = 《居委会组织法》第二十九条：居民代表会议
law-villagers-26 = 《村委会组织法》第二十六条：村民会议
law-villagers-representatives = 《村委会组织法》：村民代表会议
law-villagers-32 = 《村委会组织法》第三十二条：村民小组会议
law-owners-278 = 《民法典》第二百七十八条：业主共同决定

## 用哪一种规则

poll-preset-straw = 意向征集
poll-preset-yard = 院坝议事
poll-preset-residents_adults = 居民会议（全体成年居民）
poll-preset-residents_households = 居民会议（户代表）
poll-preset-representatives = 居民代表会议
poll-preset-committee_all = 居委会选举（全体选民）
poll-preset-committee_households = 居委会选举（户代表）
poll-preset-committee_representatives = 居委会选举（居民代表）
poll-preset-committee_second_round = 居委会另行选举
poll-preset-committee_representatives_second_round = 居委会另行选举（居民代表）
poll-preset-committee_recall = 罢免居委会成员
poll-preset-villagers_adults = 村民会议（全体成年村民）
poll-preset-villagers_households = 村民会议（户代表）
poll-preset-villagers_representatives = 村民代表会议
poll-preset-villagers_group = 村民小组会议
poll-preset-owners_ordinary = 业主表决：一般事项
poll-preset-owners_special = 业主表决：重大事项（筹集维修资金、改建重建、改变共有部分用途）

## 在法律上算什么

poll-effect-straw = 【意向征集】只是问问大家的想法，对谁都没有约束力。
poll-effect-resolution = 【议事决议】是邻里自己商量的结果，大家照着办；它不是法定的业主表决，也不是法定选举。
poll-effect-rehearsal = 【业主表决预演】只是预演。正式的业主共同决定，要按法定的程序和平台另外表决。
poll-effect-paper = 【线下票录入】这里只是记录。有法律效力的是会上或纸质的那一票，以会议记录为准。

## 到了哪一步

poll-state-draft = 草稿
poll-state-noticed = 已预告，还没开始
poll-state-open = 正在表决
poll-state-closed = 已截止
poll-state-counted = 已计票
poll-state-published = 已公布
poll-state-objection = 异议期
poll-state-effective = 已生效
poll-state-carried_out = 已落实
poll-state-withdrawn = 已撤回
poll-state-annulled = 已作废

## 票数

# 截止前的卡片上
poll-tally = { $lines }
poll-tally-secret = 无记名：截止以后才数票，现在谁也看不到。
poll-turnout = { $measure } { $roll }，参与 { $voted }（{ $percent }%），其中弃权 { $abstained }
poll-turnout-area = 面积 { $roll } 平方米，参与 { $voted } 平方米（{ $percent }%）
poll-option = { $place }. { $option }：{ $got }
poll-option-won = { $place }. { $option }：{ $got } ✔
poll-option-name = “{ $option }”
poll-candidate-name = { $option }
# 一票选了什么
poll-choice-abstained = 弃权
poll-choice-stars = “{ $option }” { $points } 星
poll-choice-points = “{ $option }” { $points } 分
poll-got = { $votes } 票，占 { $percent }%
poll-got-points = { $points } 分（{ $voices } 票给了分）
poll-got-stars = 平均 { $mean } 星（{ $voices } 票打了分）

## 结果

poll-result =
    【议{ $number }】{ $question }
    { $lines }
poll-weighed = { $what }：{ $checks }
poll-weighed-participation = 参与
poll-weighed-option = “{ $option }”
# 一道门槛，够了打勾，不够打叉
poll-check-at-least-met = { $measure } { $percent }% ≥ { $num }/{ $den } ✔
poll-check-at-least-missed = { $measure } { $percent }% < { $num }/{ $den } ✘
poll-check-more-than-met = { $measure } { $percent }% > { $num }/{ $den } ✔
poll-check-more-than-missed = { $measure } { $percent }% ≤ { $num }/{ $den } ✘
# 正好踩在线上
poll-check-exactly-met = { $measure }正好{ $share } ✔
poll-check-exactly-missed = { $measure }正好{ $share }，没超过 ✘
poll-verdict-passed = → 通过
poll-verdict-failed = → 未通过
poll-verdict-void = → 参与的没到事先约定的数，这次不算数
poll-verdict-void-law = → 未达法定参与，议题不产生效力
poll-verdict-chosen = → 选定{ $what }
# 意向征集没有门槛
poll-verdict-preferred = → 多数人选{ $what }
poll-verdict-nobody = → 还没有人选哪一个
poll-verdict-tied = → 平票：{ $tied }一样多。不抽签，由大家再投一轮
poll-verdict-tied-last-seat = → 当选：{ $elected }；最后的名额平票：{ $tied }，不抽签，由大家再投一轮
poll-verdict-elected = → 当选：{ $elected }
poll-verdict-too-few = → 当选：{ $elected }，不足 { $least } 人，其余名额要再选一轮
poll-verdict-none-elected = → 没有人达到当选的票数，要再选一轮
poll-result-law = 依据：{ $law }

## 结果图

poll-card-picture = 议{ $number } 结果
poll-card-rule = 规则：{ $rule }

## 办不到的时候

refusal-poll-move = 【议{ $number }】{ $state }，这一步现在做不了。
refusal-choice-unclear = 没看懂您选的是哪一个。请写 1 到 { $options } 之间的号，弃权写 0。
refusal-choice-no-points = 这次只用写选项的号，不用打分。比如“2”。
refusal-choice-too-many = 最多选 { $most } 个。
refusal-choice-twice = 同一个选项写了两遍，写一遍就行。
refusal-choice-points = 每票一共 { $points } 分，写成“1:3 2:2”这样：选项的号，冒号，给几分。加起来不要超过 { $points } 分。
refusal-choice-stars = { $options } 个选项每个都要打 1 到 { $stars } 星，按顺序写，比如“5 3 4”。

## 命令行

cli-poll-help = 议事：写出一次表决的流水，或者核对这样一个文件。
cli-poll-export-help = 把一次表决（议12 就写 12）的名册、流水和结果写出来，谁都能核对。
cli-poll-verify-help = 核对写出来的文件：名册、流水、每一票的时间，再数一遍票。HEAD 是公布过的校验码。
cli-poll-none = 没有议{ $number }，或者它还没开始。
cli-poll-sound = 议{ $number }：名册 { $units }，参与 { $voted }，流水完整，校验码 { $head }
cli-poll-outcome = 重新数票：{ $outcome }
cli-poll-broken = 这个文件对不上（{ $where }）：被改过，或者不是原样。
cli-poll-open = 还没计票
cli-poll-passed = 通过
cli-poll-failed = 未通过
cli-poll-void = 未达参与
cli-poll-tied = 平票

## 检查存下的一切

verify-poll-chain = 议{ $number }：流水第 { $seq } 条对不上，被改过或者缺了。
verify-poll-roll = 议{ $number }：名册不是开始时的那一份。
verify-poll-ballot = 议{ $number }：名册第 { $unit } 号的票和流水对不上。
verify-poll-urn = 议{ $number }：参与的有 { $voted }，票箱里有 { $filled } 张，或者无记名的票留下了记录。
verify-poll-result = 议{ $number }：结果和流水里计票的不一样。
