/** A column of the file of past epochs, and where the figures that come with the program are from. */
export interface HistoryColumn {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  /** Whether a cell may be empty, where nothing is known. */
  readonly mayBeEmpty: boolean;
  readonly source: string;
}

/** The format of the file of past epochs: one row an epoch, in order, none left out. */
export const historyColumns: readonly HistoryColumn[] = [
  {
    name: 'epoch',
    unit: 'epoch',
    meaning: 'Number of the difficulty epoch: height of its first block over 2,016.',
    mayBeEmpty: false,
    source: 'definition',
  },
  {
    name: 'start_utc',
    unit: 'date',
    meaning: 'Header time of its first block, as 2024-04-24T16:10:00Z.',
    mayBeEmpty: false,
    source:
      'https://github.com/sorukumar/bitcoin-mining-pools and https://github.com/bitcoinj/bitcoinj (block headers)',
  },
  {
    name: 'difficulty',
    unit: '1',
    meaning: 'Difficulty in force during the epoch.',
    mayBeEmpty: false,
    source: 'https://github.com/spesmilo/electrum/blob/master/electrum/chains/mainnet/checkpoints.json',
  },
  {
    name: 'price_usd_btc',
    unit: 'USD/BTC',
    meaning: 'Mean of the daily closes of the epoch.',
    mayBeEmpty: false,
    source: 'https://github.com/m-marqx/BTC-RPC-Data and https://github.com/bitcoinresearchkit/brk (daily closes)',
  },
  {
    name: 'fees_btc_block',
    unit: 'BTC',
    meaning: 'Mean transaction fees per block.',
    mayBeEmpty: true,
    source: 'https://github.com/sorukumar/bitcoin-mining-pools',
  },
];
