// What can be done with a user who waits for confirmation.

import { confirm } from '../dialog.js';

/** The entries of the menu. */
export function pendingItems(context, user, refresh) {
  const email = user.login_ids[0].id;
  const path = `/user_registrations/by_email/${encodeURIComponent(email)}`;
  const change = (method, end, said) => async () => {
    if ((await context.attempt(() => context.admin(method, path + end).then(() => true), said)) === true) {
      await context.attempt(refresh);
    }
  };
  return [
    ['Confirm User', change('POST', '/confirm', `User ${email} was confirmed.`)],
    ['Run user confirmation', change('POST', '/run_confirm', `The confirmation of ${email} was run again.`)],
    ['Resend confirmation', change('POST', '/send_confirm', `The confirmation of ${email} was sent again.`)],
    ['Delete', async () => {
      if (await confirm('Delete User', `The registration of ${email} is removed.`, 'Delete')) {
        await change('DELETE', '', `User ${email} was deleted.`)();
      }
    }],
  ];
}
