// `util.inspect` as Node 10 has it; that of npm's package prints as Node 0.10 did.
'use strict';

const { types, inspect: { colors: COLOR_CODES, styles } } = require('vendor/util');
const {
  primitive, className, tagOf, prefix, accessor, keyText, base, joined, plain,
} = require('util/inspect_text');

const CUSTOM = Symbol.for('nodejs.util.inspect.custom');
const INDEX = /^(0|[1-9][0-9]*)$/;
const MOST_ITEMS = 2 ** 32 - 1;
const OF_TYPED_ARRAY = ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer'];

/** Returns names but those of indices, which come first and may be millions. */
function named(names) {
  let from = names.length;
  while (from > 0 && !(INDEX.test(names[from - 1]) && Number(names[from - 1]) < MOST_ITEMS)) from--;
  return names.slice(from);
}

function keysOf(ctx, value, hasItems) {
  const isSeen = (key) => Object.prototype.propertyIsEnumerable.call(value, key);
  const names = ctx.showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
  const symbols = Object.getOwnPropertySymbols(value);
  return [...(hasItems ? named(names) : names), ...(ctx.showHidden ? symbols : symbols.filter(isSeen))];
}

function indented(ctx, by, action) {
  ctx.indentationLvl += by;
  const result = action();
  ctx.indentationLvl -= by;
  return result;
}

function property(ctx, value, key, depth, isOfArray) {
  const found = Object.getOwnPropertyDescriptor(value, key);
  let between = ' ';
  let text;
  if (found.value === undefined) {
    text = accessor(ctx, found);
  } else {
    const by = isOfArray || !ctx.compact ? 2 : 3;
    indented(ctx, by, () => {
      text = shown(ctx, found.value, depth);
      if (by === 3 && plain(text).length > ctx.breakLength) {
        between = `\n${' '.repeat(ctx.indentationLvl)}`;
      }
    });
  }
  return `${keyText(ctx, key, found.enumerable)}:${between}${text}`;
}

function more(count) {
  return `... ${count} more item${count > 1 ? 's' : ''}`;
}

/** Finds the first index behind one that an array has; its holes may be too many to look at each. */
function following(value) {
  let keys;
  let place = 0;
  return (at) => {
    keys = keys || Object.keys(value);
    while (place < keys.length && Number(keys[place]) < at) place++;
    const isIndex = place < keys.length && INDEX.test(keys[place]);
    return isIndex ? Math.min(Number(keys[place]), value.length) : value.length;
  };
}

function items(ctx, value, depth) {
  const output = [];
  const next = following(value);
  let at = 0;
  while (at < value.length && output.length < ctx.maxArrayLength) {
    if (Object.prototype.hasOwnProperty.call(value, at)) {
      const item = value[at];
      output.push(indented(ctx, 2, () => shown(ctx, item, depth)));
      at++;
    } else {
      const count = next(at) - at;
      output.push(ctx.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined'));
      at += count;
    }
  }
  if (at < value.length) output.push(more(value.length - at));
  return output;
}

function ofTypedArray(ctx, value, depth) {
  const output = items(ctx, value, depth);
  if (ctx.showHidden) {
    OF_TYPED_ARRAY.forEach((key) => output.push(`[${key}]: ${indented(ctx, 2, () => shown(ctx, value[key], depth))}`));
  }
  return output;
}

function ofSet(ctx, value, depth) {
  const output = indented(ctx, 2, () => [...value].map((item) => shown(ctx, item, depth)));
  return ctx.showHidden ? [...output, `[size]: ${ctx.stylize(String(value.size), 'number')}`] : output;
}

function ofMap(ctx, value, depth) {
  const entry = ([key, item]) => `${shown(ctx, key, depth)} => ${shown(ctx, item, depth)}`;
  const output = indented(ctx, 2, () => [...value].map(entry));
  return ctx.showHidden ? [...output, `[size]: ${ctx.stylize(String(value.size), 'number')}`] : output;
}

function withMembers(...keys) {
  return (ctx, value, depth) => keys.map((key) => `${key}: ${indented(ctx, 2, () => shown(ctx, value[key], depth))}`);
}

function unknown(what) {
  return (ctx) => [ctx.stylize(`[${what} unknown]`, 'special')];
}

/** How the members of a value are shown: what opens them, and what those are that are no properties. */
function form(value, name, tag) {
  const start = prefix(name, tag);
  if (Array.isArray(value)) {
    const isPlain = name === 'Array' && tag === '';
    return { open: isPlain ? '[' : `${start}[`, close: ']', isArray: true, inner: value.length > 0 && items };
  }
  if (types.isTypedArray(value)) return { open: `${start}[`, close: ']', isArray: true, inner: value.length > 0 && ofTypedArray };
  if (types.isSet(value)) return { open: `${start}{`, close: '}', inner: value.size > 0 && ofSet };
  if (types.isMap(value)) return { open: `${start}{`, close: '}', inner: value.size > 0 && ofMap };
  if (types.isAnyArrayBuffer(value)) return { open: `${start}{`, close: '}', inner: withMembers('byteLength') };
  if (types.isDataView(value)) return { open: `${start}{`, close: '}', inner: withMembers('byteLength', 'byteOffset', 'buffer') };
  if (types.isPromise(value)) return { open: `${start}{`, close: '}', inner: unknown('state') };
  if (types.isWeakMap(value) || types.isWeakSet(value)) return { open: `${start}{`, close: '}', inner: unknown('items') };
  if (types.isArgumentsObject(value)) return { open: '[Arguments] {', close: '}' };
  if (name === '') return { open: `[Object: null prototype] ${tag === '' ? '' : `[${tag}] `}{`, close: '}' };
  return { open: name === 'Object' && tag === '' ? '{' : `${start}{`, close: '}' };
}

function members(ctx, value, depth) {
  const name = className(value);
  const tag = tagOf(value);
  const text = base(ctx, value, tag);
  const shape = text ? { open: '{', close: '}' } : form(value, name, tag);
  const isText = typeof value === 'object' && types.isStringObject(value);
  const keys = keysOf(ctx, value, shape.isArray || isText);
  if (keys.length === 0 && !shape.inner) return text || `${shape.open}${shape.close}`;
  if (depth !== null && depth < 0) return ctx.stylize(`[${Array.isArray(value) ? 'Array' : name || tag || 'Object'}]`, 'special');
  const next = depth === null ? null : depth - 1;
  ctx.seen.push(value);
  const output = [
    ...(shape.inner ? shape.inner(ctx, value, next) : []),
    ...keys.map((key) => property(ctx, value, key, next, shape.isArray)),
  ];
  ctx.seen.pop();
  if (ctx.sorted && !shape.isArray) output.sort(ctx.sorted === true ? undefined : ctx.sorted);
  return joined(ctx, output, text, shape);
}

function customOf(value) {
  const custom = value[CUSTOM] || value.inspect;
  const isPrototype = value.constructor && value.constructor.prototype === value;
  return typeof custom === 'function' && custom !== inspect && !isPrototype ? custom : null;
}

function shown(ctx, value, depth) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return primitive(ctx, value);
  const custom = ctx.customInspect ? customOf(value) : null;
  if (custom) {
    const made = custom.call(value, depth, ctx);
    if (made !== value) return typeof made === 'string' ? made : shown(ctx, made, depth);
  }
  return ctx.seen.includes(value) ? ctx.stylize('[Circular]', 'special') : members(ctx, value, depth);
}

function coloured(text, style) {
  const name = inspect.styles[style];
  if (name === undefined) return text;
  const [on, off] = inspect.colors[name];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

/** Returns a value as a text for people; the older form of the call has the options one by one. */
function inspect(value, options, depth, colors) {
  const given = typeof options === 'boolean' ? { showHidden: options } : options;
  const ctx = { ...inspect.defaultOptions, seen: [], indentationLvl: 0 };
  if (depth !== undefined) ctx.depth = depth;
  if (colors !== undefined) ctx.colors = colors;
  Object.assign(ctx, given);
  ctx.stylize = ctx.colors ? coloured : (text) => text;
  if (ctx.maxArrayLength === null) ctx.maxArrayLength = Infinity;
  return shown(ctx, value, ctx.depth);
}

inspect.custom = CUSTOM;
inspect.colors = COLOR_CODES;
inspect.styles = { ...styles, symbol: 'green' };
inspect.defaultOptions = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  breakLength: 60,
  compact: true,
  sorted: false,
};

module.exports = inspect;
