// `zlib` over the host's.
'use strict';

const { Buffer } = require('buffer');
const { Transform } = require('stream');

const constants = {
  Z_NO_FLUSH: 0, Z_PARTIAL_FLUSH: 1, Z_SYNC_FLUSH: 2, Z_FULL_FLUSH: 3, Z_FINISH: 4, Z_BLOCK: 5,
  Z_OK: 0, Z_STREAM_END: 1, Z_NEED_DICT: 2, Z_ERRNO: -1, Z_STREAM_ERROR: -2, Z_DATA_ERROR: -3, Z_MEM_ERROR: -4,
  Z_BUF_ERROR: -5, Z_VERSION_ERROR: -6,
  Z_NO_COMPRESSION: 0, Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9, Z_DEFAULT_COMPRESSION: -1,
  Z_FILTERED: 1, Z_HUFFMAN_ONLY: 2, Z_RLE: 3, Z_FIXED: 4, Z_DEFAULT_STRATEGY: 0,
  Z_MIN_WINDOWBITS: 8, Z_MAX_WINDOWBITS: 15, Z_DEFAULT_WINDOWBITS: 15, Z_MIN_CHUNK: 64, Z_MAX_CHUNK: Infinity,
  Z_DEFAULT_CHUNK: 16384, Z_MIN_MEMLEVEL: 1, Z_MAX_MEMLEVEL: 9, Z_DEFAULT_MEMLEVEL: 8, Z_MIN_LEVEL: -1, Z_MAX_LEVEL: 9,
  Z_DEFAULT_LEVEL: -1, DEFLATE: 1, INFLATE: 2, GZIP: 3, GUNZIP: 4, DEFLATERAW: 5, INFLATERAW: 6, UNZIP: 7,
};

function bufferOf(given) {
  if (typeof given === 'string') return Buffer.from(given);
  if (given instanceof ArrayBuffer) return Buffer.from(given);
  if (ArrayBuffer.isView(given)) return Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  throw new TypeError('The "buffer" argument must be a string, Buffer, TypedArray, DataView or ArrayBuffer');
}

function failure(error) {
  const isCut = error.message === 'unexpected end of file';
  return Object.assign(error, isCut ? { errno: -5, code: 'Z_BUF_ERROR' } : { errno: -3, code: 'Z_DATA_ERROR' });
}

/** `level`, and whether input that is cut off gives what there is: streams of HTTP are read so. */
function settings({ level = -1, finishFlush = constants.Z_FINISH } = {}) {
  return `${level} ${finishFlush === constants.Z_FINISH}`;
}

function converted(operation, given, options) {
  try {
    return Buffer.from(internal.bytes(operation, settings(options), bufferOf(given)));
  } catch (e) {
    throw e instanceof TypeError ? e : failure(e);
  }
}

const zlib = { constants, ...constants, codes: {} };

for (const [name, stream] of [
  ['deflate', 'Deflate'], ['inflate', 'Inflate'], ['gzip', 'Gzip'], ['gunzip', 'Gunzip'],
  ['deflateRaw', 'DeflateRaw'], ['inflateRaw', 'InflateRaw'], ['unzip', 'Unzip'],
]) {
  zlib[`${name}Sync`] = (given, options) => converted(name, given, options);
  zlib[name] = (given, options, callback = options) => {
    let error = null;
    let result;
    try {
      result = converted(name, given, typeof options === 'function' ? {} : options);
    } catch (e) {
      if (e instanceof TypeError) throw e;
      error = e;
    }
    process.nextTick(callback, error, result);
  };
  zlib[stream] = streamClass(name);
  zlib[`create${stream}`] = (options) => new zlib[stream](options);
}

/** The class of the streams that convert all that they were given when they end; packages extend it. */
function streamClass(name) {
  return class extends Transform {
    #chunks = [];
    #options;

    constructor(options) {
      super();
      this.#options = options;
    }
    _transform(chunk, encoding, done) {
      this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
      done();
    }
    _flush(done) {
      try {
        this.push(converted(name, Buffer.concat(this.#chunks), this.#options));
        done();
      } catch (e) {
        done(e);
      }
    }
    close(done) {
      this.destroy();
      if (done) process.nextTick(done);
    }
  };
}

module.exports = zlib;
