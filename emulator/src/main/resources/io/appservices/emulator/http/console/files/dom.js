// Elements. Text goes in as text nodes only, so that nothing a user chose can become markup.

const SAFE_ADDRESS = /^(https?:\/\/|\/(?!\/)|#|blob:)/i;

/**
 * Makes an element. `properties` are attributes; `true` is one without a value, `false`, `null`
 * and `undefined` leave it out. `on` has listeners by event. Children are elements, text, lists of
 * them, or nothing.
 */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (key === 'on') {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (key === 'value') {
      element.value = value;
    } else if (value !== false && value !== null && value !== undefined) {
      setAttribute(element, key, value === true ? '' : String(value));
    }
  }
  element.append(...flat(children));
  return element;
}

function setAttribute(element, key, value) {
  if (/^on|^style$|^srcdoc$|^src$/i.test(key)) {
    throw new Error(`no attribute ${key} here`);
  }
  // Addresses come from mails and from users, too: what is not the web is no link.
  if (key !== 'href' || SAFE_ADDRESS.test(value)) {
    element.setAttribute(key, value);
  }
}

const flat = (children) =>
  children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

/** Puts children in place of what an element has. */
export function fill(element, ...children) {
  element.replaceChildren(...flat(children));
  return element;
}

export function button(label, action, properties = {}) {
  return h('button', { type: 'button', on: { click: action }, ...properties }, label);
}

let fields = 0;

/** A control with its label; `control` is `input`, `select` or `textarea`. */
export function field(label, control, properties = {}, ...children) {
  const id = `field-${++fields}`;
  const input = h(control, { id, ...properties }, ...children);
  return { row: h('p', { class: 'field' }, h('label', { for: id }, label), input), input };
}

/** A drop-down list; `choices` are pairs of value and text. */
export function select(label, choices, value = '', properties = {}) {
  return field(
    label,
    'select',
    properties,
    choices.map(([choice, text]) => h('option', { value: choice, selected: choice === value }, text)),
  );
}

/** A moment, given in seconds since 1970 or as text. */
export function time(moment) {
  if (moment === undefined || moment === null || moment === 0 || moment === '') {
    return '–';
  }
  const date = new Date(typeof moment === 'number' ? moment * 1000 : moment);
  if (Number.isNaN(date.getTime())) {
    return String(moment);
  }
  const iso = date.toISOString();
  return h('time', { datetime: iso, title: `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC` },
    h('span', { class: 'nowrap' }, iso.slice(0, 10)), ' ', h('span', { class: 'nowrap' }, iso.slice(11, 19)));
}

/** A value as text that can be read; what is not text as JSON. */
export const text = (value) =>
  typeof value === 'string' ? value : JSON.stringify(value, undefined, 2) ?? String(value);

/** Columns of buttons, which stay in sight where a table is wider than its place. */
const OF_BUTTONS = ['Actions', 'Details'];

/** A table: `columns` are texts, `rows` lists of cells. */
export function table(caption, columns, rows = []) {
  const body = h('tbody', {}, rows.map(row));
  const element = h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', { class: OF_BUTTONS.includes(columns.at(-1)) ? 'acts' : undefined },
      h('caption', { class: 'hidden' }, caption),
      h('thead', {}, h('tr', {}, columns.map((name) => h('th', { scope: 'col' }, name)))),
      body),
  );
  return { element, body };
}

export const row = (cells) => h('tr', {}, cells.map((cell) => h('td', {}, cell)));

/** Names and values one below the other. */
export const list = (members) =>
  h('dl', {}, Object.entries(members).map(([name, value]) => [
    h('dt', {}, name),
    h('dd', {}, value instanceof Node ? value : text(value)),
  ]));
