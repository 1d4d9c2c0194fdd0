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
    state.value = snapshot.state;
    table.markets.update(snapshot.markets);
    table.arrange();
    ageFirst();
  });
  requestAnimationFrame(() => showRest(snapshot));
}

/** The lower half comes a frame after the upper, so that no frame bears both. */
function showRest(snapshot: Snapshot): void {
  batch(() => {
    session.takeCalmly(snapshot.state);
    forecasts.distributions.update(snapshot.distributions);
    forecasts.arrange();
    ageRest();
  });
}

/** Lets everything that has an age grow older though nothing new comes. */
function grow(): void {
  if (state.value === null) return;
  batch(() => {
    ageFirst();
    ageRest();
  });
}

function ageFirst(): void {
  session.elapsedMs.value = elapsedMs();
  table.markets.age(elapsedMs());
}

function ageRest(): void {
  session.ageCalmly();
  forecasts.distributions.age(elapsedMs());
}

/** Venue time since the newest snapshot. */
function elapsedMs(): number {
  return (performance.now() - shownAt) * (state.value?.speed ?? 1);
}

export function startTrading(): void {
  addEventListener("popstate", () => {
    path.value = location.pathname;
    follow();
  });
  connect(show);
  setInterval(() => {
    if (performance.now() - shownAt >= AGE_MS) grow(); // a snapshot has done so itself
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
