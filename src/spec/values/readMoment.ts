import type { Parameter } from '../../../models/parameter.ts';
import { describeParameter } from '../describeParameter.ts';
import type { ScalarNode } from '../document/specNode.ts';
import type { ReadContext } from '../readContext.ts';
import { calendarDay } from './calendarDay.ts';
import { EPOCH_DAYS, readTime } from './readTime.ts';

/**
 * A moment as whole epochs after the start, from a number, a length of time or a date; times and dates go to the nearest
 * epoch boundary of a nominal calendar of 14-day epochs. Undefined after a mistake has been reported.
 */
export function readMoment(node: ScalarNode, parameter: Parameter, context: ReadContext): number | undefined {
  return readEpochs(node, parameter.name, describeParameter(parameter), context);
}

/** The same for keys that are not parameters, such as `horizon`. */
export function readEpochs(node: ScalarNode, name: string, expected: string, context: ReadContext): number | undefined {
  const refuse = (message: string, nearest: string | null = null): undefined => {
    context.report(node, `${name}${message}`, expected, nearest);
  };
  if (typeof node.value === 'number') {
    if (Number.isInteger(node.value)) return node.value;
    return refuse(` is ${node.text}, which is not a whole number of epochs`);
  }
  if (typeof node.value !== 'string') return refuse(` is ${node.value === null ? 'empty' : node.text}`);
  if (/^\d+-\d+-\d+$/.test(node.value)) return readDate(node.value, context, refuse);
  const time = readTime(node.value);
  if (!time.ok) return refuse(`: ${time.message}`, time.nearest);
  if (/epochs?$/.test(node.value) && !Number.isInteger(time.epochs)) {
    return refuse(` is ${node.text}, which is not a whole number of epochs`);
  }
  return Math.round(time.epochs) + 0;
}

function readDate(text: string, { startDay }: ReadContext, refuse: (message: string) => undefined): number | undefined {
  if (startDay === null) return refuse(` is the date ${text}, but the model has no start date`);
  const day = calendarDay(text);
  if (day === null) return refuse(`: ${text} is not a date of the calendar (YYYY-MM-DD)`);
  if (day < startDay) return refuse(`: ${text} is ${startDay - day} days before the start of the run`);
  return Math.round((day - startDay) / EPOCH_DAYS);
}
