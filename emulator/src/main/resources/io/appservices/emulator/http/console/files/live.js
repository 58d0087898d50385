// Lists that go on by themselves, as long as their tab is open.

const PAUSE_MS = 2_000;
const WAIT_SECONDS = 25;

const pause = (signal, millis = PAUSE_MS) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });

/**
 * Reads a list of numbered entries, and waits for more of them. `read(query)` gives the entries for
 * a query; `show` is called with the new ones, oldest first. Returns when the first are shown.
 */
export async function follow(signal, read, show) {
  const first = await read({ limit: 200 });
  wait(signal, read, show, first.at(-1)?.id ?? 0);
  show(first);
}

async function wait(signal, read, show, newest) {
  let after = newest;
  while (!signal.aborted) {
    try {
      const entries = await read({ after, limit: 200, wait_seconds: WAIT_SECONDS });
      if (entries.length > 0) {
        after = entries.at(-1).id;
        show(entries);
      }
    } catch (failure) {
      // The server may be started again, or too many wait: later.
      await pause(signal);
    }
  }
}

/** Calls `look` now, and again and again; what fails later is tried again. */
export async function repeat(signal, look) {
  await look();
  (async () => {
    while (!signal.aborted) {
      await pause(signal);
      if (!signal.aborted && !document.hidden) {
        await look().catch(() => {});
      }
    }
  })();
}
