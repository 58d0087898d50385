// `constants`: those of three modules in one object, which Node keeps for old packages.
'use strict';

const { errno, priority, signals } = require('os').constants;

module.exports = { ...errno, ...priority, ...signals, ...require('fs').constants, ...require('crypto').constants };
