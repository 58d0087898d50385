// BSON values in JavaScript, and Extended JSON both ways.
//
// Numbers are plain JavaScript numbers. What JavaScript cannot tell apart is remembered beside them:
// `widths` knows the type of each number in an object that came from outside, and `seen` the types
// that a number came in with. So a number that is handed through keeps its type.
(function (host) {
  'use strict';

  const { parse, stringify } = JSON;
  const { keys, defineProperty, create } = Object;
  const { isArray } = Array;
  const { isInteger, isSafeInteger, isFinite } = Number;

  const MAX_DEPTH = 199;
  const MAX_SEEN = 100000;
  const INT = 1;
  const LONG = 2;
  const DOUBLE = 4;
  const MIN_LONG = -(2n ** 63n);
  const MAX_LONG = 2n ** 63n - 1n;
  const LAST_ISO_DATE = 253402300799999;

  const widths = new WeakMap();
  const seen = new Map();

  class UnserializableError extends Error {}

  // ---- types

  function type(constructor, name, methods) {
    defineProperty(constructor.prototype, '_bsontype', { value: name });
    for (const method of keys(methods)) {
      defineProperty(constructor.prototype, method, {
        value: methods[method],
        writable: true,
        configurable: true,
      });
    }
    return constructor;
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
  type(ObjectId, 'ObjectID', {
    toHexString() { return this.hex; },
    toString() { return this.hex; },
    toJSON() { return this.hex; },
    equals(other) { return other !== null && other !== undefined && String(other) === this.hex; },
    getTimestamp() { return new Date(parseInt(this.hex.slice(0, 8), 16) * 1000); },
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
  type(Long, 'Long', {
    toString(radix) { return this.value.toString(radix); },
    toNumber() { return Number(this.value); },
    toInt() { return Number(BigInt.asIntN(32, this.value)); },
    toBigInt() { return this.value; },
    valueOf() { return Number(this.value); },
    toJSON() { return Number(this.value); },
    add(n) { return new Long(this.value + big(n)); },
    subtract(n) { return new Long(this.value - big(n)); },
    multiply(n) { return new Long(this.value * big(n)); },
    divide(n) { return new Long(this.value / big(n)); },
    modulo(n) { return new Long(this.value % big(n)); },
    negate() { return new Long(-this.value); },
    compare(n) { const o = big(n); return this.value < o ? -1 : this.value > o ? 1 : 0; },
    equals(n) { return this.value === big(n); },
  });
  Long.fromNumber = (n) => new Long(n);
  Long.fromInt = (n) => new Long(n | 0);
  Long.fromString = (s) => new Long(String(s));
  Long.fromBits = (low, high) => new Long(low, high);

  function number(constructor, name, convert) {
    return type(constructor, name, {
      valueOf() { return this.value; },
      toString(radix) { return this.value.toString(radix); },
      toJSON() { return this.value; },
    });
  }
  function Int32(n) {
    if (!new.target) return new Int32(n);
    this.value = Number(n) | 0;
  }
  number(Int32, 'Int32');
  function Double(n) {
    if (!new.target) return new Double(n);
    this.value = Number(n);
  }
  number(Double, 'Double');

  function Decimal128(text) {
    if (!new.target) return new Decimal128(text);
    defineProperty(this, 'text', { value: host('decimal', String(text)) });
  }
  type(Decimal128, 'Decimal128', {
    toString() { return this.text; },
    toJSON() { return { $numberDecimal: this.text }; },
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
  type(Binary, 'Binary', {
    text() { return host('base64ToUtf8', this.base64); },
    toString() { return host('base64ToUtf8', this.base64); },
    toBase64() { return this.base64; },
    toHex() { return host('base64ToHex', this.base64); },
    toJSON() { return this.base64; },
    length() { return host('base64ToHex', this.base64).length / 2; },
    value() { return this.buffer; },
  });
  defineProperty(Binary.prototype, 'buffer', {
    get() {
      const hex = host('base64ToHex', this.base64);
      return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
        parseInt(hex.slice(2 * i, 2 * i + 2), 16));
    },
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

  function BSONRegExp(pattern, options) {
    if (!new.target) return new BSONRegExp(pattern, options);
    this.pattern = String(pattern);
    this.options = [...String(options || '')].sort().join('');
  }
  type(BSONRegExp, 'BSONRegExp', {
    toRegExp() { return new RegExp(this.pattern, this.options.replace(/[^ims]/g, '')); },
    toString() { return '/' + this.pattern + '/' + this.options; },
  });

  function Timestamp(t, i) {
    if (!new.target) return new Timestamp(t, i);
    if (t !== null && typeof t === 'object') { i = t.i; t = t.t; }
    this.t = t >>> 0;
    this.i = i >>> 0;
  }
  type(Timestamp, 'Timestamp', {
    getHighBits() { return this.t; },
    getLowBits() { return this.i; },
    toString() { return String((BigInt(this.t) << 32n) | BigInt(this.i)); },
  });

  function Code(code, scope) {
    if (!new.target) return new Code(code, scope);
    this.code = String(code);
    if (scope !== undefined) this.scope = scope;
  }
  type(Code, 'Code', { toString() { return this.code; } });

  function BSONSymbol(text) {
    if (!new.target) return new BSONSymbol(text);
    this.value = String(text);
  }
  type(BSONSymbol, 'Symbol', {
    valueOf() { return this.value; },
    toString() { return this.value; },
    toJSON() { return this.value; },
  });

  function MinKey() { if (!new.target) return new MinKey(); }
  type(MinKey, 'MinKey', {});
  function MaxKey() { if (!new.target) return new MaxKey(); }
  type(MaxKey, 'MaxKey', {});

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

  // ---- from Extended JSON

  function remember(n, width, owner, key, into) {
    into.widths |= width;
    if (!isInteger(n)) return n;
    const known = seen.get(n);
    if (known !== undefined) {
      if ((known & width) === 0) seen.set(n, known | width);
    } else if (seen.size < MAX_SEEN) {
      seen.set(n, width);
    }
    // A whole number that nothing is remembered of is an int.
    if (owner !== null && width !== INT) {
      let record = widths.get(owner);
      if (record === undefined) widths.set(owner, (record = create(null)));
      record[key] = { n, width };
    }
    return n;
  }

  function bad(key) {
    throw new SyntaxError('invalid ' + key);
  }

  function wrapped(key, json, owner, at, into) {
    const value = json[key];
    switch (key) {
      case '$numberInt': return remember(Number(value), INT, owner, at, into);
      case '$numberLong': {
        const n = Number(value);
        if (isSafeInteger(n)) return remember(n, LONG, owner, at, into);
        into.widths |= LONG;
        return new Long(String(value));
      }
      case '$numberDouble': return remember(Number(value), DOUBLE, owner, at, into);
      case '$numberDecimal': return new Decimal128(value);
      case '$oid': return new ObjectId(value);
      case '$date': {
        const millis = value !== null && typeof value === 'object' ? value.$numberLong : value;
        const date = new Date(typeof millis === 'string' && /^[-+]?\d+$/.test(millis) ? Number(millis) : millis);
        return isFinite(date.getTime()) ? date : new Opaque(json);
      }
      case '$binary': {
        if (typeof value === 'string') return binary(host('base64', value), parseInt(json.$type, 16));
        return binary(host('base64', value.base64), parseInt(value.subType, 16));
      }
      case '$uuid': return binary(host('hexToBase64', String(value).replace(/-/g, '')), 4);
      case '$regularExpression': {
        const regex = new BSONRegExp(value.pattern, value.options);
        regex.options = value.options;
        return regex;
      }
      case '$timestamp': return new Timestamp(value.t, value.i);
      case '$symbol': return new BSONSymbol(value);
      case '$code':
      case '$scope':
        return new Code(json.$code, json.$scope === undefined ? undefined : decode(json.$scope, null, '', into));
      case '$minKey': return new MinKey();
      case '$maxKey': return new MaxKey();
      case '$undefined': return undefined;
      case '$dbPointer': return new Opaque(json);
      default: return bad(key);
    }
  }

  const WRAPPERS = new Set([
    '$numberInt', '$numberLong', '$numberDouble', '$numberDecimal', '$oid', '$date', '$binary', '$uuid',
    '$regularExpression', '$timestamp', '$symbol', '$code', '$scope', '$minKey', '$maxKey', '$undefined',
    '$dbPointer',
  ]);

  function plain(n, owner, at, into) {
    if ((n | 0) === n && !Object.is(n, -0)) return remember(n, INT, owner, at, into);
    return remember(n, isInteger(n) ? LONG : DOUBLE, owner, at, into);
  }

  function decode(json, owner, at, into) {
    if (typeof json === 'number') return plain(json, owner, at, into);
    if (json === null || typeof json !== 'object') return json;
    const names = keys(json);
    if (!isArray(json) && names.length > 0 && names.length <= 2) {
      const key = names.find((name) => WRAPPERS.has(name));
      if (key !== undefined) return wrapped(key, json, owner, at, into);
    }
    // In place: what JSON.parse made has own properties only, a key __proto__ included.
    for (const name of names) {
      const value = json[name];
      if (typeof value === 'number') plain(value, json, name, into);
      else if (value !== null && typeof value === 'object') json[name] = decode(value, json, name, into);
    }
    return json;
  }

  function fromText(text, into = { widths: 0 }) {
    return decode(parse(text), null, '', into);
  }

  // ---- to Extended JSON

  function widthOf(n, owner, at, out) {
    if (!isInteger(n) || Object.is(n, -0)) return DOUBLE;
    const record = owner === null ? undefined : widths.get(owner);
    const own = record === undefined ? undefined : record[at];
    if (own !== undefined && own.n === n) return own.width;
    const known = seen.get(n);
    if (known !== undefined) return known & INT ? INT : known & LONG ? LONG : DOUBLE;
    return out.width;
  }

  function encodeNumber(n, width, out) {
    if (width === INT && (n | 0) !== n) width = LONG;
    if (width === LONG && !isSafeInteger(n)) width = DOUBLE;
    if (out.relaxed && isFinite(n)) return n;
    if (out.wire && (width === INT || !isInteger(n) && isFinite(n))) return n;
    if (width === INT) return { $numberInt: String(n) };
    if (width === LONG) return { $numberLong: String(n) };
    return { $numberDouble: Object.is(n, -0) ? '-0.0' : String(n) };
  }

  function encodeLong(value, out) {
    if (value < MIN_LONG || value > MAX_LONG) throw new UnserializableError('a BigInt beyond 64 bits');
    const n = Number(value);
    return out.relaxed && isSafeInteger(n) ? n : { $numberLong: value.toString() };
  }

  function encodeDate(date, out) {
    const millis = date.getTime();
    if (!isFinite(millis)) throw new UnserializableError('an invalid Date');
    if (out.relaxed && millis >= 0 && millis <= LAST_ISO_DATE) return { $date: date.toISOString() };
    return { $date: { $numberLong: String(millis) } };
  }

  function encodeRegExp(regex) {
    const options = [...regex.flags].filter((flag) => 'ims'.includes(flag)).sort().join('');
    return { $regularExpression: { pattern: regex.source, options } };
  }

  function encodeBinary(base64, subType) {
    return { $binary: { base64, subType: subType.toString(16).padStart(2, '0') } };
  }

  function encodeTyped(value, out) {
    if (value instanceof ObjectId) return { $oid: value.hex };
    if (value instanceof Date) return encodeDate(value, out);
    if (value instanceof Long) return encodeLong(value.value, out);
    if (value instanceof Int32) return encodeNumber(value.value, INT, out);
    if (value instanceof Double) return encodeNumber(value.value, DOUBLE, out);
    if (value instanceof Decimal128) return { $numberDecimal: value.text };
    if (value instanceof Binary) return encodeBinary(value.base64, value.sub_type);
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return encodeBinary(bytesToBase64(value), 0);
    if (value instanceof RegExp) return encodeRegExp(value);
    if (value instanceof BSONRegExp) {
      return { $regularExpression: { pattern: value.pattern, options: value.options } };
    }
    if (value instanceof Timestamp) return { $timestamp: { t: value.t, i: value.i } };
    if (value instanceof Code) {
      const code = { $code: value.code };
      if (value.scope !== undefined) code.$scope = encode(value.scope, null, '', out);
      return code;
    }
    if (value instanceof BSONSymbol) return { $symbol: value.value };
    if (value instanceof MinKey) return { $minKey: 1 };
    if (value instanceof MaxKey) return { $maxKey: 1 };
    if (value instanceof Opaque) return value.json;
    if (value instanceof Number || value instanceof String || value instanceof Boolean) {
      return encode(value.valueOf(), null, '', out);
    }
    return undefined;
  }

  function isThenable(value) {
    return value !== null && typeof value === 'object' && typeof value.then === 'function';
  }

  /** The value of a promise that is kept; another one is noted, for the text to be made again. */
  function encodePromise(promise, owner, at, out) {
    if (out.kept.has(promise)) return encode(out.kept.get(promise), owner, at, out);
    out.promises.push(promise);
    return null;
  }

  function encodeObject(value, owner, at, out) {
    if (out.kept !== undefined && isThenable(value)) return encodePromise(value, owner, at, out);
    const typed = encodeTyped(value, out);
    if (typed !== undefined) return typed;
    if (out.path.includes(value)) throw new UnserializableError('a circular structure');
    if (out.path.length >= MAX_DEPTH) throw new UnserializableError('a value nested too deep');
    out.path.push(value);
    let json;
    if (isArray(value)) {
      json = [];
      for (let i = 0; i < value.length; i++) {
        const member = value[i];
        json.push(typeof member === 'string' ? member : encode(member, value, i, out));
      }
    } else {
      // Without a prototype, a key __proto__ is a key like any other.
      json = create(null);
      for (const key of keys(value)) {
        const member = value[key];
        json[key] = typeof member === 'string' ? member : encode(member, value, key, out);
      }
    }
    out.path.pop();
    return json;
  }

  function encode(value, owner, at, out) {
    switch (typeof value) {
      case 'number': return encodeNumber(value, widthOf(value, owner, at, out), out);
      case 'string':
      case 'boolean': return value;
      case 'undefined': return { $undefined: true };
      case 'bigint': return encodeLong(value, out);
      case 'object': return value === null ? null : encodeObject(value, owner, at, out);
      default: throw new UnserializableError('a ' + typeof value);
    }
  }

  /**
   * The text for the host; `width` is the type of a whole number that nothing is known of. With
   * `waited`, promises stand for what they are `kept` with, and those that are not are added to its
   * `promises`.
   */
  function toText(value, width, waited) {
    return stringify(encode(value, null, '', { width, wire: true, path: [], ...waited }));
  }

  function relaxedText(value, space) {
    return stringify(encode(value, null, '', { width: INT, relaxed: true, path: [] }), null, space);
  }

  const EJSON = {
    parse(text) {
      return fromText(String(text));
    },
    stringify(value, replacer, space, options) {
      for (const candidate of [replacer, space]) {
        if (options === undefined && candidate !== null && typeof candidate === 'object' && !isArray(candidate)) {
          options = candidate;
        }
      }
      const indent = typeof space === 'object' ? undefined : space;
      if (options && options.relaxed === true) return relaxedText(value, indent);
      const json = encode(value, null, '', { width: LONG, relaxed: false, path: [] });
      return stringify(json, null, indent);
    },
  };

  const BSON = {
    ObjectId, ObjectID: ObjectId, Long, Int32, Double, Decimal128, Binary, BSONRegExp, Timestamp, Code,
    Symbol: BSONSymbol, BSONSymbol, MinKey, MaxKey, DBRef,
  };

  return {
    BSON, EJSON, INT, LONG, DOUBLE, fromText, toText, relaxedText, isThenable, UnserializableError,
  };
})
