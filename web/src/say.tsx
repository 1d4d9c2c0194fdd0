import type { Side } from "./board";
import * as f from "./format";
import type { Maybe } from "./types";

// Words for what models say and what came. A sign stands beside each colour, for those who do not
// tell colours apart.

export const TONES: Record<Side, string> = { UP: "up", DOWN: "down", FLAT: "dim" };

const SIGNS: Record<Side, string> = { UP: "▲", DOWN: "▼", FLAT: "■" };

export function Say({ side, flat = "flat" }: { side: Side; flat?: string }) {
  return (
    <span class={`say ${TONES[side]}`}>
      <span aria-hidden="true">{SIGNS[side]}</span> {side === "FLAT" ? flat : side.toLowerCase()}
    </span>
  );
}

export function When({ second }: { second: number }) {
  const east = f.eastern(second);
  return (
    <>
      {east.time} ET <span class="dim">{f.utc(second).time} UTC</span>
    </>
  );
}

/** A share of all, such as 53.1%. */
export function share(value: Maybe): string {
  return value === null ? f.NOTHING : `${(100 * value).toFixed(1)}%`;
}

/** A number with its sign and fixed decimals. */
export function signed(value: Maybe, decimals: number): string {
  if (value === null) return f.NOTHING;
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return (value > 0 ? "+" : "−") + text;
}

export function fixed(value: Maybe, decimals: number): string {
  return value === null ? f.NOTHING : value.toFixed(decimals).replace("-", "−");
}

export function toneOf(value: Maybe): string {
  return value === null || value === 0 ? "" : value > 0 ? "up" : "down";
}

/** A model's name as people write it. */
export function modelName(model: string): string {
  return model.charAt(0) + model.slice(1).toLowerCase();
}

/** A timeframe as people say it: Bybit's names are minutes, or D. */
export function frameName(tf: string): string {
  if (tf === "D") return "1 d";
  const minutes = Number(tf);
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} m`;
}

/** A key of pattern memory without timeframe and model, which are said elsewhere. */
export function Key({ text }: { text: string }) {
  const [, , level = "", ...bins] = text.split(":");
  const parts = bins.join(":").split("|");
  return (
    <>
      <span class="dim">{level}</span>{" "}
      {parts.map((part) => (
        <span key={part} class={part.startsWith("PRED=") ? "chip strong" : "chip"}>{part.replace("=", " ")}</span>
      ))}
    </>
  );
}
