import { spawn } from 'node:child_process';
import process from 'node:process';
import { MissingPackageError } from '../collect/parquet/missingPackageError.ts';

/** What journals ask of pictures with lines and text. */
const dotsPerInch = 300;

/**
 * An SVG as PNG of 300 dots per inch or as PDF of its size in millimetres, by rsvg-convert of librsvg. The PDF tells no
 * time: equal input, fonts and version of librsvg give equal bytes.
 *
 * @throws MissingPackageError when rsvg-convert is not there; `Error` with what it said when it fails.
 */
export function convertSvg(svg: string, format: 'png' | 'pdf', env: NodeJS.ProcessEnv = process.env): Promise<Buffer> {
  const dots = String(dotsPerInch);
  return new Promise((resolve, reject) => {
    const child = spawn('rsvg-convert', ['--format', format, '--dpi-x', dots, '--dpi-y', dots], {
      env: { ...env, SOURCE_DATE_EPOCH: '0' },
    });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? missingConverter(format, error) : error);
    });
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out));
      else reject(new MissingPackageError(`rsvg-convert failed: ${Buffer.concat(errors).toString().trim()}`));
    });
    // A converter that is not there closes its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(svg);
  });
}

function missingConverter(format: string, cause: Error): MissingPackageError {
  return new MissingPackageError(
    `${format.toUpperCase()} needs the command rsvg-convert, which was not found. Install it (Debian, Ubuntu: sudo apt-get install librsvg2-bin; macOS: brew install librsvg; conda: conda install -c conda-forge librsvg), or use --format svg`,
    { cause },
  );
}
