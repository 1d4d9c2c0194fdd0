import { signal } from "@preact/signals";
import type { MarketRow } from "./types";

// Checkbox lists. What is checked is shown; a list with nothing checked filters nothing. The
// address carries the choice, so that a reload or a shared address shows the same.

export interface Filter {
  key: "coin" | "duration" | "bets_open" | "in_interval";
  name: string;
  options: string[];
}

export const FILTERS: Filter[] = [
  { key: "coin", name: "Coin", options: ["BTC", "ETH", "SOL", "XRP"] },
  { key: "duration", name: "Duration", options: ["5m", "15m", "1h", "4h", "1d"] },
  { key: "bets_open", name: "Bets open", options: ["yes", "no"] },
  { key: "in_interval", name: "In interval", options: ["yes", "no"] },
];

export type Choice = Record<Filter["key"], ReadonlySet<string>>;

export const choice = signal<Choice>(ofAddress());

export function toggle(key: Filter["key"], option: string): void {
  const next = new Set(choice.value[key]);
  if (!next.delete(option)) next.add(option);
  choose({ ...choice.value, [key]: next });
}

export function clear(): void {
  choose({ coin: new Set(), duration: new Set(), bets_open: new Set(), in_interval: new Set() });
}

export function isFiltered(): boolean {
  return FILTERS.some(({ key }) => choice.value[key].size > 0);
}

export function passes(row: MarketRow, now: Choice): boolean {
  return (
    has(now.coin, row.coin) &&
    has(now.duration, row.duration) &&
    has(now.bets_open, row.bets_open ? "yes" : "no") &&
    has(now.in_interval, row.in_interval ? "yes" : "no")
  );
}

/** For rows that have only a coin and a duration. */
export function passesCoin(coin: string, duration: string, now: Choice): boolean {
  return has(now.coin, coin) && has(now.duration, duration);
}

/** Reads the address again, after back or forward. */
export function follow(): void {
  choice.value = ofAddress();
}

function has(checked: ReadonlySet<string>, option: string): boolean {
  return checked.size === 0 || checked.has(option);
}

function choose(next: Choice): void {
  choice.value = next;
  const query = new URLSearchParams(location.search);
  for (const { key } of FILTERS) {
    const checked = [...next[key]].join(",");
    if (checked === "") query.delete(key);
    else query.set(key, checked);
  }
  const text = query.toString().replaceAll("%2C", ",");
  history.replaceState(null, "", location.pathname + (text === "" ? "" : `?${text}`));
}

function ofAddress(): Choice {
  const query = new URLSearchParams(location.search);
  const checked = (key: string) =>
    new Set((query.get(key) ?? "").split(",").filter((option) => option !== ""));
  return {
    coin: checked("coin"),
    duration: checked("duration"),
    bets_open: checked("bets_open"),
    in_interval: checked("in_interval"),
  };
}
