// What can be done with a confirmed user.

import { confirm, dialog } from '../dialog.js';
import { h, list, table, text, time } from '../dom.js';

/** The name of a user: the name or the email that a provider gave, or else the id. */
export const nameOf = (user) =>
  [user.data?.name, user.data?.email, ...user.identities.map(({ provider_data: data }) => data?.name ?? data?.email)]
    .find((name) => typeof name === 'string' && name !== '') ?? user._id;

export const status = (user) => (user.last_authentication_date ? 'Confirmed' : 'Pending User Login');

/** The entries of the menu. */
export function confirmedItems(context, user, refresh) {
  const name = nameOf(user);
  const path = `/users/${user._id}`;
  const change = (method, end, said) => async () => {
    if ((await context.attempt(() => context.admin(method, path + end).then(() => true), said)) === true) {
      await context.attempt(refresh);
    }
  };
  const asked = (title, question, label, action) => async () => {
    if (await confirm(title, question, label)) {
      await action();
    }
  };
  const own = `/apps/${context.app.client_app_id}/users/${user._id}`;
  return [
    ['View Activity', () => context.go('requests', { user: user._id })],
    ['View Events', () => context.go('events', { user: user._id })],
    ['View Devices', () => context.attempt(() => viewDevices(context, user))],
    ['View Provider Data', () => viewProviderData(user)],
    ['View Sessions', () => context.attempt(() => viewSessions(context, own, name))],
    ['View Custom Data', () => context.attempt(() => viewCustomData(context, own, name))],
    user.disabled
      ? ['Enable User', change('PUT', '/enable', `User ${name} was enabled.`)]
      : ['Disable User', change('PUT', '/disable', `User ${name} was disabled.`)],
    ['Revoke all sessions', asked('Revoke all sessions', `${name} has to log in again on every device.`, 'Revoke',
      change('PUT', '/logout', `All sessions of ${name} were revoked.`))],
    ['Delete User', asked('Delete User', `${name} is removed for good, with all identities and sessions.`, 'Delete',
      change('DELETE', '', `User ${name} was deleted.`))],
  ];
}

async function viewDevices(context, user) {
  const devices = await context.admin('GET', `/users/${user._id}/devices`);
  const { element } = table('Devices', ['Platform', 'Platform version', 'App version', 'SDK version', 'Device id'],
    devices.map((device) => [
      device.platform ?? '–', device.platform_version ?? '–', device.app_version ?? '–', device.sdk_version ?? '–',
      h('code', {}, device._id),
    ]));
  await dialog('Devices', devices.length ? element : h('p', {}, 'No device is known of this user.'));
}

function viewProviderData(user) {
  return dialog('Provider Data', user.identities.map((identity) => [
    h('h3', {}, identity.provider_type),
    list({ id: identity.id, provider_id: identity.provider_id, ...identity.provider_data }),
  ]));
}

async function viewSessions(context, own, name) {
  const { sessions } = await context.control('GET', `${own}/sessions`);
  const { element } = table('Sessions', ['Session id', 'Provider', 'Device id', 'Expires'],
    sessions.map((session) => [
      h('code', {}, session._id), session.provider_type, h('code', {}, session.device_id), time(session.expires_at),
    ]));
  await dialog(`Sessions of ${name}`, sessions.length ? element : h('p', {}, 'This user has no session.'));
}

async function viewCustomData(context, own, name) {
  const { enabled, custom_data: data } = await context.control('GET', `${own}/custom-data`);
  const none = enabled ? 'This user has no custom data.' : 'Custom user data is switched off in this app.';
  await dialog(`Custom data of ${name}`, data === undefined ? h('p', {}, none) : h('pre', { class: 'box', tabindex: 0 }, text(data)));
}
