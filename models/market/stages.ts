import type { Stage } from '../model.ts';

/** The step of the market model as a plan, in the order in which it is carried out. */
export const marketStages: readonly Stage[] = [
  {
    name: 'applyShocks',
    does: 'Policies and shocks begin and end; a forced shift moves the machines that are due from mining to AI.',
    reads: ['policies', 'shift', 'fleet'],
    writes: ['fleet', 'stock', 'AI capacity', 'power price', 'AI demand'],
  },
  {
    name: 'observePrices',
    does: 'Bitcoin price and hashprice at the start of the step, fees and power prices of its days, rents that tenants pay elsewhere; machine prices follow with a lag.',
    reads: ['BTC price', 'difficulty', 'subsidy', 'fees', 'spot power prices', 'AI rents'],
    writes: ['hashprice', 'power price', 'power sold back', 'AI demand', 'machine price'],
  },
  {
    name: 'operate',
    does: 'Every batch of machines moves its running share towards what its power price justifies, and stops while its power is sold back.',
    reads: ['hashprice', 'power price', 'power sold back', 'fleet'],
    writes: ['running shares', 'network hashrate'],
  },
  {
    name: 'mine',
    does: 'Block times are drawn, subsidies and fees paid, and difficulty retargets at the end of the period.',
    reads: ['network hashrate', 'difficulty', 'BTC price', 'fees'],
    writes: ['time', 'height', 'difficulty', 'reward'],
  },
  {
    name: 'deliver',
    does: 'Powered capacity, machines and AI halls that are due come online, contracts end or are signed again, machines fail or are taken out. Last step of an epoch.',
    reads: ['orders', 'AI calendar', 'decision rule', 'AI demand'],
    writes: ['fleet', 'stock', 'AI capacity'],
  },
  {
    name: 'invest',
    does: 'Used machines are sold to sites with free power; sites build, and order new machines where present value exceeds price; makers serve the best paying first. Last step of an epoch.',
    reads: ['hashprice', 'difficulty growth', 'machine price', 'free power', 'stock'],
    writes: ['orders', 'expectations', 'stock', 'used machine prices', 'building'],
  },
  {
    name: 'convert',
    does: 'The AI contract round: offers at reservation rents meet demand at a uniform rent. Last step of an epoch.',
    reads: ['decision rule', 'AI demand', 'value of machines'],
    writes: ['contracts', 'building', 'fleet', 'stock', 'rent'],
  },
  {
    name: 'settle',
    does: 'Income, costs and capital are booked with the operators; investors cover deficits.',
    reads: ['reward', 'running power', 'power sold back', 'rents', 'orders'],
    writes: ['cash', 'flows'],
  },
  {
    name: 'record',
    does: 'Sums over the step, and at the end of the epoch the state of sites, fleet and concentration.',
    reads: ['everything'],
    writes: ['row'],
  },
];
