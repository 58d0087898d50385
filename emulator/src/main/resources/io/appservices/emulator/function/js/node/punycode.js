module.exports = require('vendor/punycode');
