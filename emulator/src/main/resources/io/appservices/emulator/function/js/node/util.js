// `util` of npm, and what it lacks of Node's.
'use strict';

const util = require('vendor/util');
const { TextEncoder, TextDecoder } = require('text_encoding');

util.inspect.custom = Symbol.for('nodejs.util.inspect.custom');

function isDeepStrictEqual(one, other) {
  try {
    require('assert').deepStrictEqual(one, other);
    return true;
  } catch (e) {
    return false;
  }
}

module.exports = { ...util, TextEncoder, TextDecoder, isDeepStrictEqual };
