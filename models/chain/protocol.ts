/**
 * Time between blocks that Bitcoin's difficulty rule aims at [s].
 * Source: https://github.com/bitcoin/bitcoin/blob/master/src/kernel/chainparams.cpp (`nPowTargetSpacing`).
 */
export const TARGET_SPACING_S = 600;

/**
 * Blocks in a difficulty period, the epoch of this project: `nPowTargetTimespan / nPowTargetSpacing` of Bitcoin Core.
 * Source: https://github.com/bitcoin/bitcoin/blob/master/src/consensus/params.h.
 */
export const EPOCH_BLOCKS = 2016;
