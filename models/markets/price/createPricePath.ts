import type { ParameterReader } from '../../parameterReader.ts';
import { describePart } from '../../part.ts';
import type { Streams } from '../../random/streams.ts';
import { withinStreams } from '../../random/withinStreams.ts';
import type { PricePath } from './pricePath.ts';
import type { PriceProcess } from './priceProcess.ts';

/**
 * The price of a run, by the process that `price.process` names.
 * @returns a path that throws RangeError where the process gives no price: a negative number, none, or an infinite one.
 */
export function createPricePath(
  processes: readonly PriceProcess[],
  parameters: ParameterReader,
  streams: Streams,
): PricePath {
  const name = parameters.text('price.process');
  const process = processes.find((one) => one.name === name);
  if (process === undefined) throw new RangeError(`there is no price process ${name}`);
  const failed = (what: string, cause?: unknown): RangeError =>
    new RangeError(`price process ${describePart(process)}: ${what}`, { cause });
  const attempt = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw failed(error instanceof Error ? error.message : String(error), error);
    }
  };
  const initialUsdBtc = parameters.number('price.initialUsdBtc');
  const path = attempt(() => process.create({ parameters, initialUsdBtc, streams: withinStreams(streams, 'price') }));
  if (typeof path?.meanUsdBtc !== 'function') throw failed('create must give an object with the function meanUsdBtc');
  return {
    meanUsdBtc(fromDay, toDay) {
      const price = attempt(() => path.meanUsdBtc(fromDay, toDay));
      if (price >= 0 && price < Number.POSITIVE_INFINITY) return price;
      throw failed(`the mean price of days ${fromDay.toFixed(2)} to ${toDay.toFixed(2)} is ${price} USD/BTC`);
    },
  };
}
