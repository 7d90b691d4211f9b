### 微信公眾號裡的話。

# 公眾號的訊息下面的連結，點開是同一則訊息的網頁：有照片時看照片，沒有照片時看全文、按選項。
page-link = { $photos ->
    [0] 點這裡看全文
   *[other] 點這裡看照片（{ $photos } 張）
}

# 居民發來表情、紅包一類微信不轉交的東西時，微信替它寫的字，一行一種。不給人看，要和微信寫的一字不差。
wechat-not-shown = 【收到不支持的消息類型，暫無法顯示】

# 公眾號下面的選單。上面三格每格最多 5 個漢字，下面每條最多 20 個。點一下，等於打了一句話
account-menu-report = 報事
account-menu-mine = 我的事
account-menu-more = 議事·更多
account-menu-progress = 報的事辦到哪了
account-menu-my-matters = 我報過的事
account-menu-my-votes = 我投的票
account-menu-my-home = 我住哪一戶
account-menu-polls = 正在議的事
account-menu-ideas = 金點子
account-menu-who = 這事歸誰管
account-menu-help = 怎麼用
account-menu-language = 換語言
