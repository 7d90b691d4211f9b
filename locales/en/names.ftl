### What somebody is called: an account of WeChat is told no names, so people are asked where others have to know.

# What others read for somebody who gave no name
name-nameless = a resident who gave no name
name-ask = What should we call you? For example: Mrs Wang, Mr Li.
name-ask-for-home = What should we call you? The neighbour leader has to know who it is. For example: Mrs Wang, Mr Li.
name-wonder = What should we call you? Write "/name Mrs Wang", so that whoever comes can find you. You need not say.
name-known = Thank you, that is what we shall call you. To change it, write "/name" and another name.
refusal-no-name =
    That does not look like a name. Up to 20 characters, no telephone and no web address, for example "Mrs Wang".
    If you would rather not say, write "cancel".
refusal-name-of-register = The register calls you { $name }, which cannot be changed here. Is it wrong? Please tell the community.
refusal-name-on-ballot = A ballot calls you { $name }, so you cannot change it yourself any more. Is it wrong? Please tell the community.
refusal-name-first = We do not know yet what to call you. Please write me "/name Wang Xiuying" in private, then come back.
