// What `util.inspect` prints of BSON values, which is what npm's package bson 4 does.
(function (types) {
  'use strict';

  const { stringify } = JSON;
  const { defineProperty, is } = Object;
  const INSPECT = Symbol.for('nodejs.util.inspect.custom');

  function decimals({ value }) {
    const text = is(value, -0) ? '-0' : String(value);
    return Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
  }

  function id(value) {
    return value instanceof types.ObjectId ? value[INSPECT]() : stringify(value);
  }

  const TEXTS = {
    ObjectId: (value) => `"${value}"`,
    Long: (value) => `"${value}"`,
    Int32: ({ value }) => String(value),
    Double: decimals,
    Decimal128: (value) => `"${value}"`,
    Binary: (value) => `Buffer.from("${value.toHex()}", "hex"), ${value.sub_type}`,
    UUID: (value) => `"${value.toHexString()}"`,
    Timestamp: ({ t, i }) => `{ t: ${t}, i: ${i} }`,
    Code: ({ code, scope }) => `"${code}"${scope === undefined || scope === null ? '' : `, ${stringify(scope)}`}`,
    BSONSymbol: ({ value }) => `"${value}"`,
    MinKey: () => '',
    MaxKey: () => '',
    DBRef: ({ $ref, $id, $db }) => `"${$ref}", ${id($id)}${$db ? `, "${$db}"` : ''}`,
  };

  for (const [name, text] of Object.entries(TEXTS)) {
    defineProperty(types[name].prototype, INSPECT, {
      value() { return `new ${name}(${text(this)})`; },
      writable: true,
      configurable: true,
    });
  }
})
