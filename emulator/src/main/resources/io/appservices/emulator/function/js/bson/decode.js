// Values from Extended JSON.
//
// Numbers are plain JavaScript numbers. What JavaScript cannot tell apart is remembered beside them:
// `widths` knows the type of each number in an object that came from outside, and `seen` the types
// that a number came in with. So a number that is handed through keeps its type. A Long that came in
// by itself, as a count does, is one where it goes out by itself: then `seen` may know an Int, too.
(function (host, types, widthNames) {
  'use strict';

  const { INT, LONG, DOUBLE } = widthNames;
  const { parse } = JSON;
  const { keys, create } = Object;
  const { isArray } = Array;
  const { isInteger, isSafeInteger, isFinite } = Number;
  const { ObjectId, Long, Decimal128, BSONRegExp, Timestamp, Code, BSONSymbol, MinKey, MaxKey, Opaque, binary } = types;

  const MAX_SEEN = 100000;

  const widths = new WeakMap();
  const seen = new Map();
  const alone = new Set();

  function remember(n, width, owner, key, into) {
    into.widths |= width;
    if (!isInteger(n)) return n;
    if (owner === null && width === LONG && alone.size < MAX_SEEN) alone.add(n);
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

  /** The type of a whole number; `width` is that of one that nothing is known of. */
  function widthOf(n, owner, at, { width }) {
    if (!isInteger(n) || Object.is(n, -0)) return DOUBLE;
    if (owner === null && alone.has(n)) return LONG;
    const record = owner === null ? undefined : widths.get(owner);
    const own = record === undefined ? undefined : record[at];
    if (own !== undefined && own.n === n) return own.width;
    const known = seen.get(n);
    if (known !== undefined) return known & INT ? INT : known & LONG ? LONG : DOUBLE;
    return width;
  }

  return { fromText, widthOf };
})
