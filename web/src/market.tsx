import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Chart, type Plotted } from "./chart";
import * as f from "./format";
import { open } from "./route";
import { elapsedMs, Gates } from "./session";
import type { Level, MarketPage, MarketRow, TraceLine } from "./types";

// One market: price against the price to beat, probability against the quotes, the book, and every
// decision with its reason.

const REFRESH_MS = 500;
const LEVELS = 8;
const ANSWERS = 8;

const page = signal<MarketPage | null>(null);
const trouble = signal("");

export function MarketView({ slug }: { slug: string }) {
  useEffect(() => follow(slug), [slug]);
  const shown = page.value;
  return (
    <main id="main">
      <nav>
        <a href="/" onClick={(event) => open(event, "/")}>← Markets</a>
      </nav>
      {shown && shown.row.slug === slug ? <Body page={shown} /> : <p class="empty">{trouble.value || "Loading…"}</p>}
    </main>
  );
}

/** Asks again and again while the page is looked at. */
function follow(slug: string): () => void {
  const abort = new AbortController();
  let timer = 0;
  const ask = async () => {
    try {
      const answer = await fetch(`/api/market/${encodeURIComponent(slug)}`, { signal: abort.signal });
      if (answer.ok) page.value = (await answer.json()) as MarketPage;
      else trouble.value = "This market is not in the session's table any more.";
    } catch {
      // The banner says that the connection is lost; what is shown grows old.
    }
    if (!abort.signal.aborted) timer = setTimeout(() => void ask(), document.hidden ? 4 * REFRESH_MS : REFRESH_MS);
  };
  trouble.value = "";
  void ask();
  return () => {
    abort.abort();
    clearTimeout(timer);
  };
}

const PRICES: Plotted[] = [
  { label: "Price", colour: "accent", width: 1.5 },
  { label: "Ref", colour: "warn", dash: [5, 4] },
];

const CHANCES: Plotted[] = [
  { label: "P(up)", colour: "accent", width: 1.5 },
  { label: "Bid", colour: "up", stepped: true },
  { label: "Ask", colour: "down", stepped: true },
];

function Body({ page: { row, book, series, gates, trace } }: { page: MarketPage }) {
  const stale = row.fresh_ms !== null && row.fresh_ms <= elapsedMs.value;
  return (
    <div class={stale ? "market stale" : "market"}>
      <Title row={row} stale={stale} />
      <div class="plots">
        <Chart
          title="Price against the price to beat"
          time={series.time}
          lines={PRICES}
          columns={[series.price, series.ref_price]}
          format={f.significant}
        />
        <Chart
          title="Probability of Up against bid and ask"
          time={series.time}
          lines={CHANCES}
          columns={[series.probability, series.best_bid_yes, series.best_ask_yes]}
          format={f.probability}
        />
      </div>
      <div class="below">
        <section aria-labelledby="book">
          <h2 id="book">
            Book of YES <span class="dim">{book.trusted ? "" : "not trusted"}</span>
          </h2>
          <Book bids={book.bids} asks={book.asks} />
        </section>
        <section aria-labelledby="trace">
          <h2 id="trace">
            Decisions <span class="dim">wishes, limits and orders, newest first</span>
          </h2>
          <Trace lines={trace.filter((line) => line.kind !== "refused")} />
        </section>
        <div>
          <section aria-labelledby="gates">
            <h2 id="gates">
              Why no trade <span class="dim">answers so far</span>
            </h2>
            <Gates counts={gates} />
          </section>
          <section aria-labelledby="last">
            <h2 id="last">
              Last answers <span class="dim">newest first</span>
            </h2>
            <Answers lines={trace.filter((line) => line.kind === "refused").slice(0, ANSWERS)} />
          </section>
        </div>
      </div>
    </div>
  );
}

function Title({ row, stale }: { row: MarketRow; stale: boolean }) {
  const from = f.eastern(row.start_time);
  const to = f.eastern(row.end_time);
  const facts: [string, string][] = [
    ["Price", f.significant(row.price)],
    ["Ref", `${f.significant(row.ref_price)}${row.ref_source === "none" ? "" : ` ${row.ref_source}`}`],
    ["P(up)", f.probability(row.probability)],
    ["Bid", f.tokenPrice(row.best_bid_yes)],
    ["Ask", f.tokenPrice(row.best_ask_yes)],
    ["Yes", f.shares(row.pos_yes)],
    ["No", f.shares(row.pos_no)],
    ["Profit", f.money(row.net_profit)],
    ["Taker fee", `${f.percent(row.taker_fee_pct)} · exp ${row.fee_exponent}`],
    ["Rule", f.words(row.rule)],
    ["Age", row.outcome || (row.age_ms === null ? "never" : f.span((row.age_ms + elapsedMs.value) / 1000))],
  ];
  return (
    <div class="title">
      <h1>
        {row.coin} {row.duration} <small>{state(row, stale)}</small>
      </h1>
      <p>
        {from.date} {from.time} – {to.time} ET{" "}
        <span class="dim">
          {f.utc(row.start_time).time} – {f.utc(row.end_time).time} UTC
        </span>{" "}
        · <a href={row.link} target="_blank" rel="noreferrer noopener">{row.slug} ↗</a>
      </p>
      <dl class="figures">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function state(row: MarketRow, stale: boolean): string {
  if (row.outcome !== "") return `settled ${row.outcome}`;
  const when = row.in_interval ? "running" : "not running";
  return stale ? `${when}, stale` : when;
}

function Book({ bids, asks }: { bids: Level[]; asks: Level[] }) {
  const shownBids = bids.slice(0, LEVELS);
  const shownAsks = asks.slice(0, LEVELS);
  const most = Math.max(1, ...shownBids.concat(shownAsks).map((level) => level.size));
  const rows = Array.from({ length: LEVELS }, (_, k) => ({ bid: shownBids[k], ask: shownAsks[k] }));
  return (
    <table class="book">
      <thead>
        <tr>
          <th scope="col" class="right">Size</th>
          <th scope="col" class="right">Bid</th>
          <th scope="col" class="left">Ask</th>
          <th scope="col" class="left">Size</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ bid, ask }, k) => (
          <tr key={k}>
            <Size level={bid} most={most} side="bid" />
            <td class="right up">{bid ? f.tokenPrice(bid.price) : ""}</td>
            <td class="left down">{ask ? f.tokenPrice(ask.price) : ""}</td>
            <Size level={ask} most={most} side="ask" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Size({ level, most, side }: { level: Level | undefined; most: number; side: "bid" | "ask" }) {
  return (
    <td class={side === "bid" ? "size right" : "size left"}>
      <span class={`bar ${side}`} style={{ width: `${level ? (100 * level.size) / most : 0}%` }} />
      <span class="text">{level ? f.significant(level.size) : " "}</span>
    </td>
  );
}

const TONES: Record<string, string> = { limited: "warn", rejected: "down", filled: "up" };

function Trace({ lines }: { lines: TraceLine[] }) {
  return (
    <div class="scroll trace" tabIndex={0} role="region" aria-label="Decisions">
      <table class="small">
        <thead>
          <tr>
            <th scope="col">ET</th>
            <th scope="col">What</th>
            <th scope="col">Why</th>
            <th scope="col" class="right">Size</th>
            <th scope="col" class="right">Price</th>
            <th scope="col" class="right">Fair</th>
            <th scope="col" class="right">Edge</th>
            <th scope="col" class="right">×</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, k) => (
            <tr key={k} class={TONES[line.kind] ?? ""}>
              <td>{f.eastern(line.time).seconds}</td>
              <td>{what(line)}</td>
              <td>{line.kind === "approved" ? "" : f.words(line.gate ?? line.detail ?? "")}</td>
              <td class="right">{known(line.size, f.significant)}</td>
              <td class="right">{known(line.price, f.tokenPrice)}</td>
              <td class="right">{known(line.fair, f.probability)}</td>
              <td class="right">{known(line.edge, f.probability)}</td>
              <td class="right">{line.count === undefined ? "" : f.count(line.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 0 && <p class="empty">Nothing was decided yet.</p>}
    </div>
  );
}

function Answers({ lines }: { lines: TraceLine[] }) {
  return (
    <table class="small answers">
      <tbody>
        {lines.map((line, k) => (
          <tr key={k}>
            <td class="dim">{f.eastern(line.time).seconds}</td>
            <td>{f.words(line.gate ?? "")}</td>
            <td class="right dim">×{f.count(line.count ?? 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function what(line: TraceLine): string {
  if (line.side) return `${line.kind}: ${line.side} ${line.outcome} (${f.words(line.strategy ?? "")})`;
  return line.order === undefined ? line.kind : `${line.kind} #${line.order}`;
}

function known(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? "" : format(value);
}
