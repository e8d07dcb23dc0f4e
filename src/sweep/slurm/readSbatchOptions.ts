import { splitWords } from './splitWords.ts';

/** Options of sbatch that decide where a task finds its work and its log, or how sbatch answers. */
const ownOptions = ['array', 'output', 'error', 'job-name', 'wrap', 'parsable', 'wait', 'test-only'];
const otherClusters = ['clusters', 'cluster'];
const questions = ['help', 'usage', 'version'];
const shortOptions = new Map([
  ['a', 'array'],
  ['o', 'output'],
  ['e', 'error'],
  ['J', 'job-name'],
  ['W', 'wait'],
  ['M', 'clusters'],
  ['h', 'help'],
  ['V', 'version'],
]);

/**
 * Reads options that the user adds for sbatch, `--partition=long --time=2:00:00` for example.
 * @returns them word by word.
 * @throws SyntaxError for quotes that do not close, control characters, and options that hashshift sets or cannot use.
 */
export function readSbatchOptions(text: string): string[] {
  const words = splitWords(text);
  for (const word of words) {
    if (/\p{Cc}/u.test(word)) throw new SyntaxError(`a control character in ${JSON.stringify(word)}`);
    const name = optionName(word);
    if (name === null) continue;
    if (ownOptions.includes(name)) throw new SyntaxError(`--${name} is set by hashshift itself, found "${word}"`);
    if (questions.includes(name)) throw new SyntaxError(`--${name} submits nothing, found "${word}"`);
    if (otherClusters.includes(name)) {
      throw new SyntaxError(`jobs on another cluster cannot be followed from here: log in there, found "${word}"`);
    }
  }
  if (words.length > 0 && !words[0].startsWith('-')) {
    throw new SyntaxError(`expected options of sbatch, for example --time=2:00:00, found "${words[0]}"`);
  }
  return words;
}

/** The option of the lists above that a word is; sbatch takes abbreviations too. */
function optionName(word: string): string | null {
  const long = /^--([^=]+)/.exec(word)?.[1];
  if (long !== undefined) {
    return [...ownOptions, ...otherClusters, ...questions].find((name) => name.startsWith(long)) ?? null;
  }
  return shortOptions.get(/^-([^-])/.exec(word)?.[1] ?? '') ?? null;
}
