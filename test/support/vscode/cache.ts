import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder where downloads are kept between runs: `$SPECWRIGHT_VSCODE_CACHE`, else `specwright-vscode` in
 * `$XDG_CACHE_HOME` or `~/.cache`. Never inside the project: a VS Code installed in the folder of the extension
 * under test ignores the theme that its settings ask for.
 */
export function cacheFolder(): string {
  const own = process.env['SPECWRIGHT_VSCODE_CACHE'];
  if (own) return own;
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'specwright-vscode');
}

/**
 * The cached folder `<name>-<hash of recipe>`, built first where it is missing. `build` fills a temporary folder beside
 * it, which is renamed only when complete, so an interrupted build is done again and never half used. Of two
 * processes that build at once, the second keeps the first one's result.
 */
export async function cached(name: string, recipe: unknown, build: (folder: string) => Promise<void>): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 12);
  const finished = join(cacheFolder(), `${name}-${hash}`);
  if (existsSync(finished)) return finished;

  const unfinished = join(cacheFolder(), `.unfinished-${name}-${randomUUID()}`);
  await mkdir(unfinished, { recursive: true });
  try {
    await build(unfinished);
    await rename(unfinished, finished);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(finished)) throw error;
  }
  return finished;
}
