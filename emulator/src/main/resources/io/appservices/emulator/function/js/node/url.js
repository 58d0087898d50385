// Both APIs of `url`: the one before the URL standard, and that of the standard.
'use strict';

const old = require('vendor/url');
const { domainToASCII, domainToUnicode } = require('url/domain');

let standard;
function whatwg() {
  if (standard === undefined) standard = require('vendor/whatwg_url');
  return standard;
}

function isStandard(given) {
  return standard !== undefined && given instanceof standard.URL;
}

function format(given, { auth = true, fragment = true, search = true } = {}) {
  if (!isStandard(given)) return old.format(given);
  const url = new standard.URL(given.href);
  if (!auth) url.username = url.password = '';
  if (!fragment) url.hash = '';
  if (!search) url.search = '';
  return url.href;
}

function urlToHttpOptions(url) {
  const options = {
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    hash: url.hash,
    search: url.search,
    pathname: url.pathname,
    path: `${url.pathname || ''}${url.search || ''}`,
    href: url.href,
  };
  if (url.port !== '') options.port = Number(url.port);
  if (url.username || url.password) {
    options.auth = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  }
  return options;
}

module.exports = {
  Url: old.Url,
  parse: old.parse,
  resolve: old.resolve,
  resolveObject: old.resolveObject,
  format,
  urlToHttpOptions,
  domainToASCII,
  domainToUnicode,
  fileURLToPath: (url) => decodeURIComponent(new (whatwg().URL)(url).pathname),
  pathToFileURL: (path) => new (whatwg().URL)(`file://${encodeURI(path)}`),
  get URL() {
    return whatwg().URL;
  },
  get URLSearchParams() {
    return whatwg().URLSearchParams;
  },
};
