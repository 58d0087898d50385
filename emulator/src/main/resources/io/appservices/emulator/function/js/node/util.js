// `util` of npm, and what it lacks of Node's.
'use strict';

const util = require('vendor/util');
const format = require('util/format');
const inspect = require('util/inspect');
const { TextEncoder, TextDecoder } = require('text_encoding');

// A timer has its callback first, so `promisify` has to be told what to make of it.
for (const timer of [setTimeout, setImmediate]) {
  const wait = timer === setTimeout
    ? (millis, value) => new Promise((resolve) => { setTimeout(resolve, millis, value); })
    : (value) => new Promise((resolve) => { setImmediate(resolve, value); });
  Object.defineProperty(timer, util.promisify.custom, { value: wait, configurable: true });
}

function isDeepStrictEqual(one, other) {
  try {
    require('assert').deepStrictEqual(one, other);
    return true;
  } catch (e) {
    return false;
  }
}

// Nothing in a function can tell these.
const types = { ...util.types };
for (const name of ['isExternal', 'isModuleNamespaceObject', 'isProxy']) types[name] = () => false;

module.exports = {
  ...util, types, format, inspect, TextEncoder, TextDecoder, isDeepStrictEqual,
};
