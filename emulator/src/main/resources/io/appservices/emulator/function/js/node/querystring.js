// `querystring` of npm, and what it lacks of Node's.
'use strict';

const { stringify } = require('vendor/querystring');

function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch (e) {
    return require('buffer').Buffer.from(
      text.replace(/%([0-9a-fA-F]{2})/g, (all, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString();
  }
}

/** As Node's: what is no encoding stands for itself, and nothing between separators is no member. */
function parse(text, separator, equals, options) {
  const found = Object.create(null);
  if (typeof text !== 'string' || text === '') return found;
  const { maxKeys, decodeURIComponent: decode = unescape } = options || {};
  const decoded = (part) => {
    const given = part.replace(/\+/g, '%20');
    try {
      return decode(given);
    } catch (e) {
      return unescape(given);
    }
  };
  const by = equals ? String(equals) : '=';
  const most = typeof maxKeys === 'number' ? maxKeys : 1000;
  for (const pair of text.split(separator ? String(separator) : '&', most > 0 ? most : undefined)) {
    if (pair === '') continue;
    const end = pair.indexOf(by);
    const key = decoded(end < 0 ? pair : pair.slice(0, end));
    const value = end < 0 ? '' : decoded(pair.slice(end + by.length));
    if (!(key in found)) found[key] = value;
    else if (Array.isArray(found[key])) found[key].push(value);
    else found[key] = [found[key], value];
  }
  return found;
}

module.exports = { parse, decode: parse, stringify, encode: stringify, escape: encodeURIComponent, unescape };
