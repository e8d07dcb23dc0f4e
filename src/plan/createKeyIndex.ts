/** Finds the numbers of things by their keys; a key is made anew when it is needed, and not kept. */
export interface KeyIndex {
  /** The number that was set last under this key; null where none was. */
  find(key: string): number | null;
  set(key: string, number: number): void;
}

const empty = -1;

/**
 * A hash table with open addressing: 12 bytes an entry and a little room, where a `Map` of texts takes some hundreds.
 * @param keyOf the key of a number that was set.
 */
export function createKeyIndex(keyOf: (number: number) => string): KeyIndex {
  let numbers = new Int32Array(2 ** 6).fill(empty);
  let hashes = new Uint32Array(2 ** 6);
  let count = 0;
  const slotOf = (key: string, hash: number): number => {
    const mask = numbers.length - 1;
    let slot = hash & mask;
    while (numbers[slot] !== empty && (hashes[slot] !== hash || keyOf(numbers[slot]) !== key)) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const former = { numbers, hashes };
    numbers = new Int32Array(2 * former.numbers.length).fill(empty);
    hashes = new Uint32Array(numbers.length);
    const mask = numbers.length - 1;
    for (let i = 0; i < former.numbers.length; i++) {
      if (former.numbers[i] === empty) continue;
      let slot = former.hashes[i] & mask;
      while (numbers[slot] !== empty) slot = (slot + 1) & mask;
      numbers[slot] = former.numbers[i];
      hashes[slot] = former.hashes[i];
    }
  };
  return {
    find(key) {
      const number = numbers[slotOf(key, hashOf(key))];
      return number === empty ? null : number;
    },
    set(key, number) {
      if (2 * (count + 1) > numbers.length) grow();
      const hash = hashOf(key);
      const slot = slotOf(key, hash);
      if (numbers[slot] === empty) count += 1;
      numbers[slot] = number;
      hashes[slot] = hash;
    },
  };
}

/** FNV-1a over UTF-16 units (draft-eastlake-fnv), mixed once more, since its low bits alone choose the slot. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
