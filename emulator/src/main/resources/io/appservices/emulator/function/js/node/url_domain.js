// The names of hosts in URLs: https://url.spec.whatwg.org/#idna. Their characters are mapped by the normal form NFKC,
// which is what Unicode's IDNA mapping is made of.
'use strict';

const { decode, toASCII, toUnicode } = require('punycode');

/** What the mapping leaves out: characters that are not seen. */
const IGNORED = /[\u00ad\u034f\u180b-\u180d\u200b\u2060\u2064\ufe00-\ufe0f\ufeff]/g;
const REFUSED = /[\p{Cn}\p{Co}\p{Cs}\u0080-\u009f\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\uffff]/u;

/** Letter by letter, as the last sigma of a word is not another letter here. */
const lowerCase = (text) => Array.from(text, (letter) => letter.toLowerCase()).join('');

const mapped = (text) => lowerCase(text.replace(IGNORED, '').normalize('NFKC')).normalize('NFKC').replace(/\u3002/g, '.');

function isLabel(label) {
  if (/^[\0-\x7f]*$/.test(label)) return !label.startsWith('xn--') || isEncoded(label.slice(4));
  return !REFUSED.test(label) && !/^\p{M}/u.test(label) && !label.startsWith('xn--');
}

function isEncoded(text) {
  try {
    const label = decode(text);
    return /[^\0-\x7f]/.test(label) && mapped(label) === label && isLabel(label);
  } catch (e) {
    return false;
  }
}

/** The name in ASCII and lower case; empty if it is none. */
function domainToASCII(domain) {
  const name = mapped(String(domain));
  return name.split('.').every(isLabel) ? toASCII(name) : '';
}

const domainToUnicode = (domain) => toUnicode(domainToASCII(domain));

module.exports = { domainToASCII, domainToUnicode };
