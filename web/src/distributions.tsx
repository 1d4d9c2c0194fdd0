import { effect } from "@preact/signals";
import { choice, passesCoin } from "./filters";
import * as f from "./format";
import { Grid, Lines, type Column, type Value } from "./grid";
import type { DistributionRow, Law, Maybe } from "./types";

// Document A's table of return distributions.

const number = (format: (value: Maybe) => string) => (value: Value) => format(value as Maybe);

function law(group: string, prefix: string, of: (row: DistributionRow) => Law | null): Column<DistributionRow>[] {
  return [
    {
      key: `${prefix}_sigma`, head: "σ", title: "Standard deviation of the log return over the horizon", group,
      width: 84, value: (row) => of(row)?.sigma ?? null, text: number(f.aligned),
    },
    {
      key: `${prefix}_nu`, head: "ν", title: "Tail index", group, width: 60,
      value: (row) => of(row)?.nu ?? null, text: number(f.aligned),
    },
    {
      key: `${prefix}_lambda`, head: "λ", title: "Skew", group, width: 60,
      value: (row) => of(row)?.lambda ?? null, text: number(f.aligned),
    },
    {
      key: `${prefix}_horizon`, head: "Horizon", title: "Time until the window ends", group, width: 76,
      value: (row) => (of(row) ? Math.floor(of(row)!.horizon) : null),
      text: (value) => (value === null ? f.NOTHING : f.span(value as number)),
    },
  ];
}

const COLUMNS: Column<DistributionRow>[] = [
  {
    key: "coin", head: "Coin", title: "Coin", group: "Window", width: 56, align: "left",
    value: (row) => row.coin, text: String,
  },
  {
    key: "duration", head: "Dur", title: "Length of the window", group: "Window", width: 48, align: "left",
    value: (row) => row.duration, text: String,
  },
  {
    key: "ref_price", head: "Ref", title: "The price to beat", group: "Coin", width: 76,
    value: (row) => row.ref_price, text: number(f.aligned),
  },
  {
    key: "price", head: "Price", title: "The coin's price by the market's rule", group: "Coin", width: 76,
    value: (row) => row.price, text: number(f.aligned),
  },
  ...law("Return until the end", "dist", (row) => row.dist),
  ...law("Return until the next end", "extra_dist", (row) => row.extra_dist),
  {
    key: "p_up", head: "P(up)", title: "Probability that the running window ends up", group: "Forecast", width: 70,
    value: (row) => row.p_up, text: number(f.probability),
  },
  {
    key: "age", head: "Age", title: "Age of the density", group: "Forecast", width: 60,
    value: (row) => row.age, ages: true,
    text: (value, _, elapsedMs) => (value === null ? "never" : f.span((value as number) + elapsedMs / 1000)),
  },
];

export const distributions = new Lines<DistributionRow>(
  COLUMNS,
  (row) => `${row.coin} ${row.duration}`,
  (row, elapsedMs) => (row.fresh_ms <= elapsedMs ? "stale" : "fresh"),
);

export function arrange(): void {
  const now = choice.value;
  distributions.show((row) => passesCoin(row.coin, row.duration, now), () => 0);
}

effect(arrange);

export function Distributions() {
  return (
    <section aria-labelledby="distributions">
      <h2 id="distributions">
        Distributions <span class="dim">zero-mean skew Student-t of the log return</span>
      </h2>
      <Grid label="Distributions" lines={distributions} empty="No coin passes the filters." />
    </section>
  );
}
