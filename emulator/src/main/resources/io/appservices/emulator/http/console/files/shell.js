// What is around the tabs: the apps, the tabs, what was done. See README.md for what a tab is given.

import { admin, control, prepareToken, signedOut, signOut } from './api.js';
import { button, fill, h, select } from './dom.js';

/** The tabs in their order; each is a module below tabs/. */
const TABS = [
  ['users', 'App Users'],
  ['outbox', 'Outbox'],
  ['requests', 'Requests'],
  ['events', 'Events'],
  ['clock', 'Clock'],
  ['logs', 'Logs'],
  ['functions', 'Functions'],
  ['triggers', 'Triggers'],
  ['values', 'Values & Secrets'],
  ['providers', 'Authentication Providers'],
  ['deployments', 'Deployments'],
  ['data', 'Data'],
  ['faults', 'Faults'],
  ['connect', 'Connect'],
];

let apps = [];
let place = { tab: '', app: undefined, parameters: new URLSearchParams() };
let leaving = new AbortController();
let parts;

signedOut.addEventListener('ended', () => leaving.abort());

/** Shows the console in an element. */
export async function openShell(root) {
  prepareToken();
  apps = (await control('GET', '/apps')).apps;
  parts = {
    done: h('p', { role: 'status', class: 'done' }),
    problem: h('p', { role: 'alert', class: 'problem' }),
    tabs: h('nav', { 'aria-label': 'Console' }),
    switcher: h('div', { class: 'switcher' }),
    main: h('main', { id: 'content' }),
  };
  fill(
    root,
    h('a', { class: 'skip', href: '#content', on: { click: skip } }, 'To the content'),
    h('header', {},
      h('span', { class: 'brand' }, 'App Services emulator'),
      parts.switcher,
      button('Sign out', leave)),
    h('div', { class: 'frame' }, parts.tabs, h('div', { class: 'column' }, parts.done, parts.problem, parts.main)),
  );
  window.addEventListener('hashchange', show);
  await show();
}

function skip(event) {
  event.preventDefault();
  parts.main.querySelector('h1')?.focus();
}

async function leave() {
  await signOut().catch(() => {});
  location.replace('/');
  location.reload();
}

function readPlace() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const parameters = new URLSearchParams(query);
  const tab = TABS.some(([name]) => name === path) ? path : TABS[0][0];
  const app = apps.find((known) => known.client_app_id === parameters.get('app')) ?? place.app ?? apps[0];
  return { tab, app, parameters };
}

/** The address of a tab; parameters that are empty are left out. */
function address(tab, parameters = {}) {
  const query = new URLSearchParams({ app: place.app?.client_app_id ?? '', ...parameters });
  [...query.entries()].filter(([, value]) => value === '').forEach(([name]) => query.delete(name));
  return `#/${tab}?${query}`;
}

async function show() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  place = readPlace();
  const title = TABS.find(([name]) => name === place.tab)[1];
  document.title = `${title} - App Services emulator`;
  showTabs();
  showSwitcher();
  fill(parts.problem);
  const heading = h('h1', { tabindex: -1 }, title);
  const content = h('div', {}, h('p', {}, 'Loading…'));
  fill(parts.main, heading, content);
  heading.focus();
  try {
    if (!place.app) {
      fill(content, h('p', {}, 'There is no app. POST /__emulator/v1/apps makes one.'));
      return;
    }
    const module = await import(`./tabs/${place.tab}.js`);
    const shown = await module.open(contextOf(signal));
    if (!signal.aborted) {
      fill(content, shown);
    }
  } catch (failure) {
    if (!signal.aborted) {
      fill(content);
      fail(failure);
    }
  }
}

function showTabs() {
  fill(parts.tabs, h('ul', {}, TABS.map(([name, title]) =>
    h('li', {}, h('a', { href: address(name), 'aria-current': name === place.tab ? 'page' : undefined }, title)))));
  const current = parts.tabs.querySelector('[aria-current]');
  // On a phone the tabs are a row that is longer than the screen.
  parts.tabs.scrollLeft = current.offsetLeft - (parts.tabs.clientWidth - current.offsetWidth) / 2;
}

function showSwitcher() {
  const { row, input } = select(
    'App',
    apps.map((app) => [app.client_app_id, app.client_app_id]),
    place.app?.client_app_id,
  );
  input.addEventListener('change', () => {
    location.hash = `#/${place.tab}?app=${encodeURIComponent(input.value)}`;
  });
  fill(parts.switcher, row);
}

/** The context that a tab is given (README.md). */
function contextOf(signal) {
  const { app, parameters } = place;
  const admins = `/groups/${app.group_id}`;
  return {
    app,
    parameters,
    signal,
    address,
    go: (tab, more) => { location.hash = address(tab, more); },
    admin: (method, path, body) => admin(method, `${admins}/apps/${app._id}${path}`, body, { signal }),
    adminGroup: (method, path, body) => admin(method, admins + path, body, { signal }),
    control: (method, path, body, options) => control(method, path, body, { signal, ...options }),
    appsChanged: async () => {
      apps = (await control('GET', '/apps')).apps;
      showSwitcher();
    },
    done,
    fail,
    attempt: async (action, said) => {
      try {
        const result = await action();
        if (said) {
          done(said);
        }
        return result;
      } catch (failure) {
        fail(failure);
        return undefined;
      }
    },
  };
}

function done(message) {
  fill(parts.problem);
  fill(parts.done, message);
}

function fail(failure) {
  if (failure?.name === 'AbortError') {
    return;
  }
  fill(parts.done);
  fill(parts.problem, failure?.message ?? String(failure));
}
