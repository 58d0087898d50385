// Modules: `require`, for the npm packages of the app and for what Node has built in. The prelude has this loaded when
// a function first asks for a module, or for one of the globals that are one.
//
// `host` finds and reads: `resolve(folder, name)` gives a path or a message after `!`, `load(path)` a function or the
// text of what is wrong, `text(path)` and `bytes(operation, ...)` contents. Instances live as long as the call.
(function (host, errorOf) {
  'use strict';

  const { create, defineProperty, freeze, keys } = Object;
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
    else {
      const require = requireOf(module);
      const source = loaded(id);
      source.call(module.exports, module.exports, require, module, id, module.path, esModule(module, require));
    }
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

  // ---- ES modules

  const namespaces = new WeakMap();
  const esModules = new WeakSet();

  /** The value of `import * as`: the exports of an ES module, or those of another one with the whole as `default`. */
  function namespaceOf(exported) {
    if (exported === null || (typeof exported !== 'object' && typeof exported !== 'function')) {
      return freeze({ default: exported });
    }
    if (exported.__esModule) return exported;
    let namespace = namespaces.get(exported);
    if (namespace === undefined) {
      namespace = create(null);
      for (const name of keys(exported)) getter(namespace, name, () => exported[name]);
      getter(namespace, 'default', () => exported);
      namespaces.set(exported, namespace);
    }
    return namespace;
  }

  function getter(of, name, get) {
    defineProperty(of, name, { get, enumerable: true, configurable: true });
  }

  function imported(exported, name, source) {
    if (name === '*') return namespaceOf(exported);
    const isMarked = exported !== null && exported !== undefined && exported.__esModule;
    if (name === 'default' && !(isMarked && ('default' in exported || esModules.has(exported)))) return exported;
    if (isMarked && esModules.has(exported) && !(name in exported)) {
      throw new SyntaxError(`The requested module '${source}' does not provide an export named '${name}'`);
    }
    return exported[name];
  }

  /** The functions that the code of an ES module calls: it was made one of CommonJS, with imports looked up when used. */
  function esModule(module, require) {
    const sources = [];
    const values = [];
    const get = (index, name) => imported(values[index], name, sources[index]);

    function load(names, stars) {
      names.forEach((name, index) => {
        sources[index] = name;
        values[index] = require(name);
        if (stars.includes(index)) exportAll(namespaceOf(values[index]));
      });
    }

    function exportAll(namespace) {
      for (const name of keys(namespace)) {
        if (name !== 'default' && !(name in module.exports)) getter(module.exports, name, () => namespace[name]);
      }
    }

    return freeze({
      get,
      load,
      imports(bindings) {
        const scope = create(null);
        for (const name of keys(bindings)) {
          defineProperty(scope, name, {
            get: () => get(...bindings[name]),
            set() { throw new TypeError(`Assignment to constant variable '${name}'`); },
          });
        }
        return scope;
      },
      exports(getters) {
        esModules.add(module.exports);
        defineProperty(module.exports, '__esModule', { value: true });
        for (const name of keys(getters)) getter(module.exports, name, getters[name]);
      },
      import: (name) => new Promise((resolve) => resolve(namespaceOf(require(String(name))))),
      meta: { url: `file://${module.filename}`, filename: module.filename, dirname: module.path },
    });
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

  /** For a function, whose imports are found as what it requires. */
  const esFunction = (module) => esModule(module, require);

  return freeze({ require, global, esFunction });
})
