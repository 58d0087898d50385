// The types of BSON that JavaScript lacks.
(function (host) {
  'use strict';

  const { stringify } = JSON;
  const { defineProperty, create } = Object;

  /** Gives a constructor, which may be called without `new`, the methods of a class: each call makes all of them. */
  function type(constructor, name, { prototype }) {
    defineProperty(prototype, 'constructor', { value: constructor, writable: true, configurable: true });
    defineProperty(prototype, '_bsontype', { value: name });
    constructor.prototype = prototype;
  }

  function ObjectId(id) {
    if (!new.target) return new ObjectId(id);
    if (id instanceof ObjectId) return id;
    let hex = id === undefined || id === null ? host('objectId') : String(id);
    if (hex.length === 12 && /^[\x00-\xff]*$/.test(hex)) {
      hex = [...hex].map((c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('');
    }
    if (!/^[0-9a-fA-F]{24}$/.test(hex)) {
      throw new TypeError(
        'Argument passed in must be a single String of 12 bytes or a string of 24 hex characters');
    }
    defineProperty(this, 'hex', { value: hex.toLowerCase() });
  }
  type(ObjectId, 'ObjectID', class {
    toHexString() { return this.hex; }
    toString() { return this.hex; }
    toJSON() { return this.hex; }
    equals(other) { return other !== null && other !== undefined && String(other) === this.hex; }
    getTimestamp() { return new Date(parseInt(this.hex.slice(0, 8), 16) * 1000); }
  });
  ObjectId.isValid = (id) => id instanceof ObjectId || /^[0-9a-fA-F]{24}$/.test(String(id));
  ObjectId.createFromHexString = (hex) => new ObjectId(hex);

  function Long(low, high) {
    if (!new.target) return new Long(low, high);
    let value;
    if (typeof low === 'bigint') value = low;
    else if (typeof low === 'string') value = BigInt(low);
    else if (high === undefined) value = BigInt(Math.trunc(low || 0));
    else value = (BigInt(high | 0) << 32n) | BigInt(low >>> 0);
    defineProperty(this, 'value', { value: BigInt.asIntN(64, value) });
  }
  const big = (n) => (n instanceof Long ? n.value : BigInt(n));
  type(Long, 'Long', class {
    toString(radix) { return this.value.toString(radix); }
    toNumber() { return Number(this.value); }
    toInt() { return Number(BigInt.asIntN(32, this.value)); }
    toBigInt() { return this.value; }
    valueOf() { return Number(this.value); }
    toJSON() { return Number(this.value); }
    add(n) { return new Long(this.value + big(n)); }
    subtract(n) { return new Long(this.value - big(n)); }
    multiply(n) { return new Long(this.value * big(n)); }
    divide(n) { return new Long(this.value / big(n)); }
    modulo(n) { return new Long(this.value % big(n)); }
    negate() { return new Long(-this.value); }
    compare(n) { const o = big(n); return this.value < o ? -1 : this.value > o ? 1 : 0; }
    equals(n) { return this.value === big(n); }
  });
  Long.fromNumber = (n) => new Long(n);
  Long.fromInt = (n) => new Long(n | 0);
  Long.fromString = (s) => new Long(String(s));
  Long.fromBits = (low, high) => new Long(low, high);

  function number(constructor, name) {
    type(constructor, name, class {
      valueOf() { return this.value; }
      toString(radix) { return this.value.toString(radix); }
      toJSON() { return this.value; }
    });
  }
  function Int32(n) {
    if (!new.target) return new Int32(n);
    this.value = Number(n) | 0;
  }
  number(Int32, 'Int32');
  Int32.fromString = (text) => {
    const value = Number(text);
    if (!/^[-+]?\d+$/.test(String(text)) || (value | 0) !== value) throw new TypeError(`not an Int32: ${text}`);
    return new Int32(value);
  };
  function Double(n) {
    if (!new.target) return new Double(n);
    this.value = Number(n);
  }
  number(Double, 'Double');
  Double.fromString = (text) => {
    const value = Number(text);
    if (String(text).trim() === '' || value !== value && text !== 'NaN') throw new TypeError(`not a Double: ${text}`);
    return new Double(value);
  };

  function Decimal128(text) {
    if (!new.target) return new Decimal128(text);
    defineProperty(this, 'text', { value: host('decimal', String(text)) });
  }
  type(Decimal128, 'Decimal128', class {
    toString() { return this.text; }
    toJSON() { return { $numberDecimal: this.text }; }
  });
  Decimal128.fromString = (text) => new Decimal128(text);

  function Binary(data, subType) {
    if (!new.target) return new Binary(data, subType);
    const base64 = typeof data === 'string' ? host('utf8ToBase64', data) : bytesToBase64(data);
    init(this, base64, subType);
  }
  function init(binary, base64, subType) {
    defineProperty(binary, 'base64', { value: base64 });
    defineProperty(binary, 'sub_type', { value: subType || 0 });
  }
  function binary(base64, subType) {
    const result = create(Binary.prototype);
    init(result, base64, subType);
    return result;
  }
  type(Binary, 'Binary', class {
    text() { return host('base64ToUtf8', this.base64); }
    toString() { return host('base64ToUtf8', this.base64); }
    toBase64() { return this.base64; }
    toHex() { return host('base64ToHex', this.base64); }
    toJSON() { return this.base64; }
    length() { return host('base64ToHex', this.base64).length / 2; }
    value() { return this.buffer; }
    get buffer() {
      const hex = host('base64ToHex', this.base64);
      return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
        parseInt(hex.slice(2 * i, 2 * i + 2), 16));
    }
  });
  Binary.fromHex = (hex, subType) => binary(host('hexToBase64', String(hex)), subType);
  Binary.fromBase64 = (text, subType) => binary(host('base64', String(text)), subType);
  Binary.fromText = (text, subType) => binary(host('utf8ToBase64', String(text)), subType);
  function bytesToBase64(data) {
    if (data instanceof ArrayBuffer) data = new Uint8Array(data);
    else if (ArrayBuffer.isView(data)) data = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    let hex = '';
    for (const byte of data || []) hex += (byte & 255).toString(16).padStart(2, '0');
    return host('hexToBase64', hex);
  }

  const UUID_HEX = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

  /** A binary of subtype 4; a random one if it is made of nothing. */
  function UUID(given) {
    if (!new.target) return new UUID(given);
    let hex = given === undefined || given === null ? randomHex() : undefined;
    if (given instanceof Binary) hex = given.toHex();
    else if (hex === undefined && typeof given === 'object') hex = host('base64ToHex', bytesToBase64(given));
    else if (hex === undefined) hex = String(given);
    if (!UUID_HEX.test(hex)) {
      throw new TypeError('UUID takes a string of 32 hex characters, with or without dashes, or 16 bytes');
    }
    init(this, host('hexToBase64', hex.replace(/-/g, '').toLowerCase()), 4);
  }
  function randomHex() {
    const digit = () => Math.floor(Math.random() * 16);
    return Array.from({ length: 32 }, (_, i) => (i === 12 ? 4 : i === 16 ? 8 + (digit() & 3) : digit()).toString(16)).join('');
  }
  type(UUID, 'UUID', class extends Binary {
    toHexString(dashes = true) {
      const hex = this.toHex();
      return dashes ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') : hex;
    }
    toString() { return this.toHexString(); }
    toJSON() { return this.toHexString(); }
    toBinary() { return binary(this.base64, 4); }
    equals(other) { return String(other instanceof Binary ? new UUID(other) : other).toLowerCase() === this.toString(); }
  });
  UUID.isValid = (text) => text instanceof UUID || UUID_HEX.test(String(text));
  UUID.createFromHexString = (hex) => new UUID(hex);

  function BSONRegExp(pattern, options) {
    if (!new.target) return new BSONRegExp(pattern, options);
    this.pattern = String(pattern);
    this.options = [...String(options || '')].sort().join('');
  }
  type(BSONRegExp, 'BSONRegExp', class {
    toRegExp() { return new RegExp(this.pattern, this.options.replace(/[^ims]/g, '')); }
    toString() { return '/' + this.pattern + '/' + this.options; }
  });

  function Timestamp(t, i) {
    if (!new.target) return new Timestamp(t, i);
    if (t !== null && typeof t === 'object') { i = t.i; t = t.t; }
    this.t = t >>> 0;
    this.i = i >>> 0;
  }
  type(Timestamp, 'Timestamp', class {
    getHighBits() { return this.t; }
    getLowBits() { return this.i; }
    toString() { return String((BigInt(this.t) << 32n) | BigInt(this.i)); }
  });

  function Code(code, scope) {
    if (!new.target) return new Code(code, scope);
    this.code = String(code);
    if (scope !== undefined) this.scope = scope;
  }
  type(Code, 'Code', class { toString() { return this.code; } });

  function BSONSymbol(text) {
    if (!new.target) return new BSONSymbol(text);
    this.value = String(text);
  }
  type(BSONSymbol, 'Symbol', class {
    valueOf() { return this.value; }
    toString() { return this.value; }
    toJSON() { return this.value; }
  });

  function MinKey() { if (!new.target) return new MinKey(); }
  type(MinKey, 'MinKey', class {});
  function MaxKey() { if (!new.target) return new MaxKey(); }
  type(MaxKey, 'MaxKey', class {});

  function DBRef(collection, id, db) {
    if (!new.target) return new DBRef(collection, id, db);
    this.$ref = collection;
    this.$id = id;
    if (db !== undefined) this.$db = db;
  }

  // What JavaScript has nothing for: database pointers, dates beyond the year 275760.
  class Opaque {
    constructor(json) { defineProperty(this, 'json', { value: json }); }
    toString() { return stringify(this.json); }
    toJSON() { return this.json; }
  }

  return {
    ObjectId, Long, Int32, Double, Decimal128, Binary, BSONRegExp, Timestamp, Code, BSONSymbol, MinKey, MaxKey, DBRef,
    UUID, Opaque, binary, bytesToBase64,
  };
})
