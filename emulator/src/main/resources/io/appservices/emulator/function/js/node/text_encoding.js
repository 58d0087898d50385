// The globals TextEncoder and TextDecoder.
'use strict';

const { Buffer } = require('buffer');

const ENCODINGS = {
  'utf-8': 'utf8', utf8: 'utf8', 'utf-16le': 'utf16le', 'utf-16': 'utf16le', latin1: 'latin1', 'iso-8859-1': 'latin1',
  'windows-1252': 'latin1', ascii: 'latin1', 'us-ascii': 'latin1',
};

class TextEncoder {
  get encoding() {
    return 'utf-8';
  }
  encode(text = '') {
    return new Uint8Array(Buffer.from(String(text), 'utf8'));
  }
  encodeInto(text, target) {
    let read = 0;
    let written = 0;
    for (const character of String(text)) {
      const bytes = Buffer.from(character, 'utf8');
      if (written + bytes.length > target.length) break;
      target.set(bytes, written);
      read += character.length;
      written += bytes.length;
    }
    return { read, written };
  }
}

class TextDecoder {
  #encoding;
  #pending = Buffer.alloc(0);

  constructor(label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
    const name = String(label).trim().toLowerCase();
    this.#encoding = ENCODINGS[name];
    if (this.#encoding === undefined) throw new RangeError(`The "${label}" encoding is not supported`);
    this.encoding = this.#encoding === 'utf8' ? 'utf-8' : this.#encoding === 'utf16le' ? 'utf-16le' : 'windows-1252';
    this.fatal = Boolean(fatal);
    this.ignoreBOM = Boolean(ignoreBOM);
  }
  decode(input = new Uint8Array(0), { stream = false } = {}) {
    const given = input instanceof ArrayBuffer
      ? Buffer.from(input) : Buffer.from(input.buffer, input.byteOffset, input.byteLength);
    const bytes = Buffer.concat([this.#pending, given]);
    const end = stream ? bytes.length - this.#unfinished(bytes) : bytes.length;
    this.#pending = bytes.slice(end);
    const text = bytes.slice(0, end).toString(this.#encoding);
    if (this.fatal && this.#encoding === 'utf8' && !Buffer.from(text, 'utf8').equals(bytes.slice(0, end))) {
      const error = new TypeError('The encoded data was not valid for encoding utf-8');
      error.code = 'ERR_ENCODING_INVALID_ENCODED_DATA';
      throw error;
    }
    return !this.ignoreBOM && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }
  /** The number of bytes at the end that are the start of a character. */
  #unfinished(bytes) {
    if (this.#encoding === 'utf16le') return bytes.length % 2;
    if (this.#encoding !== 'utf8') return 0;
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back];
      if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
      if (byte < 0x80) return 0;
    }
    return 0;
  }
}

module.exports = { TextEncoder, TextDecoder };
