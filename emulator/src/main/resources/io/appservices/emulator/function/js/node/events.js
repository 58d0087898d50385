module.exports = require('vendor/events');
