import { encodePointerUriFragment, extractSourceFromRef, hasRef, isLocalRef } from '@stoplight/json';
import { isContainer } from './container';
import { remembered } from './remembered';

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
  /** The pointer of the one that stands right here. */
  pointer: string | undefined;
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
  private target: Place | undefined;

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
    /** The references here and below. Of a `written` place none, where one stands above it: Spectral then goes on from where that leads. */
    readonly references: ReferenceTree | undefined,
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

  /** Whether no path that goes on from here comes to where another one comes, as long as it stays in what is written here. */
  get isTree(): boolean {
    return this.own || this.references === undefined;
  }

  /** Where the reference leads that stands here. */
  get beyond(): Place {
    return (this.target ??= this.places.behindReference(this.places.followedAt(this.references) ?? this.followed));
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
    const isPlain = !this.own && this.references?.below.get(name)?.pointer === undefined;
    return isPlain ? this.at(name) : this.places.behindReference(this.places.step(this.followed, segment));
  }
}

/** All places of one run. */
export class Places {
  private count = 0;
  /** Behind references: by document and pointer, where references lead. */
  private readonly referred = new Map<string, Map<string, Place>>();
  /** A name as pointers have it. */
  readonly escaped = remembered((segment) => String(encodePointerUriFragment(segment)));
  private readonly noted = new Map<string, ReferenceMap | undefined>();
  private readonly trees = new Map<string, ReferenceTree>();
  readonly root: Place;

  constructor(private readonly placing: Placing) {
    const { root } = placing;
    const start = root.source === null ? undefined : this.follow({ document: root, source: root.source, pointer: '#' });
    const references = root.source === null ? undefined : this.treeOf(root.source, '#');
    this.root = new Place(this, 'written', root.data, start, undefined, '', references?.pointer === undefined ? references : undefined);
  }

  nextId(): number {
    return this.count++;
  }

  belowWritten(place: Place, segment: string): Place {
    const { piece } = place;
    if (isContainer(piece)) {
      if (segment in piece) {
        const { references } = place;
        const below = references?.pointer === undefined ? references?.below.get(this.escaped(segment)) : undefined;
        return new Place(this, 'written', Reflect.get(piece, segment), undefined, place, segment, below);
      }
      if (hasRef(piece)) return place.beyond.next(segment);
    }
    return new Place(this, 'lost', undefined, undefined, undefined, '', undefined);
  }

  /** How far the noted references lead from one of the root document; undefined where there is none. */
  followedAt(reference: ReferenceTree | undefined): Followed | undefined {
    const { root } = this.placing;
    if (reference?.pointer === undefined || root.source === null) return undefined;
    return this.follow({ document: root, source: root.source, pointer: reference.pointer });
  }

  /** One step along the noted references; undefined where only Spectral itself can tell. */
  step(from: Followed | undefined, segment: string): Followed | undefined {
    return from && this.follow({ ...from, pointer: `${from.pointer}/${this.escaped(segment)}` });
  }

  behindReference(followed: Followed | undefined): Place {
    if (followed === undefined) return new Place(this, 'referred', undefined, undefined, undefined, '', undefined);
    const { source, pointer } = followed;
    let known = this.referred.get(source);
    if (known === undefined) {
      known = new Map();
      this.referred.set(source, known);
    }
    let place = known.get(pointer);
    if (place === undefined) {
      const [start = '', ...names] = pointer.split('/');
      let top = known.get(start);
      if (top === undefined) {
        top = new Place(this, 'referred', undefined, { ...followed, pointer: start }, undefined, '', this.treeOf(source, start));
        known.set(start, top);
      }
      place = names.reduce((at, each) => at.at(each), top);
      known.set(pointer, place);
    }
    return place;
  }

  /** The references of a document whose pointers begin so. */
  private treeOf(source: string, start: string): ReferenceTree {
    const known = this.trees.get(source + start);
    if (known !== undefined) return known;
    const root: ReferenceTree = { below: new Map(), pointer: undefined };
    this.trees.set(source + start, root);
    for (const pointer of Object.keys(this.referencesOf(source) ?? {})) {
      const names = pointer.split('/');
      if (names[0] !== start) continue;
      let at = root;
      for (let index = 1; index < names.length; index++) {
        const name = names[index] ?? '';
        let below = at.below.get(name);
        if (below === undefined) {
          below = { below: new Map(), pointer: undefined };
          at.below.set(name, below);
        }
        at = below;
      }
      at.pointer = pointer;
    }
    return root;
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
