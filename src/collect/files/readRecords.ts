import { createReadStream } from 'node:fs';

const quote = '"'.charCodeAt(0);
const lineFeed = '\n'.charCodeAt(0);

/** The records of a CSV file as they stand, line feeds inside of quotes included; the header is the first of them. */
export async function* readRecords(file: string): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  let isQuoted = false;
  for await (const chunk of createReadStream(file)) {
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    let begin = 0;
    for (let at = rest.length; at < bytes.length; at++) {
      if (bytes[at] === quote) isQuoted = !isQuoted;
      else if (bytes[at] === lineFeed && !isQuoted) {
        yield bytes.toString('utf8', begin, at + 1);
        begin = at + 1;
      }
    }
    rest = bytes.subarray(begin);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}
