import { signal, type Signal } from "@preact/signals";
import * as f from "./format";
import { Connection, Figure } from "./frame";
import type { SessionState } from "./types";

// The head of every page, and the session's own figures.

export const state = signal<SessionState | null>(null);

/** Milliseconds of venue time since the newest snapshot. */
export const elapsedMs = signal(0);

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

function Wall() {
  if (!state.value) return <div class="wall" />;
  const east = f.eastern(state.value.time);
  return (
    <div class="wall" title="Time of the session">
      <b>{east.seconds} ET</b>
      <span>
        {east.date} · {f.utc(state.value.time).seconds} UTC
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
  const now = state.value;
  return (
    <div class="health">
      <section aria-labelledby="feeds">
        <h2 id="feeds">Feeds</h2>
        <table class="small">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col" class="right">Messages</th>
              <th scope="col" class="right">Age</th>
            </tr>
          </thead>
          <tbody>
            {now?.feeds.map((feed) => <FeedLine key={feed.source} feed={feed} elapsed={elapsedMs} />)}
          </tbody>
        </table>
        <p class="note">
          {now && `${f.count(now.events)} events · ${f.count(now.frames_skipped)} skipped · `}
          {now && `${f.count(now.books_lost)} books lost · ${f.count(now.disconnects)} disconnects`}
        </p>
      </section>
      <section aria-labelledby="refusals">
        <h2 id="refusals">Why no trade</h2>
        <Gates counts={now?.refusals ?? {}} />
      </section>
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
          <span class="bar" style={{ width: `${(100 * count) / most}%` }} />
          <span class="name">{gate === "open" ? "approved" : f.words(gate)}</span>
          <span class="count">{f.count(count)}</span>
        </li>
      ))}
    </ul>
  );
}
