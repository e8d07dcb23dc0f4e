"""What does a scenario change? Read from a results folder with pandas, and checked against its contrasts.csv.

Run it with `RESULTS=results/my-question python3 contrasts.py`, or cell by cell in Jupyter, Spyder or VS Code.
It ends with an error when a column is not described or a number differs. Needs pandas, nothing else.
"""

# %% The folder
import json
import os
import sys
from pathlib import Path

import numpy as np
import pandas as pd

folder = Path(os.environ.get("RESULTS", "results/reference"))

# %% Tables by their description: datapackage.json tells type, unit, meaning and missing values of every column
package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
tables = {table["path"]: table["schema"] for table in package["resources"]}
dtypes = {"integer": "Int64", "number": "float64", "boolean": "boolean", "string": "string"}


def read(path):
    """A table of the folder as a data frame, every column with the type that is declared."""
    schema = tables[path]
    fields = {field["name"]: field["type"] for field in schema["fields"]}
    frame = pd.read_csv(
        folder / path,
        dtype={name: dtypes[kind] for name, kind in fields.items() if kind != "date"},
        parse_dates=[name for name, kind in fields.items() if kind == "date"],
        na_values=schema["missingValues"],
        keep_default_na=False,  # a scenario may be called NA
        float_precision="round_trip",  # every digit of a double
    )
    if list(frame.columns) != list(fields):
        sys.exit(f"{path}: the columns are not those that datapackage.json describes")
    frame.attrs["units"] = {field["name"]: field["unit"] for field in schema["fields"]}
    return frame


runs = read("runs.csv")
contrasts = read("contrasts.csv")
outcome = contrasts["outcome"].iloc[0]
print(f"{folder}: {len(runs)} runs, mean {outcome} {runs[outcome].mean():.6g} [{runs.attrs['units'][outcome]}]")


# %% The interval of a mean
def t_quantile(p, df):
    """Quantile of Student's t, as scipy.stats.t.ppf: with t = sqrt(df) tan(x), x has the density cos(x)^(df - 1)."""
    x = np.linspace(-np.pi / 2, np.pi / 2, 400_001)
    density = np.cos(x) ** (df - 1)
    cumulative = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    return np.sqrt(df) * np.tan(np.interp(p, cumulative / cumulative[-1], x))


# %% Each scenario against its twin, replication by replication: equal replications share their random numbers
def paired_change(point, twin, outcome, kind):
    """Pairs, mean change and its 95 % interval. Runs that failed have no row, and no pair."""
    outcomes = runs.pivot(index="replication", columns="point", values=outcome)
    if point not in outcomes or twin not in outcomes:
        return 0, np.nan, np.nan, np.nan
    own, base = outcomes[point], outcomes[twin]
    with np.errstate(all="ignore"):
        change = own / base - 1 if kind == "relative" else own - base
    change = change[np.isfinite(change)]
    n = len(change)
    mean = change.mean() if n > 0 else np.nan
    half = t_quantile(0.975, n - 1) * change.std() / np.sqrt(n) if n > 1 else np.nan
    return n, mean, mean - half, mean + half


changes = [paired_change(row.point, row.twin, row.outcome, row.kind) for row in contrasts.itertuples()]
ours = pd.DataFrame(changes, columns=["pairs", "mean", "ci_low", "ci_high"])

# %% By scenario, as for a paper
shown = contrasts[["point", "contrast", "unit"]].join(ours)
print(shown[shown["contrast"] == contrasts["contrast"].iloc[0]].to_string(index=False))

# %% The same numbers as in contrasts.csv
if list(ours["pairs"]) != list(contrasts["pairs"]):
    sys.exit("the number of pairs differs from contrasts.csv")
theirs = contrasts[["mean", "ci_low", "ci_high"]].to_numpy()
mine = ours[["mean", "ci_low", "ci_high"]].to_numpy(dtype=float)
scale = 1 + np.nan_to_num(np.abs(theirs)).max(axis=1, keepdims=True)
same = (np.abs(mine - theirs) <= [1e-12, 1e-7, 1e-7] * scale) | (np.isnan(mine) & np.isnan(theirs))
if not same.all():
    wrong = contrasts.loc[~same.all(axis=1), ["point", "outcome"]]
    sys.exit(f"differs from contrasts.csv:\n{wrong.to_string(index=False)}")
print(f"{len(contrasts)} contrasts are the same as in contrasts.csv")
