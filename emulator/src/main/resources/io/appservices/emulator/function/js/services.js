// The services that a function reaches by `context.services.get(...)`.
//
// `host` is that of the function which asks: `ask(operation, a, b)` answers at once, and
// `later(operation, request)` gives a promise.
(function (parts) {
  'use strict';

  const { keys } = Object;

  const Cursor = parts['services/cursor']();
  const Session = parts['services/session']();

  function defined(fields) {
    for (const key of keys(fields)) if (fields[key] === undefined) delete fields[key];
    return fields;
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

    constructor(host, service, database, collection) {
      this.#run = (operation, { options, ...fields }) => {
        const { session: given, maxTimeMS, collation, hint } = options || {};
        const session = given ? Session.transaction(given) : undefined;
        return host.later('service', [
          service, operation, { database, collection, ...defined({ ...fields, maxTimeMS, collation, hint, session }) },
        ]);
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
    replaceOne(query, replacement, options = {}) {
      return this.#update('replaceOne', query, replacement, options);
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
      const { ordered } = options || {};
      return this.#run('bulkWrite', { operations, ordered, options });
    }
  }

  function names(host, operation, service, database) {
    return JSON.parse(host.ask(operation, service, database));
  }

  /** The name that `db` or `collection` is given: of anything else there is no such one. */
  function named(method, kind, given) {
    const isName = ['string', 'number', 'bigint', 'boolean'].includes(typeof given) || given instanceof String;
    if (!isName || String(given) === '') {
      const what = given === null ? 'null' : isName ? 'an empty string' : typeof given;
      throw new TypeError(`${method}() takes the name of a ${kind} as a string, not ${what}`);
    }
    return String(given);
  }

  /** The handle of a data source, for a function. */
  function client(host, service) {
    return {
      db(given) {
        const database = named('db', 'database', given);
        return {
          collection: (collection) =>
            new Collection(host, service, database, named('collection', 'collection', collection)),
          getCollectionNames: () => names(host, 'collectionNames', service, database),
        };
      },
      admin: () => ({ getDBNames: () => names(host, 'databaseNames', service) }),
      startSession: () => new Session(host, service),
    };
  }

  /** The actions of services that have few; of AWS there are more than anybody lists. */
  const ACTIONS = { twilio: ['send'], gcm: ['send'], github: [] };

  /** An object whose every property is a function that `call` is told of, or those of a list. */
  function actions(call, known) {
    return new Proxy({}, {
      // What is awaited, or turned to text, is asked for `then` and `toJSON`.
      get: (target, name) =>
        typeof name === 'symbol' || name === 'then' || name === 'toJSON' || (known && !known.includes(name))
          ? undefined
          : (...args) => call(name, args),
    });
  }

  /** The handle of a service that is not emulated: the host keeps what is sent to it. */
  function outside(host, service, type) {
    const send = (action, args, region) =>
      host.later('service', [service, action, defined({ region, arguments: args })]);
    return actions((name, args) => {
      const isPart = type === 'aws' && (args.length === 0 || typeof args[0] === 'string');
      return isPart
        ? actions((action, given) => send(`${name}.${action}`, given, args[0]))
        : send(name, args);
    }, ACTIONS[type]);
  }

  return { client, outside };
})
