// `buffer` of npm, and what it lacks of Node's.
'use strict';

const { Buffer, SlowBuffer, INSPECT_MAX_BYTES, kMaxLength } = require('vendor/buffer');
const { decoded } = require('buffer/utf8');

const HEX = /^hex$/i;
const { indexOf, lastIndexOf, toString, write } = Buffer.prototype;

/** The text before the first pair that is no byte. */
function hexOf(text) {
  const end = text.search(/[^0-9a-f]/i);
  return text.slice(0, (end < 0 ? text.length : end) & ~1);
}

/** Where Node finds nothing, which is anywhere: at the offset, if the buffer has it. */
function ofNothing({ length }, offset, otherwise) {
  const wanted = typeof offset === 'string' || Number.isNaN(+offset) ? otherwise : Math.trunc(+offset);
  return wanted < 0 ? Math.max(length + wanted, 0) : Math.min(wanted, length);
}

const whole = (offset) => (typeof offset === 'number' ? Math.trunc(offset) : offset);
const isNothing = (given) => given === '' || (given instanceof Uint8Array && given.length === 0);

Object.assign(Buffer.prototype, {
  write(text, ...given) {
    return write.call(this, HEX.test(given.find((one) => typeof one === 'string')) ? hexOf(text) : text, ...given);
  },
  toString(...given) {
    const text = toString.apply(this, given);
    const [encoding = 'utf8', start = 0, end = this.length] = given;
    return text.includes('\ufffd') && (encoding === null || /^(utf-?8)?$/i.test(encoding))
      ? decoded(this.slice(Math.max(start, 0), end)) : text;
  },
  indexOf(value, offset, encoding) {
    return isNothing(value) ? ofNothing(this, offset, 0) : indexOf.call(this, value, whole(offset), encoding);
  },
  lastIndexOf(value, offset, encoding) {
    if (isNothing(value)) return ofNothing(this, offset, this.length);
    return typeof offset === 'string'
      ? lastIndexOf.call(this, value, undefined, offset) : lastIndexOf.call(this, value, whole(offset), encoding);
  },
});
Buffer.prototype.toLocaleString = Buffer.prototype.toString;

module.exports = {
  Buffer,
  SlowBuffer,
  INSPECT_MAX_BYTES,
  kMaxLength,
  constants: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: (1 << 28) - 16 },
  transcode(source, from, to) {
    return Buffer.from(Buffer.from(source).toString(from), to);
  },
};
