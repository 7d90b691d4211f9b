### 进来的人：邀请、加入、登记住址，还有链接带来的第一句话。

# 职务
member-post = { $grid }{ $role }
member-deputy = { $grid }{ $role }（代理）
member-contact = { $handler }联系人
member-named = { $office } { $name }

# 第一句话
hello-stranger =
    您好，我是{ $town }的邻长小助手。
    哪里坏了、脏了、堵了，拍张照片、写一句话发给我，我找负责的人，一直盯到办好。
    住在这里？写“/我家”加门牌，比如“/我家 4栋2单元301”，以后报事不用每次说地点。
    回数字就行：
hello-staff =
    { $name }，您好，我是{ $town }的邻长小助手。您在这里是：
    { $offices }
    手上的事写“待办”，能用的话写“帮助”。
    回数字就行：
start-is-for-a-group = 这个链接是把我加进群里用的。请在群里用，私下用不了。

# 邀请
invite-whom = 还有 { $count } 人没来。选一个，我写好邀请，您转给本人：
invite-nobody = 您管的这一片，该来的人都来了。
choice-guest = { $name } { $office }
button-more-guests = 再看几个
# 邀请人转给本人的话
invitation =
    { $name }，您好！{ $town }请您来用邻长小助手。您在这里是：
    { $offices }
    请点开（或原样发给小助手）：
    { $link }
    { $until } 前有效，只能用一次。请只给{ $name }本人，别发到群里。
refusal-not-an-inviter = 这一步要管这一片的工作人员来做。
refusal-has-come = 这位已经来了，或者不归您邀请。
refusal-nobody-so-called = 您管的这一片，没来的人里没有叫“{ $name }”的。

# 加入
joined =
    { $name }，您好！您已加入{ $town }：
    { $offices }
    有新的事，我在这里告诉您。怎么用，写“帮助”。
joined-and-waiting =
    { $name }，您好！您已加入{ $town }：
    { $offices }
    有 { $count } 件事等着您，回数字看详情。怎么用，写“帮助”。
join-already = 您已经是{ $name }了，不用再加入。
join-wrong = 这个邀请用不了：写错了、用过了，或者过期了。请向邀请您的人再要一个。
join-locked = 错的次数太多了，请 { $until } 以后再试。
join-not-in-a-group = 邀请不能发到群里，别人也看得见，这个已经作废。请再要一个，私下发给我。
# 邀请人，或者上一级
guest-joined =
    { $name }已经加入：
    { $offices }
    平台上的名字是“{ $called }”。
    不是本人？请在 { $until } 前按按钮。
guest-joined-nameless =
    { $name }已经加入：
    { $offices }
    是从{ $channel }进来的。
    不是本人？请在 { $until } 前按按钮。
button-not-them = 不是本人
join-undone =
    好，刚才那个账号不再是{ $name }。
    { $acted }
join-undone-acted = 这段时间里用{ $name }的名义动过：{ $numbers }，请看一看。
join-undone-nothing = 这段时间里没有用{ $name }的名义办过事。
button-invite-again = 重新邀请{ $name }
# 被撤的账号
no-longer-them = 有人说您不是{ $name }，所以您不再代表{ $name }。弄错了，请找邀请您的人。
refusal-join-undone = 这个账号已经撤下了。
refusal-join-too-late = 过了时间，按按钮撤不了了。请找管理员。

# 登记住址
home-yours =
    您登记的住址：
    { $places }
    还有别的，写“/我家”加门牌。不住了，按下面的按钮：
home-yours-and-owned =
    您登记的住址：
    { $places }
    同一位业主的还有：
    { $also }
    业主表决时合起来算一票，面积相加。
    还有别的，写“/我家”加门牌。不住了，按下面的按钮：
button-leave-home = 不住{ $place }了
home-which-door = 您住哪里？请写楼栋、单元和房号，比如“4栋2单元301”。
home-which-unit = { $place }，您住哪个单元、哪个房号？比如“2单元301”：
home-which-room = { $place }，您住哪个房号？比如“301”：
home-which-place = 您住的是哪一处？
home-asked =
    已经请下面的人确认您住{ $place }，有结果告诉您：
    { $people }
home-granted =
    { $by } 确认了，您的住址是{ $place }。
    以后报事不说地点，我就当是您这个单元。
home-refused =
    { $by } 没能确认您住{ $place }。
    请当面找这位说一说，明天可以再登记。
home-left = 好，您不再登记在{ $place }。
refusal-no-such-door = 登记册里没有{ $place }。请看看写得对不对；确实有这一户，请找邻长登记（写“谁负责”加楼栋，就知道是谁）。
refusal-home-already = 您已经登记在{ $place }了。
refusal-claim-waits = { $place }已经在等邻长确认，请等一等。
refusal-too-many-claims = 您有 { $most } 处住址在等确认，请等有了结果再登记。
refusal-claim-again = 上次没有确认，请 { $until } 以后再登记。
refusal-nobody-to-ask = { $place }还没有邻长在这里，现在没人能确认。请过几天再试，或者问问社区。
refusal-no-home = 您还没有登记住址。

# 邻长
claim-asked = “{ $name }”说自己住{ $place }。是您的邻居吗？
claim-asked-with-slip = “{ $name }”说自己住{ $place }，手里有这一户的入户单。是您的邻居吗？
claim-asked-at-home = “{ $name }”说自己和您一样住{ $place }。是您家的人吗？
claim-doubted = { $place }有人说不认识“{ $name }”，请您问清楚再确认。
claim-doubt-passed-on = 好，已经告诉邻长：您家不认识“{ $name }”。
claim-granted = “{ $name }”登记在{ $place }了，{ $by } 确认的。
claim-refused = “{ $name }”没有登记在{ $place }，{ $by } 不认识。
button-admit = 是我们邻居
button-admit-tenant = 是邻居，租房住
button-housemate = 是我家的人
choice-claim = “{ $name }” { $place }
button-decline = 不认识
refusal-not-yours-to-admit = 这一户不归您确认。
refusal-no-such-claim = 这件事已经不用确认了。

# 另一个账号
accounts =
    您的账号：
    { $lines }
    要把另一个账号也算成您：用那个账号私下给我发“绑定 { $code }”，{ $until } 前有效，只能用一次。
    这个代码别给任何人：谁用了它，谁就能用您的名义。
account-line = { $channel }
account-line-pings = { $channel }：通知发到这里
account-line-silent = { $channel }：现在联系不上
button-pings-there = 通知发到{ $channel }
pings-there =
    好，以后通知发到您的{ $channel }。那里联系不上的时候，再发到您别的账号。
    您在哪里问我，我还在哪里答。
refusal-no-account-there = 您在{ $channel }还没有账号。有的话，在这里写“我的账号”拿代码，到那边发给我。
channel-telegram = Telegram
channel-wechat = 微信
channel-wecom = 企业微信
channel-lab = 演练页
unite-asked =
    这个代码是{ $name }的。合并以后，这个账号报的事、登记的住址和没投完的票都归{ $name }，两边看到一样的东西。
    您就是{ $name }本人吗？
button-unite = 是我本人，合并
button-not-unite = 不是，不合并
united = 好，这个账号现在也是{ $name }。弄错了，请在 { $until } 前用原来的账号按“不是我的账号”。
account-united = 平台上叫“{ $called }”的账号，现在也算是您。不是您的？请在 { $until } 前按按钮。
account-united-nameless = { $channel }上的一个账号，现在也算是您。不是您的？请在 { $until } 前按按钮。
button-not-me = 不是我的账号
unite-wrong =
    这个代码用不了：写错了、用过了，或者过期了。请在您的另一个账号里写“我的账号”，再要一个。
    要绑定群，请在群里发绑定代码。
refusal-unite-same = 这个代码就是您自己的，请在另一个账号里输入。
refusal-unite-other-way = 请反过来：在这个账号里写“我的账号”拿代码，到另一个账号里输入。两个账号登记的都有职务，请找社区改登记册。

# 入户单
slip-wrong = 这张入户单用不了：写错了、用过了，或者过期了。请写“/我家”加门牌，或者向邻长再要一张。

# 邻长的住户
households-yours = { $lines }
households-counted =
    { $grid }：登记 { $doors } 户，{ $here } 户有人在这里，{ $empty } 户空着，{ $waiting } 户在等您确认。
households-missing =
    还没人进来的：{ $labels }{ $more ->
        [0] {""}
       *[other] ，还有 { $more } 户
    }
households-uneven = 一位邻长联系 5 到 15 户最合适。这里 { $doors } 户，{ $leaders } 位邻长，请和社区商量调一调。
refusal-not-a-leader = 您现在没有当邻长的片区。

# 海报和入户单
poster-title = 楼门口的海报
poster-headline = 哪里坏了、脏了、堵了，院里的事想投一票：扫一扫，找邻长小助手。
poster-steps = 扫码以后写您的单元和房号，邻长确认以后就是自己人。
slip-title = 入户单
slip-headline = 请您家加入邻长小助手：报修、问事、院坝议事都在这里。
slip-steps = 扫一扫，或者写“/我家”加下面的代码。{ $until } 前有效，只能用一次，邻长还要确认。
invitation-title = 邀请
invitation-headline = 请您来用邻长小助手。这张只给您本人，别发到群里。
invitation-steps = 扫一扫，或者把下面这句发给邻长小助手。{ $until } 前有效，只能用一次。

# 命令行
cli-invite-help = 给登记了职务、还没来的人开邀请：写人员代号，或者 --all。一人一个，24 小时内用一次。
cli-invite-all = 所有还没来的人。
cli-invite-whom = 请写人员代号，或者 --all（二选一）。
cli-invite-not-missing = { $person }：小镇文件里没有这个人，或者没有职务，或者已经来了。
cli-invite-nobody = 没有要邀请的人。
cli-invite-name = 姓名
cli-invite-office = 职务
cli-invite-link = 点开，或者原样发给机器人
cli-invite-typed = 或者把这句发给邻长小助手
cli-invite-on-telegram = Telegram：点开链接。
cli-invite-on-wechat = 微信：扫码或点开链接；已经关注公众号的，把那一句发给公众号也行。
cli-invite-on-wecom = 企业微信：打开邻长小助手应用，把那一句发给它。
cli-invite-out = 再把带二维码的邀请单放到哪个文件夹。
cli-invite-expires = 有效期
cli-invite-until = { $until } 前
cli-invited = { $count } 个邀请。请一对一转给本人，不要发到群里。
cli-poster-help = 楼门口海报上的链接：居民扫一扫、点一点，说自己住哪一户。写楼栋的代号或名字。
cli-poster = { $grid } { $building }  { $link }
cli-poster-unknown = 小镇里没有楼栋 { $building }。
cli-posters-help = 给一个网格打印楼门口的海报，一栋一张，用浏览器打开就能打印。
cli-posters-out = 放到哪个文件夹。
cli-slips-help = 给一个网格的每一户打印一张入户单，里面的代码 30 天内用一次。
cli-posters-no-grid = 小镇里没有网格 { $grid }。
cli-posters-written = { $file }：{ $count } 张。
cli-posters-no-code = 公众号没有给二维码：{ $why }。什么都没有打印，请过一会儿再试。
cli-posters-lasting = 公众号的永久二维码用了 { $count } 个，一共只有 { $most } 个。
cli-register-help = 住户登记册：导出成表格，改好再导回来，面积一分不差。
cli-register-export-help = 把登记册写成表格（households.csv 的样子）；不写文件名就显示在屏幕上。
cli-register-import-help = 按表格更新登记册：表里有的就是全部住户，有错一次说全，什么也不改。
cli-register-exported = { $count } 户，写进了 { $file }。
cli-register-imported = 登记册现在有 { $count } 户：新增 { $new }，改动 { $changed }，不再使用 { $gone }。
