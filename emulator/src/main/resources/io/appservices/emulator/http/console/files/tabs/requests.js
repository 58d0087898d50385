// Requests: what was answered, as it happens, and why a call was refused.

import { dialog } from '../dialog.js';
import { button, field, fill, h, list, row, select, table, time } from '../dom.js';
import { follow } from '../live.js';

const COLUMNS = ['Time', 'Status', 'Operation', 'User', 'Why it was refused', 'Details'];
const MOST = 500;

/** The calls that this page makes itself, and other operators as well. */
const OPERATORS = /^(admin|atlas|emulator)/;

export async function open(context) {
  const kept = context.parameters;
  const user = field('User id', 'input', { value: kept.get('user') ?? '', size: 26, autocomplete: 'off' });
  const operation = field('Operation', 'input', { value: kept.get('operation') ?? '', autocomplete: 'off' });
  const refused = select('Answered', [['', 'All'], ['true', 'Refused'], ['false', 'Accepted']], kept.get('refused') ?? '');
  const scope = select('Of', [['', 'This app'], ['all', 'All apps']], kept.get('scope') ?? '');
  const by = select('Calls', [['', 'Of clients'], ['all', 'Of operators, too']], kept.get('by') ?? '');
  const inputs = { user: user.input, operation: operation.input, refused: refused.input, scope: scope.input, by: by.input };
  const apply = (event) => {
    event.preventDefault();
    context.go('requests', Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value.trim()])));
  };
  const { element, body } = table('Requests, newest first', COLUMNS);
  const none = h('p', { class: 'quiet' }, 'Nothing yet. Requests appear here as they are answered.');
  const read = async (more) => (await context.control('GET', `/requests?${query(context, more)}`)).requests;
  const isWanted = (entry) => kept.get('by') === 'all' || kept.get('operation') || !OPERATORS.test(entry.operation ?? '');
  await follow(context.signal, 'requests', read, (entries) => {
    body.prepend(...entries.filter(isWanted).reverse().map(line));
    [...body.children].slice(MOST).forEach((old) => old.remove());
    none.hidden = body.childElementCount > 0;
  });
  if (kept.get('id')) {
    context.attempt(async () => show(await context.control('GET', `/requests/${encodeURIComponent(kept.get('id'))}`)));
  }
  const clear = () => context.attempt(async () => {
    await context.control('DELETE', '/requests');
    fill(body);
    none.hidden = false;
  }, 'The journal is empty.');
  return [
    h('form', { class: 'bar', role: 'search', 'aria-label': 'Requests', on: { submit: apply } },
      user.row, operation.row, refused.row, scope.row, by.row,
      h('button', { type: 'submit' }, 'Apply'),
      button('Clear filters', () => context.go('requests')),
      button('Clear the journal', clear)),
    none,
    element,
  ];
}

function query(context, more) {
  const kept = context.parameters;
  const wanted = {
    app: kept.get('scope') === 'all' ? '' : context.app.client_app_id,
    user: kept.get('user') ?? '',
    operation: kept.get('operation') ?? '',
    refused: kept.get('refused') ?? '',
    ...more,
  };
  return new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''));
}

function line(entry) {
  const element = row([
    time(entry.time),
    entry.status === 0 ? 'none' : String(entry.status),
    entry.operation ?? `${entry.method} ${entry.path}`,
    entry.user ? h('code', {}, entry.user) : '–',
    entry.reason ?? '',
    button('Details', () => show(entry), { class: 'small', 'aria-label': `Details of request ${entry.id}` }),
  ]);
  element.classList.toggle('refused', entry.reason !== undefined);
  return element;
}

const show = (entry) => dialog(`Request ${entry.id}`, list(entry));
