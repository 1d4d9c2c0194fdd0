import type { Maybe } from "./types";

// At most four significant digits for people; machines read the JSON.

export const NOTHING = "–";

/** A number with four significant digits and grouped thousands, such as 91,250 or 0.01235. */
export function significant(value: Maybe): string {
  if (value === null) return NOTHING;
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e9) return value.toExponential(3);
  return grouped(String(Number(value.toPrecision(4))));
}

/** The same with trailing zeros, so that a column of one magnitude lines up. */
export function aligned(value: Maybe): string {
  if (value === null || value === 0) return significant(value);
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1000) return significant(value);
  return value.toPrecision(4);
}

/** A probability: four decimals are at most four significant digits. */
export function probability(value: Maybe): string {
  return value === null ? NOTHING : value.toFixed(4);
}

/** A price of a token: as fine as its tick, at least cents. */
export function tokenPrice(value: Maybe): string {
  if (value === null) return NOTHING;
  const text = value.toFixed(4);
  return text.endsWith("00") ? text.slice(0, -2) : text.replace(/0$/, "");
}

/** Shares; nothing where there are none, so that those that are there stand out. */
export function shares(value: number): string {
  return value === 0 ? NOTHING : significant(value);
}

/** Money won or lost, with its sign. */
export function money(value: Maybe): string {
  if (value === null) return NOTHING;
  const rounded = Number(value.toPrecision(4));
  if (Math.abs(rounded) < 0.005) return "0.00";
  const digits = Math.abs(rounded) >= 100 ? Math.max(0, 3 - Math.floor(Math.log10(Math.abs(rounded)))) : 2;
  return (rounded > 0 ? "+" : "") + grouped(rounded.toFixed(digits));
}

/** Dollars held. */
export function dollars(value: number): string {
  return "$" + (Math.abs(value) < 1000 ? value.toFixed(2).slice(0, 6) : significant(value));
}

export function count(value: number): string {
  return grouped(String(value));
}

export function percent(value: Maybe): string {
  return value === null ? NOTHING : `${Number(value.toPrecision(4))}%`;
}

/** A span of time, such as 3 s, 4:05 or 2 h 10 m. Whole seconds: tenths would flicker. */
export function span(seconds: number): string {
  if (seconds < 1) return "< 1 s";
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${two(Math.floor(seconds % 60))}`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} m`;
  return `${Math.floor(seconds / 86_400)} d ${two(Math.floor((seconds % 86_400) / 3600))} h`;
}

/** A machine's word for people: stale_book becomes "stale book". */
export function words(key: string): string {
  return key.replaceAll("_", " ");
}

export interface Clock {
  date: string;
  time: string;
  seconds: string;
}

const NEW_YORK = formatter("America/New_York");
const UTC = formatter("UTC");

/** Wall time in New York, which the venue's markets go by. */
export function eastern(epochSecond: number): Clock {
  return clock(NEW_YORK, epochSecond);
}

export function utc(epochSecond: number): Clock {
  return clock(UTC, epochSecond);
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    month: "short",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
}

function clock(zone: Intl.DateTimeFormat, epochSecond: number): Clock {
  const part: Record<string, string> = {};
  for (const { type, value } of zone.formatToParts(epochSecond * 1000)) part[type] = value;
  const time = `${part.hour}:${part.minute}`;
  return { date: `${part.month} ${part.day}`, time, seconds: `${time}:${part.second}` };
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
