// The ciphers of `crypto`.
'use strict';

const { Buffer } = require('buffer');
const { bufferOf, encoded, made } = require('crypto/keys');

const { text } = internal.crypto;

/** A cipher that works on all it was given when it ends, as long as nobody needs a part before. */
class Cipher {
  #settings;
  #key;
  #iv;
  #chunks = [];
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
    this.#chunks.push(Buffer.from(bufferOf(data, encoding)));
    return encoded(Buffer.alloc(0), outputEncoding);
  }
  final(outputEncoding) {
    if (this.#done) throw new Error('Unsupported state or unable to authenticate data');
    this.#done = true;
    const [encrypts] = this.#settings;
    const input = [...this.#chunks];
    if (this.#isAead && !encrypts) {
      if (this.#tag === undefined) throw new Error('Unsupported state or unable to authenticate data');
      input.push(this.#tag);
    }
    const settings = JSON.stringify([...this.#settings, this.#padding, this.#tagLength * 8]);
    const output = made('cipher', settings, Buffer.concat(input), this.#key, this.#iv, this.#aad);
    if (!this.#isAead || !encrypts) return encoded(output, outputEncoding);
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
