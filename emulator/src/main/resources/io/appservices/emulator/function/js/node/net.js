// `net` without the network.
'use strict';

const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

function isIPv4(text) {
  return IPV4.test(text);
}

function isIPv6(text) {
  const [address, zone] = String(text).split('%');
  if (zone === '' || !/^[0-9a-fA-F:.]+$/.test(address)) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  let count = 0;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  for (const [i, group] of groups.entries()) {
    if (i === groups.length - 1 && isIPv4(group)) count += 2;
    else if (/^[0-9a-fA-F]{1,4}$/.test(group)) count += 1;
    else return false;
  }
  return halves.length === 2 ? count < 8 : count === 8;
}

module.exports = {
  isIP: (text) => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0),
  isIPv4,
  isIPv6,
  ...require('not_emulated')('net', ['connect', 'createConnection', 'createServer', 'Socket', 'Server']),
};
