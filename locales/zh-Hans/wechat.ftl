### 微信公众号里的话。

# 公众号的消息下面的链接，点开是同一条消息的网页：有照片时看照片，没有照片时看全文、按选项。
page-link = { $photos ->
    [0] 点这里看全文
   *[other] 点这里看照片（{ $photos } 张）
}

# 居民发来表情、红包一类微信不转交的东西时，微信替它写的字，一行一种。不给人看，要和微信写的一字不差。
wechat-not-shown = 【收到不支持的消息类型，暂无法显示】

# 公众号下面的菜单。上面三格每格最多 5 个汉字，下面每条最多 20 个。点一下，等于打了一句话
account-menu-report = 报事
account-menu-mine = 我的事
account-menu-more = 议事·更多
account-menu-progress = 报的事办到哪了
account-menu-my-matters = 我报过的事
account-menu-my-votes = 我投的票
account-menu-my-home = 我住哪一户
account-menu-polls = 正在议的事
account-menu-ideas = 金点子
account-menu-who = 这事归谁管
account-menu-help = 怎么用
account-menu-language = 换语言
