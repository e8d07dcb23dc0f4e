/** Reads a number, or a percentage such as `20 %` as its share of one. @throws SyntaxError for anything else. */
export function parseShare(text: string): number {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(%?)\s*$/i.exec(text);
  if (match === null)
    throw new SyntaxError(`expected a number or a percentage, for example 0.2 or "20 %", found "${text}"`);
  // Moving the decimal point in the text gives the double nearest to the share; dividing by 100 may not.
  return match[2] === '%' && !/e/i.test(match[1])
    ? Number(`${match[1]}e-2`)
    : Number(match[1]) / (match[2] === '%' ? 100 : 1);
}
