// Logs: what functions and the service logged, with filters, and as a file.

import { dialog } from '../dialog.js';
import { button, field, fill, h, list, row, select, table, time } from '../dom.js';

const COLUMNS = ['Status', 'Date', 'Runtime', 'Type', 'Name', 'User id', 'Details'];
const TYPES = ['', 'FUNCTION', 'AUTH', 'AUTH_TRIGGER', 'DB_TRIGGER', 'SCHEDULED_TRIGGER', 'API', 'API_KEY', 'ENDPOINT', 'WEBHOOK', 'SCHEMA_GENERATION'];
const MOST_DOWNLOADED = 10_000;

export async function open(context) {
  const type = select('Type', TYPES.map((name) => [name, name || 'All']));
  const status = select('Status', [['', 'All'], ['true', 'Errors']]);
  const user = field('User id', 'input', { value: context.parameters.get('user') ?? '', size: 26, autocomplete: 'off' });
  const request = field('Request id', 'input', { size: 26, autocomplete: 'off' });
  const query = (more) => new URLSearchParams(Object.entries({
    type: type.input.value,
    errors_only: status.input.value,
    user_id: user.input.value.trim(),
    co_id: request.input.value.trim(),
    ...more,
  }).filter(([, value]) => value !== '' && value !== undefined));
  const { element, body } = table('Logs, newest first', COLUMNS);
  let rest;
  const load = async () => {
    const page = await context.admin('GET', `/logs?${query(rest)}`);
    body.append(...page.logs.map(line));
    rest = { end_date: page.nextEndDate, skip: page.nextSkip };
    more.hidden = page.nextEndDate === undefined;
  };
  const more = button('Load more', () => context.attempt(load));
  const again = async (event) => {
    event?.preventDefault();
    rest = {};
    fill(body);
    await context.attempt(load);
  };
  await again();
  return [
    h('form', { class: 'bar', role: 'search', 'aria-label': 'Logs', on: { submit: again } },
      type.row, status.row, user.row, request.row,
      h('button', { type: 'submit' }, 'Apply'),
      button('Download', () => context.attempt(() => download(context, query)))),
    element,
    h('p', {}, more),
  ];
}

function line(entry) {
  const failed = entry.error !== undefined && entry.error !== null;
  const element = row([
    failed ? 'Error' : 'OK',
    time(entry.started),
    `${new Date(entry.completed) - new Date(entry.started)} ms`,
    entry.type,
    entry.function_name || entry.event_subscription_name || entry.request_url || '–',
    entry.user_id ? h('code', {}, entry.user_id) : '–',
    button('Details', () => dialog('Log entry', [
      failed ? h('p', { class: 'bad' }, entry.error) : null,
      h('h3', {}, 'Console'),
      h('pre', { class: 'box', tabindex: 0 }, (entry.messages ?? []).map(String).join('\n') || 'nothing'),
      list(entry),
    ]), { class: 'small', 'aria-label': `Details of ${entry._id}` }),
  ]);
  element.classList.toggle('refused', failed);
  return element;
}

/** Saves all pages, 10 000 entries at most, as one JSON file. */
async function download(context, query) {
  const all = [];
  let rest = {};
  do {
    const page = await context.admin('GET', `/logs?${query(rest)}`);
    all.push(...page.logs);
    rest = page.nextEndDate && { end_date: page.nextEndDate, skip: page.nextSkip };
  } while (rest && all.length < MOST_DOWNLOADED);
  const file = new Blob([JSON.stringify(all, undefined, 2)], { type: 'application/json' });
  const href = URL.createObjectURL(file);
  h('a', { href, download: `${context.app.client_app_id}-logs.json` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  context.done(`${all.length} entries were saved.`);
}
