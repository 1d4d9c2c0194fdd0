import { counts, patterns, type PatternRow } from "./board";
import * as f from "./format";
import { fixed, frameName, Key, modelName, share, signed, toneOf } from "./say";

// What pattern memory holds: what it trusts most, and decisions that it advises against.

export function Memory() {
  const held = counts.value;
  return (
    <div class="halves">
      <section aria-labelledby="top">
        <h2 id="top">
          Patterns trusted most{" "}
          <span class="dim">
            {held && `${f.count(held.contexts)} situations, ${f.count(held.decisions)} decisions`}
          </span>
        </h2>
        <Rows label="Patterns trusted most" rows={patterns.value?.top ?? []} empty="Nothing is remembered yet." />
      </section>
      <section aria-labelledby="anti">
        <h2 id="anti">
          Anti-patterns <span class="dim">{held && `${f.count(held.anti_patterns)} decisions that failed too often`}</span>
        </h2>
        <Rows label="Anti-patterns" rows={patterns.value?.anti ?? []} empty="No decision has failed too often." />
      </section>
    </div>
  );
}

function Rows({ label, rows, empty }: { label: string; rows: PatternRow[]; empty: string }) {
  if (rows.length === 0) return <p class="empty panel">{empty}</p>;
  return (
    <div class="scroll low" tabIndex={0} role="region" aria-label={label}>
      <table class="small padded">
        <thead>
          <tr>
            <th scope="col">Candle</th>
            <th scope="col">Model</th>
            <th scope="col">Pattern</th>
            <th scope="col" class="right">Seen</th>
            <th scope="col" class="right" title="Of a situation, what followed; of a decision, how often it was right">
              Outcome
            </th>
            <th scope="col" class="right">Reward</th>
            <th scope="col" class="right">Trust</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{frameName(row.tf)}</td>
              <td>{modelName(row.model_id)}</td>
              <td class="wide key" title={row.key}>
                <Key text={row.key} />
              </td>
              <td class="right">{f.count(row.count)}</td>
              <td class="right">{row.kind === "CONTEXT" ? <Shares row={row} /> : share(row.wins)}</td>
              <td class={`right ${toneOf(row.reward)}`}>{signed(row.reward, 2)}</td>
              <td class="right">{fixed(row.trust, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What followed a situation: rises, neither, falls. */
function Shares({ row }: { row: PatternRow }) {
  const words = `up ${share(row.up)}, flat ${share(row.flat)}, down ${share(row.down)}`;
  return (
    <span class="shares" title={words}>
      <span class="hidden-text">{words}</span>
      <span class="up" style={{ width: width(row.up) }} />
      <span class="flat" style={{ width: width(row.flat) }} />
      <span class="down" style={{ width: width(row.down) }} />
    </span>
  );
}

function width(value: number | null): string {
  return `${100 * (value ?? 0)}%`;
}
