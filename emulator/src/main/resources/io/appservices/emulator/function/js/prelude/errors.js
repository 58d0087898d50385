// Errors: of the texts that the host answers, and texts of those that functions throw.
(function (relaxedText) {
  'use strict';

  const { defineProperty } = Object;

  /** An error of a source itself, rather than one that it throws. */
  class InvalidSource extends Error {}

  const KINDS = { Error, TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError };

  /** The error of a message that may start with the name of one. */
  function errorOf(message) {
    const named = /^([A-Za-z]*Error): ([\s\S]*)$/.exec(message);
    if (named === null) return new Error(message);
    const error = new (KINDS[named[1]] || Error)(named[2]);
    if (error.name !== named[1]) error.name = named[1];
    return error;
  }

  function describe(thrown) {
    try {
      if (thrown instanceof Error) {
        const unknown = /^(\S+) is not defined$/.exec(thrown.message);
        if (thrown instanceof ReferenceError && unknown !== null) {
          return `ReferenceError: '${unknown[1]}' is not defined`;
        }
        return String(thrown);
      }
      if (thrown !== null && typeof thrown === 'object') return relaxedText(thrown);
      return String(thrown);
    } catch (e) {
      return 'Error: the error that was thrown cannot be shown';
    }
  }

  // ---- the stack of an error, as packages for Node ask for it

  if (typeof Error.captureStackTrace !== 'function') {
    const captureStackTrace = (target) => {
      const calls = String(new Error().stack).split('\n').slice(2);
      const value = [String(target.message === undefined ? target : `${target.name}: ${target.message}`), ...calls].join('\n');
      defineProperty(target, 'stack', { value, writable: true, configurable: true, enumerable: false });
    };
    defineProperty(Error, 'captureStackTrace', {
      value: captureStackTrace, writable: true, configurable: true, enumerable: false,
    });
  }

  return { InvalidSource, errorOf, describe };
})
