// Deployments: what was deployed, what is drafted, how they differ, and back to an earlier one.

import { confirm, dialog } from '../dialog.js';
import { button, fill, h, select, table, time } from '../dom.js';
import { configChanges } from '../parts/config-changes.js';

const COLUMNS = ['Id', 'Time', 'Status', 'Origin', 'Operator', 'Actions'];

export async function open(context) {
  const list = h('div');
  const show = async () => {
    const [deployments, drafts] = await Promise.all([
      context.admin('GET', '/deployments'), context.admin('GET', '/drafts'),
    ]);
    const { element } = table('Deployments, newest first', COLUMNS,
      deployments.map((one, index) => line(context, one, deployments[index + 1], show)));
    fill(list,
      drafts.length
        ? drafts.map((draft) => review(context, draft, show))
        : h('div', { class: 'bar' }, button('Begin a draft', () => context.attempt(async () => {
          await context.admin('POST', '/drafts');
          await show();
        }, 'Changes are kept in a draft from now on.'))),
      deployments.length > 1 ? comparison(context, deployments) : null,
      deployments.length ? element : h('p', { class: 'quiet' }, 'Nothing was deployed since the app was made.'));
  };
  await show();
  return list;
}

function line(context, one, earlier, show) {
  return [
    [one.name ? h('div', {}, one.name) : null, h('code', {}, one._id)],
    time(one.deployed_at), one.status, one.origin ?? 'Admin API', h('code', {}, one.user_id),
    h('div', { class: 'bar' },
      earlier
        ? button('Changes', () => differences(context, 'Changes', earlier._id, one._id), {
          class: 'small', 'aria-label': `Changes of ${one._id}`,
        })
        : null,
      button('Redeploy', () => redeploy(context, one, show), { class: 'small', 'aria-label': `Redeploy ${one._id}` })),
  ];
}

/** Any two of them. */
function comparison(context, deployments) {
  const choices = deployments.map(({ _id, deployed_at: at }) =>
    [_id, `${new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ')} (…${_id.slice(-6)})`]);
  const from = select('Compare', choices, deployments[1]._id);
  const to = select('with', choices, deployments[0]._id);
  const compare = (event) => {
    event.preventDefault();
    differences(context, 'Differences', from.input.value, to.input.value);
  };
  return h('form', { class: 'bar', on: { submit: compare } }, from.row, to.row, h('button', { type: 'submit' }, 'Compare'));
}

function differences(context, title, from, to) {
  return context.attempt(async () => {
    const query = new URLSearchParams({ from, to });
    const { changes } = await context.control('GET', `/apps/${context.app.client_app_id}/deployments/diff?${query}`);
    await dialog(title, configChanges(changes));
  });
}

function review(context, draft, show) {
  const path = `/drafts/${draft._id}`;
  const act = (method, end, said) => () => context.attempt(async () => {
    await context.admin(method, path + end);
    await show();
  }, said);
  return h('section', { class: 'box', 'aria-label': 'Draft' },
    h('h2', {}, 'Draft'),
    h('p', {}, 'What you change is kept here, and live only when it is deployed.'),
    h('div', { class: 'bar' },
      button('Review draft', () => differences(context, 'Changes', 'live', 'draft')),
      button('Deploy', act('POST', '/deployment', 'The draft was deployed.'), { class: 'primary' }),
      button('Discard', act('DELETE', '', 'The draft was discarded.'))));
}

async function redeploy(context, one, show) {
  if (await confirm('Redeploy', `The app becomes what it was with deployment ${one._id}. Secrets and users stay as they are.`, 'Redeploy')) {
    await context.attempt(async () => {
      await context.admin('POST', `/deployments/${one._id}/redeploy`);
      await show();
    }, `Deployment ${one._id} was deployed again.`);
  }
}
