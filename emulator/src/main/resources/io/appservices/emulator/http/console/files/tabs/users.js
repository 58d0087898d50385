// App Users: who there is, and what an operator does to them.

import { form } from '../dialog.js';
import { button, field, fill, h, row, select, table, time } from '../dom.js';
import { menu } from '../menu.js';
import { confirmedItems, nameOf, status } from './user-actions.js';
import { pendingItems } from './user-pending.js';

const PAGE = 50;

const PROVIDERS = [
  ['', 'All'],
  ['local-userpass', 'Email/password'],
  ['anon-user', 'Anonymous'],
  ['api-key', 'API key'],
  ['custom-token', 'Custom JWT'],
  ['custom-function', 'Custom function'],
  ['oauth2-google', 'Google'],
  ['oauth2-facebook', 'Facebook'],
  ['oauth2-apple', 'Apple'],
];

const COLUMNS = ['Name', 'Id', 'User type', 'Providers', 'Created', 'Last login', 'User status', 'Enabled', 'Actions'];

export async function open(context) {
  const kept = context.parameters;
  const list = h('div');
  const state = { pending: kept.get('list') === 'pending' };
  const filters = filtersOf(kept);
  const toggles = [['Confirmed', false], ['Pending', true]].map(([label, pending]) =>
    button(label, () => context.go('users', pending ? { list: 'pending' } : {}), {
      'aria-pressed': String(state.pending === pending),
    }));
  const show = () => (state.pending ? showPending : showConfirmed)(context, list, filters.query());
  await show();
  return [
    h('div', { class: 'bar' }, toggles, button('Add New User', () => addUser(context, show), { class: 'primary' })),
    state.pending ? null : filters.element(context, show),
    list,
  ];
}

function filtersOf(kept) {
  const provider = select('Provider', PROVIDERS, kept.get('provider') ?? '');
  const enabled = select('Enabled', [['', 'All'], ['enabled', 'Enabled'], ['disabled', 'Disabled']], kept.get('enabled') ?? '');
  const id = field('Find a user by ID', 'input', { value: kept.get('id') ?? '', autocomplete: 'off', size: 26 });
  const email = field('Email or name', 'input', { value: kept.get('email') ?? '', autocomplete: 'off', type: 'search' });
  const all = [provider, enabled, id, email];
  const apply = (context, show) => async (event) => {
    event?.preventDefault();
    await context.attempt(show);
  };
  return {
    query: () => ({
      provider: provider.input.value,
      enabled: enabled.input.value,
      id: id.input.value.trim(),
      email: email.input.value.trim(),
    }),
    element: (context, show) =>
      h('form', { class: 'bar', role: 'search', 'aria-label': 'Users', on: { submit: apply(context, show) } },
        all.map((one) => one.row),
        h('button', { type: 'submit' }, 'Apply'),
        button('Clear', () => {
          all.forEach(({ input }) => { input.value = ''; });
          apply(context, show)();
        })),
  };
}

/** A page of confirmed users; by email from the emulator's own API, as the Admin API has no such search. */
async function confirmedPage(context, query, after) {
  if (query.id) {
    if (after) {
      return [];
    }
    return context
      .admin('GET', `/users/${encodeURIComponent(query.id)}`)
      .then((user) => [user])
      .catch((refusal) => {
        if (refusal.status === 404) {
          return [];
        }
        throw refusal;
      });
  }
  const parameters = new URLSearchParams({ limit: PAGE, ...(after ? { after } : {}) });
  if (query.email) {
    parameters.set('text', query.email);
    if (query.provider) parameters.set('provider', query.provider);
    if (query.enabled) parameters.set('disabled', String(query.enabled === 'disabled'));
    return (await context.control('GET', `/apps/${context.app.client_app_id}/users/search?${parameters}`)).users;
  }
  if (query.provider) parameters.set('provider_types', query.provider);
  if (query.enabled) parameters.set('status', query.enabled);
  return context.admin('GET', `/users?${parameters}`);
}

async function showConfirmed(context, list, query) {
  const counted = context.admin('GET', '/users_count');
  const { element, body } = table('Confirmed users', COLUMNS);
  const shown = h('p', { class: 'quiet' });
  const more = button('Load more', () => context.attempt(load));
  const refresh = () => showConfirmed(context, list, query);
  let last;
  const load = async () => {
    const [users, count] = await Promise.all([confirmedPage(context, query, last), counted]);
    body.append(...users.map((user) => confirmedRow(context, user, refresh)));
    last = users.at(-1)?._id ?? last;
    const isFirst = body.childElementCount === users.length && users.length > 0;
    fill(shown, body.childElementCount === 0
      ? 'No user matches.'
      : `${body.childElementCount} shown, ${count} in the app.`);
    more.hidden = users.length < PAGE || Boolean(query.id);
    if (!isFirst && users.length > 0) {
      body.children[body.childElementCount - users.length].querySelector('button')?.focus();
    }
  };
  await load();
  fill(list, shown, element, h('p', {}, more));
  performance.mark('users-shown');
}

function confirmedRow(context, user, refresh) {
  const name = nameOf(user);
  return row([
    name,
    [h('code', {}, user._id), ' ', copy(context, user._id)],
    user.type,
    user.identities.map((identity) => identity.provider_type).join(', '),
    time(user.creation_date),
    time(user.last_authentication_date),
    status(user),
    user.disabled ? h('span', { class: 'bad' }, 'Off') : 'On',
    menu(`Actions for ${name}`, confirmedItems(context, user, refresh)),
  ]);
}

function copy(context, id) {
  return button('Copy', () =>
    context.attempt(() => navigator.clipboard.writeText(id), `Copied ${id}.`), {
    class: 'small',
    'aria-label': `Copy ${id}`,
  });
}

async function showPending(context, list) {
  const { element, body } = table('Pending users', ['Email', 'Id', 'User status', 'Actions']);
  const shown = h('p', { class: 'quiet' });
  const more = button('Load more', () => context.attempt(load));
  const refresh = () => showPending(context, list);
  let last;
  const load = async () => {
    const parameters = new URLSearchParams({ limit: PAGE, ...(last ? { after: last } : {}) });
    const users = await context.admin('GET', `/user_registrations/pending_users?${parameters}`);
    body.append(...users.map((user) => pendingRow(context, user, refresh)));
    last = users.at(-1)?._id ?? last;
    fill(shown, body.childElementCount === 0 ? 'Nobody waits for confirmation.' : `${body.childElementCount} shown.`);
    more.hidden = users.length < PAGE;
  };
  await load();
  fill(list, shown, element, h('p', {}, more));
}

function pendingRow(context, user, refresh) {
  const email = user.login_ids[0].id;
  return row([
    email,
    [h('code', {}, user._id), ' ', copy(context, user._id)],
    'Pending Confirmation',
    menu(`Actions for ${email}`, pendingItems(context, user, refresh)),
  ]);
}

async function addUser(context, show) {
  const email = field('Email', 'input', { type: 'text', inputmode: 'email', required: true, autocomplete: 'off' });
  const password = field('Password (6 to 128 characters)', 'input', {
    type: 'password', required: true, minlength: 6, maxlength: 128, autocomplete: 'new-password',
  });
  const made = await form('Add New User', [email, password], 'Create', () =>
    context.admin('POST', '/users', { email: email.input.value, password: password.input.value }));
  if (made) {
    context.done(`User ${nameOf(made)} was created.`);
    await context.attempt(show);
  }
}
