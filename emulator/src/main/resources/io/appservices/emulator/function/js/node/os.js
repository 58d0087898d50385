// `os`: an operating system like the one that the service ran functions on.
'use strict';

const MEMORY = 350 * 1024 * 1024;

module.exports = {
  EOL: '\n',
  arch: () => 'x64',
  cpus: () => [],
  endianness: () => 'LE',
  freemem: () => MEMORY,
  homedir: () => '/',
  hostname: () => 'localhost',
  loadavg: () => [0, 0, 0],
  networkInterfaces: () => ({}),
  platform: () => 'linux',
  release: () => '5.4.0',
  tmpdir: () => '/tmp',
  totalmem: () => MEMORY,
  type: () => 'Linux',
  uptime: () => 0,
  userInfo: () => ({ uid: 1000, gid: 1000, username: 'function', homedir: '/', shell: null }),
  constants: require('os/constants'),
};
