### 群：进群、绑定网格、退群，和群里发生的变化。

# 进群
group-joined =
    大家好，我是{ $town }的邻长小助手。哪里坏了、脏了、堵了，在这里说一声，我找负责的人，一直盯到办好。
    { $sees }
    这个群还没有绑定网格。请管这一片的工作人员或邻长私下给我写“绑定”，拿到一个码，再在这里回复我：“绑定”和那个码。
    到 { $until } 还没有绑定，我就退群。
group-sees-all = 群里的话我都看得到；没叫我、也不是带照片报问题的，我不插话。
group-sees-some =
    群里的话我只看得到三种：命令、@我的、回复我的。报问题：发照片、在下面写一句话并 @我；没有照片，就 @我 写“上报 4栋楼道灯坏了”。
    想让我看到大家发的照片、不用 @我：请开通我的人在 BotFather 里用 /setprivacy 关掉隐私模式，再把我移出群、重新拉进来。
group-back = 我回来了。这里是{ $grid }的{ $purpose }，哪里坏了、脏了、堵了，发照片、写一句话并 @我。
group-unbound = 这个群还没有绑定网格，我在这里帮不上忙。请管这一片的工作人员或邻长私下给我写“绑定”，拿到码，再在这里回复我。
group-farewell = 这个群一直没有绑定网格，我先退出了。要用的时候再拉我进来，谢谢大家。

# 绑定
group-for-residents = 居民群
group-for-staff = 工作群
group-for-owners = 业主群
bind-which-grid = 要绑定的群归哪个网格？选一个，或者写它的名字。
bind-which-purpose = { $grid }的什么群？
bind-code =
    先把我拉进那个群，再在群里@我，或者回复我说的话，写：
    绑定 { $code }
    { $until } 前有效，只能用一次。绑定以后，那里就是{ $grid }的{ $purpose }。
    写这一句的人，自己要管这个网格；光是群管理员不行。
bind-wrong-code = 这个码用不了：写错了、用过了，或者过期了。请私下给我写“绑定”，再拿一个。
bind-locked = 错的次数太多了，请 { $until } 以后再试。
group-bound =
    绑好了，这里是{ $grid }的{ $purpose }。
    报问题：发照片、写一句哪里怎么了并 @我；没有照片，就 @我 写“上报 4栋楼道灯坏了”。我回编号、谁负责、最迟什么时候办好。
group-bound-anew =
    改好了，这里以前是{ $before }的群，现在是{ $grid }的{ $purpose }。
    报问题：发照片、写一句哪里怎么了并 @我；没有照片，就 @我 写“上报 4栋楼道灯坏了”。我回编号、谁负责、最迟什么时候办好。
group-let-go = 解绑了，这个群不再归{ $grid }。到 { $until } 还没有重新绑定，我就退群。
refusal-bind-not-yours = 绑定要由管这个网格的人来办：邻长、网格员或社区工作人员。光是群管理员不行。
refusal-bind-no-code = 请在“绑定”后面把码也写上。还没有码，就私下给我写“绑定”。
refusal-bound-elsewhere = 这个群现在归{ $grid }。请管那边的人先在这里回复我“解绑”。
refusal-unbind-in-group = 请在要解绑的那个群里回复我“解绑”。
# 要码的人
news-group-bound = “{ $group }”绑好了，是{ $grid }的{ $purpose }。

# 说不了话的群：管这个网格的人
news-group-removed = 我被移出了“{ $group }”（{ $grid }），那里的人收不到消息了。请把我重新拉进去；不用了，就不必管。
news-group-muted = 我在“{ $group }”（{ $grid }）里被禁言了，那里的人收不到消息。请群管理员让我说话。

# 不是本人新说的话
refusal-unnamed = 我看不出这是谁说的。请用本人身份再说一次，不要用匿名管理员或频道的名义。
refusal-forwarded = 转发的话不能当回答，请自己写一句。前面那件不办了，就写“取消”。
revised = 您改的话记在【{ $number }】里了，办的人也会看到。要改类别或地点，请写“改类别 { $number }”或“改地点 { $number }”。
