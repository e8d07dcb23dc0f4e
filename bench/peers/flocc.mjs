import { createRequire } from 'node:module';

// The package names a module file that Node does not take for one.
const { Agent, Environment } = createRequire(import.meta.url)('flocc');

const HASHES = 4294967296;
const LEAD_EPOCHS = 13;

/** The `threshold` model as an environment of flocc: miners are agents with data and a rule for every tick. */
class ThresholdEnvironment extends Environment {
  constructor(population, paths) {
    super();
    const { powerMw, electricityUsdKwh, efficiencyJTh, aiCapable, conversionUsdKw } = population;
    const growth = 1.12 ** 5;
    const annuity = (0.12 * growth) / (growth - 1) / 8760;
    let installed = 0;
    for (let i = 0; i < powerMw.length; i++) {
      const agent = new Agent({
        power: powerMw[i],
        elec: electricityUsdKwh[i],
        eff: efficiencyJTh[i],
        aiCapable: aiCapable[i] === 1,
        capital: conversionUsdKw[i] * annuity,
        state: 'mining',
        left: 0,
        mine: 0,
      });
      agent.set('tick', decide);
      this.addAgent(agent);
      installed += (powerMw[i] * 1e6) / efficiencyJTh[i];
    }
    this.paths = paths;
    this.rows = [];
    this.set('difficulty', (0.85 * installed * 1e12 * 600) / HASHES);
  }

  advance() {
    const { btcUsd, subsidyBtc, aiUsdKwh } = this.paths;
    const t = this.rows.length;
    const difficulty = this.get('difficulty');
    const revenue = ((subsidyBtc[t] + 0.1) * btcUsd[t] * 1e12) / (difficulty * HASHES);
    this.set('revenue', revenue);
    this.set('aiUsdKwh', aiUsdKwh[t] - 0.03);
    this.tick({ activation: 'uniform', randomizeOrder: false });
    const count = { idle: 0, mining: 0, ai: 0, converting: 0 };
    let hashrate = 0;
    let miningMw = 0;
    let aiMw = 0;
    let profit = 0;
    for (const agent of this.getAgents()) {
      const state = agent.get('state');
      count[state]++;
      if (state === 'mining') {
        const power = agent.get('power');
        hashrate += (power * 1e6) / agent.get('eff');
        miningMw += power;
        profit += agent.get('mine') * power;
      } else if (state === 'ai') aiMw += agent.get('power');
    }
    const { idle, mining, ai, converting } = count;
    const counts = [idle, mining, ai, converting];
    const usdPhDay = revenue * 86400 * 1000;
    this.rows.push([t, usdPhDay, difficulty, hashrate / 1e6, ...counts, miningMw, aiMw, profit * 336_000]);
    this.set('difficulty', difficulty * Math.min(Math.max((hashrate * 1e12) / ((difficulty * HASHES) / 600), 0.25), 4));
  }
}

function decide(agent) {
  const environment = agent.environment;
  const mine = (environment.get('revenue') * 3.6e6) / agent.get('eff') - agent.get('elec');
  const host = environment.get('aiUsdKwh') - agent.get('elec');
  const state = agent.get('state');
  agent.set('mine', mine);
  if (state === 'converting') {
    agent.set('left', agent.get('left') - 1);
    if (agent.get('left') === 0) agent.set('state', 'ai');
  } else if (state === 'ai') {
    if (mine > host && mine > 0) agent.set('state', 'mining');
    else if (host < 0) agent.set('state', 'idle');
  } else if (agent.get('aiCapable') && host - agent.get('capital') > Math.max(mine, 0) + 0.01) {
    agent.set('state', 'converting');
    agent.set('left', LEAD_EPOCHS);
  } else {
    agent.set('state', mine > 0 ? 'mining' : 'idle');
  }
}

/** Builds the population. @returns a function that runs the model once and gives its rows. */
export function prepare(population, paths) {
  const environment = new ThresholdEnvironment(population, paths);
  return () => {
    for (let epoch = 0; epoch < paths.btcUsd.length; epoch++) environment.advance();
    return Float64Array.from(environment.rows.flat());
  };
}
