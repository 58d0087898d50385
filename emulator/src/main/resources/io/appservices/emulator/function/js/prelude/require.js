// `require` and the globals that are parts of modules, which cost nothing until a function asks for one.
(function (moduleHost, calls, errorOf, BSON) {
  'use strict';

  const { read, later } = calls;
  const { defineProperty } = Object;

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

  return { modules, require, prepare, lazyGlobal };
})
