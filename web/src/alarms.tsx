import { keyOf, state, type AlarmRow } from "./board";
import * as f from "./format";
import { frameName, modelName, When } from "./say";

// What the guards say of the models.

const TONES: Record<AlarmRow["level"], string> = { CLEARED: "up", WARNING: "warn", ERROR: "down" };

/** What stands now, above everything else. */
export function Standing() {
  const rows = state.value?.alarms.standing ?? [];
  if (rows.length === 0) return null;
  return (
    <ul class="standing" aria-label="Alarms that stand">
      {rows.map((row) => (
        <li key={`${keyOf(row)} ${row.check}`} class={TONES[row.level]}>
          <b>
            ⚠ {modelName(row.model_id)} {frameName(row.tf)}: {f.words(row.check)}
          </b>{" "}
          <span class="text">{row.text}</span>{" "}
          <span class="dim">
            since <When second={row.time} />
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Alarms() {
  const rows = state.value?.alarms.last ?? [];
  return (
    <section aria-labelledby="alarms">
      <h2 id="alarms">
        Alarms <span class="dim">newest first</span>
      </h2>
      {rows.length === 0 ? (
        <p class="empty panel">No guard has spoken so far.</p>
      ) : (
        <div class="scroll low" tabIndex={0} role="region" aria-label="Alarms">
          <table class="small padded">
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Candle</th>
                <th scope="col">Model</th>
                <th scope="col">Check</th>
                <th scope="col">Level</th>
                <th scope="col">What was seen</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, k) => (
                <tr key={k}>
                  <td><When second={row.time} /></td>
                  <td>{frameName(row.tf)}</td>
                  <td>{modelName(row.model_id)}</td>
                  <td>{f.words(row.check)}</td>
                  <td class={TONES[row.level]}>{row.level.toLowerCase()}</td>
                  <td class="wide">{row.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
