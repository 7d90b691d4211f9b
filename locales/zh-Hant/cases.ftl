### 辦事：簽收、轉派、退單、辦結、掛賬、核實、重辦，以及問話和回話。

# 辦事的人做完一步，給他本人的回話
done-acknowledge = 簽收了【{ $number }】。最遲辦結：{ $due }。辦好了點「辦結」，發張照片。
done-take = 好，【{ $number }】交給您了。最遲辦結：{ $due }。辦好了點「辦結」，發張照片。
done-finish = 【{ $number }】辦好了，記下了，正在請人核實。
done-pass-on = 【{ $number }】已轉給{ $handler }。
done-return = 【{ $number }】已退單，社區會重新派。
done-suspend = 【{ $number }】已掛賬，{ $day } 再看。原因：{ $reason }
done-resume = 【{ $number }】恢復辦理。停下的時間補上了，最遲辦結：{ $due }。
done-verify = 謝謝！【{ $number }】結案了。三個工作日後，會再問一問報的人還好不好。
done-again = 知道了，【{ $number }】重新辦，編號不變。最遲辦結：{ $due }。
done-withdraw = 【{ $number }】已撤回。
done-reject = 【{ $number }】不予受理，已經告訴居民。
done-satisfied = 那就好，謝謝您告訴我【{ $number }】還好。
done-correct =
    改好了。【{ $number }】{ $category }，{ $place }
    誰負責：{ $handler }
    最遲辦結：{ $due }
done-note = 【{ $number }】記下了，已經轉告。
done-note-recorded = 【{ $number }】錄音我收好了，跟這件事放在一起。可是我聽不懂話，辦好了請寫「辦結 { $number }」。
done-shown = 【{ $number }】照片加上了。

# 缺什麼問什麼
ask-finish = 【{ $number }】怎麼辦好的？發張照片最好；沒有照片，寫一句或選一項。
ask-finish-recorded = 【{ $number }】錄音我收好了，跟這件事放在一起。可是我聽不懂話，怎麼辦好的請選一項、寫一句，或者發張照片。
ask-handler = 【{ $number }】轉給誰？
ask-transfer = 為什麼轉？寫一句或選一項。
ask-return = 【{ $number }】為什麼退？寫一句或選一項。
ask-suspend = 【{ $number }】為什麼現在辦不了？寫一句或選一項。
ask-review-day = 【{ $number }】哪天再看？選一項，或者寫日期，比如「12月1日」。
ask-dispute = 【{ $number }】哪裡沒解決？寫一句（可以帶照片），或選一項。
ask-reopen = 【{ $number }】怎麼又不行了？寫一句（可以帶照片），或選一項。
ask-reject = 【{ $number }】為什麼不受理、該找誰？寫一句或選一項。
ask-category = 【{ $number }】應該是哪一類？
ask-place = 【{ $number }】應該在哪裡？寫樓棟，比如「4棟2單元」，或選一項。
ask-note = 【{ $number }】要補充什麼？寫一句或發張照片。
ask-which-case = 是哪一件？（{ $move }）
choice-in-a-week = 一週後（{ $day }）
choice-in-a-fortnight = 兩週後（{ $day }）
choice-in-a-month = 一個月後（{ $day }）

# 可以選的原因和說明
reason-own = { $words }
reason-see-photo = 見照片
reason-not-our-trade = 不歸我們這行管
reason-not-our-area = 不在我們的地段
reason-needs-another = 要別的單位一起辦
reason-waiting-for-parts = 等材料
reason-waiting-for-money = 等經費
reason-waiting-for-weather = 等天氣
reason-fixed-no-photo = 修好了，不方便拍照
reason-cleared-no-photo = 清理了，不方便拍照
reason-explained = 已向居民說明
reason-still-broken = 還是壞的
reason-partly-fixed = 只好了一部分
reason-broke-again = 又壞了
reason-nobody-came = 沒見人來
reason-not-a-matter = 不是社區能辦的事
reason-court-or-police = 請找法院或派出所
reason-outside-area = 不在本轄區，請找當地社區

# 辦不到的時候
refusal-not-now = 【{ $number }】現在是「{ $state }」，不能這樣辦。
refusal-not-yours = 【{ $number }】這一步不歸您辦。
refusal-needs-reason = 請寫一句原因。
refusal-needs-review = 請說哪天再看。
refusal-needs-feedback = 請發張照片，或寫一句怎麼辦好的。
refusal-needs-handler = 請說轉給誰。
refusal-no-such-case = 沒有找到【{ $number }】，請看看編號對不對。
refusal-nothing-to = 您手上沒有可以「{ $move }」的事。
refusal-which-case = 是哪一件？請帶上編號，比如「簽收 26-0031」。
refusal-which-number = 請帶上編號，比如「進度 26-0031」。
refusal-case-ended = 【{ $number }】已經了結了。還有問題請另報一件。
refusal-your-own-case = 【{ $number }】就是您報的，有結果告訴您。
refusal-review-day = 再看的日子最早是明天，最晚是 { $latest }。
refusal-shown-enough = 照片已經有 { $most } 張了，夠看清楚了，後面的沒有加。
refusal-too-late-to-reopen = 【{ $number }】結案超過 { $days } 天了，請另報一件。
refusal-in-private = 這個請私下問我，群裡不方便說。
refusal-too-late-to-correct = 【{ $number }】現在是「{ $state }」，改不了了。有補充請寫「補充 { $number } ……」。
refusal-old-button = 這個按鈕過期了。請寫「進度」加編號，看最新情況。
refusal-not-your-button = 這個按鈕不是給您的。
refusal-no-such-choice = 沒有這一項，請選 1 到 { $most }。

# 併案：前一件併入後一件
ask-merge = 【{ $number }】和哪一件是同一件？寫那一件的編號。
done-merge = 【{ $number }】已併入【{ $into }】。
refusal-same-case = 【{ $number }】不能併入它自己，請寫另一件的編號。

# 一下子報得太多
refusal-too-many = { $minutes } 分鐘裡最多報 { $most } 件，請歇一會兒再報。危險的事不算在內，請馬上說。
refusal-too-many-dangers = 您剛才報的 { $most } 件危險的事都轉給負責的人了。眼前有危險，請馬上打 110、119 或 120。
refusal-too-many-drafts = 您在別的群裡還有 { $most } 件沒報完。請先把那邊的報完，或在那邊說「取消」。
