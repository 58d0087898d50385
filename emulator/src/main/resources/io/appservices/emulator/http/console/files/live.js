// What goes on by itself as long as its tab is open: the server tells that something changed, by
// one stream of server-sent events, and the tab reads it.

import { changesAddress, checkSession } from './api.js';

const PAUSE_MS = 2_000;

/** The stream of the tab that is open; a page never has another one. */
let current;

/**
 * Reads a list of numbered entries, and then what is added. `read(query)` gives the entries for a
 * query; `show` is called with the new ones, oldest first. Returns when the first are shown.
 */
export async function follow(signal, topic, read, show) {
  let newest = 0;
  const look = async (query) => {
    const entries = await read(query);
    if (!signal.aborted && entries.length > 0) {
      newest = entries.at(-1).id;
      show(entries);
    }
    return entries;
  };
  if ((await look({ limit: 200 })).length === 0) {
    show([]);
  }
  listen(signal, topic, () => look({ after: newest, limit: 200 }));
}

/** Calls `look` now, and whenever something changed. Returns when it was called once. */
export async function watch(signal, topic, look) {
  await look();
  listen(signal, topic, look);
}

/** Calls `action` every second. */
export function everySecond(signal, action) {
  const timer = setInterval(action, 1_000);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

function listen(signal, topic, look) {
  current?.close();
  if (signal.aborted) {
    return;
  }
  const stream = new Stream(topic, oneAtATime(signal, look));
  current = stream;
  signal.addEventListener('abort', () => stream.close(), { once: true });
}

/** Makes calls wait for the one before; many that come meanwhile become one. */
function oneAtATime(signal, look) {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) {
      return;
    }
    running = true;
    while (again && !signal.aborted) {
      again = false;
      // What fails now is read with the next change, or when the server is back.
      await look().catch(() => {});
    }
    running = false;
  };
}

/** A stream that comes back after the server was away, and is closed while nobody sees the page. */
class Stream {
  #topic;
  #changed;
  #source;
  #timer;
  #isClosed = false;
  #onVisibility = () => (document.hidden ? this.#drop() : this.#open());

  constructor(topic, changed) {
    this.#topic = topic;
    this.#changed = changed;
    document.addEventListener('visibilitychange', this.#onVisibility);
    if (!document.hidden) {
      this.#open();
    }
  }

  close() {
    this.#isClosed = true;
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#drop();
    if (current === this) {
      current = undefined;
    }
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  #open() {
    this.#drop();
    const source = new EventSource(changesAddress(this.#topic));
    this.#source = source;
    source.addEventListener('changed', this.#changed);
    source.addEventListener('signed_out', () => this.#retry());
    source.addEventListener('error', () => {
      // While it is connecting the browser tries again by itself.
      if (source.readyState === EventSource.CLOSED) {
        this.#retry();
      }
    });
  }

  #retry() {
    this.#drop();
    this.#timer = setTimeout(async () => {
      const isSignedIn = await checkSession().catch(() => true);
      if (isSignedIn && !this.#isClosed && !document.hidden) {
        this.#open();
      }
    }, PAUSE_MS);
  }
}
