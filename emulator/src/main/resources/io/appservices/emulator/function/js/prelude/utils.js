// `console`, and `utils`.
(function (ask, values, describe) {
  'use strict';

  const { parse, stringify } = JSON;
  const { BSON, fromText, relaxedText } = values;

  function shown(given) {
    if (typeof given === 'string') return given;
    if (given === null || typeof given !== 'object' || given instanceof Error) return describe(given);
    try {
      return relaxedText(given);
    } catch (e) {
      return String(given);
    }
  }

  function makeConsole(frame) {
    const console = {};
    for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
      console[level] = (...parts) => {
        ask(frame, 'log', level, parts.map(shown).join(' '));
      };
    }
    return console;
  }

  function bytes(given) {
    return given instanceof BSON.Binary ? given.toBase64() : BSON.Binary.fromText(String(given)).toBase64();
  }

  const utils = {
    jwt: {
      encode(method, payload, secret, header = {}) {
        const head = relaxedText({ ...header, alg: String(method), typ: 'JWT' });
        return ask(0, 'jwtEncode', String(secret), stringify([String(method), head, relaxedText(payload)]));
      },
      decode(token, key, returnHeader = false, methods = undefined) {
        const accepted = methods === undefined ? null : methods.map(String);
        const [header, payload] = parse(ask(0, 'jwtDecode', String(key), stringify([String(token), accepted])));
        return returnHeader ? { header: fromText(header), payload: fromText(payload) } : fromText(payload);
      },
    },
    crypto: {
      hash: (algorithm, input) => BSON.Binary.fromBase64(ask(0, 'hash', String(algorithm), bytes(input))),
      hmac(input, secret, algorithm, format) {
        const code = BSON.Binary.fromBase64(
          ask(0, 'hmac', String(algorithm), stringify([bytes(input), bytes(secret)])));
        return format === 'hex' ? code.toHex() : code.toBase64();
      },
      encrypt: (type, message, key) =>
        BSON.Binary.fromBase64(ask(0, 'encrypt', String(type), stringify([bytes(message), bytes(key)]))),
      decrypt: (type, message, key) =>
        BSON.Binary.fromBase64(ask(0, 'decrypt', String(type), stringify([bytes(message), bytes(key)]))),
      sign: (type, message, key, scheme = 'pss') =>
        BSON.Binary.fromBase64(
          ask(0, 'sign', String(type), stringify([String(scheme), bytes(message), bytes(key)]))),
      verify: (type, message, key, signature, scheme = 'pss') =>
        ask(0, 'verify', String(type),
          stringify([String(scheme), bytes(message), bytes(key), bytes(signature)])) === 'true',
    },
  };

  return { makeConsole, utils };
})
