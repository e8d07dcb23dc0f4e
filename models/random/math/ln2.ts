/**
 * ln 2 in three parts whose sum is good to about 140 bits. The first has 33 bits, so that its product with the exponent
 * of a double is exact (the split of Sun's fdlibm 5.3, https://www.netlib.org/fdlibm/e_log.c); the others are the
 * doubles closest to what remains.
 */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_MIDDLE = 1.9082149292705877e-10;
export const LN2_LOWEST = 1.1612227229362532e-26;
