'use strict';

const notEmulated = require('not_emulated');

const NAMES = ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'resolveMx', 'resolveTxt', 'resolveSrv', 'reverse'];

/** Packages make one when they are loaded; it is asked when they are called. */
class Resolver {}
Object.assign(Resolver.prototype, notEmulated('dns.Resolver', NAMES), { cancel() {}, getServers: () => [], setServers() {} });

module.exports = { ...notEmulated('dns', NAMES), Resolver, promises: { ...notEmulated('dns.promises', NAMES), Resolver } };
