// Functions of modules that packages load and seldom call.
'use strict';

/** Functions that throw, and say which one it was. */
module.exports = (module, names, reason = 'functions reach others by HTTP only') => {
  const functions = {};
  for (const name of names) {
    functions[name] = function () {
      throw new Error(`${module}.${name} is not emulated: ${reason}`);
    };
  }
  return functions;
};
