### 名冊：誰有一票，沒有的為什麼沒有，下一次怎麼有。

refusal-not-on-roll-no-home =
    議{ $serial }的名冊裡沒有您：您還沒有登記住址。
    寫「/我家」加門牌，比如「/我家 4棟2單元301」，鄰長確認以後，下一次議事就有您家的一票。
    用別的帳號登記過？寫「我的帳號」，把兩個帳號合成一個人。
refusal-not-on-roll-claim-waits =
    議{ $serial }的名冊裡沒有您：您登記的{ $place }還在等鄰長確認。
    確認以後，下一次議事就有您家的一票。
refusal-not-on-roll-late =
    議{ $serial }的名冊在 { $opened } 就定下來了，那時候您還沒有登記在這裡。
    這一次您家可以請鄰長代錄，下一次議事您自己就能投。
refusal-not-on-roll-elsewhere =
    議{ $serial }只問{ $place }的住戶，您登記的住址不在這裡。
    您在這裡也有一戶？寫「/我家」加門牌，鄰長確認以後，下一次就算上您。
refusal-not-on-roll-moved-out =
    您已經不登記在{ $place }了，所以議{ $serial }不能再投。
    弄錯了？寫「/我家」加門牌，請鄰長再確認一次。
refusal-not-on-roll-tenant =
    議{ $serial }是業主表決，一戶業主一票，租戶不在名冊裡。
    您就是業主？請找鄰長把登記改過來，下一次就有您的一票。
refusal-not-on-roll-role =
    議{ $serial }只由{ $role }表決，名冊裡沒有您。
    有話要說？請告訴您這裡的{ $role }，他會帶到會上。
refusal-not-on-roll-listed =
    議{ $serial }只問名單上的人，名單在開始以前就定好了，沒有您。
    下一次想參加，請早點告訴鄰長。

# 開始以後補進名冊
refusal-roll-not-open = 議{ $serial }不在表決中，名冊不能改。
refusal-roll-secret = 議{ $serial }是無記名的，已經有人投了票，名冊不能再改。
refusal-roll-already = 議{ $serial }的名冊裡已經有{ $place }了。
refusal-roll-asks-others = 議{ $serial }不問這一戶，補不進去。
refusal-roll-owner-there = { $place }和名冊裡的另一戶是同一位業主，議{ $serial }裡已經算他一票。
