### 議題、開會、決議、派任務、一徵三議兩公開、金點子。

# 議題：在哪一步
topic-state-open = 待議
topic-state-on_agenda = 已列入會議
topic-state-in_vote = 表決中
topic-state-resolved = 已有決議
topic-state-carried_out = 已辦好
topic-state-dropped = 不再議
topic-line = 議題{ $topic } { $title } · { $grid } · { $state }
topic-card =
    【議題{ $topic }】{ $title }
    { $grid } · { $state }
topic-card-more =
    【議題{ $topic }】{ $title }
    { $grid } · { $state }
    { $lines }
topic-words = { $words }
topics = 正在議的有 { $count } 件，今年商議解決了 { $solved } 件。回數字看：
topics-lines =
    正在議的有 { $count } 件，今年商議解決了 { $solved } 件：
    { $lines }
topics-none = 現在沒有待議的事。今年商議解決了 { $solved } 件。
choice-topic = { $line }
ask-topic-title = 【{ $number }】要大家議什麼？寫一句，群裏都看得到，不要寫姓名和門牌。
ask-drop-reason = 議題{ $topic } 為什麼不議了？寫一句，會告訴上報的人。
topic-dropped = 好，議題{ $topic } 不再議了。
topic-scheduled = 好，議題{ $topic } 列入{ $type }：{ $opens }。
button-council-schedule = 列入會議
button-council-vote = 表決
button-council-steps = 一徵三議兩公開
button-council-drop = 不再議

# 會議
meeting-type-council = 議事會
meeting-type-coordination = 協調會
meeting-type-talk = 懇談會
meeting-type-hearing = 聽證會
meeting-type-five_party = 五方會議
meeting-type-yard = 壩壩會
party-of-five-management = 小區管理單位
party-of-five-property = 物業
party-of-five-community = 社區
party-of-five-leader = 鄰長
party-of-five-owners = 業主代表
ask-meeting-type = 開什麼會？
ask-meeting-day = 哪天開會？選一天，或者寫「12月1日」。
ask-meeting-hour = 幾點？寫「19:30」這樣。
council-called =
    好，{ $type }，{ $opens }。
    請了 { $count } 個人，前一天下午五點和開會前一小時再提醒。
    { $items }
meeting-announced =
    【{ $type }】{ $grid }
    時間：{ $opens }
    要議的事：
    { $items }
agenda-line = 議題{ $topic } { $title }
agenda-empty = 還沒有議題，可以在會上提
meeting-card =
    【{ $type }】{ $grid }
    時間：{ $opens }
    { $attended }
    { $missing }
    { $items }
meeting-named = { $type }「{ $title }」
meeting-attended =
    到會：
    { $lines }
meeting-attended-nobody = 到會：還沒記
attendance-line = { $party }：{ $name }
meeting-missing = 還缺：{ $parties }
meeting-parties = { $before }、{ $party }
meeting-complete = 該到的都到了。
item-line = 議題{ $topic } { $title }：{ $words }（{ $outcome }）
item-line-open = 議題{ $topic } { $title }（{ $outcome }）
item-open = 還沒議
item-resolved = 形成決議
item-to_vote = 交付表決
item-put_off = 下次再議
item-dropped = 不再議
item-result = 議題{ $topic } { $title }：{ $outcome }
button-council-item = 議題{ $topic } 記結果
button-council-attended = 記到會
button-council-close = 散會，發紀要
ask-item-words = 議題{ $topic } { $title }：大家怎麼說的？寫一兩句。
ask-item-outcome = 議題{ $topic } 怎麼定？
choice-item-resolved = 形成決議
choice-item-to_vote = 交付表決
choice-item-put_off = 下次再議
choice-item-dropped = 不再議
ask-attended-party = 誰到會了？先選哪一方，也可以寫「到會 物業 李經理」。
ask-attended-name = 來的是誰？寫姓名。
council-minutes =
    【{ $type }紀要 { $meeting }】{ $grid }
    時間：{ $opens }
    { $attended }
    { $missing }
    { $items }
council-minutes-decided =
    【{ $type }紀要 { $meeting }】{ $grid }
    時間：{ $opens }
    { $attended }
    { $missing }
    { $items }
    決議：
    { $decided }
council-minutes-sent =
    { $minutes }
    紀要發給了 { $count } 個人。要列印的，請管理員用 linzhang council minutes { $meeting } 存成檔案。
meeting-results =
    【{ $type }】{ $grid } 開過了。
    { $missing }
    { $items }

# 決議和任務
resolution-line = 決議{ $number } { $words } · { $state }
resolution-carried-out = 已辦好
resolution-lapsed = 已作廢
resolution-without-tasks = 還沒派任務
resolution-tasks = 任務核實 { $verified }/{ $count }
resolution-card =
    【決議{ $number }】{ $words }
    { $grid }，{ $at }
    { $tasks }
task-line = 任務{ $task } { $title } · { $due } · { $state }
task-verified = 已核實
resolutions =
    最近的決議：
    { $lines }
resolutions-none = 這裏還沒有決議。
resolution-needs-nothing = 好，決議{ $number } 不用派任務，記為已辦好。
task-of-resolution =
    【任務{ $task }】{ $title }，{ $grid }
    { $people }
    最遲：{ $due }
    這是決議{ $number } 的任務，做完要請別人核實。
council-carried-out =
    【決議{ $number }】{ $words }
    議定的事都辦好了，也有人核實過。
button-council-assign = 派任務
button-council-assign-of = 決議{ $number } 派任務
button-council-no-tasks-of = 決議{ $number } 不用派任務
button-council-assign-more = 再派一件

# 要做的人看到的卡片
run-council =
    【會議】{ $title }，{ $grid }，{ $opens }
    請記下誰到會、每個議題怎麼定，散會後發紀要。最遲：{ $due }
run-assign =
    【決議{ $number }】{ $title }
    大家定了，請把要做的事派下去。最遲：{ $due }
    寫「任務 決議{ $number } 誰 哪天 做什麼」也行。
run-check =
    【核實】{ $title }，{ $grid }
    { $name }說做完了，請您去看一眼。最遲：{ $due }
run-again =
    【任務】{ $title } 還差一點：{ $reason }
    最遲：{ $due }
run-what-is-missing = 【{ $title }】哪裏沒做好？寫一句。
check-right = 好，【{ $title }】核實過了。
check-again = 好，【{ $title }】退回去重新做，做完再請您看。
button-run-record = 會議記錄
button-run-assign = 派任務
button-run-no-tasks = 不用派任務
button-run-right = 做好了
button-run-not-right = 沒做好

# 回訪：給上報的居民
news-to-council = 【{ $number }】您說的事交給大家商議了：議題{ $topic } { $title }。有結果告訴您。
news-council-dropped = 【{ $number }】議題{ $topic } 不再議了：{ $reason }
news-council-resolved = 【{ $number }】大家議定了：{ $decided }。辦好了再告訴您。
news-council-failed = 【{ $number }】議題{ $topic } { $title } 大家沒有同意。
news-council-put-off = 【{ $number }】議題{ $topic } { $title } 這次沒有定下來，下次再議。
news-council-carried-out =
    【{ $number }】大家議定的辦好了：{ $decided }
    您說的事解決了嗎？
button-council-well = 解決了
button-council-not-well = 沒解決
council-thanks = 謝謝，【{ $number }】記下了。
ask-council-not-well = 【{ $number }】還差在哪裏？寫一句，議題重新拿出來議。
council-raised-again = 好，【{ $number }】的議題{ $topic } 重新拿出來議。
news-council-not-well = 議題{ $topic } { $title }：上報【{ $number }】的人說還沒解決，重新拿出來議。{ $reason }
event-to-council = 提交議事
event-council-dropped = 不再議
event-council-resolved = 大家議定了
event-council-failed = 大家沒有同意
event-council-put-off = 這次沒有定下來
event-council-carried-out = 議定的事辦好了
event-council-well = 回訪：解決了
event-council-not-well = 回訪：沒解決

# 一徵三議兩公開
step-solicit = 徵求意見
step-propose = 兩委提議
step-consult = 相關單位商議
step-resolve = 居民會議決議
step-publish_decision = 決議公開
step-publish_result = 實施公開
step-line = ✔ { $step }：{ $at }
step-line-open = ○ { $step }
steps-card =
    【一徵三議兩公開】議題{ $topic } { $title }
    { $lines }
button-council-step = 記下一步
ask-step = 議題{ $topic }「{ $step }」：請拍張照片（簽到表、會議記錄、公示欄），寫一句。
ask-step-photo = 議題{ $topic }「{ $step }」：請再拍張照片（簽到表、會議記錄、公示欄）。
news-step = 【一徵三議兩公開】議題{ $topic } { $title }：{ $step } 完成，{ $at }

# 金點子
idea-line = 金點子{ $idea } { $words } · { $count } 人支持
idea-card =
    【金點子{ $idea }】{ $words }
    { $count } 人支持
idea-noted =
    謝謝，記下了：【金點子{ $idea }】{ $words }
    鄰居寫「支持 金點子{ $idea }」就能支持。
ideas = 大家的金點子，回數字看：
ideas-lines =
    大家的金點子：
    { $lines }
    寫「支持 金點子」加編號就能支持。
ideas-none = 還沒有金點子。寫「金點子 ……」就能提。
choice-idea = { $line }
ask-which-idea = 支持哪一個？寫編號。
idea-supported = 好，金點子{ $idea } 現在 { $count } 人支持。
idea-supported-before = 您支持過金點子{ $idea } 了，現在 { $count } 人支持。
ideas-merged = 好，金點子{ $other } 併進金點子{ $idea }，一共 { $count } 人支持。
news-idea-merged = 您的金點子{ $other } 和金點子{ $idea } 是一個意思，併在一起了，一共 { $count } 人支持。
news-idea-topic = 您的金點子列為議題{ $topic } 了：{ $words }
button-council-support = 支持
button-council-raise = 列為議題

# 不行的時候
refusal-council-not-yours = 這一步要這一片的鄰長或者工作人員來做。
refusal-council-elsewhere = 這是別的小區的事。
refusal-no-such-topic = 沒有議題「{ $topic }」。
refusal-which-topic = 哪個議題？寫「一徵三議 議題3」這樣，帶上編號。
refusal-topic-not-now = 議題{ $topic } 現在是「{ $state }」，做不了這一步。
refusal-topic-steps-first = 議題{ $topic } 走一徵三議兩公開，先做完徵求意見、兩委提議、相關單位商議，才能表決。
refusal-propose-which-case = 哪一件？寫「提交議事 26-0031」。
refusal-propose-discreet = 【{ $number }】是私下的事，不能拿出來議。
refusal-proposed-before = 【{ $number }】已經是議題{ $topic } 了。
refusal-no-meeting = 現在沒有您主持的會。先寫「開會」。
refusal-meeting-not-begun = 會還沒開：{ $opens }。
refusal-meeting-does-not-bind = { $type }只聽意見，不能定事。可以交付表決，或者下次再議。
refusal-item-choose = 請從幾個選項裏選一個。
refusal-which-resolution = 哪個決議？寫「任務 決議3 ……」，帶上編號。
refusal-no-such-resolution = 沒有決議{ $number }。
refusal-resolution-over = 決議{ $number } 已經了結。
refusal-check-own = 【{ $title }】是您自己做的，要別人來核實。
refusal-step-taken = 「{ $step }」已經記過了。
refusal-step-skipped = 還不能記「{ $step }」，先做「{ $first }」。
refusal-step-undecided = 還不能記「{ $step }」：議題還沒有決議。
refusal-step-too-soon = 公示要滿 15 天，「{ $step }」最早 { $earliest }。
refusal-steps-over = 議題{ $topic } 六步都走完了。
refusal-idea-no-home = 要住在這裏，或者在這裏做事才行。先寫「我家」登記住址。
refusal-no-such-idea = 沒有金點子{ $idea }。
refusal-merge-ideas = 寫「合併 金點子3 5」這樣，把後一個併進前一個。

# 紀要存成檔案，和命令列
record-head = { $type }紀要（{ $meeting }）{ $grid }
record-when = 時間：{ $opens }
task-cell = { $cell }
task-row-task = 任務
task-row-what = 做什麼
task-row-who = 誰做
task-row-due = 最遲
task-row-state = 進展
cli-council-help = 議事會議
cli-council-minutes-help = 把一次會議的紀要存成 DOCX 檔案
cli-council-to = 存到哪個檔案，不寫就是 minutes-編號.docx
cli-council-no-meeting = 沒有編號是 { $number } 的議事會議。
cli-council-written = 寫好了：{ $file }
