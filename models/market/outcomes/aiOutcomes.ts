import type { MarketOutcome } from './marketOutcome.ts';
import { atLast, difference } from './outcomeForms.ts';
import { cell } from './reduceRows.ts';

/** What AI takes of the power by the end of the run, and what it offered at the start. */
export const aiOutcomes: readonly MarketOutcome[] = [
  atLast('ai_share_capacity', '1', 'ai_share_change', 'Share of grid capacity that AI occupies at the end of the run.'),
  atLast('ai_share_listed_capacity', '1', 'ai_listed_share_change', 'The same for listed operators.'),
  atLast(
    'mining_unplugged_mw',
    'MW',
    'mining_unplugged_change',
    'Site power from which machines were removed for AI by the end of the run.',
  ),
  atLast(
    'mining_unplugged_eh_s',
    'EH/s',
    'mining_unplugged_hashrate_change',
    'Hashrate of these machines, whether they ran or stood idle.',
  ),
  atLast('ai_rent_usd_mw_year', 'USD/MW/year', 'ai_rent_change', 'Rent of ai.product in the last contract round.'),
  atLast('ai_contracted_mw', 'MW', 'ai_contracted_change', 'Power contracted on mining sites at the end of the run.'),
  atLast('ai_second_contracted_mw', 'MW', 'ai_second_contracted_change', 'The part of it for ai.secondProduct.'),
  atLast(
    'ai_second_rent_usd_mw_year',
    'USD/MW/year',
    'ai_second_rent_change',
    'Rent of ai.secondProduct in the last contract round.',
  ),
  difference(
    'ai_willing_share',
    '1',
    'ai_willing_share_change',
    'Share of the power on offer that would convert at the reference rent, in the first epoch.',
    (rows) => cell(rows, 0, 'ai_willing_share'),
  ),
  difference(
    'ai_yield_ratio',
    '1',
    'ai_yield_ratio_change',
    'AI revenue per MWh over mining revenue per MWh at 17.5 J/TH in the first epoch.',
    (rows) => cell(rows, 0, 'ai_yield_ratio'),
  ),
];
