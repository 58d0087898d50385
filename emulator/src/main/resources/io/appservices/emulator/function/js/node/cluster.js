// For packages that ask which process of a cluster they are: the only one.
'use strict';

module.exports = {
  isMaster: true,
  isWorker: false,
  worker: undefined,
  workers: {},
  ...require('not_emulated')('cluster', ['disconnect', 'fork', 'setupMaster'], 'functions start no processes'),
};
