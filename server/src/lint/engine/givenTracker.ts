import { givenSteps, type GivenStep } from './givenSteps';

/**
 * What the names above a value decide about a JSONPath's answers at and below it, as a small number: two ways to the same value that leave it in the
 * same state get the same answers from there on.
 */
export interface GivenTracker {
  readonly start: number;
  /** The state below a name or an index. */
  next(state: number, key: string | number): number;
  /** Whether answers below depend on values above as well, so that no two ways may be taken for one. */
  ownWay(state: number): boolean;
  /** The names that it tells apart. */
  readonly names: readonly string[];
}

const OUT = -1;

/** The tracker of a JSONPath; undefined where it is of a form whose answers cannot be told from such a state. */
export function givenTracker(given: string): GivenTracker | undefined {
  const steps = givenSteps(given);
  if (steps === undefined) return undefined;
  const names = steps.flatMap((step) => step.names);
  const firstDeep = steps.findIndex((step) => step.deep);
  if (firstDeep < 0) return { ...fixed(steps), names };
  const head = steps.slice(0, firstDeep);
  const tail = steps.slice(firstDeep);
  if (tail.some((step, index) => step.deep && index > 0)) return twiceDeep(steps, names);
  if (head.some(looksAtValues) || tail.some((step) => step.kind === 'slice') || tail.length > 8) return undefined;
  // A wildcard behind `..` is rewritten by nimma when more follows it.
  if (tail[0]?.kind === 'any' && tail.length > 1) return undefined;
  return { ...onceDeep(head, tail), names };
}

function looksAtValues(step: GivenStep): boolean {
  return step.kind === 'filter' || step.kind === 'slice';
}

function admits(step: GivenStep | undefined, key: string | number): boolean {
  return step !== undefined && (step.names.length === 0 || step.names.includes(String(key)));
}

/** Whether a step that a value has passed keeps two ways to it apart. */
function tellsApart(step: GivenStep | undefined): boolean {
  return step !== undefined && (step.kind === 'slice' || (step.kind === 'filter' && step.asksName));
}

/** Without `..`: the state counts the steps that the names so far have passed. */
function fixed(steps: readonly GivenStep[]): Omit<GivenTracker, 'names'> {
  return {
    start: steps.length === 0 ? OUT : 0,
    next: (state, key) => (state === OUT || !admits(steps[state], key) || state + 1 >= steps.length ? OUT : state + 1),
    ownWay: (state) => state > 0 && (steps.slice(0, state - 1).some(looksAtValues) || tellsApart(steps[state - 1])),
  };
}

/** With one `..`: first the steps before it, then the set of beginnings of the rest that the last names may be, as bits. */
function onceDeep(head: readonly GivenStep[], tail: readonly GivenStep[]): Omit<GivenTracker, 'names'> {
  const beyond = head.length;
  const partial = tail.slice(0, -1);
  return {
    start: 0,
    next(state, key) {
      if (state === OUT) return OUT;
      if (state < beyond) return admits(head[state], key) ? state + 1 : OUT;
      const begun = ((state - beyond) << 1) | 1;
      let bits = 0;
      for (const [index, step] of partial.entries()) if ((begun & (1 << index)) !== 0 && admits(step, key)) bits |= 1 << index;
      return beyond + bits;
    },
    ownWay(state) {
      if (state <= beyond) return false;
      const bits = state - beyond;
      return partial.some(
        (step, index) =>
          (bits & (1 << index)) !== 0 && (tellsApart(step) || partial.slice(0, index).some((before) => before.kind === 'filter')),
      );
    },
  };
}

/** `$..name..[?(…)]`: whether the name has been passed. */
function twiceDeep(steps: readonly GivenStep[], names: readonly string[]): GivenTracker | undefined {
  const [first, second] = steps;
  if (steps.length !== 2 || first?.kind !== 'name' || first.names.length !== 1) return undefined;
  if (second === undefined || (second.kind !== 'filter' && second.kind !== 'name')) return undefined;
  const name = first.names[0];
  return { start: 0, next: (state, key) => (state === 1 || key === name ? 1 : 0), ownWay: () => false, names };
}
