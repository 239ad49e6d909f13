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

/** The references of one document by the names of their pointers. */
interface ReferenceTree {
  readonly below: Map<string, ReferenceTree>;
  /** Whether there is one right here. */
  leads: boolean;
}

/**
 * Where a path of the resolved document leads in the documents as written, told step by step as Spectral tells it path by path
 * (spectral-core, documentInventory): `piece` follows the root document until a `$ref` stands in the way, `followed` goes by the noted references.
 * Paths that come to the same place after a reference are one place from there on; before, no two paths do.
 */
export class Place {
  readonly id: number;
  /** Behind a reference: the places further down, by name, and by the name that pointers have for them where no reference stands. */
  private below: Map<string, Place> | undefined;
  private written: Map<string, Place> | undefined;

  constructor(
    private readonly places: Places,
    /** `written` while the path is one of the root document; `referred` behind a `$ref`; `lost` where Spectral gives up. */
    readonly kind: 'written' | 'referred' | 'lost',
    /** The root document's value, while `written`. */
    readonly piece: unknown,
    private ownFollowed: Followed | undefined,
    /** The place above and the name that leads from there to here, where it is not worked out yet how far the references lead. */
    private above: Place | undefined,
    private readonly segment: string,
    private readonly references: ReferenceTree | undefined,
  ) {
    this.id = places.nextId();
  }

  /** How far the noted references lead from here; undefined where only Spectral itself can tell. Worked out where it is asked for: mostly nobody does. */
  get followed(): Followed | undefined {
    const { above, segment } = this;
    if (above !== undefined) {
      const from = above.followed;
      this.ownFollowed =
        this.kind === 'written' ? this.places.step(from, segment) : from && { ...from, pointer: `${from.pointer}/${segment}` };
      this.above = undefined;
    }
    return this.ownFollowed;
  }

  /** Whether paths to this place may differ in what lies below it. */
  get own(): boolean {
    return this.kind === 'lost' || (this.kind === 'referred' && this.above === undefined && this.ownFollowed === undefined);
  }

  /** The place one name further down; a name as the document has it, or an index in digits. */
  next(segment: string): Place {
    if (this.kind === 'written') return this.places.belowWritten(this, segment);
    if (this.kind === 'lost') return this;
    let place = this.below?.get(segment);
    if (place === undefined) {
      place = this.behind(segment);
      (this.below ??= new Map()).set(segment, place);
    }
    return place;
  }

  /** The place that a pointer has one escaped name further down, whatever stands there. */
  at(name: string): Place {
    let place = this.written?.get(name);
    if (place === undefined) {
      place = new Place(this.places, 'referred', undefined, undefined, this, name, this.references?.below.get(name));
      (this.written ??= new Map()).set(name, place);
    }
    return place;
  }

  private behind(segment: string): Place {
    const name = this.places.escaped(segment);
    const isPlain = !this.own && this.references?.below.get(name)?.leads !== true;
    return isPlain ? this.at(name) : this.places.behindReference(this.places.step(this.followed, segment));
  }
}

/** All places of one run. */
export class Places {
  private count = 0;
  private readonly sources = new Map<string, Place>();
  private readonly names = new Map<string, string>();
  private readonly noted = new Map<string, ReferenceMap | undefined>();
  readonly root: Place;

  constructor(private readonly placing: Placing) {
    const { root } = placing;
    const start = root.source === null ? undefined : this.follow({ document: root, source: root.source, pointer: '#' });
    this.root = new Place(this, 'written', root.data, start, undefined, '', undefined);
  }

  nextId(): number {
    return this.count++;
  }

  belowWritten(place: Place, segment: string): Place {
    const { piece } = place;
    if (isContainer(piece)) {
      if (segment in piece) return new Place(this, 'written', Reflect.get(piece, segment), undefined, place, segment, undefined);
      if (hasRef(piece)) return this.behindReference(this.step(place.followed, segment));
    }
    return new Place(this, 'lost', undefined, undefined, undefined, '', undefined);
  }

  /** One step along the noted references; undefined where only Spectral itself can tell. */
  step(from: Followed | undefined, segment: string): Followed | undefined {
    return from && this.follow({ ...from, pointer: `${from.pointer}/${this.escaped(segment)}` });
  }

  /** A name as pointers have it. */
  escaped(segment: string): string {
    let name = this.names.get(segment);
    if (name === undefined) {
      name = String(encodePointerUriFragment(segment));
      this.names.set(segment, name);
    }
    return name;
  }

  behindReference(followed: Followed | undefined): Place {
    if (followed === undefined) return new Place(this, 'referred', undefined, undefined, undefined, '', undefined);
    const { source } = followed;
    const [start = '', ...names] = followed.pointer.split('/');
    const name = `${source}\n${start}`;
    let place = this.sources.get(name);
    if (place === undefined) {
      const references = referenceTree(this.referencesOf(source) ?? {}, start);
      place = new Place(this, 'referred', undefined, { ...followed, pointer: start }, undefined, '', references);
      this.sources.set(name, place);
    }
    return names.reduce((at, each) => at.at(each), place);
  }

  private referencesOf(source: string): ReferenceMap | undefined {
    if (!this.noted.has(source)) this.noted.set(source, this.placing.referencesOf(source));
    return this.noted.get(source);
  }

  private follow(from: Followed): Followed | undefined {
    let at = from;
    let references = this.referencesOf(at.source);
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
      references = this.referencesOf(source);
    }
    return references && at;
  }
}

/** The references whose pointers begin so. */
function referenceTree(references: ReferenceMap, start: string): ReferenceTree {
  const root: ReferenceTree = { below: new Map(), leads: false };
  for (const pointer of Object.keys(references)) {
    const [first, ...names] = pointer.split('/');
    if (first !== start) continue;
    let at = root;
    for (const name of names) {
      const below = at.below.get(name) ?? { below: new Map(), leads: false };
      at.below.set(name, below);
      at = below;
    }
    at.leads = true;
  }
  return root;
}
