'use strict';

module.exports = {
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
  rootCertificates: [],
  ...require('not_emulated')('tls', ['connect', 'createServer', 'createSecureContext', 'TLSSocket', 'Server']),
};
