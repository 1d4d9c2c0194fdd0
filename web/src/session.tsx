import { signal, useComputed, type Signal } from "@preact/signals";
import * as f from "./format";
import { Connection, Figure } from "./frame";
import type { SessionState } from "./types";

// The head of every page, and the session's own figures.

const FEED_PX = 21;
const CALM_MS = 1000;

export const state = signal<SessionState | null>(null);

/** Milliseconds of venue time since the newest snapshot. */
export const elapsedMs = signal(0);

/** As `state` and `elapsedMs`, once a second: for many counts that nobody reads faster. */
const calm = signal<SessionState | null>(null);
const calmElapsedMs = signal(0);
let calmAt = -Infinity;

/** Shows a new state if the last is a second old. */
export function takeCalmly(next: SessionState): void {
  if (performance.now() - calmAt < CALM_MS) return;
  calm.value = next;
  calmAt = performance.now();
}

/** Lets what is shown calmly grow older by whole seconds. */
export function ageCalmly(): void {
  const seconds = Math.floor((performance.now() - calmAt) / CALM_MS);
  calmElapsedMs.value = calm.value ? seconds * CALM_MS * calm.value.speed : 0;
}

/** What the banner says while no snapshot comes. */
export function silence(): string {
  const quiet = elapsedMs.value > 5000 * (state.value?.speed ?? 1);
  return quiet ? "The session is silent: no new figures." : "";
}

export function Head() {
  const now = state.value;
  return (
    <header>
      <div class="brand">
        <a href="/">Foretick</a>
        <span class="mode">{now ? now.mode : "…"}</span>
        {now && now.speed !== 1 && <span class="mode">×{f.significant(now.speed)}</span>}
      </div>
      <Wall />
      <dl class="figures">
        <Figure name="Cash" value={now ? f.dollars(now.cash) : ""} />
        <Figure name="Reserved" value={now ? f.dollars(now.cash_reserved) : ""} />
        <Figure name="Cash P&L" value={now ? f.money(now.cash_profit) : ""} tone={tone(now?.cash_profit)} />
        <Figure name="At risk" value={now ? f.dollars(now.worst_loss) : ""} />
        <Figure name="Working" value={now ? f.count(now.open_orders) : ""} />
        <Figure name="Orders" value={now ? f.count(now.orders) : ""} />
        <Figure name="Fills" value={now ? f.count(now.fills) : ""} />
        <Figure name="Settled" value={now ? `${now.markets_settled} / ${now.markets_listed}` : ""} />
      </dl>
      <Connection />
    </header>
  );
}

/** Redraws each second, which the rest of the head need not. */
function Wall() {
  const second = useComputed(() => (state.value ? Math.floor(state.value.time) : null)).value;
  if (second === null) return <div class="wall" />;
  const east = f.eastern(second);
  return (
    <div class="wall" title="Time of the session">
      <b>{east.seconds} ET</b>
      <span>
        {east.date} · {f.utc(second).seconds} UTC
      </span>
    </div>
  );
}

function tone(value: number | undefined): string {
  if (value === undefined || Math.abs(value) < 0.005) return "";
  return value > 0 ? "up" : "down";
}

/** Feeds with their ages, and why markets were not traded. */
export function Health() {
  const now = calm.value;
  return (
    <div class="health">
      <section aria-labelledby="feeds">
        <h2 id="feeds">Feeds</h2>
        <Feeds feeds={now?.feeds ?? []} />
        <p class="note still">{now ? counted(now) : ""}</p>
      </section>
      <section aria-labelledby="refusals">
        <h2 id="refusals">Why no trade</h2>
        <Gates counts={now?.refusals ?? {}} />
      </section>
    </div>
  );
}

function counted({ events, frames_skipped, books_lost, disconnects }: SessionState): string {
  return [
    `${f.count(events)} events`,
    `${f.count(frames_skipped)} skipped`,
    `${f.count(books_lost)} books lost`,
    `${f.count(disconnects)} disconnects`,
  ].join(" · ");
}

function Feeds({ feeds }: { feeds: SessionState["feeds"] }) {
  return (
    <div class="still" style={{ height: `${FEED_PX * (1 + feeds.length)}px` }}>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col" class="right">Messages</th>
            <th scope="col" class="right">Age</th>
          </tr>
        </thead>
        <tbody>
          {feeds.map((feed) => <FeedLine key={feed.source} feed={feed} elapsed={calmElapsedMs} />)}
        </tbody>
      </table>
    </div>
  );
}

function FeedLine({ feed, elapsed }: { feed: SessionState["feeds"][number]; elapsed: Signal<number> }) {
  const silent = feed.down || (feed.fresh_ms !== null && feed.fresh_ms <= elapsed.value);
  return (
    <tr class={silent ? "stale" : ""} data-feed={feed.source}>
      <td>{f.words(feed.source)}</td>
      <td class="right">{f.count(feed.messages)}</td>
      <td class="right">{feed.down ? "down" : f.span((feed.age_ms + elapsed.value) / 1000)}</td>
    </tr>
  );
}

export function Gates({ counts }: { counts: Record<string, number> }) {
  const gates = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  const most = gates[0]?.[1] ?? 1;
  return (
    <ul class="gates">
      {gates.map(([gate, count]) => (
        <li key={gate}>
          <span class="bar" style={{ width: `${((100 * count) / most).toFixed(1)}%` }} />
          <span class="name">{gate === "open" ? "approved" : f.words(gate)}</span>
          <span class="count">{f.count(count)}</span>
        </li>
      ))}
    </ul>
  );
}
