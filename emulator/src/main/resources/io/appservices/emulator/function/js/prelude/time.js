// The time, timers and chance, which are the emulator's.
(function (ask, startTimer) {
  'use strict';

  const { defineProperty } = Object;

  const timers = new Map();

  // ---- the time

  const MachineDate = Date;
  const now = () => Number(ask(0, 'now'));

  /** `Date`, by the emulator's clock wherever it would ask the machine's. */
  const Time = new Proxy(MachineDate, {
    construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
    apply: () => new MachineDate(now()).toString(),
  });
  for (const [of, name, given] of [
    [MachineDate, 'now', now], [MachineDate.prototype, 'constructor', Time], [globalThis, 'Date', Time],
  ]) {
    defineProperty(of, name, { value: given, writable: true, configurable: true, enumerable: false });
  }

  // ---- chance

  const byChance = Math.random;
  let draw;

  /** Numbers from 0 to 1 that follow from a whole number (Marsaglia's xorshift, 32 bits). */
  function sequence(from) {
    let state = from | 0 || 1;
    const next = () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state >>> 0;
    };
    return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
  }

  function random() {
    if (draw === undefined) {
      const from = ask(0, 'chance');
      if (from === undefined) return byChance();
      draw = from === '' ? byChance : sequence(Number(from));
    }
    return draw();
  }
  defineProperty(Math, 'random', { value: random, writable: true, configurable: true, enumerable: false });

  // ---- timers

  function timer(callback, millis, args, repeated) {
    if (typeof callback !== 'function') throw new TypeError('callback is not a function');
    const delay = Math.min(Math.max(Number(millis) || 0, repeated ? 1 : 0), 2 ** 31 - 1);
    const entry = { callback, args, delay, repeated };
    const id = startTimer(delay);
    timers.set(id, entry);
    entry.id = id;
    return id;
  }

  const cancelled = new Set();

  /** Runs a timer that is due; its number stays the same when it repeats. */
  function fire(id) {
    const entry = timers.get(id);
    if (entry === undefined) return;
    timers.delete(id);
    if (cancelled.delete(entry.id)) return;
    if (entry.repeated) timers.set(startTimer(entry.delay), entry);
    entry.callback(...entry.args);
  }

  function clear(id) {
    for (const entry of timers.values()) if (entry.id === id) cancelled.add(id);
  }

  return { timer, fire, clear };
})
