// Stands in for the native @vscode/spdlog: log files are written line by line, at once, and never rotated.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class FileLogger {
  #file;
  #level = 0;
  #bare = false;

  constructor(file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    for (const [level, name] of levels.entries()) this[name] = (text) => this.#write(level, name, text);
  }

  #write(level, name, text) {
    if (level < this.#level) return;
    appendFileSync(this.#file, this.#bare ? text : `${new Date().toISOString()} [${name}] ${text}\n`);
  }

  setLevel(level) {
    this.#level = level;
  }

  getLevel() {
    return this.#level;
  }

  clearFormatters() {
    this.#bare = true;
  }

  setPattern() {}
  flush() {}
  drop() {}
}

export const version = 0;
export const setLevel = () => {};
export const setFlushOn = () => {};
export const shutdown = () => {};
export const createRotatingLogger = (_name, file) => Promise.resolve(new FileLogger(file));
export const createAsyncRotatingLogger = createRotatingLogger;
