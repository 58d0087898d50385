// Hashes and codes of `crypto`, which are streams, too.
'use strict';

const { Buffer } = require('buffer');
const { bufferOf, encoded, made } = require('crypto/keys');
const { Transform } = require('stream');

const { text } = internal.crypto;

/** What has all that it was given at its end. */
class Collected extends Transform {
  #chunks = [];
  _finished = false;

  update(data, encoding) {
    if (this._finished) throw Object.assign(new Error('Digest already called'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
    this.#chunks.push(Buffer.from(bufferOf(data, encoding)));
    return this;
  }
  _transform(data, encoding, done) {
    try {
      this.update(data, encoding);
      done();
    } catch (e) {
      done(e);
    }
  }
  _all() {
    return Buffer.concat(this.#chunks);
  }
  _finish() {
    if (this._finished) throw Object.assign(new Error('Digest already called'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
    this._finished = true;
    return this._all();
  }
}

/** What gives its digest when it is asked for it, or when it ends as a stream. */
class Digest extends Collected {
  _flush(done) {
    if (!this._finished) this.push(this.digest());
    done();
  }
}

class Hash extends Digest {
  constructor(algorithm) {
    super();
    this.algorithm = String(algorithm);
    text('checkHash', this.algorithm);
  }
  digest(encoding) {
    return encoded(made('hash', this.algorithm, this._finish()), encoding);
  }
  copy() {
    const copy = new Hash(this.algorithm);
    copy.update(this._all());
    return copy;
  }
}

class Hmac extends Digest {
  #key;

  constructor(algorithm, key) {
    super();
    this.algorithm = String(algorithm);
    this.#key = bufferOf(key);
    text('checkHash', this.algorithm);
  }
  digest(encoding) {
    return encoded(made('hmac', this.algorithm, this._finish(), this.#key), encoding);
  }
}

module.exports = { Collected, Hash, Hmac };
