// What a function finds around it: `context`, `console`, timers, and the modules that are global.
//
// The host is reached by texts only, for the function of a frame: `ask(frame, operation, a, b)` answers
// at once, `begin(frame, operation, text)` answers a number that `settle` is called with later, on the
// same thread. Frame 0 is that of the function which was called from outside; each that another one
// calls by `context.functions.execute` has a frame of its own, and shares everything but its `context`.
(function (functions, parts) {
  'use strict';

  const { ask: host, modules: moduleHost, begin, execute, load, end, startTimer, done } = functions;

  const { defineProperty, freeze, keys } = Object;
  const values = parts.bson(parts, (operation, a, b) => ask(0, operation, a, b));
  const { BSON, EJSON, INT, LONG, DOUBLE, fromText, toText, relaxedText, isThenable, UnserializableError } = values;
  const errors = parts['prelude/errors'](relaxedText);
  const { InvalidSource, errorOf, describe } = errors;
  const { HTTPResponse, respond } = parts.response(BSON, EJSON);

  const pending = new Map();
  let resultWidth = DOUBLE;

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

  const { timer, fire, clear } = parts['prelude/time'](ask, startTimer);
  const { makeConsole, utils } = parts['prelude/utils'](ask, values, describe);
  const { modules, require, prepare, lazyGlobal } = parts['prelude/require'](moduleHost, { read, later }, errorOf, BSON);
  const makeContext = parts['prelude/context'](
    { ask, later, read, value, execute, end, functionOf }, parts.services(parts), values, errors);

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
  function start(argumentsText, answersRequest, isDebugRun) {
    try {
      const main = functionOf(0);
      const into = { widths: 0 };
      const args = fromText(argumentsText, into);
      resultWidth = answersRequest ? INT : computed(isDebugRun ? into.widths & ~INT : into.widths);
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
