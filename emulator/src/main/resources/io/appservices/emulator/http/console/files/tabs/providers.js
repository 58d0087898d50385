// Authentication providers: on and off, and how they are set up.

import { button, h, table } from '../dom.js';
import { editProvider, PROVIDERS } from '../parts/provider-form.js';

export async function open(context) {
  const list = h('div');
  const show = async () => {
    const providers = await context.admin('GET', '/auth_providers');
    const known = new Map(providers.map((provider) => [provider.type, provider]));
    const { element } = table('Authentication providers', ['Provider', 'Type', 'Status', 'Actions'],
      Object.entries(PROVIDERS).map(([type, [title]]) => line(context, type, title, known.get(type), show)));
    list.replaceChildren(element);
  };
  await show();
  return list;
}

function line(context, type, title, provider, show) {
  const isOn = provider && !provider.disabled;
  const turn = () => context.attempt(async () => {
    await context.admin('PUT', `/auth_providers/${provider._id}/${isOn ? 'disable' : 'enable'}`);
    await show();
  }, `${type} is ${isOn ? 'off' : 'on'}.`);
  const edit = () => context.attempt(async () => {
    if (await editProvider(context, type, provider)) {
      context.done(`${type} was saved.`);
      await show();
    }
  });
  return [
    title,
    h('code', {}, type),
    isOn ? 'On' : h('span', { class: 'quiet' }, provider ? 'Off' : 'Not set up'),
    h('div', { class: 'bar' },
      provider
        ? button(isOn ? 'Turn off' : 'Turn on', turn, { class: 'small', 'aria-label': `${isOn ? 'Turn off' : 'Turn on'} ${type}` })
        : null,
      button(provider ? 'Edit' : 'Set up', edit, { class: 'small', 'aria-label': `${provider ? 'Edit' : 'Set up'} ${type}` })),
  ];
}
