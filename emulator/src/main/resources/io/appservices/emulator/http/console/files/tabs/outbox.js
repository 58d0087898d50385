// Outbox: the mails that the service would have sent.

import { confirm } from '../dialog.js';
import { button, fill, h, row, table, time } from '../dom.js';
import { watch } from '../live.js';

const COLUMNS = ['Time', 'Kind', 'To', 'Subject', 'Links'];

export async function open(context) {
  const query = new URLSearchParams({ app: context.app.client_app_id });
  const { element, body } = table('Mails', COLUMNS);
  const hint = h('p', { class: 'quiet' });
  let shown;
  const look = async () => {
    const { messages, hint: reason } = await context.control('GET', `/outbox?${query}`);
    const now = JSON.stringify(messages);
    if (now !== shown) {
      shown = now;
      fill(body, messages.reverse().map((mail) => row([
        time(mail.time), mail.kind.replace('_', ' '), mail.to, mail.subject, links(mail),
      ])));
      fill(hint, reason ?? '');
    }
  };
  await watch(context.signal, 'mails', look);
  const clear = async () => {
    if (await confirm('Clear', 'The mails of all apps are removed.', 'Clear')) {
      await context.attempt(async () => {
        await context.control('DELETE', '/outbox');
        await look();
      }, 'The outbox is empty.');
    }
  };
  return [h('div', { class: 'bar' }, button('Clear', clear)), hint, element];
}

/** The page of the emulator, and the link in the mail, which leads to the app's own page if it has one. */
const links = (mail) => [
  h('a', { href: mail.page, target: '_blank', rel: 'noopener noreferrer' }, `Open page for ${mail.to}`),
  h('br'),
  h('a', { href: mail.link, target: '_blank', rel: 'noopener noreferrer', class: 'code' }, mail.link),
];
