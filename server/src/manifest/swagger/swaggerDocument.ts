import { upgradeFromTwoToThree } from '@scalar/openapi-upgrader/2.0-to-3.0';
import { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import { isJsonObject } from '../../document/jsonValue';
import type { Range } from '../../document/position';
import { swaggerPlaceOf } from './swaggerPlace';

/** A Swagger 2 document as the OpenAPI 3.0 that it means, which still knows where in the Swagger 2 text each part of it comes from. */
export class SwaggerDocument extends Document {
  private constructor(
    private readonly original: Document,
    text: string,
  ) {
    super(original.uri, original.version, text, 'json');
  }

  /** Converts a document; a sentence instead where it is too broken to be converted. */
  static from(original: Document): SwaggerDocument | string {
    try {
      // The converter changes what it is given.
      const copy: unknown = JSON.parse(JSON.stringify(original.value ?? {}));
      if (!isJsonObject(copy)) return 'it is no object';
      return new SwaggerDocument(original, JSON.stringify(upgradeFromTwoToThree(copy)));
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** The place in the Swagger 2 document that a place of the converted one comes from; the nearest that exists. */
  placeOf(path: JsonPath): JsonPath {
    return swaggerPlaceOf(this.original.value, path);
  }

  override rangeOf(path: JsonPath, closest = false): Range | undefined {
    return this.original.rangeOf(this.placeOf(path), closest);
  }
}
