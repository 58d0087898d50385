// `buffer` of npm, and what it lacks of Node's.
'use strict';

const { Buffer, SlowBuffer, INSPECT_MAX_BYTES, kMaxLength } = require('vendor/buffer');

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
