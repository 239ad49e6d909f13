import { encodePointerUriFragment, extractSourceFromRef, hasRef, isLocalRef } from '@stoplight/json';
import { isContainer } from './container';

/** A document as Spectral keeps it. */
export interface PlacedDocument {
  readonly data: unknown;
  readonly source: string | null;
}

/** Where the resolver noted which reference leads where: by the pointer of the place, per document. */
export type ReferenceMap = Readonly<Record<string, string>>;

/** What is known of the documents when places are looked up. */
export interface Placing {
  readonly root: PlacedDocument;
  documentAt(source: string): PlacedDocument | undefined;
  /** The references of a document; undefined where the resolver knows none. */
  referencesOf(source: string): ReferenceMap | undefined;
}

/** How far the noted references have been followed: a document and a pointer in it. */
export interface Followed {
  readonly document: PlacedDocument;
  readonly source: string;
  readonly pointer: string;
}

/**
 * Where a path of the resolved document leads in the documents as written, told step by step as Spectral tells it path by path
 * (spectral-core, documentInventory): `piece` follows the root document until a `$ref` stands in the way, `followed` goes by the noted references.
 * Paths that come to the same place after a reference are one place from there on.
 */
export class Place {
  private readonly below = new Map<string, Place>();

  constructor(
    private readonly places: Places,
    readonly id: number,
    /** `written` while the path is one of the root document; `referred` behind a `$ref`; `lost` where Spectral gives up. */
    readonly kind: 'written' | 'referred' | 'lost',
    /** The root document's value, while `written`. */
    readonly piece: unknown,
    private ownFollowed: Followed | undefined,
    /** The place above and the name that leads from there to here, where it is not worked out yet how far the references lead. */
    private above?: { readonly place: Place; readonly segment: string } | undefined,
  ) {}

  /** How far the noted references lead from here; undefined where only Spectral itself can tell. Worked out where it is asked for: mostly nobody does. */
  get followed(): Followed | undefined {
    if (this.above !== undefined) {
      this.ownFollowed = this.places.step(this.above.place.followed, this.above.segment);
      this.above = undefined;
    }
    return this.ownFollowed;
  }

  /** Whether paths to this place may differ in what lies below it. */
  get own(): boolean {
    return this.kind === 'lost' || (this.kind === 'referred' && this.followed === undefined);
  }

  /** Forgets what lies below under a name: other values stand there now. */
  forget(segment: string): void {
    this.below.delete(segment);
  }

  /** The place one name further down; a name as the document has it, or an index in digits. */
  next(segment: string): Place {
    let place = this.below.get(segment);
    if (place === undefined) {
      place = this.places.below(this, segment);
      this.below.set(segment, place);
    }
    return place;
  }
}

/** All places of one run. */
export class Places {
  private count = 0;
  private readonly referred = new Map<string, Place>();
  readonly root: Place;

  constructor(private readonly placing: Placing) {
    const { root } = placing;
    const start = root.source === null ? undefined : this.follow({ document: root, source: root.source, pointer: '#' });
    this.root = new Place(this, this.count++, 'written', root.data, start);
  }

  /** Takes in that the root document was edited, references aside. */
  forget(
    changes: readonly { readonly path: readonly string[]; readonly changed: readonly string[]; readonly gone: readonly string[] }[],
  ): void {
    for (const { path, changed, gone } of changes) {
      const place = path.reduce((at, segment) => at.next(segment), this.root);
      for (const key of [...changed, ...gone]) place.forget(key);
    }
  }

  below(place: Place, segment: string): Place {
    if (place.kind === 'written') {
      const { piece } = place;
      if (isContainer(piece)) {
        if (segment in piece) return new Place(this, this.count++, 'written', Reflect.get(piece, segment), undefined, { place, segment });
        if (hasRef(piece)) return this.behindReference(this.step(place.followed, segment));
      }
      return new Place(this, this.count++, 'lost', undefined, undefined);
    }
    if (place.kind === 'lost') return new Place(this, this.count++, 'lost', undefined, undefined);
    return this.behindReference(this.step(place.followed, segment));
  }

  /** One step along the noted references; undefined where only Spectral itself can tell. */
  step(from: Followed | undefined, segment: string): Followed | undefined {
    return from && this.follow({ ...from, pointer: `${from.pointer}/${encodePointerUriFragment(segment)}` });
  }

  private behindReference(followed: Followed | undefined): Place {
    if (followed === undefined) return new Place(this, this.count++, 'referred', undefined, undefined);
    const name = `${followed.source}\n${followed.pointer}`;
    let place = this.referred.get(name);
    if (place === undefined) {
      place = new Place(this, this.count++, 'referred', undefined, followed);
      this.referred.set(name, place);
    }
    return place;
  }

  private follow(from: Followed): Followed | undefined {
    let at = from;
    let references = this.placing.referencesOf(at.source);
    // References that are nothing but each other are no longer noted by now (`referenceRounds.ts`).
    while (references !== undefined && at.pointer in references) {
      const target = references[at.pointer];
      if (target === undefined) return undefined;
      if (isLocalRef(target)) {
        at = { ...at, pointer: target };
        continue;
      }
      const source = extractSourceFromRef(target);
      if (source === null || !/^(?:\/|[a-z]+:\/\/)/i.test(source)) throw new Error(`${target} names no document`);
      const document = source === this.placing.root.source ? this.placing.root : this.placing.documentAt(source);
      // Spectral then goes by the whole path, so that no two paths to what is above may be taken for one.
      if (document === undefined) throw new Error(`${source} was not read`);
      at = { document, source, pointer: target.includes('#') ? target.slice(target.indexOf('#')) : '#' };
      references = this.placing.referencesOf(source);
    }
    return references && at;
  }
}
