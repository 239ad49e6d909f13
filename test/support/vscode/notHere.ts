/** Thrown where this machine cannot run the real VS Code; the message says why, in words for a person. */
export class NotHere extends Error {
  override readonly name = 'NotHere';
}
