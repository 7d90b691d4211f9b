### 門牌怎麼寫：居民寫地點時，數字前後的字。各語言的清單合在一起用；簡體已經寫過的，這裡只補不同的。

# 樓棟，跟在數字後面
doors-building = 棟 | 號樓 | 號嘍
# 單元，單獨寫也算
doors-unit = 單元
# 門，跟在樓棟後面才算
doors-entrance = 門
doors-floor = 樓
doors-room = 號房
# 兩個數字之間
doors-joins = 與
# 樓棟和單元之間
doors-between = 第
# 數字前面有這些字，說的是數目或日子，不是門牌
doors-counts = 這
# 數字後面有這些字，也不是門牌
doors-measures = 塊
# 這些詞裡的「樓」「座」「門」不是門牌
doors-compounds = 樓道
# 後面跟著單元或房號，才算樓棟
doors-loose = 號
# 這些字後面的「3號」是日子
doors-days = 後天
# 這些話像門牌，其實沒說是哪一棟
doors-asides = 一棟樓的
# 社區分期，跟在數字後面
doors-phase = 期
# 社區名字的結尾
doors-estate = 花園
# 前面有這些字，就不是社區的名字
doors-vague = 們
# 兩個數字後面有這些字，說的是鐘點、日子
doors-clock = 點
# 樓棟前面有這些字，說的是自己住哪裡，不一定是事情在哪裡
doors-lives = 我住喺
# 樓棟前面有這些字、後面又有「的」「業主」，也是
doors-own = 我哋
doors-native = 業主
# 後面又有這些字，事情還是在自己那裡
doors-ours = 我哋樓
# 樓棟前面有這些字，說的就不是那裡
doors-denied = 唔係
# 兩棟樓之間有這些字，前一棟是說錯了
doors-corrected = 講錯咗
# 夾在中間的話
doors-fillers = 係
# 說的人自己也沒把握
doors-doubts = 定係
