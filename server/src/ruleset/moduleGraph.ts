import * as core from '@stoplight/spectral-core';
import * as formats from '@stoplight/spectral-formats';
import * as coreFunctions from '@stoplight/spectral-functions';
import { baseName, resolveReference } from '../document/uri';
import { refusal } from './refusal';
import type { AskedFrom, RulesetSources } from './rulesetSources';

/** What a function of a ruleset may import besides files of its own folder. */
const LIBRARIES: Readonly<Record<string, unknown>> = {
  '@stoplight/spectral-core': core,
  '@stoplight/spectral-formats': formats,
  '@stoplight/spectral-functions': coreFunctions,
};

/** The JavaScript of one function: its file and the files it imports, read through the boundary and run with nothing but `LIBRARIES` to import. */
export class ModuleGraph {
  private readonly code = new Map<string, string>();
  private readonly exported = new Map<string, { exports: unknown }>();

  constructor(
    private readonly sources: RulesetSources,
    private readonly from: AskedFrom,
  ) {}

  /** Reads a file and all that it imports. Throws `RulesetRefused`. */
  async read(uri: string): Promise<void> {
    if (this.code.has(uri)) return;
    const code = await this.transform(uri, await this.sources.read(uri, this.from));
    this.code.set(uri, code);
    for (const [, name = ''] of code.matchAll(/\brequire\(\s*['"]([^'"]+)['"]\s*\)/g)) {
      if (!Object.hasOwn(LIBRARIES, name)) await this.read(await this.resolve(uri, name));
    }
  }

  /** Runs a file that was read, once, and gives what it exports. Throws `RulesetRefused` when it throws. */
  run(uri: string): unknown {
    const known = this.exported.get(uri);
    if (known !== undefined) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    this.exported.set(uri, module);
    try {
      // Running this text is what the user allowed (`loadFunctions` refuses otherwise): the one place where text of a workspace becomes code.
      const body = Reflect.construct(Function, [
        'module',
        'exports',
        'require',
        `'use strict';${this.code.get(uri) ?? ''}\n//# sourceURL=${uri}`,
      ]);
      Reflect.apply(body, undefined, [module, module.exports, (name: string) => this.require(uri, name)]);
    } catch (error) {
      throw this.refuse(`${baseName(uri)} cannot be run: ${error instanceof Error ? error.message : String(error)}`);
    }
    return module.exports;
  }

  private require(uri: string, name: string): unknown {
    if (Object.hasOwn(LIBRARIES, name)) return LIBRARIES[name];
    const target = candidates(uri, name).find((candidate) => this.code.has(candidate));
    if (target === undefined) throw new Error(`it may not import ${name}`);
    return this.run(target);
  }

  private async resolve(uri: string, name: string): Promise<string> {
    for (const candidate of candidates(uri, name)) if (await this.sources.has(candidate)) return candidate;
    const known = Object.keys(LIBRARIES).join(', ');
    throw this.refuse(`${baseName(uri)} imports ${name}, which is neither a file that can be read here nor one of ${known}.`);
  }

  private async transform(uri: string, text: string): Promise<string> {
    // Few rulesets have functions of their own, and every start would wait for it.
    const { transform } = await import('sucrase');
    try {
      return transform(text, { transforms: ['imports'], disableESTransforms: true, filePath: baseName(uri) }).code;
    } catch (error) {
      throw this.refuse(`${baseName(uri)} is no JavaScript: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private refuse(words: string): Error {
    return refusal(words, this.from.uri, { range: this.from.range });
  }
}

function candidates(uri: string, name: string): string[] {
  const target = /^\.\.?\//.test(name) ? resolveReference(uri, name) : undefined;
  return target === undefined ? [] : [target, `${target}.js`, `${target}/index.js`];
}
