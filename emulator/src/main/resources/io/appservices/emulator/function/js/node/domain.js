// For packages that ask which domain they are in: there is none.
'use strict';

module.exports = {
  active: null,
  ...require('not_emulated')('domain', ['create', 'createDomain', 'Domain'], 'functions have no domains'),
};
