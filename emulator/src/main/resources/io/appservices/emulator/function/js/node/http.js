// `http` and `https` for clients, over `context.http`: what that may not reach, this may not either.
'use strict';

const { Buffer } = require('buffer');
const { Agent, IncomingMessage, Socket } = require('http/incoming');
const { Writable } = require('stream');
const url = require('url');

const { setTimeout, clearTimeout } = globalThis;

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

function checkName(name) {
  if (typeof name !== 'string' || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
    throw Object.assign(
      new TypeError(`Header name must be a valid HTTP token ["${name}"]`), { code: 'ERR_INVALID_HTTP_TOKEN' });
  }
}

class ClientRequest extends Writable {
  #headers = new Map();
  #chunks = [];
  #timer;
  #aborted = false;

  constructor(protocol, options, callback) {
    super();
    const { method = 'GET', headers = {}, auth, timeout } = options;
    this.protocol = options.protocol || protocol;
    if (this.protocol !== protocol) {
      throw Object.assign(
        new TypeError(`Protocol "${this.protocol}" not supported. Expected "${protocol}"`), { code: 'ERR_INVALID_PROTOCOL' });
    }
    this.method = String(method).toUpperCase();
    this.host = String(options.hostname || options.host || 'localhost').replace(/^(\[.*\]|[^:]*):\d+$/, '$1');
    this.port = options.port;
    this.path = options.path || '/';
    this.agent = options.agent;
    this.finished = false;
    this.headersSent = false;
    this.res = null;
    if (Array.isArray(headers)) {
      for (let i = 0; i < headers.length; i += 2) this.setHeader(headers[i], headers[i + 1]);
    } else {
      for (const name of Object.keys(headers)) if (headers[name] !== undefined) this.setHeader(name, headers[name]);
    }
    if (auth && !this.hasHeader('authorization')) {
      this.setHeader('Authorization', `Basic ${Buffer.from(auth).toString('base64')}`);
    }
    if (callback) this.once('response', callback);
    if (timeout) this.setTimeout(timeout);
    process.nextTick(() => {
      this.socket = this.connection = new Socket(protocol === 'https:');
      this.emit('socket', this.socket);
      // Nobody is asked: the request is sent as a whole.
      if (/^100-continue$/i.test(this.getHeader('expect')) && !this.#aborted) this.emit('continue');
    });
  }
  setHeader(name, value) {
    checkName(name);
    if (value === undefined) throw new TypeError(`Invalid value "undefined" for header "${name}"`);
    this.#headers.set(name.toLowerCase(), [name, value]);
    return this;
  }
  getHeader(name) {
    const found = this.#headers.get(String(name).toLowerCase());
    return found && found[1];
  }
  hasHeader(name) {
    return this.#headers.has(String(name).toLowerCase());
  }
  removeHeader(name) {
    this.#headers.delete(String(name).toLowerCase());
  }
  getHeaders() {
    return Object.fromEntries([...this.#headers].map(([key, [, value]]) => [key, value]));
  }
  getHeaderNames() {
    return [...this.#headers.keys()];
  }
  setTimeout(millis, callback) {
    clearTimeout(this.#timer);
    if (callback) this.once('timeout', callback);
    if (millis > 0) this.#timer = setTimeout(() => this.emit('timeout'), millis);
    return this;
  }
  flushHeaders() {}
  setNoDelay() {}
  setSocketKeepAlive() {}
  _write(chunk, encoding, done) {
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    done();
  }
  _final(done) {
    this.finished = true;
    this.headersSent = true;
    this.#send();
    done();
  }
  #send() {
    const headers = {};
    for (const [name, value] of this.#headers.values()) headers[name] = Array.isArray(value) ? value.map(String) : [String(value)];
    const host = /^[^[].*:/.test(this.host) ? `[${this.host}]` : this.host;
    const port = this.port ? `:${this.port}` : '';
    const request = { method: this.method, url: `${this.protocol}//${host}${port}${this.path}`, headers };
    const body = Buffer.concat(this.#chunks);
    if (body.length > 0) request.body = internal.binary(body.toString('base64'));
    internal.send(request).then(
      (response) => this.#answered(response),
      (e) => this.#failed(Object.assign(e, { code: /refused|allow/.test(e.message) ? 'ECONNREFUSED' : 'ECONNRESET' })),
    ).catch((e) => {
      // What nobody listens for ends the call, as it ends a process of Node.
      setTimeout(() => { throw e; });
    });
  }
  #answered(response) {
    clearTimeout(this.#timer);
    if (this.#aborted) return;
    this.res = new IncomingMessage(this.socket, response);
    this.res.req = this;
    if (!this.emit('response', this.res)) this.res.resume();
    this.emit('close');
  }
  #failed(error) {
    clearTimeout(this.#timer);
    if (this.#aborted) return;
    this.#aborted = true;
    this.emit('error', error);
    this.emit('close');
  }
  abort() {
    this.destroy();
  }
  get aborted() {
    return this.#aborted;
  }
  destroy(error) {
    clearTimeout(this.#timer);
    if (this.#aborted || this.res !== null) return this;
    this.#aborted = true;
    process.nextTick(() => {
      this.emit('abort');
      this.emit('error', error || Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
      this.emit('close');
    });
    return this;
  }
}

function optionsOf(given) {
  if (typeof given === 'string') {
    try {
      return url.urlToHttpOptions(new url.URL(given));
    } catch (e) {
      throw Object.assign(new TypeError(`Invalid URL: ${given}`), { code: 'ERR_INVALID_URL', input: given });
    }
  }
  return given && given.searchParams && given.href ? url.urlToHttpOptions(given) : { ...given };
}

/** The module of a protocol. */
function client(protocol, port) {
  class OwnAgent extends Agent {
    constructor(options) {
      super(options);
      this.protocol = protocol;
      this.defaultPort = port;
    }
  }
  function request(given, options, callback) {
    const second = typeof options === 'function' ? {} : options || {};
    const last = typeof options === 'function' ? options : callback;
    return new ClientRequest(protocol, { ...optionsOf(given), ...second }, last);
  }
  function get(...args) {
    const sent = request(...args);
    sent.end();
    return sent;
  }
  return {
    METHODS, STATUS_CODES, Agent: OwnAgent, ClientRequest, IncomingMessage, globalAgent: new OwnAgent(), request, get,
    maxHeaderSize: 16384,
    ...require('not_emulated')(protocol.slice(0, -1), ['createServer', 'Server', 'ServerResponse', 'OutgoingMessage']),
  };
}

const STATUS_CODES = {
  100: 'Continue', 101: 'Switching Protocols', 200: 'OK', 201: 'Created', 202: 'Accepted', 203: 'Non-Authoritative Information',
  204: 'No Content', 205: 'Reset Content', 206: 'Partial Content', 300: 'Multiple Choices', 301: 'Moved Permanently',
  302: 'Found', 303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect',
  400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found',
  405: 'Method Not Allowed', 406: 'Not Acceptable', 407: 'Proxy Authentication Required', 408: 'Request Timeout',
  409: 'Conflict', 410: 'Gone', 411: 'Length Required', 412: 'Precondition Failed', 413: 'Payload Too Large',
  414: 'URI Too Long', 415: 'Unsupported Media Type', 416: 'Range Not Satisfiable', 417: 'Expectation Failed',
  418: "I'm a Teapot", 422: 'Unprocessable Entity', 423: 'Locked', 424: 'Failed Dependency', 426: 'Upgrade Required',
  428: 'Precondition Required', 429: 'Too Many Requests', 431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons', 500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway',
  503: 'Service Unavailable', 504: 'Gateway Timeout', 505: 'HTTP Version Not Supported', 511: 'Network Authentication Required',
};

module.exports = client('http:', 80);
Object.defineProperty(module.exports, 'client', { value: client, enumerable: false });
