// Lines of JSON: what stands on the standard input is done one after the other, what came of it is written back.
'use strict';

const readline = require('readline');

exports.say = (what) => process.stdout.write(JSON.stringify(what) + '\n');

exports.answer = async (act) => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    exports.say(await act(JSON.parse(line)));
  }
  process.exit(0);
};
