// What a function finds around it: `context`, `console`, timers, and the modules that are global.
//
// The host is reached by texts only: `host(operation, a, b)` answers at once, `begin(operation, text)`
// answers a number that `settle` is called with later, on the same thread.
(function (host, begin, startTimer, done, makeBson) {
  'use strict';

  const { parse, stringify } = JSON;
  const { defineProperty, freeze, keys } = Object;
  const { BSON, EJSON, INT, LONG, DOUBLE, fromText, toText, relaxedText, UnserializableError } =
    makeBson(ask);

  const pending = new Map();
  const timers = new Map();
  let resultWidth = DOUBLE;

  // ---- errors

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
  function ask(operation, a, b) {
    const answer = host(operation, a, b);
    if (answer === null || answer === undefined) return undefined;
    const text = answer.slice(1);
    if (answer[0] === '!') throw errorOf(text);
    return text;
  }

  function value(text) {
    return text === undefined ? undefined : fromText(text);
  }

  /** An operation that answers later: the promise of a value. */
  function later(operation, request) {
    return new Promise((resolve, reject) => {
      pending.set(begin(operation, toText(request, INT)), { resolve, reject });
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

  function notEmulated(what) {
    return () => {
      throw new Error(what + ' is not emulated');
    };
  }

  // ---- the time

  const MachineDate = Date;
  const now = () => Number(ask('now'));

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

  // ---- collections

  function defined(fields) {
    for (const key of keys(fields)) if (fields[key] === undefined) delete fields[key];
    return fields;
  }

  class Cursor {
    #fetch;
    #documents;
    #position = 0;
    #options = {};

    constructor(fetch) {
      this.#fetch = fetch;
    }
    #set(name, given) {
      if (this.#documents !== undefined) throw new Error(`cannot call ${name}() after retrieving documents`);
      this.#options[name] = given;
      return this;
    }
    sort(order) { return this.#set('sort', order); }
    limit(count) { return this.#set('limit', count); }
    skip(count) { return this.#set('skip', count); }
    toArray() {
      if (this.#documents === undefined) this.#documents = this.#fetch(this.#options);
      return this.#documents;
    }
    async next() {
      return (await this.toArray())[this.#position++];
    }
    async hasNext() {
      return this.#position < (await this.toArray()).length;
    }
    async forEach(callback) {
      (await this.toArray()).forEach(callback);
    }
    async *[Symbol.asyncIterator]() {
      yield* await this.toArray();
    }
    /** `await cursor` gives the documents, on which the methods of the cursor still work. */
    then(resolve, reject) {
      return this.toArray().then((documents) => {
        let position = 0;
        defineProperty(documents, 'toArray', { value: async () => documents });
        defineProperty(documents, 'next', { value: async () => documents[position++] });
        return documents;
      }).then(resolve, reject);
    }
  }

  function projected(options) {
    return options.projection === undefined ? options.project : options.projection;
  }

  function wantsNew(options) {
    return options.returnNewDocument === true || options.returnDocument === 'after'
      || options.returnOriginal === false ? true : undefined;
  }

  class Collection {
    #run;

    constructor(service, database, collection) {
      this.#run = (operation, fields) => {
        const { session } = fields.options || {};
        if (session !== undefined) notEmulated('a session')();
        delete fields.options;
        return later('service', [service, operation, { database, collection, ...defined(fields) }]);
      };
    }
    find(query = {}, projection = undefined, options = {}) {
      const project = projection === undefined ? projected(options || {}) : projection;
      return new Cursor((refined) => {
        const { sort, limit, skip } = { ...options, ...refined };
        return this.#run('find', { query: query || {}, project: project || undefined, sort, limit, skip, options });
      });
    }
    findOne(query = {}, projection = undefined, options = {}) {
      const project = projection === undefined ? projected(options || {}) : projection;
      const { sort } = options || {};
      return this.#run('findOne', { query: query || {}, project: project || undefined, sort, options });
    }
    aggregate(pipeline = [], options = {}) {
      return new Cursor(({ sort, skip, limit }) => {
        const stages = [...pipeline];
        if (sort !== undefined) stages.push({ $sort: sort });
        if (skip !== undefined) stages.push({ $skip: skip });
        if (limit !== undefined) stages.push({ $limit: limit });
        return this.#run('aggregate', { pipeline: stages, options });
      });
    }
    count(query = {}, options = {}) {
      const { limit } = options || {};
      return this.#run('count', { query: query || {}, limit, options });
    }
    countDocuments(query, options) {
      return this.count(query, options);
    }
    distinct(field, query = {}, options = {}) {
      return this.#run('distinct', { field, query: query || {}, options });
    }
    insertOne(document, options = {}) {
      return this.#run('insertOne', { document, options });
    }
    insertMany(documents, options = {}) {
      const { ordered } = options || {};
      return this.#run('insertMany', { documents, ordered, options });
    }
    #update(operation, query, update, options) {
      const { upsert, arrayFilters } = options || {};
      return this.#run(operation, { query, update, upsert, arrayFilters, options });
    }
    updateOne(query, update, options = {}) {
      return this.#update('updateOne', query, update, options);
    }
    updateMany(query, update, options = {}) {
      return this.#update('updateMany', query, update, options);
    }
    deleteOne(query = {}, options = {}) {
      return this.#run('deleteOne', { query, options });
    }
    deleteMany(query = {}, options = {}) {
      return this.#run('deleteMany', { query, options });
    }
    #findAnd(operation, filter, update, given) {
      const options = given || {};
      const { sort, upsert, arrayFilters } = options;
      return this.#run(operation, {
        filter, update, projection: projected(options), sort, upsert, arrayFilters,
        returnNewDocument: wantsNew(options), options,
      });
    }
    findOneAndUpdate(query, update, options) {
      return this.#findAnd('findOneAndUpdate', query, update, options);
    }
    findOneAndReplace(query, replacement, options) {
      return this.#findAnd('findOneAndReplace', query, replacement, options);
    }
    findOneAndDelete(query, options) {
      return this.#findAnd('findOneAndDelete', query, undefined, options);
    }
    bulkWrite(operations, options = {}) {
      const { ordered, bypassDocumentValidation } = options || {};
      return this.#run('bulkWrite', { operations, ordered, bypassDocumentValidation, options });
    }
  }

  function service(name) {
    if (ask('hasService', String(name)) !== 'true') return undefined;
    return {
      db: (database) => ({
        collection: (collection) => new Collection(name, String(database), String(collection)),
      }),
      startSession: notEmulated('startSession()'),
      ...http,
    };
  }

  // ---- http

  function send(method, given) {
    if (given === null || typeof given !== 'object') {
      return Promise.reject(new TypeError('the request must be an object with a url'));
    }
    const request = defined({ ...given, method: String(method || 'GET').toUpperCase() });
    if (request.encodeBodyAsJSON === true && request.body !== undefined) {
      request.body = EJSON.stringify(request.body);
    }
    delete request.encodeBodyAsJSON;
    return later('http', request);
  }

  const http = {};
  for (const method of ['get', 'post', 'put', 'patch', 'delete', 'head']) {
    http[method] = (request) => send(method, request);
  }
  http.send = (request) => send(request && request.method, request);

  // ---- context

  const context = {
    values: { get: (name) => value(ask('value', String(name))) },
    services: { get: service },
    functions: {
      execute(name, ...args) {
        const answer = ask('execute', String(name), toText(args, INT));
        // An async function gives a promise, another one its value, as in the service.
        return answer[0] === '~' ? Promise.resolve(fromText(answer.slice(1))) : fromText(answer);
      },
    },
    http,
    runningAsSystem: () => ask('runningAsSystem') === 'true',
  };
  for (const name of ['user', 'environment', 'app', 'request']) {
    defineProperty(context, name, {
      configurable: true,
      enumerable: true,
      get() {
        const found = value(ask(name));
        defineProperty(context, name, { value: found, writable: true, configurable: true, enumerable: true });
        return found;
      },
    });
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

  const console = {};
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    console[level] = (...parts) => {
      ask('log', level, parts.map(shown).join(' '));
    };
  }

  function bytes(given) {
    return given instanceof BSON.Binary ? given.toBase64() : BSON.Binary.fromText(String(given)).toBase64();
  }

  const utils = {
    jwt: {
      encode(method, payload, secret, header = {}) {
        const head = relaxedText({ ...header, alg: String(method), typ: 'JWT' });
        return ask('jwtEncode', String(secret), stringify([String(method), head, relaxedText(payload)]));
      },
      decode(token, key, returnHeader = false, methods = undefined) {
        const accepted = methods === undefined ? null : methods.map(String);
        const [header, payload] = parse(ask('jwtDecode', String(key), stringify([String(token), accepted])));
        return returnHeader ? { header: fromText(header), payload: fromText(payload) } : fromText(payload);
      },
    },
    crypto: {
      hash: (algorithm, input) => BSON.Binary.fromBase64(ask('hash', String(algorithm), bytes(input))),
      hmac(input, secret, algorithm, format) {
        const code = BSON.Binary.fromBase64(
          ask('hmac', String(algorithm), stringify([bytes(input), bytes(secret)])));
        return format === 'hex' ? code.toHex() : code.toBase64();
      },
      encrypt: (type, message, key) =>
        BSON.Binary.fromBase64(ask('encrypt', String(type), stringify([bytes(message), bytes(key)]))),
      decrypt: (type, message, key) =>
        BSON.Binary.fromBase64(ask('decrypt', String(type), stringify([bytes(message), bytes(key)]))),
      sign: notEmulated('utils.crypto.sign()'),
      verify: notEmulated('utils.crypto.verify()'),
    },
  };

  function require(name) {
    throw new Error(`Cannot find module '${name}': modules are not emulated`);
  }

  // ---- the function

  const module = { exports: {} };
  const globals = {
    context, console, utils, BSON, EJSON, require, module,
    exports: undefined,
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
  const initialExports = module.exports;

  function exported() {
    if (typeof globalThis.exports === 'function') return globalThis.exports;
    if (module.exports !== initialExports) return module.exports;
    return undefined;
  }

  function fulfilled(result) {
    let text;
    try {
      text = toText(result, resultWidth);
    } catch (e) {
      if (!(e instanceof UnserializableError)) return rejected(e);
      return done('unserializable', `the function returned ${e.message}, which has no counterpart in BSON`);
    }
    done('value', text);
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

  function start(argumentsText) {
    const main = exported();
    if (typeof main !== 'function') return done('invalid', "'exports' must be a function");
    try {
      const into = { widths: 0 };
      const args = fromText(argumentsText, into);
      resultWidth = computed(into.widths);
      const result = main(...args);
      if (result === null || typeof result !== 'object' || typeof result.then !== 'function') {
        return fulfilled(result);
      }
      done('promised', '');
      result.then(fulfilled, rejected);
    } catch (e) {
      rejected(e);
    }
  }

  return freeze({ start, settle, fire, describe });
})
