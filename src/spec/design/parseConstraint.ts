import type { Constraint, Expression } from './constraint.ts';

/** A constraint, or why it is none. */
export type ConstraintReading =
  | { readonly ok: true; readonly constraint: Constraint }
  | { readonly ok: false; readonly message: string };

const TOKEN = /\s*(<=|>=|==|!=|[<>()*/+-]|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[A-Za-z_][\w.]*)/y;
const COMPARISONS: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];

/**
 * Reads a comparison of two sums: parameters and numbers with + - * /, parentheses and signs, the usual precedence,
 * and one of < <= > >= == != between.
 */
export function parseConstraint(text: string): ConstraintReading {
  const tokens = tokensOf(text);
  if (typeof tokens === 'string') return { ok: false, message: tokens };
  let next = 0;
  const isNext = (...wanted: readonly string[]) => next < tokens.length && wanted.includes(tokens[next]);
  const chain = (operators: readonly string[], operand: () => Expression): Expression => {
    let left = operand();
    while (isNext(...operators)) {
      const operator = tokens[next++] as '+' | '-' | '*' | '/';
      left = { operator, left, right: operand() };
    }
    return left;
  };
  const sum = (): Expression => chain(['+', '-'], product);
  const product = (): Expression => chain(['*', '/'], factor);
  const factor = (): Expression => {
    if (isNext('-')) {
      next++;
      return { operator: '-', left: { number: 0 }, right: factor() };
    }
    if (!isNext('(')) return operandOf(tokens[next++]);
    next++;
    const inner = sum();
    if (!isNext(')')) throw new SyntaxError('a ( is not closed');
    next++;
    return inner;
  };
  try {
    const left = sum();
    if (!isNext(...COMPARISONS)) throw new SyntaxError(unexpected(tokens[next], 'a comparison'));
    const comparison = tokens[next++] as Constraint['comparison'];
    const right = sum();
    if (next < tokens.length) throw new SyntaxError(unexpected(tokens[next], 'the end'));
    return { ok: true, constraint: { text, comparison, left, right } };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, message: error.message };
  }
}

function tokensOf(text: string): string[] | string {
  const tokens: string[] = [];
  const rest = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rest.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(rest);
    if (match === null) return `"${rest.slice(from).trim().slice(0, 10)}" has no meaning here`;
    tokens.push(match[1]);
  }
  return tokens;
}

function operandOf(token: string | undefined): Expression {
  if (token !== undefined && /^[A-Za-z_]/.test(token)) return { parameter: token };
  if (token !== undefined && /^[\d.]/.test(token)) return { number: Number(token) };
  throw new SyntaxError(unexpected(token, 'a parameter or a number'));
}

function unexpected(token: string | undefined, wanted: string): string {
  return `${token === undefined ? 'it ends' : `"${token}" stands`} where ${wanted} should be`;
}
