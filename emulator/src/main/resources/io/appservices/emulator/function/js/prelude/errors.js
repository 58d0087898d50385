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

  /** What V8 tells `Error.prepareStackTrace` of a call, from a line such as `at name (file:1:2)`. */
  function callSite(line) {
    const shown = line.trim().replace(/^at /, '');
    const [, name = null, file = null, row, column] = /^(?:(.*) \()?(.*?):(\d+)(?::(\d+))?[^:]*$/.exec(shown) || [];
    return {
      getFileName: () => file,
      getLineNumber: () => (row === undefined ? null : Number(row)),
      getColumnNumber: () => (column === undefined ? null : Number(column)),
      getFunctionName: () => name,
      getMethodName: () => null,
      getTypeName: () => null,
      getEvalOrigin: () => undefined,
      getFunction: () => undefined,
      getThis: () => undefined,
      isConstructor: () => name !== null && name.startsWith('new '),
      isEval: () => false,
      isNative: () => false,
      isToplevel: () => true,
      toString: () => shown,
    };
  }

  if (typeof Error.captureStackTrace !== 'function') {
    const captureStackTrace = (target, above) => {
      const calls = String(new Error().stack).split('\n').slice(above === undefined ? 1 : 2);
      const { prepareStackTrace } = Error;
      const value = typeof prepareStackTrace === 'function'
        ? prepareStackTrace.call(Error, target, calls.map(callSite))
        : [String(target.message === undefined ? target : `${target.name}: ${target.message}`), ...calls].join('\n');
      defineProperty(target, 'stack', { value, writable: true, configurable: true, enumerable: false });
    };
    defineProperty(Error, 'captureStackTrace', {
      value: captureStackTrace, writable: true, configurable: true, enumerable: false,
    });
  }

  return { InvalidSource, errorOf, describe };
})
