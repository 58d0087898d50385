'use strict';

const { client } = require('http');

module.exports = client('https:', 443);
