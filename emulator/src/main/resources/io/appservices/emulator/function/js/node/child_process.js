// For packages that load it and seldom call it; functions themselves are told that it is not there.
'use strict';

module.exports = require('not_emulated')(
  'child_process', ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'],
  'functions start no processes');
