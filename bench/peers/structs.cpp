// The threshold model as an array of structs with branches, one miner after the other.
#include "threshold.hpp"

enum class State { idle, mining, ai, converting };

struct Miner {
  double power, elec, thKwh, ths, capital;
  bool aiCapable;
  State state;
  int left;
};

class Structs {
 public:
  explicit Structs(const Inputs& in) : in(in) {
    const double annuity = annuityPerHour();
    for (size_t i = 0; i < in.power.size(); i++) {
      const double ths = in.power[i] * 1e6 / in.eff[i];
      miners.push_back({in.power[i], in.elec[i], 3.6e6 / in.eff[i], ths, in.conversion[i] * annuity,
                        in.aiCapable[i] == 1, State::mining, 0});
      installed += ths;
    }
  }

  void reset() {
    for (Miner& miner : miners) miner.state = State::mining, miner.left = 0;
  }

  void run(double* rows) {
    double difficulty = 0.85 * installed * 1e12 * 600 / HASHES;
    for (int t = 0; t < int(in.btcUsd.size()); t++) {
      const double revenue = revenueUsdTh(in, t, difficulty);
      const double aiRevenue = in.aiUsdKwh[t] - 0.03;
      Sums sums;
      for (Miner& miner : miners) {
        const double mine = revenue * miner.thKwh - miner.elec;
        decide(miner, mine, aiRevenue - miner.elec);
        if (miner.state == State::mining) {
          sums.mining++;
          sums.hashrate += miner.ths;
          sums.miningMw += miner.power;
          sums.profit += mine * miner.power;
        } else if (miner.state == State::ai) {
          sums.ai++;
          sums.aiMw += miner.power;
        } else if (miner.state == State::converting) {
          sums.converting++;
        }
      }
      difficulty = record(rows + t * WIDTH, t, double(miners.size()), revenue, difficulty, sums);
    }
  }

 private:
  static void decide(Miner& miner, double mine, double host) {
    if (miner.state == State::converting) {
      if (--miner.left == 0) miner.state = State::ai;
    } else if (miner.state == State::ai) {
      if (mine > host && mine > 0) miner.state = State::mining;
      else if (host < 0) miner.state = State::idle;
    } else if (miner.aiCapable && host - miner.capital > std::max(mine, 0.0) + 0.01) {
      miner.state = State::converting;
      miner.left = LEAD_EPOCHS;
    } else {
      miner.state = mine > 0 ? State::mining : State::idle;
    }
  }

  const Inputs& in;
  std::vector<Miner> miners;
  double installed = 0;
};

int main(int argc, char** argv) { return timeRuns<Structs>(argc, argv); }
