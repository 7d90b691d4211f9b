### 一句話說的是不是一件事：居民報事時，事情前後的字。各語言的清單合在一起用；簡體已經寫過的，這裡只補不同的。

# 危險的前面有這些字，說的是沒有這回事
matters-denials = 並無
# 危險的前面有這些字，說的是怕它發生
matters-supposing = 恐防 | 以防
# 危險的後面有這些字，也是
matters-risks = 疑慮
# 說事情已經好了
matters-mended = 整好咗 | 搞掂咗
# 可是這些字說它又壞了、還沒好
matters-again = 仲 | 冇 | 唔
# 不是報事的話，一句一句寫
matters-small-talk = 早安 | 多謝 | 唔該 | 食咗飯未 | 我係邊個 | 晚點聊
# 客氣話，和事情無關
matters-polite = 唔該 | 勞煩
