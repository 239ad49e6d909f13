/**
 * A function of a text that is asked again and again: it keeps its answers, and lets go of all of them before they are more than `most`. Where it throws, no
 * answer is kept.
 */
export function remembered<T>(make: (text: string) => T, most = Infinity): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    let kept = known.get(text);
    if (kept === undefined) {
      kept = { answer: make(text) };
      if (known.size >= most) known.clear();
      known.set(text, kept);
    }
    return kept.answer;
  };
}
