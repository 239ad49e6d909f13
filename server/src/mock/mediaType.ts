/** How a body of a media type is read and written. */
export type MediaKind = 'json' | 'form' | 'text' | 'other';

/** The type without its parameters, in lower case; undefined when it is no media type at all (RFC 9110, section 8.3.1). */
export function essenceOf(mediaType: string): string | undefined {
  const essence = /^\s*([!#$%&'*+.^_`|~0-9a-z-]+\/[!#$%&'*+.^_`|~0-9a-z-]+)\s*(;|$)/i.exec(mediaType)?.[1];
  return essence?.toLowerCase();
}

/** Which kind a media type is of; `other` bodies, XML among them, are passed on as they stand and not held against a schema. */
export function mediaKindOf(mediaType: string): MediaKind {
  const essence = essenceOf(mediaType) ?? '';
  if (/^[^/]+\/(json|[^/]*\+json)$/.test(essence)) return 'json';
  if (essence === 'application/x-www-form-urlencoded' || essence === 'multipart/form-data') return 'form';
  if (essence.endsWith('xml')) return 'other';
  return essence.startsWith('text/') ? 'text' : 'other';
}
