import type { Parameter } from '../../parameter.ts';
import type { PriceProcess } from './priceProcess.ts';
import { regimePrice } from './regimePrice.ts';

const FIT =
  'maximum likelihood on daily closes 2018-01 to 2025-06, https://github.com/m-marqx/BTC-RPC-Data (Hamilton filter)';
const NO_FORECAST =
  'assumption: zero, so that no run is carried by a price forecast; the fit gives 0.45 (calm) and 0.60 (turbulent), no different within their errors';

const drift = (regime: string): Parameter => ({
  name: `price.${regime}DriftYear`,
  kind: 'number',
  unit: '1/year',
  default: 0,
  min: -5,
  max: 5,
  description: `Annual drift of the mean price in the ${regime} regime (regime).`,
  source: NO_FORECAST,
});

const volatility = (regime: string, fitted: number): Parameter => ({
  name: `price.${regime}VolatilityYear`,
  kind: 'number',
  unit: '1/sqrt(year)',
  default: fitted,
  min: 0,
  max: 3,
  description: `Annual standard deviation of log returns in the ${regime} regime (regime).`,
  source: FIT,
});

const stay = (regime: string, fitted: number): Parameter => ({
  name: `price.${regime}Days`,
  kind: 'number',
  unit: 'day',
  default: fitted,
  min: 1,
  max: 10_000,
  description: `Mean stay in the ${regime} regime (regime).`,
  source: FIT,
});

const regimeParameters: readonly Parameter[] = [
  drift('calm'),
  volatility('calm', 0.31),
  stay('calm', 5.1),
  drift('turbulent'),
  volatility('turbulent', 1.02),
  stay('turbulent', 3.3),
];

/** The process `regime`. */
export const regime: PriceProcess = {
  name: 'regime',
  summary: 'two regimes',
  parameters: regimeParameters,
  create({ parameters, initialUsdBtc, streams }) {
    const [calm, turbulent] = ['calm', 'turbulent'].map((name) => ({
      driftYear: parameters.number(`price.${name}DriftYear`),
      volatilityYear: parameters.number(`price.${name}VolatilityYear`),
      meanDays: parameters.number(`price.${name}Days`),
    }));
    return regimePrice(initialUsdBtc, calm, turbulent, streams.sequence('btc'), streams.field('regime'));
  },
};
