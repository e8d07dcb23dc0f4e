import { isAlias, isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLError, type YAMLMap } from 'yaml';
import { joinCalls } from './joinCalls.ts';
import type { Position, Report } from './problem.ts';
import type { MappingEntry, SpecNode } from './specNode.ts';

/**
 * Reads YAML 1.2 into nodes that know their place. Anchors and aliases are resolved; syntax errors, duplicate keys,
 * unknown tags and aliases inside their own anchor are reported.
 * @param pinned give every node the position 1:1, for texts that have no lines of their own (`--set`).
 * @returns undefined when the text is empty or cannot be read as YAML at all.
 */
export function parseSpecNode(text: string, file: string, report: Report, pinned = false): SpecNode | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false, version: '1.2' });
  const at = (offset: number): Position => {
    if (pinned) return { file, line: 1, column: 1 };
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  for (const error of [...document.errors, ...document.warnings]) {
    report(at(error.pos[0]), `YAML: ${syntaxMessage(error)}`, syntaxAdvice(error));
  }
  if (document.errors.length > 0) return undefined;
  if (document.contents === null || isEmptyScalar(document.contents)) {
    report(
      { file, line: 1, column: 1 },
      'the file is empty',
      'a mapping of keys to values, for example name: my-question',
    );
    return undefined;
  }
  // An alias shares the node of its anchor: converting each node once keeps nested aliases from multiplying.
  const done = new Map<Node, SpecNode>();
  const underWay = new Set<Node>();
  let broken = false;
  const convert = (node: Node | null, fallback: Position): SpecNode => {
    if (node === null) return { kind: 'scalar', value: null, text: '', ...fallback };
    const place = node.range ? at(node.range[0]) : fallback;
    const target = isAlias(node) ? node.resolve(document) : node;
    if (target === undefined || underWay.has(target)) {
      broken = true;
      const fault = target === undefined ? 'has no anchor before it' : 'stands inside its own anchor';
      report(place, `the alias ${text.slice(...aliasRange(node))} ${fault}`, 'the name of an anchor that is complete');
      return { kind: 'scalar', value: null, text: '', ...place };
    }
    const known = done.get(target);
    if (known !== undefined) return known;
    underWay.add(target);
    const result = convertContents(target, place);
    underWay.delete(target);
    done.set(target, result);
    return result;
  };
  const convertContents = (node: Node, place: Position): SpecNode => {
    if (isScalar(node)) return { kind: 'scalar', ...scalarContents(node.value, node.source), ...place };
    if (isMap(node)) return { kind: 'mapping', entries: convertEntries(node, place), ...place };
    const items = (node as unknown as { items: (Node | null)[] }).items.map((item) => convert(item, place));
    return { kind: 'list', items, ...place };
  };
  const convertEntries = (map: YAMLMap, place: Position): MappingEntry[] => {
    const entries = new Map<string, MappingEntry>();
    for (const pair of joinCalls(map, text)) {
      const keyNode = convert(pair.key, place);
      const value = convert(pair.value, keyNode);
      const earlier = keyNode.kind === 'scalar' ? entries.get(keyNode.text) : undefined;
      if (keyNode.kind !== 'scalar') report(keyNode, 'a key is a list or a mapping', 'a name as the key');
      else if (earlier) {
        const first = `${earlier.keyAt.line}:${earlier.keyAt.column}`;
        report(keyNode, `the key "${keyNode.text}" is given twice, first at ${first}`, 'each key once');
      } else entries.set(keyNode.text, { key: keyNode.text, keyAt: position(keyNode), value });
    }
    return [...entries.values()];
  };
  const root = convert(document.contents as Node, { file, line: 1, column: 1 });
  return broken ? undefined : root;
}

function position({ file, line, column }: Position): Position {
  return { file, line, column };
}

function aliasRange(node: Node): [number, number] {
  const [start = 0, end = 0] = node.range ?? [];
  return [start, end];
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && node.value === null && (node.source ?? '') === '';
}

function scalarContents(value: unknown, source: string | undefined) {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') {
    return { value, text: typeof value === 'string' ? value : (source ?? String(value)) };
  }
  return { value: String(value), text: source ?? String(value) };
}

function syntaxMessage({ code, message }: YAMLError): string {
  // The parser's own words for this one are advice to programmers.
  return code === 'MULTIPLE_DOCS' ? 'the file holds more than one document' : (message.split('\n')[0] ?? message);
}

function syntaxAdvice(error: YAMLError): string {
  if (error.code === 'TAB_AS_INDENT') return 'spaces for indentation, never tabs';
  if (error.code === 'MULTIPLE_DOCS') return 'one document, without a line of ---';
  if (error.code === 'BAD_INDENT') return 'the keys of one mapping in the same column';
  if (error.code === 'TAG_RESOLVE_FAILED') return 'values without tags';
  return 'valid YAML 1.2; quote a text that holds : # [ ] { } or ,';
}
