// The keys of `crypto`, which travel as PEM, DER or bytes, and how bytes get to the host and back.
'use strict';

const { Buffer } = require('buffer');

const { bytes, text } = internal.crypto;

function bufferOf(given, encoding) {
  if (typeof given === 'string') return Buffer.from(given, encoding === 'buffer' ? 'utf8' : encoding);
  if (given instanceof KeyObject && given.type === 'secret') return given.export();
  if (given instanceof ArrayBuffer) return Buffer.from(given);
  if (ArrayBuffer.isView(given)) return Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  throw Object.assign(
    new TypeError(`The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${
      given === null || given === undefined ? given : `type ${typeof given}`}`),
    { code: 'ERR_INVALID_ARG_TYPE' });
}

function encoded(buffer, encoding) {
  return encoding === undefined || encoding === null || encoding === 'buffer' ? buffer : buffer.toString(encoding);
}

function made(operation, settings, ...given) {
  return Buffer.from(bytes(operation, settings, ...given));
}

class KeyObject {
  #der;
  constructor(type, der, details = {}) {
    this.type = type;
    this.#der = der;
    if (type === 'secret') this.symmetricKeySize = der.length;
    else this.asymmetricKeyType = details.type;
    if (details.size !== undefined) this.asymmetricKeyDetails = { modulusLength: details.size };
    if (details.curve !== undefined) this.asymmetricKeyDetails = { namedCurve: details.curve };
  }
  static _der(key) {
    return key.#der;
  }
  export({ format = 'buffer' } = {}) {
    if (this.type === 'secret') {
      return format === 'jwk'
        ? { kty: 'oct', k: this.#der.toString('base64').replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') }
        : Buffer.from(this.#der);
    }
    if (format === 'pem') {
      const label = this.type === 'public' ? 'PUBLIC KEY' : 'PRIVATE KEY';
      return `-----BEGIN ${label}-----\n${this.#der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
    }
    if (format === 'der') return Buffer.from(this.#der);
    throw new Error(`keys in the format '${format}' are not emulated`);
  }
  equals(other) {
    return other instanceof KeyObject && other.type === this.type && other.#der.equals(this.#der);
  }
}

/** A key of any form that Node takes: an object of keys and options, a KeyObject, PEM or DER. */
function asymmetric(given, wanted) {
  const plain = given !== null && typeof given === 'object' && given.key !== undefined ? given.key : given;
  if (plain instanceof KeyObject) {
    if (plain.type === wanted) return plain;
    if (plain.type === 'private') return asymmetric(KeyObject._der(plain), wanted);
    throw Object.assign(new TypeError(`Invalid key object type ${plain.type}, expected ${wanted}.`),
      { code: 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE' });
  }
  if (typeof plain !== 'string' && !ArrayBuffer.isView(plain)) {
    throw Object.assign(new TypeError('The "key" argument must be a string, Buffer or KeyObject'), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  const source = bufferOf(plain);
  const der = made('key', wanted, source);
  return new KeyObject(wanted, der, JSON.parse(text('keyDetails', wanted, der.toString('base64'))));
}

function createSecretKey(key, encoding) {
  return new KeyObject('secret', Buffer.from(bufferOf(key, encoding)));
}

const createPrivateKey = (key) => asymmetric(key, 'private');
const createPublicKey = (key) => asymmetric(key, 'public');

module.exports = { KeyObject, asymmetric, bufferOf, createPrivateKey, createPublicKey, createSecretKey, encoded, made };
