// What both C++ programs share: inputs from a file of doubles, the clock, and the rows as text.
//
// Usage: program INPUTS RUNS. Runs the model RUNS times from its start, prints the nanoseconds of each run in the first
// line and then the rows of the last.
#pragma once
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

constexpr double HASHES = 4294967296.0;
constexpr int LEAD_EPOCHS = 13;
constexpr int WIDTH = 11;

struct Inputs {
  std::vector<double> power, elec, eff, aiCapable, conversion, btcUsd, subsidyBtc, aiUsdKwh;
};

inline std::vector<double> take(std::FILE* file, size_t count) {
  std::vector<double> values(count);
  if (std::fread(values.data(), sizeof(double), count, file) != count) std::exit(2);
  return values;
}

inline Inputs readInputs(const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) std::exit(2);
  const std::vector<double> sizes = take(file, 2);
  const size_t n = static_cast<size_t>(sizes[0]), t = static_cast<size_t>(sizes[1]);
  Inputs in;
  for (auto* column : {&in.power, &in.elec, &in.eff, &in.aiCapable, &in.conversion}) *column = take(file, n);
  for (auto* column : {&in.btcUsd, &in.subsidyBtc, &in.aiUsdKwh}) *column = take(file, t);
  std::fclose(file);
  return in;
}

inline double annuityPerHour() {
  const double growth = std::pow(1.12, 5);
  return 0.12 * growth / (growth - 1) / 8760;
}

struct Sums {
  double mining = 0, ai = 0, converting = 0, hashrate = 0, miningMw = 0, aiMw = 0, profit = 0;
};

// Writes the row of epoch t and gives the next difficulty.
inline double record(double* row, int t, double n, double revenue, double difficulty, const Sums& s) {
  const double values[WIDTH] = {double(t), revenue * 86400 * 1000, difficulty, s.hashrate / 1e6,
                                n - s.mining - s.ai - s.converting, s.mining, s.ai, s.converting,
                                s.miningMw, s.aiMw, s.profit * 1000 * 24 * 14};
  std::copy(values, values + WIDTH, row);
  return difficulty * std::clamp(s.hashrate * 1e12 / (difficulty * HASHES / 600), 0.25, 4.0);
}

inline double revenueUsdTh(const Inputs& in, int t, double difficulty) {
  return (in.subsidyBtc[t] + 0.1) * in.btcUsd[t] * 1e12 / (difficulty * HASHES);
}

template <typename Model>
int timeRuns(int argc, char** argv) {
  if (argc != 3) return 2;
  const Inputs in = readInputs(argv[1]);
  Model model(in);
  std::vector<double> rows(in.btcUsd.size() * WIDTH);
  for (int run = std::atoi(argv[2]); run > 0; run--) {
    model.reset();
    const auto begin = std::chrono::steady_clock::now();
    model.run(rows.data());
    const auto end = std::chrono::steady_clock::now();
    std::printf("%lld ", static_cast<long long>(std::chrono::duration_cast<std::chrono::nanoseconds>(end - begin).count()));
  }
  std::printf("\n");
  for (double value : rows) std::printf("%.17g\n", value);
  return 0;
}
