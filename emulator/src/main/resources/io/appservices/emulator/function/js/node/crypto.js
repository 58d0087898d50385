// `crypto` over the host's; what the host does not know it names.
'use strict';

const { Cipher } = require('crypto/cipher');
const { Collected, Hash, Hmac } = require('crypto/hash');
const {
  KeyObject, asymmetric, bufferOf, createPrivateKey, createPublicKey, createSecretKey, encoded, made,
} = require('crypto/keys');

const { text } = internal.crypto;

/** The form with a callback. */
function later(callback, make) {
  let error = null;
  let result;
  try {
    result = make();
  } catch (e) {
    error = e;
  }
  process.nextTick(callback, error, result);
}

// ---- signatures

/** The options that the host is told: the algorithm, the padding and the form of the signature. */
function signing(algorithm, key) {
  const { padding, saltLength, dsaEncoding } = key !== null && typeof key === 'object' ? key : {};
  return JSON.stringify([
    algorithm === null || algorithm === undefined ? '' : String(algorithm), padding === constants.RSA_PKCS1_PSS_PADDING,
    saltLength === undefined ? -2 : saltLength, dsaEncoding === 'ieee-p1363',
  ]);
}

function sign(algorithm, data, key, callback) {
  const make = () => made('sign', signing(algorithm, key), bufferOf(data), KeyObject._der(createPrivateKey(key)));
  return callback === undefined ? make() : later(callback, make);
}

function verify(algorithm, data, key, signature, callback) {
  const make = () => made(
    'verify', signing(algorithm, key), bufferOf(data), KeyObject._der(createPublicKey(key)), bufferOf(signature))[0] === 1;
  return callback === undefined ? make() : later(callback, make);
}

class Sign extends Collected {
  constructor(algorithm) {
    super();
    this.algorithm = algorithm;
  }
  sign(key, encoding) {
    return encoded(sign(this.algorithm, this._finish(), key), encoding);
  }
}

class Verify extends Collected {
  constructor(algorithm) {
    super();
    this.algorithm = algorithm;
  }
  verify(key, signature, encoding) {
    return verify(this.algorithm, this._finish(), key, bufferOf(signature, encoding));
  }
}

function rsa(operation, type) {
  return (key, data) => {
    const { padding = constants.RSA_PKCS1_OAEP_PADDING, oaepHash = 'sha1' } =
      key !== null && typeof key === 'object' && !(key instanceof KeyObject) && !ArrayBuffer.isView(key) ? key : {};
    const settings = padding === constants.RSA_PKCS1_PADDING ? 'pkcs1' : padding === constants.RSA_NO_PADDING ? 'none' : oaepHash;
    return made(operation, settings, bufferOf(data), KeyObject._der(asymmetric(key, type)));
  };
}

// ---- chance

function randomBytes(size, callback) {
  if (!Number.isInteger(size) || size < 0 || size > 2 ** 26) {
    throw Object.assign(
      new RangeError(`The value of "size" is out of range. It must be >= 0 && <= 67108864. Received ${size}`),
      { code: 'ERR_OUT_OF_RANGE' });
  }
  const make = () => made('random', String(size));
  return callback === undefined ? make() : later(callback, make);
}

function randomFillSync(target, offset = 0, size = target.byteLength - offset) {
  const view = target instanceof ArrayBuffer
    ? new Uint8Array(target) : new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  view.set(randomBytes(size), offset);
  return target;
}

function randomFill(target, ...rest) {
  const callback = rest.pop();
  later(callback, () => randomFillSync(target, ...rest));
}

function randomInt(min, max, callback) {
  if (max === undefined || typeof max === 'function') return randomInt(0, min, max);
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || max <= min) {
    throw new RangeError('The value of "max" is out of range');
  }
  const make = () => min + Number(BigInt(`0x${randomBytes(16).toString('hex')}`) % BigInt(max - min));
  return callback === undefined ? make() : later(callback, make);
}

function randomUUID() {
  const id = randomBytes(16);
  id[6] = (id[6] & 0x0f) | 0x40;
  id[8] = (id[8] & 0x3f) | 0x80;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

// ---- derived keys

function pbkdf2Sync(password, salt, iterations, length, digest) {
  if (digest === undefined) throw new TypeError('The "digest" argument must be of type string');
  return made('pbkdf2', JSON.stringify([iterations, length, String(digest)]), bufferOf(password), bufferOf(salt));
}

function scryptSync(password, salt, length, { N = 16384, cost = N, r = 8, blockSize = r, p = 1, parallelization = p } = {}) {
  return made('scrypt', JSON.stringify([cost, blockSize, parallelization, length]), bufferOf(password), bufferOf(salt));
}

function timingSafeEqual(one, other) {
  const a = bufferOf(one);
  const b = bufferOf(other);
  if (a.length !== b.length) {
    throw Object.assign(new RangeError('Input buffers must have the same byte length'), { code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH' });
  }
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i] ^ b[i];
  return difference === 0;
}

function callbackOf(sync) {
  return (...args) => {
    const callback = args.pop();
    later(callback, () => sync(...args));
  };
}

const constants = {
  RSA_PKCS1_PADDING: 1, RSA_NO_PADDING: 3, RSA_PKCS1_OAEP_PADDING: 4, RSA_PKCS1_PSS_PADDING: 6,
  RSA_PSS_SALTLEN_DIGEST: -1, RSA_PSS_SALTLEN_MAX_SIGN: -2, RSA_PSS_SALTLEN_AUTO: -2,
};

module.exports = {
  constants,
  Hash, Hmac, Sign, Verify, KeyObject,
  createHash: (algorithm) => new Hash(algorithm),
  createHmac: (algorithm, key) => new Hmac(algorithm, key),
  getHashes: () => JSON.parse(text('hashes')),
  getCiphers: () => JSON.parse(text('ciphers')),
  getCurves: () => ['prime256v1', 'secp384r1', 'secp521r1'],
  createSecretKey, createPrivateKey, createPublicKey,
  createSign: (algorithm) => new Sign(algorithm),
  createVerify: (algorithm) => new Verify(algorithm),
  sign, verify,
  publicEncrypt: rsa('encrypt', 'public'),
  privateDecrypt: rsa('decrypt', 'private'),
  createCipheriv: (algorithm, key, iv, options) => new Cipher(true, algorithm, key, iv, options),
  createDecipheriv: (algorithm, key, iv, options) => new Cipher(false, algorithm, key, iv, options),
  randomBytes, pseudoRandomBytes: randomBytes, rng: randomBytes, prng: randomBytes,
  randomFill, randomFillSync, randomInt, randomUUID,
  pbkdf2: callbackOf(pbkdf2Sync), pbkdf2Sync, scrypt: callbackOf(scryptSync), scryptSync,
  timingSafeEqual,
  webcrypto: {
    getRandomValues: (array) => randomFillSync(array),
    randomUUID,
    get subtle() {
      throw new Error('crypto.webcrypto.subtle is not emulated');
    },
  },
};
for (const name of [
  'createDiffieHellman', 'createDiffieHellmanGroup', 'getDiffieHellman', 'createECDH', 'createCipher', 'createDecipher',
  'generateKeyPair', 'generateKeyPairSync', 'privateEncrypt', 'publicDecrypt', 'hkdf', 'hkdfSync',
]) {
  module.exports[name] = () => {
    throw new Error(`crypto.${name} is not emulated`);
  };
}
