/**
 * Colours that readers with any common colour blindness tell apart.
 *
 * Source: Okabe and Ito, Color Universal Design, https://jfly.uni-koeln.de/color/
 */
export const okabeIto = {
  blue: '#0072B2',
  vermilion: '#D55E00',
  bluishGreen: '#009E73',
  orange: '#E69F00',
  skyBlue: '#56B4E9',
  reddishPurple: '#CC79A7',
  yellow: '#F0E442',
  black: '#000000',
  /** Not of the eight: the neutral that the counterfactual wears. */
  grey: '#6B6B6B',
} as const;
