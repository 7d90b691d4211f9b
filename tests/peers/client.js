// An official account that calls WeChat, by `co-wechat-api`: what it is told to call, with which arguments.
'use strict';

const API = require('co-wechat-api');
const { answer } = require('./lines');

const [url, appid, secret] = process.argv.slice(2);
const api = new API(appid, secret);
api.prefix = `${url}/cgi-bin/`;
api.snsPrefix = `${url}/sns/`;
api.mpPrefix = `${url}/cgi-bin/`;

answer(async ({ call, args }) => {
  try {
    const result = await api[call](...args.map(given));
    return Buffer.isBuffer(result) ? { base64: result.toString('base64') } : { result };
  } catch (error) {
    return { code: error.code, words: error.message };
  }
});

// Bytes travel as { base64 }.
function given(arg) {
  return arg && arg.base64 ? Buffer.from(arg.base64, 'base64') : arg;
}
