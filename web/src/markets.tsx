import { effect, signal } from "@preact/signals";
import { choice, passes } from "./filters";
import * as f from "./format";
import { compareBy, Grid, Lines, type Column, type Sort, type Value } from "./grid";
import { open } from "./route";
import type { Maybe, MarketRow, Quote } from "./types";

// Document A's table of markets.

const yes = (value: Value) => (value ? "yes" : "no");
const number = (format: (value: Maybe) => string) => (value: Value) => format(value as Maybe);
const held = (value: Value) => f.shares(value as number);
const quote = (of: Quote | null) => (of ? `${f.significant(of.size)}@${f.tokenPrice(of.price)}` : null);
const sign = (value: Maybe) => (value === null || Math.abs(value) < 0.005 ? "" : value > 0 ? "up" : "down");

function when(epochSecond: Value, row: MarketRow): string {
  const east = f.eastern(epochSecond as number);
  const day = row.duration === "1d" || row.duration === "4h" ? `${east.date} ` : "";
  return `${day}${east.time} ET`;
}

function side(row: MarketRow): string {
  if (row.price === null || row.ref_price === null || row.price === row.ref_price) return "";
  return row.price > row.ref_price ? "up" : "down";
}

/** Whether the forecast stands outside the quotes. */
function edge(row: MarketRow): string {
  if (row.probability === null || row.outcome !== "") return "";
  if (row.best_ask_yes !== null && row.probability > row.best_ask_yes) return "up";
  return row.best_bid_yes !== null && row.probability < row.best_bid_yes ? "down" : "";
}

function age(_: Value, { outcome, age_ms }: MarketRow, elapsedMs: number): string {
  if (outcome !== "") return outcome;
  return age_ms === null ? "never" : f.span((age_ms + elapsedMs) / 1000);
}

const COLUMNS: Column<MarketRow>[] = [
  {
    key: "coin", head: "Coin", title: "The market's own page", group: "Market", width: 52, align: "left",
    value: (row) => row.coin,
    text: (value) => String(value),
    cell: (row, text) => (
      <a href={`/market/${row.slug}`} onClick={(event) => open(event, `/market/${row.slug}`)}>{text}</a>
    ),
  },
  {
    key: "duration", head: "Dur", title: "Length of the window", group: "Market", width: 44, align: "left",
    value: (row) => row.end_time - row.start_time,
    text: (_, row) => row.duration,
  },
  {
    key: "bets_open", head: "Open", title: "Whether the venue takes bets", group: "Market", width: 44, align: "center",
    value: (row) => row.bets_open, text: yes,
    tone: (row) => (row.bets_open ? "" : "dim"),
  },
  {
    key: "in_interval", head: "In", title: "Whether the window runs now", group: "Market", width: 36, align: "center",
    value: (row) => row.in_interval, text: yes,
    tone: (row) => (row.in_interval ? "strong" : "dim"),
  },
  {
    key: "link", head: "↗", title: "The market at Polymarket", group: "Market", width: 26, align: "center",
    value: () => "↗", text: String,
    cell: (row, text) => (
      <a href={row.link} target="_blank" rel="noreferrer noopener" aria-label={`${row.slug} at Polymarket`}>{text}</a>
    ),
  },
  {
    key: "start_time", head: "Start ET", title: "Start of the window, New York and UTC", group: "Window", width: 172,
    value: (row) => row.start_time, text: when,
    cell: (row, text) => <>{text} <span class="dim">{f.utc(row.start_time).time} UTC</span></>,
  },
  {
    key: "end_time", head: "End ET", title: "End of the window, New York and UTC", group: "Window", width: 172,
    value: (row) => row.end_time, text: when,
    cell: (row, text) => <>{text} <span class="dim">{f.utc(row.end_time).time} UTC</span></>,
  },
  {
    key: "ref_price", head: "Ref", title: "The price to beat", group: "Coin", width: 66,
    value: (row) => row.ref_price, text: number(f.aligned),
    tone: (row) => (row.ref_source === "near" ? "dim" : ""),
  },
  {
    key: "price", head: "Price", title: "The coin's price by the market's rule; coloured against the price to beat",
    group: "Coin", width: 66, value: (row) => row.price, text: number(f.aligned), tone: side,
  },
  {
    key: "probability", head: "P(up)", title: "Our probability of Up; coloured where it lies outside the quotes",
    group: "Forecast and book", width: 62, value: (row) => row.probability, text: number(f.probability), tone: edge,
  },
  {
    key: "best_bid_yes", head: "Bid", title: "Best bid for YES", group: "Forecast and book", width: 54,
    value: (row) => row.best_bid_yes, text: number(f.tokenPrice),
  },
  {
    key: "best_ask_yes", head: "Ask", title: "Best offer of YES", group: "Forecast and book", width: 54,
    value: (row) => row.best_ask_yes, text: number(f.tokenPrice),
  },
  {
    key: "position_net", head: "Net", title: "Shares of YES less shares of NO", group: "Position", width: 62,
    value: (row) => row.position_net, text: held, tone: (row) => (row.position_net === 0 ? "dim" : "strong"),
  },
  {
    key: "pos_yes", head: "Yes", title: "Shares of YES held", group: "Position", width: 58,
    value: (row) => row.pos_yes, text: held, tone: (row) => (row.pos_yes === 0 ? "dim" : ""),
  },
  {
    key: "pos_no", head: "No", title: "Shares of NO held", group: "Position", width: 58,
    value: (row) => row.pos_no, text: held, tone: (row) => (row.pos_no === 0 ? "dim" : ""),
  },
  {
    key: "tokens_value", head: "Value", title: "Tokens held, at the middle of the book", group: "Position", width: 62,
    value: (row) => row.tokens_value, text: number((v) => (v === 0 ? f.NOTHING : f.significant(v))),
    tone: (row) => (row.tokens_value === 0 ? "dim" : ""),
  },
  {
    key: "net_profit", head: "Profit", title: "Cash in less cash out, plus the tokens' value", group: "Position", width: 62,
    value: (row) => row.net_profit, text: number((v) => (v === 0 ? f.NOTHING : f.money(v))),
    tone: (row) => (row.net_profit === 0 ? "dim" : sign(row.net_profit)),
  },
  {
    key: "offer_yes", head: "Yes", title: "Shares of YES in our working orders", group: "Our orders", width: 54,
    value: (row) => row.offer_yes, text: held, tone: (row) => (row.offer_yes === 0 ? "dim" : ""),
  },
  {
    key: "offer_no", head: "No", title: "Shares of NO in our working orders", group: "Our orders", width: 54,
    value: (row) => row.offer_no, text: held, tone: (row) => (row.offer_no === 0 ? "dim" : ""),
  },
  {
    key: "own_combined_bid", head: "Bid", title: "Our best bid for YES, sales of NO included: size@price",
    group: "Our orders", width: 82, value: (row) => quote(row.own_combined_bid), text: (v) => String(v ?? f.NOTHING),
    tone: (row) => (row.own_combined_bid ? "" : "dim"),
  },
  {
    key: "own_combined_ask", head: "Ask", title: "Our best offer of YES, bids for NO included: size@price",
    group: "Our orders", width: 82, value: (row) => quote(row.own_combined_ask), text: (v) => String(v ?? f.NOTHING),
    tone: (row) => (row.own_combined_ask ? "" : "dim"),
  },
  {
    key: "taker_fee_pct", head: "Taker", title: "Rate of the taker's fee", group: "Fees", width: 48,
    value: (row) => row.taker_fee_pct, text: number(f.percent), tone: () => "dim",
  },
  {
    key: "maker_fee_pct", head: "Maker", title: "Rate of the maker's fee", group: "Fees", width: 48,
    value: (row) => row.maker_fee_pct, text: number(f.percent), tone: () => "dim",
  },
  {
    key: "fee_exponent", head: "Exp", title: "Exponent of p (1 − p) in the fee", group: "Fees", width: 34,
    value: (row) => row.fee_exponent, text: String, tone: () => "dim",
  },
  {
    key: "reward_pct", head: "Reward", title: "Share of takers' fees that makers get back", group: "Fees", width: 54,
    value: (row) => row.reward_pct, text: number(f.percent), tone: () => "dim",
  },
  {
    key: "age_ms", head: "Age", title: "Age of the older of price and book", group: "Data", width: 58,
    value: (row) => row.age_ms, text: age, ages: true,
  },
];

/** Settled, or whether trading would take its price and book; nothing without a price to beat. */
function standing({ outcome, ref_source, fresh_ms }: MarketRow, elapsedMs: number): string {
  if (outcome !== "") return "settled";
  if (fresh_ms !== null && fresh_ms <= elapsedMs) return "stale";
  return ref_source === "none" ? "" : "fresh";
}

export const markets = new Lines<MarketRow>(COLUMNS, (row) => row.slug, standing);

const sort = signal<Sort>({ key: "", descending: false });

/** Those that run first, then by their end; the order of coins is that of the session. */
function usual(a: MarketRow, b: MarketRow): number {
  return (
    Number(b.bets_open) - Number(a.bets_open) ||
    a.end_time - b.end_time ||
    b.start_time - a.start_time ||
    (a.coin < b.coin ? -1 : 1)
  );
}

export function arrange(): void {
  const now = choice.value;
  const order = sort.value.key === "" ? usual : compareBy(COLUMNS, sort.value);
  markets.show((row) => passes(row, now), order);
}

effect(arrange);

export function Markets() {
  const shown = markets.shown.value.length;
  return (
    <section aria-labelledby="markets">
      <h2 id="markets">
        Markets <span class="dim">{shown} of {markets.all.size}</span>
      </h2>
      <Grid label="Markets" lines={markets} sort={sort} empty="No market passes the filters." />
    </section>
  );
}
