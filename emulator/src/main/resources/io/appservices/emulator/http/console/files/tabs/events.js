// Events: what happened to users, all of them or one.

import { button, field, h, row, table, time } from '../dom.js';
import { follow } from '../live.js';

const COLUMNS = ['Time', 'Event', 'User', 'Name', 'Providers', 'Cause', 'By'];

export async function open(context) {
  const user = field('User id', 'input', { value: context.parameters.get('user') ?? '', size: 26, autocomplete: 'off' });
  const apply = (event) => {
    event.preventDefault();
    context.go('events', { user: user.input.value.trim() });
  };
  const { element, body } = table('Events, newest first', COLUMNS);
  const none = h('p', { class: 'quiet' }, 'Nothing yet. Events appear here as they happen.');
  const wanted = { app: context.app.client_app_id };
  if (context.parameters.get('user')) {
    wanted.user = context.parameters.get('user');
  }
  const read = async (more) =>
    (await context.control('GET', `/events?${new URLSearchParams({ ...wanted, ...more })}`)).events;
  await follow(context.signal, 'events', read, (events) => {
    body.prepend(...[...events].reverse().map(line));
    none.hidden = body.childElementCount > 0;
  });
  return [
    h('form', { class: 'bar', role: 'search', 'aria-label': 'Events', on: { submit: apply } },
      user.row,
      h('button', { type: 'submit' }, 'Apply'),
      button('Clear filter', () => context.go('events'))),
    none,
    element,
  ];
}

const line = (event) => row([
  time(event.time),
  event.type.replaceAll('_', ' '),
  event.user ? h('code', {}, event.user) : '–',
  event.name ?? '–',
  (event.providers ?? []).join(', ') || '–',
  event.cause?.replaceAll('_', ' ') ?? '–',
  event.by,
]);
