// The package's bundle makes a canvas when it is loaded, for views that no model here has.
globalThis.OffscreenCanvas ??= class {
  getContext() {
    return {};
  }
};
const { Model, World } = await import('agentscript');

const HASHES = 4294967296;
const LEAD_EPOCHS = 13;

/** The `threshold` model as a model of agentscript: miners are turtles that are asked to decide. */
class ThresholdModel extends Model {
  constructor(population, paths) {
    super(World.defaultOptions(0));
    this.population = population;
    this.paths = paths;
  }

  setup() {
    const { powerMw, electricityUsdKwh, efficiencyJTh, aiCapable, conversionUsdKw } = this.population;
    const growth = 1.12 ** 5;
    const annuity = (0.12 * growth) / (growth - 1) / 8760;
    let i = 0;
    let installed = 0;
    this.turtles.create(powerMw.length, (turtle) => {
      turtle.power = powerMw[i];
      turtle.elec = electricityUsdKwh[i];
      turtle.eff = efficiencyJTh[i];
      turtle.aiCapable = aiCapable[i] === 1;
      turtle.capital = conversionUsdKw[i] * annuity;
      turtle.state = 'mining';
      turtle.left = 0;
      turtle.ths = (turtle.power * 1e6) / turtle.eff;
      turtle.profit = 0;
      installed += turtle.ths;
      i++;
    });
    this.difficulty = (0.85 * installed * 1e12 * 600) / HASHES;
    this.rows = [];
  }

  step() {
    const { btcUsd, subsidyBtc, aiUsdKwh } = this.paths;
    const t = this.ticks;
    const revenue = ((subsidyBtc[t] + 0.1) * btcUsd[t] * 1e12) / (this.difficulty * HASHES);
    this.turtles.ask((turtle) => {
      const mine = (revenue * 3.6e6) / turtle.eff - turtle.elec;
      decide(turtle, mine, aiUsdKwh[t] - 0.03 - turtle.elec);
      turtle.profit = mine * turtle.power;
    });
    const mining = this.turtles.with((turtle) => turtle.state === 'mining');
    const ai = this.turtles.with((turtle) => turtle.state === 'ai');
    const hashrate = mining.sum('ths');
    this.rows.push([
      t,
      revenue * 86400 * 1000,
      this.difficulty,
      hashrate / 1e6,
      this.turtles.count((turtle) => turtle.state === 'idle'),
      mining.length,
      ai.length,
      this.turtles.count((turtle) => turtle.state === 'converting'),
      mining.sum('power'),
      ai.sum('power'),
      mining.sum('profit') * 1000 * 24 * 14,
    ]);
    this.difficulty *= Math.min(Math.max((hashrate * 1e12) / ((this.difficulty * HASHES) / 600), 0.25), 4);
  }
}

/** The same, with sums taken by hand while turtles are asked: faster, and no longer how such models are written. */
class OnePassModel extends ThresholdModel {
  step() {
    const { btcUsd, subsidyBtc, aiUsdKwh } = this.paths;
    const t = this.ticks;
    const revenue = ((subsidyBtc[t] + 0.1) * btcUsd[t] * 1e12) / (this.difficulty * HASHES);
    const count = { idle: 0, mining: 0, ai: 0, converting: 0 };
    let hashrate = 0;
    let miningMw = 0;
    let aiMw = 0;
    let profit = 0;
    this.turtles.ask((turtle) => {
      const mine = (revenue * 3.6e6) / turtle.eff - turtle.elec;
      decide(turtle, mine, aiUsdKwh[t] - 0.03 - turtle.elec);
      count[turtle.state]++;
      if (turtle.state === 'mining') {
        hashrate += turtle.ths;
        miningMw += turtle.power;
        profit += mine * turtle.power;
      } else if (turtle.state === 'ai') aiMw += turtle.power;
    });
    const { idle, mining, ai, converting } = count;
    const counts = [idle, mining, ai, converting];
    const usdPhDay = revenue * 86400 * 1000;
    this.rows.push([t, usdPhDay, this.difficulty, hashrate / 1e6, ...counts, miningMw, aiMw, profit * 336_000]);
    this.difficulty *= Math.min(Math.max((hashrate * 1e12) / ((this.difficulty * HASHES) / 600), 0.25), 4);
  }
}

function decide(turtle, mine, host) {
  if (turtle.state === 'converting') {
    turtle.left--;
    if (turtle.left === 0) turtle.state = 'ai';
  } else if (turtle.state === 'ai') {
    if (mine > host && mine > 0) turtle.state = 'mining';
    else if (host < 0) turtle.state = 'idle';
  } else if (turtle.aiCapable && host - turtle.capital > Math.max(mine, 0) + 0.01) {
    turtle.state = 'converting';
    turtle.left = LEAD_EPOCHS;
  } else {
    turtle.state = mine > 0 ? 'mining' : 'idle';
  }
}

const runOf = (Type) => (population, paths) => {
  const model = new Type(population, paths);
  model.setup();
  return () => {
    for (let epoch = 0; epoch < paths.btcUsd.length; epoch++) model.step();
    return Float64Array.from(model.rows.flat());
  };
};

/** Builds the population. @returns a function that runs the model once and gives its rows. */
export const prepare = runOf(ThresholdModel);
export const prepareOnePass = runOf(OnePassModel);
