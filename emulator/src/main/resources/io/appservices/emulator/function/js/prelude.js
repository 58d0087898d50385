// What a function finds around it: `context`, `console`, timers, and the modules that are global.
//
// The host is reached by texts only, for the function of a frame: `ask(frame, operation, a, b)` answers
// at once, `begin(frame, operation, text)` answers a number that `settle` is called with later, on the
// same thread. Frame 0 is that of the function which was called from outside; each that another one
// calls by `context.functions.execute` has a frame of its own, and shares everything but its `context`.
(function (functions, makeBson, makeServices, makeResponse) {
  'use strict';

  const { ask: host, modules: moduleHost, begin, execute, load, end, startTimer, done } = functions;

  const { parse, stringify } = JSON;
  const { defineProperty, freeze, keys } = Object;
  const { BSON, EJSON, INT, LONG, DOUBLE, fromText, toText, relaxedText, isThenable, UnserializableError } =
    makeBson((operation, a, b) => ask(0, operation, a, b));
  const { client: dataSource, outside } = makeServices();
  const { HTTPResponse, respond } = makeResponse(BSON, EJSON);

  const pending = new Map();
  const timers = new Map();
  let resultWidth = DOUBLE;

  // ---- errors

  /** An error of a source itself, rather than one that it throws. */
  class InvalidSource extends Error {}

  const KINDS = { Error, TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError };

  /** The error of a message that may start with the name of one. */
  function errorOf(message) {
    const named = /^([A-Za-z]*Error): ([\s\S]*)$/.exec(message);
    if (named === null) return new Error(message);
    const error = new (KINDS[named[1]] || Error)(named[2]);
    if (error.name !== named[1]) error.name = named[1];
    return error;
  }

  function describe(thrown) {
    try {
      if (thrown instanceof Error) {
        const unknown = /^(\S+) is not defined$/.exec(thrown.message);
        if (thrown instanceof ReferenceError && unknown !== null) {
          return `ReferenceError: '${unknown[1]}' is not defined`;
        }
        return String(thrown);
      }
      if (thrown !== null && typeof thrown === 'object') return relaxedText(thrown);
      return String(thrown);
    } catch (e) {
      return 'Error: the error that was thrown cannot be shown';
    }
  }

  // ---- the host

  /** An operation that answers at once. The first character of the answer tells how it went. */
  function ask(frame, operation, a, b) {
    return read(host(frame, operation, a, b));
  }

  function read(answer) {
    if (answer === null || answer === undefined) return undefined;
    const text = answer.slice(1);
    if (answer[0] === '!') throw errorOf(text);
    return text;
  }

  function value(text) {
    return text === undefined ? undefined : fromText(text);
  }

  /** An operation that answers later: the promise of a value. */
  function later(frame, operation, request) {
    return new Promise((resolve, reject) => {
      pending.set(begin(frame, operation, toText(request, INT)), { resolve, reject });
    });
  }

  function settle(id, fulfilled, text) {
    const promise = pending.get(id);
    pending.delete(id);
    if (promise === undefined) return;
    if (!fulfilled) return promise.reject(errorOf(text));
    try {
      promise.resolve(fromText(text));
    } catch (e) {
      promise.reject(e);
    }
  }

  // ---- the stack of an error, as packages for Node ask for it

  if (typeof Error.captureStackTrace !== 'function') {
    const captureStackTrace = (target) => {
      const calls = String(new Error().stack).split('\n').slice(2);
      const value = [String(target.message === undefined ? target : `${target.name}: ${target.message}`), ...calls].join('\n');
      defineProperty(target, 'stack', { value, writable: true, configurable: true, enumerable: false });
    };
    defineProperty(Error, 'captureStackTrace', {
      value: captureStackTrace, writable: true, configurable: true, enumerable: false,
    });
  }

  // ---- the time

  const MachineDate = Date;
  const now = () => Number(ask(0, 'now'));

  /** `Date`, by the emulator's clock wherever it would ask the machine's. */
  const Time = new Proxy(MachineDate, {
    construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
    apply: () => new MachineDate(now()).toString(),
  });
  for (const [of, name, given] of [
    [MachineDate, 'now', now], [MachineDate.prototype, 'constructor', Time], [globalThis, 'Date', Time],
  ]) {
    defineProperty(of, name, { value: given, writable: true, configurable: true, enumerable: false });
  }

  // ---- chance

  const byChance = Math.random;
  let draw;

  /** Numbers from 0 to 1 that follow from a whole number (Marsaglia's xorshift, 32 bits). */
  function sequence(from) {
    let state = from | 0 || 1;
    const next = () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state >>> 0;
    };
    return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
  }

  function random() {
    if (draw === undefined) {
      const from = ask(0, 'chance');
      if (from === undefined) return byChance();
      draw = from === '' ? byChance : sequence(Number(from));
    }
    return draw();
  }
  defineProperty(Math, 'random', { value: random, writable: true, configurable: true, enumerable: false });

  // ---- timers

  function timer(callback, millis, args, repeated) {
    if (typeof callback !== 'function') throw new TypeError('callback is not a function');
    const delay = Math.min(Math.max(Number(millis) || 0, repeated ? 1 : 0), 2 ** 31 - 1);
    const entry = { callback, args, delay, repeated };
    const id = startTimer(delay);
    timers.set(id, entry);
    entry.id = id;
    return id;
  }

  const cancelled = new Set();

  /** Runs a timer that is due; its number stays the same when it repeats. */
  function fire(id) {
    const entry = timers.get(id);
    if (entry === undefined) return;
    timers.delete(id);
    if (cancelled.delete(entry.id)) return;
    if (entry.repeated) timers.set(startTimer(entry.delay), entry);
    entry.callback(...entry.args);
  }

  function clear(id) {
    for (const entry of timers.values()) if (entry.id === id) cancelled.add(id);
  }

  // ---- http

  function defined(fields) {
    for (const key of keys(fields)) if (fields[key] === undefined) delete fields[key];
    return fields;
  }

  function send(frame, method, given) {
    if (given === null || typeof given !== 'object') {
      return Promise.reject(new TypeError('the request must be an object with a url'));
    }
    const request = defined({ ...given, method: String(method || 'GET').toUpperCase() });
    if (request.encodeBodyAsJSON === true && request.body !== undefined) {
      request.body = EJSON.stringify(request.body);
    }
    delete request.encodeBodyAsJSON;
    return later(frame, 'http', request);
  }

  function makeHttp(frame) {
    const http = {};
    for (const method of ['get', 'post', 'put', 'patch', 'delete', 'head']) {
      http[method] = (request) => send(frame, method, request);
    }
    http.send = (request) => send(frame, request && request.method, request);
    return http;
  }

  // ---- context

  function service(frame, name, http) {
    const type = ask(frame, 'serviceType', name);
    if (type === undefined) return undefined;
    if (type === 'http') return http;
    const host = {
      ask: (operation, a, b) => ask(frame, operation, a, b),
      later: (operation, request) => later(frame, operation, request),
    };
    return type === 'mongodb-atlas' ? dataSource(host, name) : outside(host, name, type);
  }

  /** Calls another function in this runtime: what it is given and returns are the values themselves. */
  function call(frame, name, args) {
    const answer = execute(frame, name, () => {
      try {
        return '=' + toText(args, INT);
      } catch (e) {
        return '!' + describe(e);
      }
    });
    if (answer[0] !== '#') return value(read(answer));
    const called = Number(answer.slice(1));
    try {
      const result = functionOf(called)(...args);
      if (result instanceof Promise) {
        result.then(() => end(called), (e) => end(called, describe(e)));
      } else {
        end(called);
      }
      return result;
    } catch (e) {
      const error = e instanceof InvalidSource ? errorOf(e.message) : e;
      end(called, describe(error));
      throw error;
    }
  }

  function makeContext(frame) {
    const http = makeHttp(frame);
    const context = {
      values: { get: (name) => value(ask(frame, 'value', String(name))) },
      services: { get: (name) => service(frame, String(name), http) },
      functions: { execute: (name, ...args) => call(frame, String(name), args) },
      http,
      runningAsSystem: () => ask(frame, 'runningAsSystem') === 'true',
    };
    for (const name of ['user', 'environment', 'app', 'request']) {
      defineProperty(context, name, {
        configurable: true,
        enumerable: true,
        get() {
          const found = value(ask(frame, name));
          defineProperty(context, name, { value: found, writable: true, configurable: true, enumerable: true });
          return found;
        },
      });
    }
    return context;
  }

  // ---- console, utils

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

  // ---- modules, which cost nothing until a function asks for one

  const allocate = (size) => new ArrayBuffer(size);

  function plainBuffer(view) {
    return view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
  }

  function makeModules() {
    const text = (operation, a, b) => read(moduleHost.answer(operation, a, b));
    function bytes(operation, settings, ...views) {
      const answer = moduleHost.bytes(operation, settings, allocate, ...views.map(plainBuffer));
      if (typeof answer === 'string') throw errorOf(answer);
      return answer;
    }
    return moduleHost.loader()({
      resolve: (folder, name) => moduleHost.resolve(folder, name),
      load: (path) => moduleHost.load(path),
      text: (path) => moduleHost.text(path),
      kind: (path) => moduleHost.kind(path),
      bytes,
      crypto: { bytes, text },
      send: (request) => later(0, 'http', request),
      binary: (base64) => BSON.Binary.fromBase64(base64),
    }, errorOf);
  }

  let made;
  function modules() {
    if (made === undefined) made = makeModules();
    return made;
  }

  function require(name) {
    return modules().require(name);
  }

  /** Loads modules that a call is likely to require; whether all of them could be. */
  function prepare(...names) {
    try {
      for (const name of names) require(name);
      return true;
    } catch (e) {
      return false;
    }
  }

  /** A global that is a part of a module. */
  function lazyGlobal(name) {
    const set = (given) => {
      defineProperty(globalThis, name, { value: given, writable: true, configurable: true, enumerable: false });
    };
    const get = () => {
      const found = modules().global(name);
      set(found);
      return found;
    };
    defineProperty(globalThis, name, { get, set, configurable: true, enumerable: false });
  }

  // ---- the function

  const outer = { context: makeContext(0), console: makeConsole(0) };
  const globals = {
    ...outer, utils, BSON, EJSON, HTTPResponse, require, global: globalThis,
    setTimeout: (callback, millis, ...args) => timer(callback, millis, args, false),
    setInterval: (callback, millis, ...args) => timer(callback, millis, args, true),
    setImmediate: (callback, ...args) => timer(callback, 0, args, false),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  };
  for (const name of keys(globals)) {
    defineProperty(globalThis, name, {
      value: globals[name], writable: true, configurable: true, enumerable: false,
    });
  }

  for (const name of ['Buffer', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'process']) lazyGlobal(name);

  /** The object that a function with `import` or `export` calls; the others never make it. */
  function esOf(module) {
    const made = () => modules().esFunction(module);
    let es;
    const use = (name) => (...args) => {
      if (es === undefined) es = made();
      return es[name](...args);
    };
    return {
      get: use('get'), load: use('load'), imports: use('imports'), exports: use('exports'), import: use('import'),
      // A function has no file, and so no address.
      meta: { url: undefined },
    };
  }

  /** The exports of the source of a frame. Throws what the source throws, or a SyntaxError. */
  function functionOf(frame) {
    const source = load(frame);
    if (typeof source !== 'function') throw new InvalidSource(source);
    const { context, console } =
      frame === 0 ? outer : { context: makeContext(frame), console: makeConsole(frame) };
    const initial = {};
    const module = { exports: initial };
    const exported = source.call(globalThis, context, console, require, module, undefined, esOf(module));
    const main =
      typeof exported !== 'function' && module.exports !== initial ? module.exports : exported;
    if (typeof main !== 'function') throw new InvalidSource("'exports' must be a function");
    return main;
  }

  function fulfilled(result) {
    sendResult(result, new Map());
  }

  /** Sends a result when all promises in it are kept; `kept` has the values of those that are. */
  function sendResult(result, kept) {
    const promises = [];
    try {
      const text = toText(result, resultWidth, { kept, promises });
      if (promises.length === 0) return done('value', text);
    } catch (e) {
      if (!(e instanceof UnserializableError)) return rejected(e);
      return done('unserializable', `the function returned ${e.message}, which has no counterpart in BSON`);
    }
    Promise.all(promises).then((values) => {
      promises.forEach((promise, i) => kept.set(promise, values[i]));
      sendResult(result, kept);
    }).catch(rejected);
  }

  function rejected(error) {
    done('thrown', describe(error));
  }

  /** The type that a whole number gets which the function computed from arguments of these types. */
  function computed(widths) {
    if (widths & LONG) return LONG;
    if (widths & DOUBLE) return DOUBLE;
    return widths & INT ? INT : DOUBLE;
  }

  /** Runs the function; one that answers a request gets a response, and whole numbers of it are Ints. */
  function start(argumentsText, answersRequest) {
    try {
      const main = functionOf(0);
      const into = { widths: 0 };
      const args = fromText(argumentsText, into);
      resultWidth = answersRequest ? INT : computed(into.widths);
      const result = answersRequest ? respond(main, args) : main(...args);
      if (isThenable(result)) result.then(fulfilled, rejected);
      else fulfilled(result);
    } catch (e) {
      if (e instanceof InvalidSource) return done('invalid', e.message);
      rejected(e);
    }
  }

  return freeze({ prepare, start, settle, fire, describe });
})
