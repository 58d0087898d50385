// The ciphers of `crypto`.
'use strict';

const { Buffer } = require('buffer');
const { bufferOf, encoded, made } = require('crypto/keys');

const { text } = internal.crypto;

/** A cipher that gives what it has of each block; one that authenticates works on all it was given when it ends. */
class Cipher {
  #settings;
  #key;
  #iv;
  #chunks = [];
  #rest = Buffer.alloc(0);
  #ahead = 0;
  #decoder;
  #aad = Buffer.alloc(0);
  #tag;
  #tagLength;
  #padding = true;
  #done = false;

  constructor(encrypts, algorithm, key, iv, { authTagLength = 16 } = {}) {
    this.#key = bufferOf(key);
    this.#iv = iv === null || iv === undefined ? Buffer.alloc(0) : bufferOf(iv);
    this.#tagLength = authTagLength;
    this.#settings = [encrypts, String(algorithm).toLowerCase()];
    text('checkCipher', JSON.stringify([...this.#settings, this.#key.length, this.#iv.length]));
  }
  get #isAead() {
    return this.#settings[1].endsWith('-gcm');
  }
  update(data, encoding, outputEncoding) {
    if (this.#done) throw new Error('Unsupported state or unable to authenticate data');
    const given = bufferOf(data, encoding);
    if (!this.#isAead) return this.#encoded(this.#blocks(Buffer.concat([this.#rest, given])), outputEncoding);
    this.#chunks.push(Buffer.from(given));
    return encoded(Buffer.alloc(0), outputEncoding);
  }
  /** Works on the blocks that are complete, and keeps the rest; the last one to decrypt may be padding. */
  #blocks(given) {
    const [encrypts, name] = this.#settings;
    const size = name.startsWith('des') ? 8 : 16;
    const isStream = name.endsWith('-ctr');
    const keeps = !isStream && !encrypts && this.#padding && given.length > 0 && given.length % size === 0;
    const end = given.length - (keeps ? size : given.length % size);
    this.#rest = given.slice(end);
    const input = isStream ? given : given.slice(0, end);
    if (input.length === 0) return input;
    const output = this.#applied(input, false);
    if (isStream) this.#count(end / size);
    else if (name.endsWith('-cbc')) this.#iv = (encrypts ? output : input).slice(end - size, end);
    const known = this.#ahead;
    this.#ahead = isStream ? this.#rest.length : 0;
    return output.slice(known);
  }
  /** Adds to the counter, which is the IV of the next block. */
  #count(blocks) {
    const next = (BigInt(`0x${this.#iv.toString('hex')}`) + BigInt(blocks)).toString(16);
    this.#iv = Buffer.from(next.padStart(32, '0').slice(-32), 'hex');
  }
  #applied(input, padding) {
    return made('cipher', JSON.stringify([...this.#settings, padding, this.#tagLength * 8]), input, this.#key, this.#iv, this.#aad);
  }
  /** Text of parts, where one may end within a character. */
  #encoded(part, encoding, isLast = false) {
    if (encoding === undefined || encoding === null || encoding === 'buffer') return part;
    if (this.#decoder === undefined) this.#decoder = new (require('string_decoder').StringDecoder)(encoding);
    return isLast ? this.#decoder.end(part) : this.#decoder.write(part);
  }
  #lastBlock() {
    const [encrypts, name] = this.#settings;
    if (name.endsWith('-ctr')) return Buffer.alloc(0);
    if (this.#rest.length === 0 && !encrypts && this.#padding) throw new Error('wrong final block length');
    return this.#applied(this.#rest, this.#padding);
  }
  final(outputEncoding) {
    if (this.#done) throw new Error('Unsupported state or unable to authenticate data');
    this.#done = true;
    if (!this.#isAead) return this.#encoded(this.#lastBlock(), outputEncoding, true);
    const [encrypts] = this.#settings;
    const input = [...this.#chunks];
    if (!encrypts) {
      if (this.#tag === undefined) throw new Error('Unsupported state or unable to authenticate data');
      input.push(this.#tag);
    }
    const output = this.#applied(Buffer.concat(input), this.#padding);
    if (!encrypts) return encoded(output, outputEncoding);
    this.#tag = output.slice(output.length - this.#tagLength);
    return encoded(output.slice(0, output.length - this.#tagLength), outputEncoding);
  }
  setAutoPadding(padding = true) {
    this.#padding = padding;
    return this;
  }
  setAAD(aad) {
    this.#aad = Buffer.from(bufferOf(aad));
    return this;
  }
  getAuthTag() {
    if (this.#tag === undefined) throw new Error('Invalid state for operation getAuthTag');
    return this.#tag;
  }
  setAuthTag(tag, encoding) {
    this.#tag = Buffer.from(bufferOf(tag, encoding));
    this.#tagLength = this.#tag.length;
    return this;
  }
}

module.exports = { Cipher };
