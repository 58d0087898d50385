// The texts that `util.inspect` puts together, of values by themselves.
'use strict';

const { types } = require('vendor/util');

const NAME = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
const COLORS = /\u001b\[\d\d?m/g;
const ESCAPES = {
  '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\'': '\\\'', '\\': '\\\\',
};
const BOXES = {
  Number, String, Boolean, Symbol, BigInt,
};

function plain(text) {
  return text.replace(COLORS, '');
}

function quoted(text) {
  // eslint-disable-next-line no-control-regex
  return `'${text.replace(/[\x00-\x1f'\\]/g, (c) => ESCAPES[c]
    || `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
}

function primitive({ stylize }, value) {
  switch (typeof value) {
    case 'string': return stylize(quoted(value), 'string');
    case 'number': return stylize(Object.is(value, -0) ? '-0' : String(value), 'number');
    case 'bigint': return stylize(`${value}n`, 'number');
    default: return stylize(String(value), value === null ? 'null' : typeof value);
  }
}

/** The name of the class that an object is of; empty if it is of none. */
function className(value) {
  for (let at = value; at; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, 'constructor');
    if (found && typeof found.value === 'function' && found.value.name !== '') return found.value.name;
  }
  return '';
}

function tagOf(value) {
  const tag = value[Symbol.toStringTag];
  return typeof tag === 'string' ? tag : '';
}

function prefix(name, tag) {
  if (name === '') return tag === '' ? '' : `[${tag}] `;
  return tag === '' || tag === name ? `${name} ` : `${name} [${tag}] `;
}

function accessor({ stylize }, { get, set }) {
  if (get) return stylize(set ? '[Getter/Setter]' : '[Getter]', 'special');
  return set ? stylize('[Setter]', 'special') : stylize('undefined', 'undefined');
}

function keyText({ stylize }, key, isEnumerable) {
  if (typeof key === 'symbol') return `[${stylize(String(key), 'symbol')}]`;
  if (!isEnumerable) return `[${key}]`;
  return NAME.test(key) ? stylize(key, 'name') : stylize(quoted(key), 'string');
}

function functionText(value, tag) {
  const kind = /Function$/.test(tag) ? tag : 'Function';
  return value.name ? `[${kind}: ${value.name}]` : `[${kind}]`;
}

/** Without a stack it stands in brackets, but not within another value, where Node forgets them. */
function errorText(ctx, value) {
  const text = String(value.stack || Error.prototype.toString.call(value));
  if (ctx.indentationLvl > 0) return text.replace(/\n/g, `\n${' '.repeat(ctx.indentationLvl)}`);
  return text.includes('\n    at') ? text : `[${text}]`;
}

function dateText(value) {
  return Number.isNaN(value.getTime()) ? Date.prototype.toString.call(value) : Date.prototype.toISOString.call(value);
}

function boxText(ctx, value) {
  const kind = Object.keys(BOXES).find((name) => types[`is${name}Object`](value));
  const text = primitive({ stylize: (one) => one }, BOXES[kind].prototype.valueOf.call(value));
  return ctx.stylize(`[${kind}: ${text}]`, kind.toLowerCase());
}

/** What stands for a value that is not its members: `base`, and its members if it has any. */
function base(ctx, value, tag) {
  if (typeof value === 'function') return ctx.stylize(functionText(value, tag), 'special');
  if (types.isRegExp(value)) return ctx.stylize(RegExp.prototype.toString.call(value), 'regexp');
  if (types.isDate(value)) return ctx.stylize(dateText(value), 'date');
  if (value instanceof Error || types.isNativeError(value)) return errorText(ctx, value);
  return types.isBoxedPrimitive(value) ? boxText(ctx, value) : '';
}

function joined(ctx, output, text, { open, close }) {
  const line = `\n${' '.repeat(ctx.indentationLvl)}`;
  if (!ctx.compact) {
    return `${text ? `${text} ` : ''}${open}${line}  ${output.join(`,${line}  `)}${line}${close}`;
  }
  const length = output.reduce((sum, one) => sum + plain(one).length + 1, 0);
  if (output.length * 2 <= ctx.breakLength && length <= ctx.breakLength) {
    return `${open}${text ? ` ${text}` : ''} ${output.join(', ')} ${close}`;
  }
  const start = text === '' && open.length === 1 ? ' ' : `${text ? ` ${text}` : ''}${line}  `;
  return `${open}${start}${output.join(`,${line}  `)} ${close}`;
}

module.exports = {
  primitive, className, tagOf, prefix, accessor, keyText, base, joined, plain,
};
