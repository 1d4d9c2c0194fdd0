import { batch, useComputed } from "@preact/signals";
import * as forecasts from "./distributions";
import { Distributions } from "./distributions";
import { FilterBar } from "./filterbar";
import { follow } from "./filters";
import { Banner } from "./frame";
import { MarketView } from "./market";
import * as table from "./markets";
import { Markets } from "./markets";
import { marketOf, path } from "./route";
import * as session from "./session";
import { Head, Health, silence, state } from "./session";
import { connect, shownAt } from "./stream";
import type { Snapshot } from "./types";

// The pages of a trading session: the tables, and one market.

const AGE_MS = 250;

function show(snapshot: Snapshot): void {
  batch(() => {
    session.take(snapshot.state);
    table.markets.update(snapshot.markets);
    forecasts.distributions.update(snapshot.distributions);
    table.arrange();
    forecasts.arrange();
    grow();
  });
}

/** Lets everything that has an age grow older, whether something new comes or not. */
function grow(): void {
  if (state.value === null) return;
  const elapsed = (performance.now() - shownAt) * state.value.speed;
  batch(() => {
    session.age(elapsed);
    table.markets.age(elapsed);
    forecasts.distributions.age(elapsed);
  });
}

export function startTrading(): void {
  addEventListener("popstate", () => {
    path.value = location.pathname;
    follow();
  });
  connect(show);
  setInterval(() => {
    if (performance.now() - shownAt >= AGE_MS) grow(); // a snapshot has grown everything itself
  }, AGE_MS);
}

export function Trading() {
  const slug = marketOf(path.value);
  return (
    <>
      <a class="skip" href="#main">To the content</a>
      <Head />
      {slug === null ? (
        <main id="main">
          <FilterBar />
          <Markets />
          <div class="pair">
            <Distributions />
            <Health />
          </div>
        </main>
      ) : (
        <MarketView slug={slug} />
      )}
      <Silence />
    </>
  );
}

/** Listens to the age of all, which the rest of the page need not. */
function Silence() {
  const text = useComputed(silence);
  return <Banner silent={text.value} />;
}
