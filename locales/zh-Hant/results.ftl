### 議事的規則、效力和結果：開之前怎麼說，數完票怎麼說，結果圖上寫什麼。

# 幾樣東西排成一行
poll-and = { $first }、{ $next }

## 規則用大白話說

poll-rule = { $held }；{ $passes }
poll-held-by-any = 來多少人都算數
poll-held = 參與的{ $what }才算數
poll-passes-most = 得票最多的勝出
poll-passes = 同意的{ $what }才通過
poll-passes-option = 得票最多的勝出，而且選它的{ $what }
poll-passes-seats = 選 { $least } 到 { $most } 人，票多的先當選，而且選他的{ $what }
poll-passes-seats-exactly = 選 { $most } 人，票多的先當選，而且選他的{ $what }
poll-wanted-at-least = { $measure }達到{ $share }
poll-wanted-more-than = { $measure }超過{ $share }
poll-agreed-at-least = { $measure }要達到參與的{ $share }
poll-agreed-more-than = { $measure }要超過參與的{ $share }
poll-share-half = 一半
poll-share-third = 三分之一
poll-share-two-thirds = 三分之二
poll-share-three-quarters = 四分之三
poll-share-other = { $den } 分之 { $num }
poll-measure-area = 面積
poll-measure-households = 戶數
poll-measure-heads = 人數

## 依據

law-straw = 意向徵集，不是表決
law-yard = 本院自己的議事約定
law-residents-19 = 《居委會組織法》第十九條：選舉
law-residents-19-again = 《居委會組織法》第十九條：另行選舉
law-residents-20 = 《居委會組織法》第二十條：罷免
law-residents-27 = 《居委會組織法》第二十七條：居民會議
law-residents-29 = 《居委會組織法》第二十九條：居民代表會議
law-villagers-26 = 《村委會組織法》第二十六條：村民會議
law-villagers-representatives = 《村委會組織法》：村民代表會議
law-villagers-32 = 《村委會組織法》第三十二條：村民小組會議
law-owners-278 = 《民法典》第二百七十八條：業主共同決定

## 用哪一種規則

poll-preset-straw = 意向徵集
poll-preset-yard = 院壩議事
poll-preset-residents_adults = 居民會議（全體成年居民）
poll-preset-residents_households = 居民會議（戶代表）
poll-preset-representatives = 居民代表會議
poll-preset-committee_all = 居委會選舉（全體選民）
poll-preset-committee_households = 居委會選舉（戶代表）
poll-preset-committee_representatives = 居委會選舉（居民代表）
poll-preset-committee_second_round = 居委會另行選舉
poll-preset-committee_representatives_second_round = 居委會另行選舉（居民代表）
poll-preset-committee_recall = 罷免居委會成員
poll-preset-villagers_adults = 村民會議（全體成年村民）
poll-preset-villagers_households = 村民會議（戶代表）
poll-preset-villagers_representatives = 村民代表會議
poll-preset-villagers_group = 村民小組會議
poll-preset-owners_ordinary = 業主表決：一般事項
poll-preset-owners_special = 業主表決：重大事項（籌集維修資金、改建重建、改變共有部分用途）

## 在法律上算什麼

poll-effect-straw = 【意向徵集】只是問問大家的想法，對誰都沒有約束力。
poll-effect-resolution = 【議事決議】是鄰里自己商量的結果，大家照著辦；它不是法定的業主表決，也不是法定選舉。
poll-effect-rehearsal = 【業主表決預演】只是預演。正式的業主共同決定，要按法定的程序和平台另外表決。
poll-effect-paper = 【線下票錄入】這裡只是記錄。有法律效力的是會上或紙本的那一票，以會議記錄為準。

## 到了哪一步

poll-state-draft = 草稿
poll-state-noticed = 已預告，還沒開始
poll-state-open = 正在表決
poll-state-closed = 已截止
poll-state-counted = 已計票
poll-state-published = 已公布
poll-state-objection = 異議期
poll-state-effective = 已生效
poll-state-carried_out = 已落實
poll-state-withdrawn = 已撤回
poll-state-annulled = 已作廢

## 票數

# 截止前的卡片上
poll-tally = { $lines }
poll-tally-secret = 無記名：截止以後才數票，現在誰也看不到。
poll-turnout = { $measure } { $roll }，參與 { $voted }（{ $percent }%），其中棄權 { $abstained }
poll-turnout-area = 面積 { $roll } 平方米，參與 { $voted } 平方米（{ $percent }%）
poll-option = { $place }. { $option }：{ $got }
poll-option-won = { $place }. { $option }：{ $got } ✔
poll-option-name = 「{ $option }」
poll-candidate-name = { $option }
# 一票選了什麼
poll-choice-abstained = 棄權
poll-choice-stars = 「{ $option }」{ $points } 星
poll-choice-points = 「{ $option }」{ $points } 分
poll-got = { $votes } 票，佔 { $percent }%
poll-got-points = { $points } 分（{ $voices } 票給了分）
poll-got-stars = 平均 { $mean } 星（{ $voices } 票打了分）

## 結果

poll-result =
    【議{ $number }】{ $question }
    { $lines }
poll-weighed = { $what }：{ $checks }
poll-weighed-participation = 參與
poll-weighed-option = 「{ $option }」
# 一道門檻，夠了打勾，不夠打叉
poll-check-at-least-met = { $measure } { $percent }% ≥ { $num }/{ $den } ✔
poll-check-at-least-missed = { $measure } { $percent }% < { $num }/{ $den } ✘
poll-check-more-than-met = { $measure } { $percent }% > { $num }/{ $den } ✔
poll-check-more-than-missed = { $measure } { $percent }% ≤ { $num }/{ $den } ✘
# 正好踩在線上
poll-check-exactly-met = { $measure }正好{ $share } ✔
poll-check-exactly-missed = { $measure }正好{ $share }，沒超過 ✘
poll-verdict-passed = → 通過
poll-verdict-failed = → 未通過
poll-verdict-void = → 參與的沒到事先約定的數，這次不算數
poll-verdict-void-law = → 未達法定參與，議題不產生效力
poll-verdict-chosen = → 選定{ $what }
# 意向徵集沒有門檻
poll-verdict-preferred = → 多數人選{ $what }
poll-verdict-nobody = → 還沒有人選哪一個
poll-verdict-tied = → 平票：{ $tied }一樣多。不抽籤，由大家再投一輪
poll-verdict-tied-last-seat = → 當選：{ $elected }；最後的名額平票：{ $tied }，不抽籤，由大家再投一輪
poll-verdict-elected = → 當選：{ $elected }
poll-verdict-too-few = → 當選：{ $elected }，不足 { $least } 人，其餘名額要再選一輪
poll-verdict-none-elected = → 沒有人達到當選的票數，要再選一輪
poll-result-law = 依據：{ $law }

## 結果圖

poll-card-picture = 議{ $number } 結果
poll-card-rule = 規則：{ $rule }

## 辦不到的時候

refusal-poll-move = 【議{ $number }】{ $state }，這一步現在做不了。
refusal-choice-unclear = 沒看懂您選的是哪一個。請寫 1 到 { $options } 之間的號，棄權寫 0。
refusal-choice-no-points = 這次只用寫選項的號，不用打分。比如「2」。
refusal-choice-too-many = 最多選 { $most } 個。
refusal-choice-twice = 同一個選項寫了兩遍，寫一遍就行。
refusal-choice-points = 每票一共 { $points } 分，寫成「1:3 2:2」這樣：選項的號，冒號，給幾分。加起來不要超過 { $points } 分。
refusal-choice-stars = { $options } 個選項每個都要打 1 到 { $stars } 星，按順序寫，比如「5 3 4」。

## 命令列

cli-poll-help = 議事：寫出一次表決的流水，或者核對這樣一個檔案。
cli-poll-export-help = 把一次表決（議12 就寫 12）的名冊、流水和結果寫出來，誰都能核對。
cli-poll-verify-help = 核對寫出來的檔案：名冊、流水、每一票的時間，再數一遍票。HEAD 是公布過的校驗碼。
cli-poll-none = 沒有議{ $number }，或者它還沒開始。
cli-poll-sound = 議{ $number }：名冊 { $units }，參與 { $voted }，流水完整，校驗碼 { $head }
cli-poll-outcome = 重新數票：{ $outcome }
cli-poll-broken = 這個檔案對不上（{ $where }）：被改過，或者不是原樣。
cli-poll-open = 還沒計票
cli-poll-passed = 通過
cli-poll-failed = 未通過
cli-poll-void = 未達參與
cli-poll-tied = 平票

## 檢查存下的一切

verify-poll-chain = 議{ $number }：流水第 { $seq } 條對不上，被改過或者缺了。
verify-poll-roll = 議{ $number }：名冊不是開始時的那一份。
verify-poll-ballot = 議{ $number }：名冊第 { $unit } 號的票和流水對不上。
verify-poll-urn = 議{ $number }：參與的有 { $voted }，票箱裡有 { $filled } 張，或者無記名的票留下了記錄。
verify-poll-result = 議{ $number }：結果和流水裡計票的不一樣。
