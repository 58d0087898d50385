// Values & Secrets. Nobody sees a secret again, this page neither.

import { confirm, form } from '../dialog.js';
import { button, field, h, table, text, time } from '../dom.js';
import { menu } from '../menu.js';
import { editEnvironmentValue, environmentSwitch } from '../parts/environment-values.js';

export async function open(context) {
  const list = h('div');
  const show = async () => {
    const [values, secrets, ofEnvironments] = await Promise.all(
      ['/values', '/secrets', '/environment_values'].map((path) => context.admin('GET', path)));
    const rows = [
      ...values.map((value) => [
        value.name, time(value.last_modified), value.from_secret ? 'Value of a secret' : 'Value',
        menu(`Actions for ${value.name}`, [
          ['Edit', () => editValue(context, value, show)],
          ['Delete', () => remove(context, 'values', value, show)],
        ]),
      ]),
      ...ofEnvironments.map((value) => [
        value.name, time(value.last_modified), 'Environment',
        menu(`Actions for environment value ${value.name}`, [
          ['Edit', () => editByEnvironment(context, value, show)],
          ['Delete', () => remove(context, 'environment_values', value, show)],
        ]),
      ]),
      ...secrets.map((secret) => [
        secret.name, time(secret.last_modified), 'Secret',
        menu(`Actions for secret ${secret.name}`, [
          ['Replace', () => editSecret(context, secret, show)],
          ['Delete', () => remove(context, 'secrets', secret, show)],
        ]),
      ]),
    ];
    const { element } = table('Values and secrets', ['Name', 'Changed', 'Type', 'Actions'], rows);
    list.replaceChildren(rows.length ? element : h('p', { class: 'quiet' }, 'This app has no value and no secret. Functions read them by context.values and context.environment.'));
  };
  await show();
  return [
    h('div', { class: 'bar' },
      button('New Value', () => editValue(context, undefined, show), { class: 'primary' }),
      button('New Secret', () => editSecret(context, undefined, show)),
      button('New Environment Value', () => editByEnvironment(context, undefined, show)),
      await environmentSwitch(context)),
    list,
  ];
}

async function editValue(context, value, show) {
  const known = value && (await context.attempt(() => context.admin('GET', `/values/${value._id}`)));
  if (value && !known) {
    return;
  }
  const name = field('Name', 'input', { required: true, value: known?.name ?? '', autocomplete: 'off' });
  const content = field(known?.from_secret ? 'Name of the secret' : 'Value (JSON)', 'textarea', {
    value: known ? text(known.from_secret ? known.value : JSON.stringify(known.value, undefined, 2)) : '""',
  });
  const done = await form(known ? 'Edit Value' : 'New Value', [name, content], 'Save', async () => {
    const body = {
      name: name.input.value,
      private: known?.private ?? false,
      from_secret: known?.from_secret ?? false,
      value: known?.from_secret ? content.input.value : JSON.parse(content.input.value),
    };
    await (known
      ? context.admin('PUT', `/values/${known._id}`, { _id: known._id, ...body })
      : context.admin('POST', '/values', body));
  });
  await finish(context, done, `Value ${name.input.value} was saved.`, show);
}

async function editByEnvironment(context, value, show) {
  const name = await context.attempt(() => editEnvironmentValue(context, value));
  await finish(context, name, `Environment value ${name} was saved.`, show);
}

async function editSecret(context, secret, show) {
  const name = field('Name', 'input', { required: true, value: secret?.name ?? '', autocomplete: 'off' });
  const content = field('Secret', 'input', { type: 'password', required: true, autocomplete: 'new-password' });
  const done = await form(secret ? 'Replace Secret' : 'New Secret', [name, content], 'Save', async () => {
    const body = { name: name.input.value, value: content.input.value };
    await (secret
      ? context.admin('PUT', `/secrets/${secret._id}`, { _id: secret._id, ...body })
      : context.admin('POST', '/secrets', body));
  });
  await finish(context, done, `Secret ${name.input.value} was saved.`, show);
}

async function remove(context, kind, one, show) {
  if (await confirm('Delete', `${one.name} is removed.`, 'Delete')) {
    await context.attempt(async () => {
      await context.admin('DELETE', `/${kind}/${one._id}`);
      await show();
    }, `${one.name} was deleted.`);
  }
}

async function finish(context, done, said, show) {
  if (done) {
    context.done(said);
    await context.attempt(show);
  }
}
