// Modules: `require`, for the npm packages of the app and for what Node has built in. The prelude has this loaded when
// a function first asks for a module, or for one of the globals that are one.
//
// `host` finds and reads: `resolve(folder, name)` gives a path or a message after `!`, `load(path)` a function or the
// text of what is wrong, `text(path)` and `bytes(operation, ...)` contents. Instances live as long as the call.
(function (host, errorOf) {
  'use strict';

  const { create, freeze } = Object;
  const { parse } = JSON;

  const cache = create(null);
  const builtIns = new Map();

  function folderOf(path) {
    const end = path.lastIndexOf('/');
    return end <= 0 ? '/' : path.slice(0, end);
  }

  function loaded(path) {
    const source = host.load(path);
    if (typeof source !== 'function') throw errorOf(source);
    return source;
  }

  /** A module of Node, or a part of one: `vendor/` are the packages that implement them. */
  function builtIn(given) {
    const name = given.replace(/\/$/, '');
    let module = builtIns.get(name);
    if (module === undefined) {
      module = { exports: {} };
      builtIns.set(name, module);
      try {
        loaded(`node:${name}`).call(undefined, module.exports, builtIn, module, host);
      } catch (e) {
        builtIns.delete(name);
        throw e;
      }
    }
    return module.exports;
  }

  function resolve(folder, name) {
    if (typeof name !== 'string') throw new TypeError('The "id" argument must be of type string');
    const found = host.resolve(folder, name);
    if (found[0] !== '!') return found;
    const error = errorOf(found.slice(1));
    error.code = 'MODULE_NOT_FOUND';
    throw error;
  }

  class Module {
    constructor(id, parent) {
      this.id = id;
      this.filename = id;
      this.path = folderOf(id);
      this.parent = parent;
      this.children = [];
      this.loaded = false;
      this.exports = {};
      if (parent !== undefined) parent.children.push(this);
    }
  }

  function json(path) {
    try {
      return parse(host.text(path));
    } catch (e) {
      throw new SyntaxError(`${path}: ${e.message}`);
    }
  }

  function run(module) {
    const { id } = module;
    if (id.endsWith('.json')) module.exports = json(id);
    else if (id.endsWith('.node')) throw new Error(`Cannot load '${id}': native modules are not emulated`);
    else loaded(id).call(module.exports, module.exports, requireOf(module), module, id, module.path);
    module.loaded = true;
  }

  function fromFile(path, parent) {
    const known = cache[path];
    if (known !== undefined) return known.exports;
    const module = new Module(path, parent);
    cache[path] = module;
    try {
      run(module);
    } catch (e) {
      delete cache[path];
      throw e;
    }
    return module.exports;
  }

  function requireOf(parent) {
    const folder = parent === undefined ? '/' : parent.path;
    const require = (name) => {
      const path = resolve(folder, name);
      return path.startsWith('node:') ? builtIn(path.slice(5)) : fromFile(path, parent);
    };
    require.resolve = (name) => {
      const path = resolve(folder, name);
      return path.startsWith('node:') ? path.slice(5) : path;
    };
    require.cache = cache;
    require.main = undefined;
    return require;
  }

  const GLOBALS = {
    Buffer: ['buffer', 'Buffer'],
    URL: ['url', 'URL'],
    URLSearchParams: ['url', 'URLSearchParams'],
    TextEncoder: ['text_encoding', 'TextEncoder'],
    TextDecoder: ['text_encoding', 'TextDecoder'],
  };

  const require = requireOf(undefined);

  function global(name) {
    if (name === 'process') return require('process');
    const [module, member] = GLOBALS[name];
    return (module === 'text_encoding' ? builtIn(module) : require(module))[member];
  }

  return freeze({ require, global });
})
