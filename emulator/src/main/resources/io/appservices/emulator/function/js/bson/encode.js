// Values to Extended JSON.
(function (types, widthOf, widthNames) {
  'use strict';

  const { INT, LONG, DOUBLE } = widthNames;
  const { stringify } = JSON;
  const { keys, create } = Object;
  const { isArray } = Array;
  const { isInteger, isSafeInteger, isFinite } = Number;
  const {
    ObjectId, Long, Int32, Double, Decimal128, Binary, BSONRegExp, Timestamp, Code, BSONSymbol, MinKey, MaxKey, Opaque,
    bytesToBase64,
  } = types;

  const MAX_DEPTH = 199;
  const MIN_LONG = -(2n ** 63n);
  const MAX_LONG = 2n ** 63n - 1n;
  const LAST_ISO_DATE = 253402300799999;

  class UnserializableError extends Error {}

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
  function encodePromise(promise, out) {
    if (out.kept.has(promise)) return encode(out.kept.get(promise), null, '', out);
    out.promises.push(promise);
    return null;
  }

  function encodeObject(value, out) {
    if (out.kept !== undefined && isThenable(value)) return encodePromise(value, out);
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
      case 'object': return value === null ? null : encodeObject(value, out);
      default:
        // Both stand for their only value.
        if (value === MinKey) return { $minKey: 1 };
        if (value === MaxKey) return { $maxKey: 1 };
        throw new UnserializableError('a ' + typeof value);
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

  /** The text of a value in canonical form, for the functions of the app. */
  function canonicalText(value, space) {
    return stringify(encode(value, null, '', { width: LONG, relaxed: false, path: [] }), null, space);
  }

  return { toText, relaxedText, canonicalText, isThenable, UnserializableError };
})
