/** Red, green and blue at ten places from low to high. */
const places = [
  [0, 34, 78],
  [18, 53, 112],
  [59, 73, 108],
  [87, 93, 109],
  [112, 113, 115],
  [138, 134, 120],
  [165, 156, 116],
  [195, 179, 105],
  [225, 204, 85],
  [253, 231, 55],
] as const;

/**
 * The colour of a value between two others, after cividis: even to the eye, and the same with and without colour vision.
 * Source: Nuñez, Anderton and Renslow 2018, doi:10.1371/journal.pone.0199239.
 */
export function cividis(value: number, low: number, high: number): string {
  const place = high > low ? ((value - low) / (high - low)) * (places.length - 1) : 0;
  const below = Math.min(places.length - 2, Math.floor(place));
  const channel = (c: number): string =>
    Math.round(places[below][c] + (place - below) * (places[below + 1][c] - places[below][c]))
      .toString(16)
      .padStart(2, '0')
      .toUpperCase();
  return `#${channel(0)}${channel(1)}${channel(2)}`;
}
