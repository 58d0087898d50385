// `fs`, read only: the files of the packages of the app.
'use strict';

const { Buffer } = require('buffer');
const path = require('path');

const ACCESS = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 };
const constants = {
  UV_FS_SYMLINK_DIR: 1, UV_FS_SYMLINK_JUNCTION: 2,
  O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_NOCTTY: 256, O_TRUNC: 512, O_APPEND: 1024, O_NONBLOCK: 2048,
  O_DSYNC: 4096, O_DIRECT: 16384, O_DIRECTORY: 65536, O_NOFOLLOW: 131072, O_NOATIME: 262144, O_SYNC: 1052672,
  S_IFMT: 61440, S_IFREG: 32768, S_IFDIR: 16384, S_IFCHR: 8192, S_IFBLK: 24576, S_IFIFO: 4096, S_IFLNK: 40960, S_IFSOCK: 49152,
  S_IRWXU: 448, S_IRUSR: 256, S_IWUSR: 128, S_IXUSR: 64, S_IRWXG: 56, S_IRGRP: 32, S_IWGRP: 16, S_IXGRP: 8,
  S_IRWXO: 7, S_IROTH: 4, S_IWOTH: 2, S_IXOTH: 1,
  ...ACCESS,
  UV_FS_COPYFILE_EXCL: 1, COPYFILE_EXCL: 1, UV_FS_COPYFILE_FICLONE: 2, COPYFILE_FICLONE: 2,
  UV_FS_COPYFILE_FICLONE_FORCE: 4, COPYFILE_FICLONE_FORCE: 4,
};
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
const promises = { constants };
const fs = { constants, ...ACCESS, existsSync, ...readers, promises };

for (const sync of Object.keys(readers)) {
  const name = sync.slice(0, -4);
  fs[name] = later(readers[sync]);
  promises[name] = async (...args) => readers[sync](...args);
}

/** What would write, or cannot be told of packages. */
function refused(variant, name) {
  return (file) => {
    throw failure('EROFS', `read-only file system: fs.${variant} is not emulated`, name, file);
  };
}

for (const name of [
  'appendFile', 'chmod', 'copyFile', 'mkdir', 'mkdtemp', 'open', 'readdir', 'rename', 'rmdir', 'symlink', 'truncate', 'unlink',
  'utimes', 'write', 'writeFile',
]) {
  for (const variant of [name, `${name}Sync`]) fs[variant] = refused(variant, name);
  promises[name] = async (file) => refused(`promises.${name}`, name)(file);
}
for (const name of ['createReadStream', 'createWriteStream', 'watch']) fs[name] = refused(name, name);

/** Packages ask whether what they are given is one. */
fs.ReadStream = class ReadStream {};
fs.WriteStream = class WriteStream {};

module.exports = fs;
