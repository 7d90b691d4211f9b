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
claim-granted = “{ $name }”登记在{ $place }了，{ $by } 确认的。
claim-refused = “{ $name }”没有登记在{ $place }，{ $by } 不认识。
button-admit = 是我们邻居
button-decline = 不认识
refusal-not-yours-to-admit = 这一户不归您确认。
refusal-no-such-claim = 这件事已经不用确认了。

# 命令行
cli-invite-help = 给登记了职务、还没来的人开邀请：写人员代号，或者 --all。一人一个，24 小时内用一次。
cli-invite-all = 所有还没来的人。
cli-invite-whom = 请写人员代号，或者 --all（二选一）。
cli-invite-not-missing = { $person }：小镇文件里没有这个人，或者没有职务，或者已经来了。
cli-invite-nobody = 没有要邀请的人。
cli-invite-name = 姓名
cli-invite-office = 职务
cli-invite-link = 点开，或者原样发给机器人
cli-invite-expires = 有效期
cli-invite-until = { $until } 前
cli-invited = { $count } 个邀请。请一对一转给本人，不要发到群里。
cli-poster-help = 楼门口海报上的链接：居民扫一扫、点一点，说自己住哪一户。写楼栋的代号或名字。
cli-poster = { $grid } { $building }  { $link }
cli-poster-unknown = 小镇里没有楼栋 { $building }。
