// What the server sends. Names are those of the JSON; null is what is not known.

export type Maybe = number | null;

export interface Quote {
  size: number;
  price: number;
}

export interface MarketRow {
  link: string;
  coin: string;
  duration: string;
  bets_open: boolean;
  in_interval: boolean;
  start_time: number;
  end_time: number;
  ref_price: Maybe;
  price: Maybe;
  probability: Maybe;
  best_bid_yes: Maybe;
  best_ask_yes: Maybe;
  position_net: number;
  pos_yes: number;
  pos_no: number;
  offer_yes: number;
  offer_no: number;
  net_profit: Maybe;
  tokens_value: Maybe;
  own_combined_bid: Quote | null;
  own_combined_ask: Quote | null;
  taker_fee_pct: number;
  maker_fee_pct: number;
  fee_exponent: number;
  reward_pct: Maybe;
  slug: string;
  rule: string;
  ref_source: string;
  outcome: string;
  age_ms: Maybe;
  fresh_ms: Maybe;
  stale: boolean;
}

export interface Law {
  sigma: number;
  nu: number;
  lambda: number;
  horizon: number;
}

export interface DistributionRow {
  coin: string;
  duration: string;
  price: Maybe;
  ref_price: Maybe;
  dist: Law | null;
  extra_dist: Law | null;
  p_up: Maybe;
  age: Maybe;
  fresh_ms: number;
  stale: boolean;
}

export interface Feed {
  source: string;
  messages: number;
  down: boolean;
  age_ms: number;
  /** null for a source that speaks only when asked. */
  fresh_ms: Maybe;
}

export interface SessionState {
  mode: string;
  speed: number;
  time: number;
  events: number;
  frames_skipped: number;
  books_lost: number;
  disconnects: number;
  markets_listed: number;
  markets_settled: number;
  orders: number;
  fills: number;
  open_orders: number;
  cash: number;
  cash_reserved: number;
  cash_profit: number;
  fees: number;
  worst_loss: number;
  refusals: Record<string, number>;
  feeds: Feed[];
}

export interface Snapshot {
  state: SessionState;
  markets: MarketRow[];
  distributions: DistributionRow[];
}

export interface Level {
  price: number;
  size: number;
}

export interface TraceLine {
  time: number;
  kind: string;
  gate?: string;
  count?: number;
  since?: number;
  strategy?: string;
  outcome?: string;
  side?: string;
  price?: Maybe;
  size?: Maybe;
  fair?: Maybe;
  edge?: Maybe;
  order?: number;
  detail?: string;
}

export interface Series {
  time: number[];
  price: Maybe[];
  ref_price: Maybe[];
  probability: Maybe[];
  best_bid_yes: Maybe[];
  best_ask_yes: Maybe[];
}

export interface MarketPage {
  row: MarketRow;
  book: { trusted: boolean; bids: Level[]; asks: Level[] };
  series: Series;
  gates: Record<string, number>;
  trace: TraceLine[];
}
