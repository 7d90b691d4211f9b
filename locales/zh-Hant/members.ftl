### 進來的人：邀請、加入、登記住址，還有連結帶來的第一句話。

# 職務
member-post = { $grid }{ $role }
member-deputy = { $grid }{ $role }（代理）
member-contact = { $handler }聯絡人
member-named = { $office } { $name }

# 第一句話
hello-stranger =
    您好，我是{ $town }的鄰長小助手。
    哪裡壞了、髒了、堵了，拍張照片、寫一句話傳給我，我找負責的人，一直盯到辦好。
    住在這裡？寫「/我家」加門牌，例如「/我家 4棟2單元301」，以後報事不用每次說地點。
    回數字就行：
hello-staff =
    { $name }，您好，我是{ $town }的鄰長小助手。您在這裡是：
    { $offices }
    手上的事寫「待辦」，能用的話寫「幫助」。
    回數字就行：
start-is-for-a-group = 這個連結是把我加進群組用的。請在群組裡用，私下用不了。

# 邀請
invite-whom = 還有 { $count } 人沒來。選一個，我寫好邀請，您轉給本人：
invite-nobody = 您管的這一片，該來的人都來了。
choice-guest = { $name } { $office }
button-more-guests = 再看幾個
# 邀請人轉給本人的話
invitation =
    { $name }，您好！{ $town }請您來用鄰長小助手。您在這裡是：
    { $offices }
    請點開（或原樣傳給小助手）：
    { $link }
    { $until } 前有效，只能用一次。請只給{ $name }本人，別傳到群組裡。
refusal-not-an-inviter = 這一步要管這一片的工作人員來做。
refusal-has-come = 這位已經來了，或者不歸您邀請。
refusal-nobody-so-called = 您管的這一片，沒來的人裡沒有叫「{ $name }」的。

# 加入
joined =
    { $name }，您好！您已加入{ $town }：
    { $offices }
    有新的事，我在這裡告訴您。怎麼用，寫「幫助」。
joined-and-waiting =
    { $name }，您好！您已加入{ $town }：
    { $offices }
    有 { $count } 件事等著您，回數字看詳情。怎麼用，寫「幫助」。
join-already = 您已經是{ $name }了，不用再加入。
join-wrong = 這個邀請用不了：寫錯了、用過了，或者過期了。請向邀請您的人再要一個。
join-locked = 錯的次數太多了，請 { $until } 以後再試。
join-not-in-a-group = 邀請不能傳到群組裡，別人也看得見，這個已經作廢。請再要一個，私下傳給我。
# 邀請人，或者上一級
guest-joined =
    { $name }已經加入：
    { $offices }
    平台上的名字是「{ $called }」。
    不是本人？請在 { $until } 前按按鈕。
guest-joined-nameless =
    { $name }已經加入：
    { $offices }
    是從{ $channel }進來的。
    不是本人？請在 { $until } 前按按鈕。
button-not-them = 不是本人
join-undone =
    好，剛才那個帳號不再是{ $name }。
    { $acted }
join-undone-acted = 這段時間裡用{ $name }的名義動過：{ $numbers }，請看一看。
join-undone-nothing = 這段時間裡沒有用{ $name }的名義辦過事。
button-invite-again = 重新邀請{ $name }
# 被撤的帳號
no-longer-them = 有人說您不是{ $name }，所以您不再代表{ $name }。弄錯了，請找邀請您的人。
refusal-join-undone = 這個帳號已經撤下了。
refusal-join-too-late = 過了時間，按按鈕撤不了了。請找管理員。

# 登記住址
home-yours =
    您登記的住址：
    { $places }
    還有別的，寫「/我家」加門牌。不住了，按下面的按鈕：
home-yours-and-owned =
    您登記的住址：
    { $places }
    同一位業主的還有：
    { $also }
    業主表決時合起來算一票，面積相加。
    還有別的，寫「/我家」加門牌。不住了，按下面的按鈕：
button-leave-home = 不住{ $place }了
home-which-door = 您住哪裡？請寫樓棟、單元和房號，例如「4棟2單元301」。
home-which-unit = { $place }，您住哪個單元、哪個房號？例如「2單元301」：
home-which-room = { $place }，您住哪個房號？例如「301」：
home-which-place = 您住的是哪一處？
home-asked =
    已經請下面的人確認您住{ $place }，有結果告訴您：
    { $people }
home-granted =
    { $by } 確認了，您的住址是{ $place }。
    以後報事不說地點，我就當是您這個單元。
home-refused =
    { $by } 沒能確認您住{ $place }。
    請當面找這位說一說，明天可以再登記。
home-left = 好，您不再登記在{ $place }。
refusal-no-such-door = 登記冊裡沒有{ $place }。請看看寫得對不對；確實有這一戶，請找鄰長登記（寫「誰負責」加樓棟，就知道是誰）。
refusal-home-already = 您已經登記在{ $place }了。
refusal-claim-waits = { $place }已經在等鄰長確認，請等一等。
refusal-too-many-claims = 您有 { $most } 處住址在等確認，請等有了結果再登記。
refusal-claim-again = 上次沒有確認，請 { $until } 以後再登記。
refusal-nobody-to-ask = { $place }還沒有鄰長在這裡，現在沒人能確認。請過幾天再試，或者問問社區。
refusal-no-home = 您還沒有登記住址。

# 鄰長
claim-asked = 「{ $name }」說自己住{ $place }。是您的鄰居嗎？
claim-asked-with-slip = 「{ $name }」說自己住{ $place }，手裡有這一戶的入戶單。是您的鄰居嗎？
claim-asked-at-home = 「{ $name }」說自己和您一樣住{ $place }。是您家的人嗎？
claim-doubted = { $place }有人說不認識「{ $name }」，請您問清楚再確認。
claim-doubt-passed-on = 好，已經告訴鄰長：您家不認識「{ $name }」。
claim-granted = 「{ $name }」登記在{ $place }了，{ $by } 確認的。
claim-refused = 「{ $name }」沒有登記在{ $place }，{ $by } 不認識。
button-admit = 是我們鄰居
button-admit-tenant = 是鄰居，租房住
button-housemate = 是我家的人
choice-claim = 「{ $name }」 { $place }
button-decline = 不認識
refusal-not-yours-to-admit = 這一戶不歸您確認。
refusal-no-such-claim = 這件事已經不用確認了。

# 另一個帳號
accounts =
    您的帳號：
    { $lines }
    要把另一個帳號也算成您：用那個帳號私下給我發「綁定 { $code }」，{ $until } 前有效，只能用一次。
    這個代碼別給任何人：誰用了它，誰就能用您的名義。
account-line = { $channel }
account-line-pings = { $channel }：通知發到這裡
account-line-silent = { $channel }：現在聯絡不上
button-pings-there = 通知發到{ $channel }
pings-there =
    好，以後通知發到您的{ $channel }。那裡聯絡不上的時候，再發到您別的帳號。
    您在哪裡問我，我還在哪裡答。
refusal-no-account-there = 您在{ $channel }還沒有帳號。有的話，在這裡寫「我的帳號」拿代碼，到那邊發給我。
channel-telegram = Telegram
channel-wechat = 微信
channel-wecom = 企業微信
channel-lab = 演練頁
unite-asked =
    這個代碼是{ $name }的。合併以後，這個帳號報的事、登記的住址和沒投完的票都歸{ $name }，兩邊看到一樣的東西。
    您就是{ $name }本人嗎？
button-unite = 是我本人，合併
button-not-unite = 不是，不合併
united = 好，這個帳號現在也是{ $name }。弄錯了，請在 { $until } 前用原來的帳號按「不是我的帳號」。
account-united = 平台上叫「{ $called }」的帳號，現在也算是您。不是您的？請在 { $until } 前按按鈕。
account-united-nameless = { $channel }上的一個帳號，現在也算是您。不是您的？請在 { $until } 前按按鈕。
button-not-me = 不是我的帳號
unite-wrong =
    這個代碼用不了：寫錯了、用過了，或者過期了。請在您的另一個帳號裡寫「我的帳號」，再要一個。
    要綁定群，請在群裡發綁定代碼。
refusal-unite-same = 這個代碼就是您自己的，請在另一個帳號裡輸入。
refusal-unite-other-way = 請反過來：在這個帳號裡寫「我的帳號」拿代碼，到另一個帳號裡輸入。兩個帳號登記的都有職務，請找社區改登記冊。

# 入戶單
slip-wrong = 這張入戶單用不了：寫錯了、用過了，或者過期了。請寫「/我家」加門牌，或者向鄰長再要一張。

# 鄰長的住戶
households-yours = { $lines }
households-counted =
    { $grid }：登記 { $doors } 戶，{ $here } 戶有人在這裡，{ $empty } 戶空著，{ $waiting } 戶在等您確認。
households-missing =
    還沒人進來的：{ $labels }{ $more ->
        [0] {""}
       *[other] ，還有 { $more } 戶
    }
households-uneven = 一位鄰長聯繫 5 到 15 戶最合適。這裡 { $doors } 戶，{ $leaders } 位鄰長，請和社區商量調一調。
refusal-not-a-leader = 您現在沒有當鄰長的片區。

# 海報和入戶單
poster-title = 樓門口的海報
poster-headline = 哪裡壞了、髒了、堵了，院裡的事想投一票：掃一掃，找鄰長小助手。
poster-steps = 掃碼以後寫您的單元和房號，鄰長確認以後就是自己人。
slip-title = 入戶單
slip-headline = 請您家加入鄰長小助手：報修、問事、院壩議事都在這裡。
slip-steps = 掃一掃，或者寫「/我家」加下面的代碼。{ $until } 前有效，只能用一次，鄰長還要確認。
invitation-title = 邀請
invitation-headline = 請您來用鄰長小助手。這張只給您本人，別傳到群裡。
invitation-steps = 掃一掃，或者把下面這句傳給鄰長小助手。{ $until } 前有效，只能用一次。

# 命令列
cli-invite-help = 給登記了職務、還沒來的人開邀請：寫人員代號，或者 --all。一人一個，24 小時內用一次。
cli-invite-all = 所有還沒來的人。
cli-invite-whom = 請寫人員代號，或者 --all（二選一）。
cli-invite-not-missing = { $person }：小鎮檔案裡沒有這個人，或者沒有職務，或者已經來了。
cli-invite-nobody = 沒有要邀請的人。
cli-invite-name = 姓名
cli-invite-office = 職務
cli-invite-link = 點開，或者原樣傳給機器人
cli-invite-typed = 或者把這句傳給鄰長小助手
cli-invite-on-telegram = Telegram：點開連結。
cli-invite-on-wechat = 微信：掃碼或點開連結；已經關注公眾號的，把那一句傳給公眾號也行。
cli-invite-on-wecom = 企業微信：打開鄰長小助手應用，把那一句傳給它。
cli-invite-out = 再把帶二維碼的邀請單放到哪個資料夾。
cli-invite-expires = 有效期
cli-invite-until = { $until } 前
cli-invited = { $count } 個邀請。請一對一轉給本人，不要傳到群組裡。
cli-poster-help = 樓門口海報上的連結：居民掃一掃、點一點，說自己住哪一戶。寫樓棟的代號或名字。
cli-poster = { $grid } { $building }  { $link }
cli-poster-unknown = 小鎮裡沒有樓棟 { $building }。
cli-posters-help = 給一個網格列印樓門口的海報，一棟一張，用瀏覽器打開就能列印。
cli-posters-out = 放到哪個資料夾。
cli-slips-help = 給一個網格的每一戶列印一張入戶單，裡面的代碼 30 天內用一次。
cli-posters-no-grid = 小鎮裡沒有網格 { $grid }。
cli-posters-written = { $file }：{ $count } 張。
cli-posters-no-code = 公眾號沒有給二維碼：{ $why }。什麼都沒有列印，請過一會兒再試。
cli-posters-lasting = 公眾號的永久二維碼用了 { $count } 個，一共只有 { $most } 個。
cli-register-help = 住戶登記冊：匯出成表格，改好再匯回來，面積一分不差。
cli-register-export-help = 把登記冊寫成表格（households.csv 的樣子）；不寫檔名就顯示在螢幕上。
cli-register-import-help = 按表格更新登記冊：表裡有的就是全部住戶，有錯一次說全，什麼也不改。
cli-register-exported = { $count } 戶，寫進了 { $file }。
cli-register-imported = 登記冊現在有 { $count } 戶：新增 { $new }，改動 { $changed }，不再使用 { $gone }。
