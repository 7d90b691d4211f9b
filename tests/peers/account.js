// The server of an official account, by `co-wechat`: it says what it was brought, and answers "回 " and the same words.
'use strict';

const http = require('http');
const { URL } = require('url');
const wechat = require('co-wechat');
const { answer, say } = require('./lines');

const [token, encodingAESKey, appid] = process.argv.slice(2);
const heard = wechat({ token, encodingAESKey, appid }).middleware(async (message) => {
  say(message);
  return message.Content ? `回 ${message.Content}` : '';
});

const server = http.createServer(async (request, response) => {
  const query = Object.fromEntries(new URL(request.url, 'http://localhost').searchParams);
  const context = { query, method: request.method, req: request, request: {}, status: 200, body: '' };
  await heard(context, async () => {});
  response.writeHead(context.status, { 'Content-Type': context.type || 'text/plain' });
  response.end(context.body);
});

server.listen(0, '127.0.0.1', () => say(server.address().port));
answer(() => null);
