'use strict';

module.exports = require('not_emulated')('dgram', ['createSocket', 'Socket']);
