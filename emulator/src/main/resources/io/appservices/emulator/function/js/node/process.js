// `process`, as far as the service had it, and what packages ask of it when they are loaded.
'use strict';

const START = Date.now();
const VERSION = '10.18.1';

const { setTimeout } = globalThis;

function notEmulated(name) {
  return () => {
    throw new Error(`process.${name} is not emulated`);
  };
}

function nextTick(callback, ...args) {
  Promise.resolve().then(() => callback(...args)).catch((e) => setTimeout(() => { throw e; }));
}

function hrtime(since) {
  const millis = Date.now() - START;
  const [seconds, nanos] = since === undefined ? [0, 0] : since;
  const passed = millis * 1e6 - seconds * 1e9 - nanos;
  return [Math.floor(passed / 1e9), passed - Math.floor(passed / 1e9) * 1e9];
}
hrtime.bigint = () => BigInt(Date.now() - START) * 1000000n;

const process = {
  title: 'node',
  version: `v${VERSION}`,
  versions: { node: VERSION },
  release: { name: 'node' },
  platform: 'linux',
  arch: 'x64',
  pid: 1,
  argv: [],
  execArgv: [],
  env: {},
  config: {},
  features: {},
  stdout: { isTTY: false, write: (text) => console.log(String(text).replace(/\n$/, '')) },
  stderr: { isTTY: false, write: (text) => console.error(String(text).replace(/\n$/, '')) },
  nextTick,
  hrtime,
  uptime: () => (Date.now() - START) / 1000,
  cwd: () => '/',
  umask: () => 0o22,
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0 }),
  emitWarning: (warning) => console.warn(String(warning)),
  emit: () => false,
  listenerCount: () => 0,
  listeners: () => [],
};
for (const name of ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners', 'setMaxListeners']) {
  process[name] = () => process;
}
for (const name of ['abort', 'binding', 'chdir', 'dlopen', 'exit', 'kill']) process[name] = notEmulated(name);
Object.defineProperty(process, Symbol.toStringTag, { value: 'process' });

module.exports = process;
