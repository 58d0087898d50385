// BSON values in JavaScript, and Extended JSON both ways.
(function (parts, host) {
  'use strict';

  const { isArray } = Array;

  const WIDTHS = { INT: 1, LONG: 2, DOUBLE: 4 };

  const types = parts['bson/types'](host);
  parts['bson/inspect'](types);
  const { fromText, widthOf } = parts['bson/decode'](host, types, WIDTHS);
  const { toText, relaxedText, canonicalText, isThenable, UnserializableError } =
    parts['bson/encode'](types, widthOf, WIDTHS);

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
      return options && options.relaxed === true ? relaxedText(value, indent) : canonicalText(value, indent);
    },
  };

  const {
    ObjectId, Long, Int32, Double, Decimal128, Binary, BSONRegExp, Timestamp, Code, BSONSymbol, MinKey, MaxKey, DBRef, UUID,
  } = types;
  const BSON = {
    ObjectId, ObjectID: ObjectId, Long, Int32, Double, Decimal128, Binary, BSONRegExp, Timestamp, Code,
    Symbol: BSONSymbol, BSONSymbol, MinKey, MaxKey, DBRef, UUID,
  };

  return {
    BSON, EJSON, ...WIDTHS, fromText, toText, relaxedText, isThenable, UnserializableError,
  };
})
