// Seals, unseals and signs as `wechat-crypto` does, or as `@wecom/crypto` does.
'use strict';

const WechatCrypto = require('wechat-crypto');
const wecom = require('@wecom/crypto');
const { answer } = require('./lines');

const LIBRARIES = {
  'wechat-crypto': ({ token, aesKey, receiver }) => {
    const crypt = new WechatCrypto(token, aesKey, receiver);
    return {
      seal: ({ words }) => crypt.encrypt(words),
      unseal: ({ sealed }) => crypt.decrypt(sealed),
      sign: ({ timestamp, nonce, sealed }) => crypt.getSignature(timestamp, nonce, sealed),
    };
  },
  '@wecom/crypto': ({ token, aesKey, receiver }) => ({
    seal: ({ words }) => wecom.encrypt(aesKey, words, receiver),
    unseal: ({ sealed }) => {
      const { message, id } = wecom.decrypt(aesKey, sealed);
      return { message, id };
    },
    sign: ({ timestamp, nonce, sealed }) => wecom.getSignature(token, timestamp, nonce, sealed),
  }),
};

const [library, token, aesKey, receiver] = process.argv.slice(2);
const acts = LIBRARIES[library]({ token, aesKey, receiver });

answer(({ act, ...what }) => acts[act](what));
