'use strict';

module.exports = require('not_emulated')(
  'dns', ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'resolveMx', 'resolveTxt', 'resolveSrv', 'reverse']);
