// Deployments: what was deployed, what is drafted, and back to an earlier one.

import { confirm, dialog } from '../dialog.js';
import { button, h, table, text, time } from '../dom.js';

export async function open(context) {
  const list = h('div');
  const show = async () => {
    const [deployments, drafts] = await Promise.all([
      context.admin('GET', '/deployments'), context.admin('GET', '/drafts'),
    ]);
    const { element } = table('Deployments, newest first', ['Id', 'Time', 'Status', 'Origin', 'Operator', 'Actions'],
      deployments.map((one) => [
        h('code', {}, one._id), time(one.deployed_at), one.status, one.origin ?? 'Admin API', h('code', {}, one.user_id),
        button('Redeploy', () => redeploy(context, one, show), { class: 'small', 'aria-label': `Redeploy ${one._id}` }),
      ]));
    list.replaceChildren(
      ...drafts.map((draft) => review(context, draft, show)),
      deployments.length ? element : h('p', { class: 'quiet' }, 'Nothing was deployed yet.'));
  };
  await show();
  return [
    h('div', { class: 'bar' }, button('Begin a draft', () => context.attempt(async () => {
      await context.admin('POST', '/drafts');
      await show();
    }, 'Changes are kept in a draft from now on.'))),
    list,
  ];
}

function review(context, draft, show) {
  const path = `/drafts/${draft._id}`;
  const act = (method, end, said) => () => context.attempt(async () => {
    await context.admin(method, path + end);
    await show();
  }, said);
  return h('div', { class: 'box' },
    h('h2', {}, 'Draft'),
    h('div', { class: 'bar' },
      button('Review draft', () => context.attempt(async () =>
        dialog('Changes', differences(await context.admin('GET', `${path}/diff`))))),
      button('Deploy', act('POST', '/deployment', 'The draft was deployed.'), { class: 'primary' }),
      button('Discard', act('DELETE', '', 'The draft was discarded.'))));
}

function differences(diff) {
  const lines = [...(diff.diffs ?? [])].map(text);
  const others = Object.entries(diff).filter(([name, value]) => name !== 'diffs' && JSON.stringify(value) !== '{}');
  return lines.length || others.length
    ? [lines.map((line) => h('pre', { class: 'box', tabindex: 0 }, line)),
       others.map(([name, value]) => [h('h3', {}, name.replaceAll('_', ' ')), h('pre', { class: 'box', tabindex: 0 }, text(value))])]
    : h('p', {}, 'Nothing was changed.');
}

async function redeploy(context, one, show) {
  if (await confirm('Redeploy', `The app becomes what it was with deployment ${one._id}.`, 'Redeploy')) {
    await context.attempt(async () => {
      await context.admin('POST', `/deployments/${one._id}/redeploy`);
      await show();
    }, `Deployment ${one._id} was deployed again.`);
  }
}
