import {
  Document as SpectralDocument,
  Spectral,
  type ISpectralDiagnostic,
  type Ruleset,
  type RulesetFunctionContext,
} from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { isSyntaxFault, PARSER_CODE, severityFrom, type Finding } from '../document/finding';
import { readableText, refusalOf } from '../document/parse';
import type { Moment } from '../document/liveText';
import { START_OF_TEXT } from '../document/position';
import { pathOfUri, uriOfPath } from '../document/uri';
import { brokenRun, faultsOfParts, toldOfPart } from './brokenRun';
import { documentResolver, type KeptResolution, type ReadText } from './documentResolver';
import { readBlockYaml } from './engine/blockYaml';
import { faultsInJson } from './engine/brokenJson';
import type { ReadByEngine } from './engine/engineRun';
import { jsonDocument } from './engine/jsonDocument';
import type { LiveDocument } from './engine/liveDocument';
import { readWholeYaml } from './engine/wholeYaml';
import { yamlDocument } from './engine/yamlDocument';
import { readYamlTree } from './engine/yamlTree';
import { mayJudge, takeOver, type TakenOver } from './engine/takeOver';
import { guardRuleset, LintCancelled, originalOf, type RuleFailure } from './guardedRuleset';
import type { LintControl } from './lintControl';
import { LiveRun } from './liveRun';
import { noteTexts } from './lintedTexts';
import { failureAt, failuresOf } from './lintFailures';
import type { Judgement, LintRequest } from './lintSession';
import { rulesThatThrow, without } from './throwingPaths';
import type { Within } from './timeLimit';

/** What a run needs beside what it judges. */
export interface RunHost {
  readonly read: ReadText;
  /** Whether somebody may be typing into a document. */
  isOpen(uri: string): boolean;
  readonly control: LintControl;
  /** Told the rules by the numbers in `control`, and how long the text is. */
  onRules(names: readonly string[], characters: number): void;
  /** Given the document as it was judged where its next text may be judged from it. */
  readonly onLive?: ((live: LiveRun) => void) | undefined;
  /** Where the root's text is from, which is read before anything is waited for. */
  readonly moment?: Moment | undefined;
  /** `stock` has Spectral walk the document itself. */
  readonly engine?: 'graph' | 'stock' | undefined;
  /** Breaks off a check of a rule that was over its time limit before. */
  readonly within?: Within | undefined;
  /** Rules of which a JSONPath throws in this document, which are left out. */
  readonly throwing?: readonly RuleFailure[];
}

const NO_PARTS: ReadonlyMap<string, LiveDocument> = new Map();

/**
 * Judges one root as `spectral lint` of spectral-cli 6.16.3 does: the text is read as YAML whatever its name, the source is the file's path, unknown
 * formats are a finding. With the `graph` engine Spectral walks nothing itself (docs/engine.md); where that one cannot go on, stock Spectral judges.
 * Throws what Spectral throws.
 */
export async function runSpectral(request: LintRequest, ruleset: Ruleset, host: RunHost): Promise<Judgement | 'cancelled'> {
  const { root } = request;
  const text = await host.read(root);
  if (!text.ok) return { ...nothingOf(request), failures: [failureAt(root, text.message)] };
  const source = sourceOf(root, request.boundary);
  const uriOf = addressOf(source, root);
  const failed = new Map((host.throwing ?? []).map((failure) => [failure.rule, failure]));
  const guarded = guardRuleset(ruleset, source, host.control, failed, { from: request.suspects ?? {}, within: host.within });
  const putBack = without(guarded.ruleset, failed);
  try {
    return await judgeText(text, request, ruleset, host, { source, uriOf, failed, guarded });
  } finally {
    putBack();
  }
}

/** What a text is judged by. */
interface Judges {
  /** The path that Spectral knows the root by, and the address of any such path. */
  readonly source: string;
  readonly uriOf: (source: string) => string;
  /** The rules that were set aside, by name. */
  readonly failed: ReadonlyMap<string, RuleFailure>;
  readonly guarded: ReturnType<typeof guardRuleset>;
}

async function judgeText(
  text: { readonly text: string },
  request: LintRequest,
  ruleset: Ruleset,
  host: RunHost,
  { source, uriOf, failed, guarded }: Judges,
): Promise<Judgement | 'cancelled'> {
  const { read, control, engine = 'graph', throwing = [] } = host;
  const { root, version } = request;
  const documents = new Set([root]);
  const texts = new Map<string, string>();
  host.onRules(guarded.names, text.text.length);
  const judges = engine === 'graph' ? mayJudge(guarded.ruleset, originalOf) : 'no';
  const told = (faults: readonly ISpectralDiagnostic[]): Finding[] => faults.map((fault) => findingOf(fault, uriOf));
  const broken = (faults: readonly ISpectralDiagnostic[], isRoot: boolean): Judgement =>
    brokenRun(request, told(isRoot ? faults : toldOfPart(faults)));
  let live = judges === 'all' ? (jsonDocument(text.text, source) ?? yamlDocument(text.text, source, readBlockYaml)) : undefined;
  if (live === undefined && judges === 'all' && request.stopWhenBroken) {
    const faults = faultsInJson(text.text, source);
    if (faults !== undefined) return broken(faults, true);
    const whole = readWholeYaml(text.text, source);
    if (whole !== undefined && whole.faults.length > 0) return broken(whole.faults, true);
    live = yamlDocument(text.text, source, () => whole?.read);
  } else if (live === undefined && judges === 'all') live = yamlDocument(text.text, source, readYamlTree);
  const refusal = live === undefined ? refusalOf(text.text) : undefined;
  if (refusal !== undefined) return { ...nothingOf(request), broken: true, findings: [syntaxFinding(root, refusal.message)], failures: [] };

  texts.set(root, text.text);
  const document = live?.document ?? new SpectralDocument(readableText(text.text), Yaml, source);
  const syntax = document.diagnostics.filter(isSyntaxFault);
  if (syntax.length > 0 && request.stopWhenBroken) return broken(syntax, true);

  if (control.cancelled) return 'cancelled';
  const readPart: ReadText = async (uri) => {
    documents.add(uri);
    const part = await read(uri);
    if (part.ok) texts.set(uri, part.text);
    return part;
  };
  const kept: KeptResolution = { isWanted: host.onLive !== undefined };
  const takenOver =
    judges === 'no' ? undefined : takeOver(guarded.ruleset, originalOf, uriOf, () => readByEngine(kept), host.onLive !== undefined);
  const spectral = new Spectral({ resolver: documentResolver(readPart, uriOf, takenOver?.whole === true ? live : undefined, kept) });
  spectral.setRuleset(guarded.ruleset);
  noteTexts(document, { root, texts, uriOf });
  const judge = async (): Promise<Judgement> => {
    const { findings, unrecognized } = await findingsOf(spectral, document, takenOver, uriOf);
    return {
      root,
      version,
      findings,
      documents: [...documents],
      broken: document.diagnostics.some(isSyntaxFault),
      unrecognized,
      failures: failuresOf(failed.values(), root, text.text.length, uriOf),
    };
  };
  try {
    const outcome = await judge();
    const faults = request.stopWhenBroken ? outcome.findings.filter(isSyntaxFault) : [];
    if (faults.some(({ uri }) => uri !== undefined && host.isOpen(uri))) {
      return brokenRun(request, faults);
    }
    // Spectral says only once of a document that it does not know its format.
    if (live !== undefined && takenOver?.whole === true && failed.size === 0 && request.suspects === undefined && !outcome.unrecognized) {
      const { form, parts = NO_PARTS } = kept;
      if (form !== undefined) {
        const files = [{ uri: root, source: document.source, document: live, text: text.text, moment: host.moment }];
        for (const [name, part] of parts) {
          const uri = uriOf(name);
          files.push({ uri, source: name, document: part, text: texts.get(uri) ?? '', moment: undefined });
        }
        host.onLive?.(new LiveRun(files, guarded.names, form, takenOver.run, { judge, broken, failed: () => failed.size > 0 }));
      }
    }
    return outcome;
  } catch (error) {
    if (isCancellation(error)) return 'cancelled';
    const found = await rulesThatThrow(guarded.ruleset, document, spectral, control);
    if (control.cancelled) return 'cancelled';
    if (found.length > 0) return runSpectral(request, ruleset, { ...host, throwing: [...throwing, ...found] });
    if (takenOver === undefined) {
      // What Spectral fell over may be what is left of a part that somebody is typing into, of which it would have said so.
      const inParts = request.stopWhenBroken ? faultsOfParts(root, texts, (uri) => host.isOpen(uri)) : [];
      if (inParts.length === 0) throw error;
      return brokenRun(request, told(inParts));
    }
  }
  return runSpectral(request, ruleset, { ...host, engine: 'stock' });
}

function nothingOf({ root, version }: LintRequest): Omit<Judgement, 'failures'> {
  return { root, version, findings: [], documents: [root], broken: false, unrecognized: false };
}

function readByEngine({ parts = NO_PARTS, isAsWritten = () => false }: KeptResolution): ReadByEngine {
  return { parts, isAsWritten };
}

/** What Spectral says of a document, together with what the engine found where that one took rules over. */
async function findingsOf(
  spectral: Spectral,
  document: RulesetFunctionContext['document'],
  takenOver: TakenOver | undefined,
  uriOf: (source: string) => string,
): Promise<{ readonly findings: readonly Finding[]; readonly unrecognized: boolean }> {
  const putBack = takenOver?.take();
  try {
    const results = await spectral.run(document);
    const unrecognized = results.some((result) => result.code === 'unrecognized-format');
    const own = results.map((result) => ({ finding: findingOf(result, uriOf), source: result.source, order: 0, run: 0, looked: 0 }));
    const findings = takenOver?.run.findings(own) ?? own.map(({ finding }) => finding);
    if (findings !== 'not ours to place') return { findings, unrecognized };
    // It says only of a document that is new to it that it does not know its format.
    delete document.formats;
    return { findings: (await spectral.run(document)).map((result) => findingOf(result, uriOf)), unrecognized };
  } finally {
    putBack?.();
  }
}

/** The path that Spectral knows a document by; a text that was never saved is taken to lie in the boundary's folder. */
function sourceOf(root: string, boundary: string): string {
  return pathOfUri(root) ?? `${pathOfUri(boundary) ?? ''}/${root.replace(/^[a-z]+:/i, '').replaceAll('/', '-')}`;
}

/** The addresses of sources, each made once: every finding asks for one. */
function addressOf(source: string, root: string): (source: string) => string {
  const known = new Map([[source, root]]);
  return (path) => {
    const uri = known.get(path) ?? uriOfPath(path);
    known.set(path, uri);
    return uri;
  };
}

function findingOf(result: ISpectralDiagnostic, uriOf: (source: string) => string): Finding {
  return {
    code: String(result.code),
    message: result.message,
    severity: severityFrom(result.severity),
    path: result.path,
    range: result.range,
    uri: result.source === undefined ? undefined : uriOf(result.source),
    ...(result.documentationUrl === undefined ? {} : { documentationUrl: result.documentationUrl }),
  };
}

function syntaxFinding(uri: string, message: string): Finding {
  return { code: PARSER_CODE, message, severity: 0, path: [], range: START_OF_TEXT, uri };
}

/** Spectral wraps what a rule function throws, and some of its callers gather several errors into one. */
function isCancellation(error: unknown): boolean {
  if (error instanceof LintCancelled) return true;
  if (!(error instanceof Error)) return false;
  if (isCancellation(error.cause)) return true;
  return 'errors' in error && Array.isArray(error.errors) && error.errors.some(isCancellation);
}
