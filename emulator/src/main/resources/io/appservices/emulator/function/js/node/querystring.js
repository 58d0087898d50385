// `querystring` of npm, and what it lacks of Node's.
'use strict';

const { parse, stringify } = require('vendor/querystring');

function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch (e) {
    return require('buffer').Buffer.from(
      text.replace(/%([0-9a-fA-F]{2})/g, (all, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString();
  }
}

module.exports = { parse, decode: parse, stringify, encode: stringify, escape: encodeURIComponent, unescape };
