### 名册：谁有一票，没有的为什么没有，下一次怎么有。

refusal-not-on-roll-no-home =
    议{ $serial }的名册里没有您：您还没有登记住址。
    写“/我家”加门牌，比如“/我家 4栋2单元301”，邻长确认以后，下一次议事就有您家的一票。
    用别的账号登记过？写“我的账号”，把两个账号合成一个人。
refusal-not-on-roll-claim-waits =
    议{ $serial }的名册里没有您：您登记的{ $place }还在等邻长确认。
    确认以后，下一次议事就有您家的一票。
refusal-not-on-roll-late =
    议{ $serial }的名册在 { $opened } 就定下来了，那时候您还没有登记在这里。
    这一次您家可以请邻长代录，下一次议事您自己就能投。
refusal-not-on-roll-elsewhere =
    议{ $serial }只问{ $place }的住户，您登记的住址不在这里。
    您在这里也有一户？写“/我家”加门牌，邻长确认以后，下一次就算上您。
refusal-not-on-roll-moved-out =
    您已经不登记在{ $place }了，所以议{ $serial }不能再投。
    弄错了？写“/我家”加门牌，请邻长再确认一次。
refusal-not-on-roll-tenant =
    议{ $serial }是业主表决，一户业主一票，租户不在名册里。
    您就是业主？请找邻长把登记改过来，下一次就有您的一票。
refusal-not-on-roll-role =
    议{ $serial }只由{ $role }表决，名册里没有您。
    有话要说？请告诉您这里的{ $role }，他会带到会上。
refusal-not-on-roll-listed =
    议{ $serial }只问名单上的人，名单在开始以前就定好了，没有您。
    下一次想参加，请早点告诉邻长。

# 开始以后补进名册
refusal-roll-not-open = 议{ $serial }不在表决中，名册不能改。
refusal-roll-secret = 议{ $serial }是无记名的，已经有人投了票，名册不能再改。
refusal-roll-already = 议{ $serial }的名册里已经有{ $place }了。
refusal-roll-asks-others = 议{ $serial }不问这一户，补不进去。
refusal-roll-owner-there = { $place }和名册里的另一户是同一位业主，议{ $serial }里已经算他一票。
