// The response of a function that answers a request to an endpoint: what the function sets on it, and what
// becomes of that.
(function (BSON, EJSON) {
  'use strict';

  const { isInteger } = Number;
  const LEAST_STATUS = 200;
  const MOST_STATUS = 599;
  const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
  const FORBIDDEN = /[\0\r\n]/;

  const made = new WeakMap();

  /** The body as bytes; what is neither text nor bytes becomes text. */
  function bytesOf(body) {
    if (body instanceof BSON.Binary) return { bytes: body, isText: false };
    if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
      return { bytes: new BSON.Binary(body), isText: false };
    }
    return { bytes: BSON.Binary.fromText(textOf(body)), isText: true };
  }

  function textOf(body) {
    if (body === undefined || body === null) return '';
    if (body instanceof BSON.ObjectId) return body.toString();
    return typeof body === 'object' ? EJSON.stringify(body) : String(body);
  }

  function header(name, value) {
    if (!TOKEN.test(String(name))) throw new TypeError(`'${name}' is not a valid header name`);
    if (FORBIDDEN.test(String(value))) throw new TypeError(`the value of header '${name}' has a line break`);
    return { name: String(name), value: String(value) };
  }

  class HTTPResponse {
    constructor() {
      made.set(this, { headers: [] });
    }

    setStatusCode(code) {
      const status = typeof code === 'object' && code !== null ? code.valueOf() : code;
      if (!isInteger(status) || status < LEAST_STATUS || status > MOST_STATUS) {
        throw new TypeError(`the status code must be a number from ${LEAST_STATUS} to ${MOST_STATUS}`);
      }
      made.get(this).status = status;
    }

    setBody(body) {
      Object.assign(made.get(this), bytesOf(body));
    }

    setHeader(name, value) {
      const response = made.get(this);
      const set = header(name, value);
      const key = set.name.toLowerCase();
      response.headers = response.headers.filter((other) => other.name.toLowerCase() !== key);
      response.headers.push(set);
    }

    addHeader(name, value) {
      made.get(this).headers.push(header(name, value));
    }
  }

  /** Calls the function with a response behind its arguments; what it returned, and made of the response. */
  async function respond(main, args) {
    const response = new HTTPResponse();
    const result = await main(...args, response);
    return { result, ...made.get(response) };
  }

  return { HTTPResponse, respond };
})
