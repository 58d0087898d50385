// Authentication providers: on and off, and how they are set up.

import { form } from '../dialog.js';
import { button, field, h, table } from '../dom.js';

const KINDS = ['anon-user', 'local-userpass', 'api-key', 'custom-token', 'custom-function', 'oauth2-google', 'oauth2-facebook', 'oauth2-apple'];

export async function open(context) {
  const list = h('div');
  const show = async () => {
    const providers = await context.admin('GET', '/auth_providers');
    const known = new Map(providers.map((provider) => [provider.type, provider]));
    const { element } = table('Authentication providers', ['Provider', 'Status', 'Actions'],
      KINDS.map((type) => line(context, type, known.get(type), show)));
    list.replaceChildren(element);
  };
  await show();
  return list;
}

function line(context, type, provider, show) {
  const isOn = provider && !provider.disabled;
  const turn = () => context.attempt(async () => {
    await context.admin('PUT', `/auth_providers/${provider._id}/${isOn ? 'disable' : 'enable'}`);
    await show();
  }, `${type} is ${isOn ? 'off' : 'on'}.`);
  return [
    type,
    isOn ? 'On' : 'Off',
    h('div', { class: 'bar' },
      provider
        ? button(isOn ? 'Turn off' : 'Turn on', turn, { class: 'small', 'aria-label': `${isOn ? 'Turn off' : 'Turn on'} ${type}` })
        : null,
      button('Edit', () => context.attempt(() => edit(context, type, provider, show)), { class: 'small', 'aria-label': `Edit ${type}` })),
  ];
}

async function edit(context, type, provider, show) {
  const known = provider ? await context.admin('GET', `/auth_providers/${provider._id}`) : {};
  const editable = ['config', 'secret_config', 'metadata_fields', 'redirect_uris', 'domain_restrictions'];
  const shown = Object.fromEntries(editable.filter((name) => known[name] !== undefined).map((name) => [name, known[name]]));
  const content = field('Settings, as in the Admin API (JSON)', 'textarea', {
    rows: 14, spellcheck: false, value: JSON.stringify(Object.keys(shown).length ? shown : { config: {} }, undefined, 2),
  });
  const done = await form(`Edit ${type}`, [content], 'Save', async () => {
    const settings = JSON.parse(content.input.value);
    await (provider
      ? context.admin('PATCH', `/auth_providers/${provider._id}`, settings)
      : context.admin('POST', '/auth_providers', { name: type, type, disabled: false, ...settings }));
  });
  if (done) {
    context.done(`${type} was saved.`);
    await show();
  }
}
