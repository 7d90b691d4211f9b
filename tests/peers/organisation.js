// The server of an app and a robot of WeCom, by `@wecom/crypto`: it says what it was brought, and answers "回 " and the
// same words.
'use strict';

const http = require('http');
const { URL } = require('url');
const { decrypt, encrypt, getSignature } = require('@wecom/crypto');
const { answer, say } = require('./lines');

const [appToken, appKey, corpId, robotToken, robotKey] = process.argv.slice(2);
const DOORS = {
  '/app': { token: appToken, key: appKey, receiver: corpId, sealedIn: (body) => body.match(/<Encrypt><!\[CDATA\[(.*?)\]\]>/)[1] },
  '/robot': { token: robotToken, key: robotKey, receiver: '', sealedIn: (body) => JSON.parse(body).encrypt },
};

const TIMESTAMP = '1778212800';
const NONCE = '77';

function closed({ token, key, receiver }, words) {
  const sealed = encrypt(key, words, receiver);
  return { sealed, signature: getSignature(token, TIMESTAMP, NONCE, sealed) };
}

const ANSWERS = {
  '/app': (door, message) => {
    const content = (message.match(/<Content><!\[CDATA\[(.*?)\]\]><\/Content>/s) || [])[1];
    if (content === undefined) return '';
    const { sealed, signature } = closed(door, `<xml><MsgType>text</MsgType><Content><![CDATA[回 ${content}]]></Content></xml>`);
    return `<xml><Encrypt>${sealed}</Encrypt><MsgSignature>${signature}</MsgSignature><TimeStamp>${TIMESTAMP}</TimeStamp><Nonce>${NONCE}</Nonce></xml>`;
  },
  '/robot': (door, message) => {
    const { text } = JSON.parse(message);
    if (text === undefined) return '';
    const stream = { id: '1', finish: true, content: `回 ${text.content}` };
    const { sealed, signature } = closed(door, JSON.stringify({ msgtype: 'stream', stream }));
    return JSON.stringify({ encrypt: sealed, msgsignature: signature, timestamp: Number(TIMESTAMP), nonce: NONCE });
  },
};

const server = http.createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const door = DOORS[pathname];
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const sealed = request.method === 'GET' ? searchParams.get('echostr') : door.sealedIn(body);
  const signed = getSignature(door.token, searchParams.get('timestamp'), searchParams.get('nonce'), sealed);
  if (signed !== searchParams.get('msg_signature')) {
    response.writeHead(401).end();
    return;
  }
  const { message, id } = decrypt(door.key, sealed);
  if (request.method === 'GET') {
    response.end(message);
    return;
  }
  say({ door: pathname, message, id });
  response.end(ANSWERS[pathname](door, message));
});

server.listen(0, '127.0.0.1', () => say(server.address().port));
answer(() => null);
