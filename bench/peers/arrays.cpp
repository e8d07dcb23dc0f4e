// The threshold model as a struct of arrays without branches, which the compiler turns into vector instructions.
// State of a miner: 0 idle, 1 mining, 2 AI, 2 + k converting for k more epochs.
#include <limits>

#include "threshold.hpp"

class Arrays {
 public:
  explicit Arrays(const Inputs& in) : in(in), n(in.power.size()), thKwh(n), ths(n), entry(n), state(n) {
    const double annuity = annuityPerHour();
    for (size_t i = 0; i < n; i++) {
      thKwh[i] = 3.6e6 / in.eff[i];
      ths[i] = in.power[i] * 1e6 / in.eff[i];
      entry[i] = in.aiCapable[i] == 1 ? in.elec[i] + in.conversion[i] * annuity + 0.01
                                      : std::numeric_limits<double>::infinity();
      installed += ths[i];
    }
  }

  void reset() { std::fill(state.begin(), state.end(), 1.0); }

  void run(double* rows) {
    double difficulty = 0.85 * installed * 1e12 * 600 / HASHES;
    for (int t = 0; t < int(in.btcUsd.size()); t++) {
      const double revenue = revenueUsdTh(in, t, difficulty);
      difficulty = record(rows + t * WIDTH, t, double(n), revenue, difficulty, epoch(revenue, in.aiUsdKwh[t] - 0.03));
    }
  }

 private:
  Sums epoch(double revenue, double aiRevenue) {
    const double* __restrict power = in.power.data();
    const double* __restrict elec = in.elec.data();
    const double* __restrict rate = thKwh.data();
    const double* __restrict hash = ths.data();
    const double* __restrict start = entry.data();
    double* __restrict s = state.data();
    double mining = 0, ai = 0, converting = 0, hashrate = 0, miningMw = 0, aiMw = 0, profit = 0;
#pragma omp simd reduction(+ : mining, ai, converting, hashrate, miningMw, aiMw, profit)
    for (size_t i = 0; i < n; i++) {
      const double mine = revenue * rate[i] - elec[i];
      const double host = aiRevenue - elec[i];
      const double before = s[i];
      const double open = mine > 0 ? 1.0 : 0.0;
      const double free = aiRevenue - start[i] > (mine > 0 ? mine : 0.0) ? 2.0 + LEAD_EPOCHS : open;
      const double hosting = (mine > host) & (mine > 0) ? 1.0 : host < 0 ? 0.0 : 2.0;
      const double now = before > 2 ? before - 1 : before == 2 ? hosting : free;
      s[i] = now;
      const double mines = now == 1 ? 1.0 : 0.0;
      const double hosts = now == 2 ? 1.0 : 0.0;
      mining += mines;
      ai += hosts;
      converting += now > 2 ? 1.0 : 0.0;
      hashrate += mines * hash[i];
      miningMw += mines * power[i];
      aiMw += hosts * power[i];
      profit += mines * mine * power[i];
    }
    return {mining, ai, converting, hashrate, miningMw, aiMw, profit};
  }

  const Inputs& in;
  size_t n;
  std::vector<double> thKwh, ths, entry, state;
  double installed = 0;
};

int main(int argc, char** argv) { return timeRuns<Arrays>(argc, argv); }
