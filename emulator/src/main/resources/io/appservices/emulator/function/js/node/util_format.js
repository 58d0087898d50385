// `util.format` with all of Node's placeholders, of which npm's package has `%s`, `%d` and `%j`.
'use strict';

const inspect = require('util/inspect');

const PLACEHOLDERS = /%[sdifjoO%]/g;
const OF_ALL = { showHidden: true, depth: 4 };

function number(given, convert) {
  if (typeof given === 'bigint') return `${given}n`;
  return typeof given === 'symbol' ? 'NaN' : String(convert(given));
}

function json(given) {
  try {
    return JSON.stringify(given);
  } catch (e) {
    if (e instanceof TypeError && /circular/i.test(e.message)) return '[Circular]';
    throw e;
  }
}

const SHOWN = {
  '%s': (given) => (typeof given === 'bigint' ? `${given}n` : String(given)),
  '%d': (given) => number(given, Number),
  '%i': (given) => number(given, parseInt),
  '%f': (given) => (typeof given === 'symbol' ? 'NaN' : String(parseFloat(given))),
  '%j': json,
  '%o': (given) => inspect(given, OF_ALL),
  '%O': (given) => inspect(given),
};

function shown(given) {
  return typeof given === 'string' ? given : inspect(given);
}

/** The text, with arguments in the places of its placeholders and the others behind it. */
function format(...given) {
  if (typeof given[0] !== 'string') return given.map(shown).join(' ');
  const [text, ...others] = given;
  if (others.length === 0) return text;
  let used = 0;
  const filled = text.replace(PLACEHOLDERS, (placeholder) => {
    if (placeholder === '%%') return '%';
    return used < others.length ? SHOWN[placeholder](others[used++]) : placeholder;
  });
  const rest = others.slice(used).map((one) => (typeof one === 'object' || typeof one === 'symbol' ? shown(one) : String(one)));
  return [filled, ...rest].join(' ');
}

module.exports = format;
