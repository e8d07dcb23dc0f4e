import { createHash } from 'node:crypto';
import alea from 'seedrandom/lib/alea.js';
import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { philox } from '../../models/random/philox.ts';

function words(hex: string): number[] {
  return hex.split(' ').map((word) => Number.parseInt(word, 16));
}

function hashOf(path: readonly (string | number)[]): Buffer {
  return createHash('sha256').update(JSON.stringify(path), 'utf8').digest();
}

/** Philox4x32-10 as the paper writes it, in integers of unbounded size. */
function philoxByDefinition(counter: readonly bigint[], key: readonly bigint[]): bigint[] {
  const mask = 0xffffffffn;
  let [l0, r0, l1, r1] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round += 1) {
    const product0 = 0xd2511f53n * l0;
    const product1 = 0xcd9e8d57n * l1;
    [l0, r0, l1, r1] = [(product1 >> 32n) ^ r0 ^ k0, product1 & mask, (product0 >> 32n) ^ r1 ^ k1, product0 & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [l0, r0, l1, r1];
}

describe('Philox4x32-10', () => {
  // Random123, tests/kat_vectors, https://github.com/DEShawResearch/random123.
  it.each([
    ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('known answer of counter %s', (counter, key, answer) => {
    const block = new Uint32Array(4);
    const [c0, c1, c2, c3] = words(counter);
    const [k0, k1] = words(key);
    philox(c0, c1, c2, c3, k0, k1, block);
    expect([...block]).toEqual(words(answer));
  });
});

describe('streams against a second construction from node:crypto', () => {
  it.each([
    ['', 0, [], ['btc-price']],
    ['0', 7, [], ['fees', 'shock']],
    ['twenty-percent-2026', 199, ['policy-a'], ['Zürich "quoted", \\ and 雪']],
  ])('seed %j replication %i salt %j purpose %j', (seed, replication, salt, purpose) => {
    const hash = hashOf([seed, replication, ...salt, ...purpose]);
    const streams = createStreams(seed, replication, salt);

    const generator = alea(hash.toString('hex'), { state: true });
    const sequence = streams.sequence(...purpose);
    for (let i = 0; i < 100; i += 1) expect(sequence.next()).toBe(generator.double());

    const key = [0, 4, 8, 12].map((offset) => BigInt(hash.readUInt32BE(offset)));
    const field = streams.field(...purpose);
    for (const [agent, epoch] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [999, 260],
      [4294967295, 4294967295],
    ]) {
      const block = philoxByDefinition([BigInt(agent), BigInt(epoch), key[2], key[3]], [key[0], key[1]]);
      const n = (block[0] >> 6n) * 2n ** 26n + (block[1] >> 6n);
      expect(field.at(agent, epoch)).toBe((Number(n) + 0.5) / 2 ** 52);
    }
  });
});
