import process from 'node:process';
import fc from 'fast-check';

/**
 * Properties are tried on the same examples each time, so that a change that breaks nothing fails nothing. To look
 * further: FAST_CHECK_SEED=$RANDOM npm test
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 2009) });
