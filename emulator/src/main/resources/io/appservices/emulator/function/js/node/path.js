module.exports = require('vendor/path');
