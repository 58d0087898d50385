// `fs`, read only: the files of the packages of the app.
'use strict';

const { Buffer } = require('buffer');
const path = require('path');

const constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, O_RDONLY: 0 };
const EPOCH = new Date(0);

function failure(code, text, call, file) {
  const error = new Error(`${code}: ${text}, ${call} '${file}'`);
  return Object.assign(error, { code, syscall: call, path: file });
}

function nameOf(given) {
  if (given !== null && typeof given === 'object' && typeof given.pathname === 'string') {
    return path.resolve('/', decodeURIComponent(given.pathname));
  }
  return path.resolve('/', String(given));
}

function kindOf(file, call) {
  const kind = internal.kind(file);
  if (kind === 'none') throw failure('ENOENT', 'no such file or directory', call, file);
  return kind;
}

function readFileSync(given, options) {
  const file = nameOf(given);
  if (kindOf(file, 'open') === 'folder') throw failure('EISDIR', 'illegal operation on a directory', 'read', file);
  const content = Buffer.from(internal.bytes('read', file));
  const encoding = typeof options === 'string' ? options : options && options.encoding;
  return encoding && encoding !== 'buffer' ? content.toString(encoding) : content;
}

function statSync(given) {
  const file = nameOf(given);
  const kind = kindOf(file, 'stat');
  return {
    isFile: () => kind === 'file',
    isDirectory: () => kind === 'folder',
    isSymbolicLink: () => false,
    isBlockDevice: () => false,
    isCharacterDevice: () => false,
    isFIFO: () => false,
    isSocket: () => false,
    size: kind === 'file' ? readFileSync(file).length : 0,
    mode: kind === 'file' ? 0o100444 : 0o040555,
    mtime: EPOCH,
    ctime: EPOCH,
    atime: EPOCH,
    birthtime: EPOCH,
  };
}

function accessSync(given, mode = constants.F_OK) {
  const file = nameOf(given);
  kindOf(file, 'access');
  if (mode & constants.W_OK) throw failure('EACCES', 'permission denied', 'access', file);
}

function existsSync(given) {
  return internal.kind(nameOf(given)) !== 'none';
}

/** The form with a callback of a function that answers at once. */
function later(answer) {
  return (...args) => {
    const callback = args.pop();
    let error = null;
    let result;
    try {
      result = answer(...args);
    } catch (e) {
      error = e;
    }
    process.nextTick(callback, error, result);
  };
}

const readers = { readFileSync, statSync, lstatSync: statSync, accessSync, realpathSync: nameOf };
const fs = { constants, ...constants, existsSync, ...readers };
for (const name of Object.keys(readers)) fs[name.slice(0, -4)] = later(readers[name]);

for (const name of [
  'appendFile', 'chmod', 'copyFile', 'createReadStream', 'createWriteStream', 'mkdir', 'mkdtemp', 'open', 'readdir', 'rename',
  'rmdir', 'symlink', 'truncate', 'unlink', 'utimes', 'watch', 'write', 'writeFile',
]) {
  for (const variant of name.startsWith('create') || name === 'watch' ? [name] : [name, `${name}Sync`]) {
    fs[variant] = (file) => {
      throw failure('EROFS', `read-only file system: fs.${variant} is not emulated`, name, file);
    };
  }
}

/** Packages ask whether what they are given is one. */
fs.ReadStream = class ReadStream {};
fs.WriteStream = class WriteStream {};

module.exports = fs;
