import { isScalar, type Node, Scalar, type YAMLMap } from 'yaml';

/** A key and its value as YAML has them. */
interface Entry {
  readonly key: Node;
  readonly value: Node | null;
}

/**
 * The entries of a mapping, with calls such as `uniform(0, 1)` in one piece. Between { } a comma ends a plain text, so
 * that YAML reads them as the value `uniform(0` and a key `1)` without a value.
 * @param text of the whole file.
 */
export function joinCalls(map: YAMLMap, text: string): readonly Entry[] {
  const entries = map.items as unknown as readonly Entry[];
  if (!map.flow) return entries;
  const joined: Entry[] = [];
  for (let i = 0; i < entries.length; i++) {
    const { key, value } = entries[i];
    const last = lastOfCall(entries, i);
    if (last > i && isScalar(value) && value.range && entries[last].key.range) {
      joined.push({ key, value: callNode(text, value.range[0], entries[last].key.range[1]) });
      i = last;
    } else joined.push(entries[i]);
  }
  return joined;
}

/** The entry that closes the call that entry `start` opens; `start` itself where none is opened, or none closed. */
function lastOfCall(entries: readonly Entry[], start: number): number {
  const { value } = entries[start];
  if (!isScalar(value) || value.type !== Scalar.PLAIN) return start;
  let open = unclosed(value.source ?? '');
  let last = start;
  while (open > 0) {
    const next = entries[++last];
    if (next === undefined || next.value !== null || !isScalar(next.key) || next.key.type !== Scalar.PLAIN)
      return start;
    open += unclosed(next.key.source ?? '');
  }
  return last;
}

function unclosed(text: string): number {
  return text.split('(').length - text.split(')').length;
}

function callNode(text: string, start: number, end: number): Scalar {
  const call = text.slice(start, end).replaceAll(/\s+/g, ' ');
  const node = new Scalar(call);
  node.source = call;
  node.range = [start, end, end];
  return node;
}
