// `context`, of which each frame has its own.
(function (calls, services, values, errors) {
  'use strict';

  const { ask, later, read, value, execute, end, functionOf } = calls;
  const { toText, INT, EJSON } = values;
  const { defineProperty, keys } = Object;
  const { client: dataSource, outside } = services;
  const { InvalidSource, errorOf, describe } = errors;

  // ---- http

  function defined(fields) {
    for (const key of keys(fields)) if (fields[key] === undefined) delete fields[key];
    return fields;
  }

  /** Sends a request: of `context.http` by itself, of a service under its name, so that its rules are asked. */
  function send(frame, service, method, given) {
    if (given === null || typeof given !== 'object') {
      return Promise.reject(new TypeError('the request must be an object with a url'));
    }
    const request = defined({ ...given, method: String(method || 'GET').toUpperCase() });
    if (request.encodeBodyAsJSON === true && request.body !== undefined) {
      request.body = EJSON.stringify(request.body);
    }
    delete request.encodeBodyAsJSON;
    if (service === undefined) return later(frame, 'http', request);
    return later(frame, 'http', [service, request.method.toLowerCase(), { arguments: [request] }]);
  }

  function makeHttp(frame, service) {
    const http = {};
    for (const method of ['get', 'post', 'put', 'patch', 'delete', 'head']) {
      http[method] = (request) => send(frame, service, method, request);
    }
    http.send = (request) => send(frame, service, request && request.method, request);
    return http;
  }

  // ---- context

  function service(frame, name) {
    const type = ask(frame, 'serviceType', name);
    if (type === undefined) return undefined;
    if (type === 'http') return makeHttp(frame, name);
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
      services: { get: (name) => service(frame, String(name)) },
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

  return makeContext;
})
