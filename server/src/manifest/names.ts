import { baseName } from '../document/uri';
import type { Context } from './context';
import { slugOf } from './slug';
import type { SpecNode } from './specNode';

/**
 * The name of the document, on which all names and ids are built: the one asked for, else `x-kong-name`, else the title. A document without any
 * of these is named after its file, so that exporting it twice gives the same manifest; decK draws a random name.
 */
export function documentNameOf(context: Context): string {
  const { document, options, extensions } = context;
  const given = options.uuidBase ?? '';
  const named = given === '' ? extensions.nameOf(document) : given;
  const title = named === '' ? (document.child('info')?.child('title')?.text ?? '') : named;
  return slugOf(title === '' ? baseName(document.document.uri).replace(/\.[^.]*$/, '') : title, context.inso);
}

/** The name of a path: the document's and `x-kong-name` or the path itself. */
export function pathNameOf(context: Context, path: string, pathItem: SpecNode, documentName: string): string {
  const given = context.extensions.nameOf(pathItem);
  // `/pets` and `/pets/` are two paths; the sign keeps their names apart.
  const slash = given === '' && path.endsWith('/') && !context.inso ? '~' : '';
  return joined(context, documentName, slugOf(given === '' ? path : given, context.inso) + slash);
}

/** The name of an operation: `x-kong-name` under its path, else its `operationId` under the document, else its method under its path. */
export function operationNameOf(context: Context, operation: SpecNode, method: string, documentName: string, pathName: string): string {
  const given = context.extensions.nameOf(operation);
  if (given !== '') return `${context.inso ? documentName : pathName}${separator(context)}${slugOf(given, context.inso)}`;
  const id = operation.child('operationId')?.text ?? '';
  if (id !== '') return `${documentName}${separator(context)}${slugOf(id, context.inso)}`;
  return `${pathName}${separator(context)}${slugOf(context.inso ? method.toLowerCase() : method, context.inso)}`;
}

function joined(context: Context, outer: string, inner: string): string {
  return inner === '' ? outer : `${outer}${separator(context)}${inner}`;
}

function separator({ inso }: Context): string {
  return inso ? '-' : '_';
}
