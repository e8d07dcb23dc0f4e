/**
 * Splits a text into words as a POSIX shell does: white space between them, single and double quotes, backslash. Nothing
 * is expanded: `$`, backquotes, `*` and `;` are letters like others.
 * @throws SyntaxError when a quote is not closed or the text ends in a backslash.
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '\\' && quote !== "'") {
      const next = text[++i];
      if (next === undefined) throw new SyntaxError(`nothing follows the last backslash of ${text}`);
      // Between double quotes a backslash is one, unless it stands before what it can protect there.
      word = (word ?? '') + (quote === '"' && !'"\\$`'.includes(next) ? `\\${next}` : next);
    } else if (quote !== '') {
      if (letter === quote) quote = '';
      else word += letter;
    } else if (letter === "'" || letter === '"') {
      quote = letter;
      word ??= '';
    } else if (/\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + letter;
  }
  if (quote !== '') throw new SyntaxError(`a quote ${quote} is not closed in ${text}`);
  if (word !== null) words.push(word);
  return words;
}
