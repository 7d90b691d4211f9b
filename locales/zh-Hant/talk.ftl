### 問答：你好、幫助、進度、誰負責、為什麼、語言。

hello =
    您好，我是{ $town }的鄰長小助手。
    哪裡壞了、髒了、堵了，拍張照片、寫一句話發給我，我找負責的人，一直盯到辦好。
    回數字就行：
menu = 要做什麼？回數字就行：
button-menu-report = 上報問題
button-menu-mine = 我報過的
button-menu-who = 誰負責
button-menu-help = 怎麼用
help =
    發一張照片，寫一句「4棟2單元樓道燈壞了」，就報上來了。
    報完有編號，比如 26-0031。
    問進度：寫「進度 26-0031」
    看自己的：寫「我的」
    問誰管：寫「誰負責 4棟2單元」
    問期限怎麼算的：寫「為什麼 26-0031」
    替鄰居報：寫「代報 3棟501 水管漏水」
    不想露名字：寫「匿名上報 ……」
    補一句話：寫「補充 26-0031 ……」
    換語言：寫「語言」
    登記住址：寫「我家」
    我記著您什麼、要我刪掉：寫「我的資料」
    大家議什麼：寫「議事」；投票：寫「議12 2」；看自己投的：寫「我的票」
    給小區出主意：寫「金點子 ……」；大家在議的事：寫「議題」
    中途不想報了：寫「取消」
    有編號的選項，回數字就行。
help-staff =
    收到新事：點「簽收」，或寫「簽收 26-0031」。
    自己去辦：寫「我來辦 26-0031」
    辦好了：發照片，寫「辦結 26-0031」
    不歸您管：寫「轉派 26-0031」或「退單 26-0031」
    現在辦不了：寫「掛賬 26-0031」
    退回來的：寫「派單 26-0031」
    兩件是一件：寫「合併 26-0032 26-0031」
    類別或地點不對：寫「改類別 26-0031」「改地點 26-0031」
    聯絡過居民：寫「已聯絡 26-0031」
    約好哪天再說：寫「進度 26-0031 12月1日」
    複雜的事：寫「方案 26-0031 ……」「延期 26-0031 ……」
    級別不對、12345 工單（主管）：寫「改級別 26-0031」「12345 26-0031」
    手上的事：寫「待辦」；一週的事：寫「週報」；一個月的數：寫「月報」
    請人加入：寫「邀請」
    不在幾天：寫「請假 11月23日 到 11月25日」，早回來寫「銷假」
    換人辦：寫「交接 小王」；誰在值班：寫「值班」
    自己的任務：寫「任務」；派給人：寫「任務 小王 12月1日 ……」
    大家商議：寫「提交議事 26-0031」「議題 ……」「開會 議事會 週五 19:30」；派決議的任務：寫「任務 決議3 小王 12月1日 ……」
    開會、公示：寫「會議 週五 15:00 ……」「公示 15 ……」；走訪：寫「全走訪」
    請大家議一件事：寫「議事 充電樁放哪裡 / 東門 / 西門 到週日20點」；隨口問問：寫「問一下 週六來不來 來/不來」
    選人：寫「選舉 樓棟長」；各處各投：寫「分發 議12」；看各處的結果：寫「彙總 議13」
    期限怎麼算的：寫「為什麼 26-0031」
    補一句話：寫「補充 26-0031 ……」
    居民的說法也都能用：進度、我的、誰負責、代報、匿名上報、語言、取消。
    有編號的選項，回數字就行。
help-in-group =
    在群裡上報：發照片，寫一句哪裡怎麼了；或者寫「上報 4棟樓道燈壞了」。
    看大家在議什麼：寫「/議事」；投票：按卡片下面的按鈕，或者寫「議12 2」。
    別的請私下問我，寫「幫助」。
cannot-read-this = 這個我看不懂。請寫一句話，或者發張照片。
cannot-read-contact = 不用發聯絡人，別人的電話請不要留在這裡。要報問題，請寫一句話，或者發張照片。
cannot-read-voice = 錄音我聽不了。請寫一句話，或者發張照片。
start-in-private = 請點我的頭像，私下跟我說。
cancelled = 好，剛才的不算，什麼也沒留下。
language-which = 您想用哪種語言？
language-name-zh-Hans = 简体中文
language-name-zh-Hant = 繁體中文
language-name-en = English
language-set = 好，以後跟您說繁體中文。
something-went-wrong = 我這邊出了點問題，您的話留著沒丟，工作人員會處理。故障號 { $id }

# 進度
progress =
    【{ $number }】{ $category }
    { $words }
    地點：{ $place }
    誰負責：{ $handler }
    最遲辦結：{ $due }
    現在：{ $state }
    { $history }
progress-impersonal =
    { $card }
    這件事過去很久了，是誰報的已按規定期限清除。
progress-anonymous =
    { $card }
    這件事過去很久了，是誰報的、說了什麼，都已按規定期限清除。
progress-line = { $at } { $what }
event-report = 居民上報
event-accept = 立案
event-dispatch = 派單
event-acknowledge = 簽收
event-take = 開始辦
event-transfer = 轉派
event-return = 退單
event-finish = 辦好，等核實
event-suspend = 掛賬
event-resume = 恢復辦理
event-verify = 核實通過
event-dispute = 沒解決，重新辦
event-close = 結案
event-reopen = 重辦
event-reject = 不予受理
event-merge = 併入另一件
event-withdraw = 撤回
event-note = 有補充
event-revise = 上報的人改了自己的話
event-support = 又有一戶同樣問題
event-correct = 改了類別或地點
event-handed-over = 換了經辦人
event-regrade = 改了級別
event-contacted = 聯絡過居民
event-plan = 有了方案
event-milestone = { $name }做到了
event-promise-update = 說好了哪天再告訴進展
event-recount = 時限隨放假安排重新數過
event-extended = 同意延期
mine = 跟您有關的事，回數字看詳情：
mine-empty = 您還沒有報過事。發一張照片，寫一句話，就報上來了。
todo = 等您辦的事，回數字看詳情：
todo-empty = 現在沒有等您辦的事。

# 誰負責
who =
    { $place }：
    { $people }
who-for-matter =
    { $place }：
    { $category }歸{ $handler }管。
    { $people }
who-line = { $grid } { $role }：{ $name }
who-line-role = { $grid } { $role }
who-nobody = 這裡還沒有登記負責人。
who-where = 問哪裡？寫樓棟，比如「4棟2單元」。

# 一下子說得太多
flood-messages = 您發得太快，我來不及聽。請等到 { $until } 再說，在那以前說的我先不辦。危險的事隨時可以說。
flood-group = 一下子叫我的人太多，我來不及聽。請等到 { $until } 再說，急事請私下告訴我。危險的事隨時可以說。
flood-danger = 您剛才報的危險都轉給負責的人了。眼前有危險，請馬上打 110、119 或 120。{ $until } 以後您可以再跟我說。
