import type { GivenTracker } from './givenTracker';

/** On which side of an exchange a value is used, as the example rules of Spectral's `oas` ask it of the first names above it. */
export interface ExampleSide {
  readonly request: boolean;
  readonly response: boolean;
}

const START = 0;
const PATHS = 1;
const PATH = 2;
const OPERATION = 3;
const COMPONENTS = 4;
const REQUEST = 5;
const RESPONSE = 6;
const ROOT_RESPONSES = 7;
const ELSEWHERE = 8;

/** Tells the side from the names (spectral-rulesets, oasExample: `requestBody`, `responses` and their components; for version 2 `responses`). */
export const EXAMPLE_SIDE: GivenTracker = {
  start: START,
  next(state, key) {
    if (state === START)
      return key === 'paths' ? PATHS : key === 'components' ? COMPONENTS : key === 'responses' ? ROOT_RESPONSES : ELSEWHERE;
    if (state === PATHS) return PATH;
    if (state === PATH) return OPERATION;
    if (state === OPERATION) return key === 'requestBody' ? REQUEST : key === 'responses' ? RESPONSE : ELSEWHERE;
    if (state === COMPONENTS) return key === 'requestBodies' ? REQUEST : key === 'responses' ? RESPONSE : ELSEWHERE;
    return state;
  },
  ownWay: () => false,
  names: ['paths', 'components', 'requestBody', 'responses', 'requestBodies'],
};
