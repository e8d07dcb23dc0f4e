import type { ConversionDecision } from './conversionDecision.ts';
import type { ConversionRule } from './conversionRule.ts';
import { npv } from './npv.ts';

/**
 * A site that takes the contracts of others for a sign of what they know: it asks what `npv` asks less a part that grows
 * with the share of others who signed of late. It sees the rounds before this one only. Once it has a hall it reckons alone.
 *
 * Source of the idea: Banerjee 1992, https://doi.org/10.2307/2118364; the linear form is an assumption.
 */
export const herding: ConversionRule<ConversionDecision> = {
  name: 'herding',
  summary: 'at a net present value that may be negative when others have converted of late',
  parameters: [
    {
      name: 'herding.discount',
      kind: 'number',
      unit: '1',
      default: 0.5,
      min: 0,
      max: 1,
      description:
        'Part of the npv rent that a site waives when all others have just converted; in proportion below (herding).',
      source: 'assumption: no estimate was found; scan it',
    },
  ],
  create(setup) {
    const discount = setup.parameters.number('herding.discount');
    const alone = npv.create(setup);
    return {
      ...alone,
      reservationRent: (offer) => alone.reservationRent(offer) * (1 - discount * offer.othersConvertedShare),
    };
  },
};
