// What a request of `http` has beside itself: a connection, an agent, and the answer.
'use strict';

const { Buffer } = require('buffer');
const EventEmitter = require('events');
const { Readable } = require('stream');

/** The connection that packages set up: there is none. */
class Socket extends EventEmitter {
  constructor(encrypted) {
    super();
    this.encrypted = encrypted;
    this.authorized = encrypted;
    this.connecting = false;
    this.destroyed = false;
    this.remoteAddress = '127.0.0.1';
  }
  destroy() {
    this.destroyed = true;
    return this;
  }
}
for (const name of ['setKeepAlive', 'setNoDelay', 'setTimeout', 'ref', 'unref', 'end']) {
  Socket.prototype[name] = function () {
    return this;
  };
}

class Agent extends EventEmitter {
  constructor(options = {}) {
    super();
    this.options = { ...options };
    this.requests = {};
    this.sockets = {};
    this.freeSockets = {};
    this.maxSockets = options.maxSockets === undefined ? Infinity : options.maxSockets;
    this.keepAlive = Boolean(options.keepAlive);
    this.defaultPort = 80;
    this.protocol = 'http:';
  }
  destroy() {}
}

class IncomingMessage extends Readable {
  constructor(socket, response) {
    super({ read() {} });
    const body = Buffer.from(response.body.toBase64(), 'base64');
    this.socket = this.connection = socket;
    this.httpVersion = '1.1';
    this.httpVersionMajor = this.httpVersionMinor = 1;
    this.statusCode = response.statusCode;
    this.statusMessage = response.status.replace(/^\d+ ?/, '');
    this.headers = {};
    this.rawHeaders = [];
    this.trailers = {};
    this.rawTrailers = [];
    this.complete = true;
    this.aborted = false;
    for (const name of Object.keys(response.headers)) this.#header(name, response.headers[name]);
    if (body.length > 0) this.push(body);
    this.push(null);
  }
  #header(name, values) {
    for (const value of values) this.rawHeaders.push(name, value);
    const key = name.toLowerCase();
    this.headers[key] = key === 'set-cookie' ? values : values.join(key === 'cookie' ? '; ' : ', ');
  }
  setTimeout() {
    return this;
  }
}

module.exports = { Agent, IncomingMessage, Socket };
