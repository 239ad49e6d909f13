import { stringify } from 'yaml';
import { folderWith, LanguageServer } from '../support/languageServer';

// `npm run bench:first`: from the start of the server's process, and from opening a document of 100 KB, to the findings on screen; five runs, the median.

/** A document of about 100 KB: 85 operations, each with a schema of its own. */
function document(): string {
  const schemas = Object.fromEntries(
    Array.from({ length: 85 }, (_, i) => [
      `Thing${i}`,
      {
        type: 'object',
        properties: Object.fromEntries(
          Array.from({ length: 8 }, (_unused, k) => [
            `field${k}`,
            { type: 'string', description: `Field ${k} of thing ${i}.`, maxLength: 80 },
          ]),
        ),
      },
    ]),
  );
  const paths = Object.fromEntries(
    Array.from({ length: 85 }, (_, i) => [
      `/things${i}`,
      {
        get: {
          operationId: `getThing${i}`,
          description: `Thing ${i}.`,
          tags: ['things'],
          responses: {
            '200': { description: 'It.', content: { 'application/json': { schema: { $ref: `#/components/schemas/Thing${i}` } } } },
          },
        },
      },
    ]),
  );
  return stringify({ openapi: '3.0.3', info: { title: 'Things', version: '1.0.0' }, paths, components: { schemas } });
}

async function once(text: string, ruleset: string): Promise<{ cold: number; warm: number }> {
  const folder = folderWith({});
  const began = performance.now();
  const server = await LanguageServer.start([folder.path], { rulesets: [{ files: '**', ruleset }] });
  await server.open(folder.uri('api.yaml'), text);
  await server.until(folder.uri('api.yaml'), (all) => all.length > 0, 'findings');
  const cold = performance.now() - began;
  const opened = performance.now();
  await server.open(folder.uri('again.yaml'), text);
  await server.until(folder.uri('again.yaml'), (all) => all.length > 0, 'findings');
  const warm = performance.now() - opened;
  await server.stop();
  folder.remove();
  return { cold, warm };
}

async function main(): Promise<void> {
  const text = document();
  console.log(`a document of ${(Buffer.byteLength(text) / 1024).toFixed(0)} KB`);
  for (const ruleset of ['specwright:oas', 'specwright:recommended']) {
    const runs: { cold: number; warm: number }[] = [];
    for (let i = 0; i < 5; i++) runs.push(await once(text, ruleset));
    const median = (pick: (run: { cold: number; warm: number }) => number): string =>
      (runs.map(pick).sort((a, b) => a - b)[2] ?? 0).toFixed(0);
    console.log(
      `${ruleset}: first findings ${median(({ cold }) => cold)} ms after the server's start, ${median(({ warm }) => warm)} ms after opening in a running one`,
    );
  }
}

void main();
