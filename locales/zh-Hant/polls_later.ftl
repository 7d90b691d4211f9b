### 議事開了以後：提醒、延長、公布、異議、作廢，以及要兩個人才能辦的事。

## 提醒，一對一

# 發給還沒投的人，下面帶著選項
poll-reminder =
    【議{ $number }】{ $question }
    您還沒有投，{ $until }截止。
    { $options }
    點一下就行，或者寫「議{ $number }」加選項的號，比如「議{ $number } 1」。
# 時間過半，發給鄰長
poll-half-time =
    【議{ $number }】{ $question }
    時間過半，您這邊還有 { $count } 戶沒投，{ $until }截止：
    { $doors }
    方便的話問一聲。沒有手機的，可以替他們代錄。
# 無記名的，截止前不說有幾戶沒投
poll-half-time-secret =
    【議{ $number }】{ $question }
    時間過半，您這邊還有人沒投，{ $until }截止。方便的話跟大家說一聲。
poll-door = · { $door }

## 延長，發在群裡

poll-extended-outage =
    【議{ $number }】{ $question }
    快截止的時候我停了 { $minutes } 分鐘，有人可能沒投上。
    現在延到 { $until }，以前投的都算數。

## 結果，發在群裡

poll-published =
    { $lines }
    封存碼：{ $seal }
poll-next-objection = 有不同意見的，{ $until }前私下給我寫「異議 議{ $number }」加上理由。沒有異議，到時生效。
poll-next-effective = 從現在起生效。
poll-next-straw = 謝謝大家，想法都記下了。
poll-next-rehearsal = 預演到這裡結束，謝謝大家。真要辦，再按法定程序正式表決。
poll-next-none = 謝謝大家參與，這次就到這裡。
# 記名的，誰家選了什麼
poll-roll =
    【議{ $number }】{ $question }
    各家的選擇（{ $page }/{ $pages }），請對一對自己的回執：
    { $lines }
poll-roll-line = { $door } { $choice } { $receipt }
poll-roll-recorded = { $door } { $choice } { $receipt }（代錄）
# 記名，但本地的規矩是不公佈門牌
poll-roll-receipts =
    【議{ $number }】{ $question }
    各家的選擇（{ $page }/{ $pages }），不寫門牌，請對一對自己的回執：
    { $lines }
poll-roll-receipt = { $receipt } { $choice }
# 記名的，票太多，不一條一條列
poll-roll-long =
    【議{ $number }】{ $question }
    一共投了 { $count } 票，太多了，群裡就不一條一條列。
    自己那一票，私聊我打「我的票」，跟回執對一對。
    要看全部的，找鄰長或社區，整份可以匯出（linzhang poll export { $number }）。
# 生效
poll-in-effect =
    【議{ $number }】{ $question }
    異議期過了，結果生效。

## 結果出來以後，發給發起的人

poll-to-do-passed =
    【議{ $number }】{ $question }
    通過了，結果已經公布。
    { $next }
poll-to-do-failed =
    【議{ $number }】{ $question }
    沒有通過，結果已經公布。可以再聽聽大家的想法，換個辦法重新議。
poll-to-do-void =
    【議{ $number }】{ $question }
    參與的人不夠，這次不算數，結果已經公布。可以上門問問，過些天再議一次。
poll-to-do-tied =
    【議{ $number }】{ $question }
    平票，結果已經公布。不抽籤，由大家再投一輪。

## 異議

poll-ask-objection = 【議{ $number }】{ $question }：您對結果有什麼意見？請寫一句。
poll-objected =
    您對【議{ $number }】的異議記下了，不會告訴別人是您提的。
    社區最遲 { $due } 答覆您；答覆以前，結果不生效。
poll-ask-answer =
    【議{ $number }】{ $question }
    有人提出異議：{ $words }
    請寫一句答覆。
poll-answered = 【議{ $number }】的答覆發給提異議的人了。
poll-objection-answered =
    【議{ $number }】您的異議有答覆了。
    您說：{ $words }
    答覆：{ $answer }
poll-objections-wait = 【議{ $number }】異議期到了，還有 { $count } 條異議沒有答覆，結果先不生效。
# 要答覆的人看到的卡片
run-objection =
    【異議】有人對「{ $title }」的結果有意見：
    { $words }
    最遲 { $due } 答覆。答覆以前，結果不生效。
run-objection-gone =
    【異議】「{ $title }」的一條異議，說的人已經要求刪除。
    不用再答覆了。
button-poll-answer = 答覆

## 要兩個人

# 發給第二個人
poll-request =
    { $who }想要：{ $act }
    議題：{ $question }
    理由：{ $reason }
    這要兩個不同崗位的人都同意。您同意的話馬上辦，並向大家公布兩邊的崗位和理由。
# 發給第二個人：還沒發出去的議題，整個給他看
poll-request-draft =
    { $who }想把這個議題發出去：
    { $draft }
    這要兩個不同崗位的人都同意。您同意的話馬上發。
button-poll-agree = 同意
button-poll-decline = 不同意
poll-request-asked =
    要辦：{ $act }
    已經問了：
    { $people }
    另一個崗位的人同意了才辦，三天裡沒人同意就作罷。
poll-request-granted = { $by }同意了：{ $act }。
poll-request-declined = { $by }不同意：{ $act }。一切照舊。
# 公布在群裡
poll-two-people =
    【議{ $number }】{ $question }
    { $proposer }提出、{ $decider }同意：{ $act }
    理由：{ $reason }
# 要辦的是什麼
poll-act-open = 發出【議{ $number }】
poll-act-close_early = 【議{ $number }】提前截止
poll-act-extend = 【議{ $number }】延到 { $until }
poll-act-add_to_roll = 【議{ $number }】把{ $door }補進名冊
poll-act-annul = 【議{ $number }】作廢
poll-act-name_observer = 【議{ $number }】請 { $name } 監票
poll-act-grant_post = 按【議{ $number }】的結果，由{ $people }擔任{ $role }
poll-person = { $name }
role-observer = 監票人
role-former = 原來的負責人

## 撤回

poll-withdrawn =
    【議{ $number }】{ $question }
    發起的人撤回了，投過的都不算。
poll-given-up =
    【議{ $number }】{ $question }
    沒有開成：{ $why }

## 辦不到的時候

refusal-poll-change-staff-only = 【議{ $number }】這一步要鄰長或社區的工作人員來提。
refusal-poll-nobody-to-agree = 【議{ $number }】要另一個崗位的人同意，可是現在找不到這樣的人。請先請社區的人加入。
refusal-poll-asked-already = 【議{ $number }】同樣的事已經有人提了，正在等另一個人答覆。
refusal-poll-request-settled = 這件事已經有人答覆，或者過了三天，不用再點了。
refusal-poll-draft-changed = 【議{ $number }】問過您以後又改過，或者已經過了截止時間。請發起的人重新提一次。
refusal-poll-reason = 【議{ $number }】請寫上理由，會公布給大家看。理由寫在最後面。
refusal-poll-how-long = 【議{ $number }】請寫延長幾天，再寫理由，比如「延長 議{ $number } 2天 好多人出門了」。最晚只能到 { $until }。
refusal-poll-extended-already = 【議{ $number }】已經延長過一次，不能再延了。
refusal-poll-which-door = 【議{ $number }】請寫清楚補哪一戶，再寫理由，比如「增補 議{ $number } 3棟201 登記時漏了」。
refusal-poll-not-yours = 【議{ $number }】要發起的人自己才能撤回。
refusal-poll-too-late-to-withdraw = 【議{ $number }】大家已經在投了，不能一個人撤回。確實要停，可以寫「作廢 議{ $number }」加上理由，由另一個人同意。
refusal-poll-no-objection = 【議{ $number }】現在不在異議期。
refusal-poll-objection-not-yours = 【議{ $number }】只有名冊上的人家才能提異議。您有話要說，可以直接跟鄰長講。
refusal-poll-objected-already = 【議{ $number }】您的異議已經記下，正在等答覆。
refusal-poll-nothing-to-answer = 【議{ $number }】沒有要答覆的異議。
