'use strict';

module.exports = { isatty: () => false, ...require('not_emulated')('tty', ['ReadStream', 'WriteStream']) };
