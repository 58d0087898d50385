'use strict';

module.exports = {
  constants: {
    HTTP2_HEADER_SCHEME: ':scheme',
    HTTP2_HEADER_METHOD: ':method',
    HTTP2_HEADER_PATH: ':path',
    HTTP2_HEADER_STATUS: ':status',
    HTTP2_HEADER_AUTHORITY: ':authority',
    NGHTTP2_CANCEL: 8,
  },
  ...require('not_emulated')('http2', ['connect', 'createServer', 'createSecureServer']),
};
