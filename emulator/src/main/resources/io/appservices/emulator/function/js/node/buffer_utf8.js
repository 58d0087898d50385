// UTF-8 as the Encoding Standard decodes it: https://encoding.spec.whatwg.org/#utf-8-decoder
'use strict';

/** How many bytes follow the first one of a character; -1 if none begins with it. */
function following(first) {
  if (first < 0x80) return 0;
  if (first < 0xc2 || first > 0xf4) return -1;
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

/** The least and the most that the second byte may be: no surrogates, nothing that fewer bytes hold. */
const LEAST = { 0xe0: 0xa0, 0xf0: 0x90 };
const MOST = { 0xed: 0x9f, 0xf4: 0x8f };

/** The text of bytes; the longest start of a character that is cut, and each byte of none, is one U+FFFD. */
function decoded(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at++];
    const wanted = following(first);
    let point = wanted === 0 ? first : first & (0x3f >> wanted);
    let found = 0;
    while (found < wanted && at < bytes.length) {
      const least = (found === 0 && LEAST[first]) || 0x80;
      const most = (found === 0 && MOST[first]) || 0xbf;
      if (bytes[at] < least || bytes[at] > most) break;
      point = (point << 6) | (bytes[at++] & 0x3f);
      found++;
    }
    text += found === wanted ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}

module.exports = { decoded };
