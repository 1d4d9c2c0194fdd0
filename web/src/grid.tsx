import { batch, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { Component, type ComponentChildren, type RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

// A table of which a snapshot changes texts only: every cell is a signal bound to its text node, so
// that two hundred rows ten times a second cost no diffing. Every row, and in it every group of
// columns, is a box of fixed place and size: nothing jumps, a change is laid out and painted inside
// its group where a table would lay out all rows, and rows out of sight are neither in the document
// nor formatted. Boxes are no table to a screen reader, hence the roles.

const ROW_PX = 22;
const HEAD_PX = 41; // lies over the rows while they scroll
const SPARE = 2;

export type Value = string | number | boolean | null;

export interface Column<Row> {
  key: string;
  head: string;
  title: string;
  group: string;
  width: number;
  align?: "left" | "center";
  /** What sorts the column, and whose change redraws the cell. */
  value: (row: Row) => Value;
  text: (value: Value, row: Row, elapsedMs: number) => string;
  /** Its text changes without a snapshot, too: `elapsedMs` of venue time after the newest. */
  ages?: true;
  /** A class that says what the number means, such as `up`. */
  tone?: (row: Row) => string;
  /** More than text; drawn once. */
  cell?: (row: Row, text: ReadonlySignal<string>) => ComponentChildren;
}

/** One row, and what those who draw it show of it. Nothing is formatted while nobody does. */
export class Line<Row> {
  readonly texts: Signal<string>[];
  readonly classes: Signal<string>[];
  readonly className = signal("");
  private readonly values: (Value | undefined)[];
  private readonly tones: string[];
  private drawers = 0;

  constructor(
    readonly key: string,
    public row: Row,
    private readonly table: Lines<Row>,
  ) {
    const { columns } = table;
    this.texts = columns.map(() => signal(""));
    this.values = columns.map(() => undefined);
    this.tones = columns.map(() => "");
    this.classes = columns.map((column) => signal(column.align ?? "right"));
  }

  update(row: Row): void {
    this.row = row;
    if (this.drawers > 0) this.format();
  }

  /** Shows how old the row is by now. */
  age(): void {
    if (this.drawers === 0) return;
    const { columns, standing, elapsedMs } = this.table;
    columns.forEach((column, k) => {
      if (column.ages) this.texts[k]!.value = column.text(column.value(this.row), this.row, elapsedMs);
    });
    this.className.value = standing(this.row, elapsedMs);
  }

  /** From now on somebody draws the row. */
  enter(): void {
    this.drawers++;
    this.format();
    this.age();
  }

  leave(): void {
    this.drawers--;
  }

  private format(): void {
    const { row, table, values, tones } = this;
    table.columns.forEach((column, k) => {
      const value = column.value(row);
      if (value !== values[k] && !column.ages) {
        values[k] = value;
        this.texts[k]!.value = column.text(value, row, table.elapsedMs);
      }
      const tone = column.tone?.(row) ?? "";
      if (tone !== tones[k]) {
        tones[k] = tone;
        this.classes[k]!.value = `${column.align ?? "right"} ${tone}`.trim();
      }
    });
  }
}

/** Neighbours under one head. */
interface Group<Row> {
  name: string;
  width: number;
  /** Where it stands in its row. */
  place: { left: string; width: string };
  columns: { column: Column<Row>; k: number }[];
}

export class Lines<Row> {
  readonly width: number;
  readonly groups: Group<Row>[];
  readonly all = new Map<string, Line<Row>>();
  readonly shown = signal<Line<Row>[]>([]);
  /** Venue time since the newest snapshot. */
  elapsedMs = 0;

  /** @param standing the class of a row that old: whether it is fresh, stale or settled */
  constructor(
    readonly columns: Column<Row>[],
    private readonly keyOf: (row: Row) => string,
    readonly standing: (row: Row, elapsedMs: number) => string,
  ) {
    this.width = widthOf(columns);
    this.groups = groupsOf(columns);
  }

  /** Takes all rows of a snapshot; lines of rows that are gone go. */
  update(rows: Row[]): void {
    batch(() => {
      const seen = new Set<string>();
      for (const row of rows) {
        const key = this.keyOf(row);
        seen.add(key);
        const line = this.all.get(key);
        if (line) line.update(row);
        else this.all.set(key, new Line(key, row, this));
      }
      for (const key of this.all.keys()) if (!seen.has(key)) this.all.delete(key);
    });
  }

  /** Lets all rows grow older, whether something new came or not. */
  age(elapsedMs: number): void {
    this.elapsedMs = elapsedMs;
    for (const line of this.all.values()) line.age();
  }

  /** Chooses which lines stand where; the table is laid out anew only if that changed. */
  show(passes: (row: Row) => boolean, compare: (a: Row, b: Row) => number): void {
    const next = [...this.all.values()].filter((line) => passes(line.row));
    next.sort((a, b) => compare(a.row, b.row));
    const old = this.shown.peek();
    if (next.length !== old.length || next.some((line, k) => line !== old[k])) this.shown.value = next;
  }
}

export interface Sort {
  key: string;
  descending: boolean;
}

export function compareBy<Row>(columns: Column<Row>[], sort: Sort): (a: Row, b: Row) => number {
  const column = columns.find(({ key }) => key === sort.key);
  if (!column) return () => 0;
  const sign = sort.descending ? -1 : 1;
  return (a, b) => sign * compare(column.value(a), column.value(b));
}

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

interface RowProps<R> {
  line: Line<R>;
  groups: Group<R>[];
  top: number;
}

class Row<R> extends Component<RowProps<R>> {
  private entered: Line<R>; // props may be replaced without a render

  constructor(props: RowProps<R>) {
    super(props);
    this.entered = props.line;
    this.entered.enter();
  }

  override componentWillUnmount(): void {
    this.entered.leave();
  }

  override shouldComponentUpdate(next: RowProps<R>): boolean {
    if (next.line !== this.entered) {
      this.entered.leave();
      this.entered = next.line;
      this.entered.enter();
      return true;
    }
    return next.top !== this.props.top; // for the rest its signals know better
  }

  override render() {
    const { line, groups, top } = this.props;
    return (
      <tr class={line.className} style={{ top: `${top}px` }} data-key={line.key} role="row">
        {groups.map(({ name, place, columns }) => (
          <div key={name} class="group" style={place} role="none">
            {columns.map(({ column, k }) => (
              <td
                key={column.key}
                class={line.classes[k]!}
                style={shareOf(column)}
                data-column={column.key}
                role="cell"
              >
                {column.cell ? column.cell(line.row, line.texts[k]!) : line.texts[k]}
              </td>
            ))}
          </div>
        ))}
      </tr>
    );
  }
}

interface GridProps<R> {
  label: string;
  lines: Lines<R>;
  empty: string;
  sort?: Signal<Sort>;
}

export function Grid<R>({ label, lines, empty, sort }: GridProps<R>) {
  const { columns, groups, width } = lines;
  const box = useRef<HTMLDivElement>(null);
  const sight = useSight(box);
  const shown = lines.shown.value;
  const first = Math.max(0, sight.first - SPARE);
  const end = sight.first + sight.count + SPARE;
  return (
    <div class="scroll rows" ref={box} tabIndex={0} role="region" aria-label={label}>
      <table
        class="grid"
        role="table"
        aria-label={label}
        aria-rowcount={shown.length}
        style={{ minWidth: `${width}px` }}
      >
        <thead role="rowgroup">
          <tr class="groups" role="row">
            {groups.map((group) => (
              <th key={group.name} role="columnheader" style={shareOf(group)}>
                {group.name}
              </th>
            ))}
          </tr>
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.key} column={column} {...(sort ? { sort } : {})} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" style={{ height: `${shown.length * ROW_PX}px` }}>
          {shown.slice(first, end).map((line, k) => (
            <Row key={line.key} line={line} groups={groups} top={(first + k) * ROW_PX} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p class="empty">{empty}</p>}
    </div>
  );
}

/** Which rows can be seen, in their box and in the window; only these are drawn, and a few around. */
function useSight(box: RefObject<HTMLDivElement | null>): { first: number; count: number } {
  const [sight, setSight] = useState({ first: 0, count: 40 });
  useEffect(() => {
    const element = box.current!;
    const look = () => {
      const { top } = element.getBoundingClientRect();
      const origin = top + HEAD_PX - element.scrollTop; // of the rows, in the window
      const from = Math.max(top + HEAD_PX, 0);
      const to = Math.min(top + element.clientHeight, innerHeight);
      const first = Math.max(0, Math.floor((from - origin) / ROW_PX));
      const count = Math.max(0, Math.ceil((to - origin) / ROW_PX) - first);
      setSight((old) => (old.first === first && old.count === count ? old : { first, count }));
    };
    const size = new ResizeObserver(look);
    size.observe(element);
    size.observe(document.body); // what stands above may have moved it
    addEventListener("scroll", look, { passive: true, capture: true }); // of the box or the window
    addEventListener("resize", look);
    return () => {
      size.disconnect();
      removeEventListener("scroll", look, { capture: true });
      removeEventListener("resize", look);
    };
  }, []);
  return sight;
}

interface HeadProps<R> {
  column: Column<R>;
  sort?: Signal<Sort>;
}

function Head<R>({ column, sort }: HeadProps<R>) {
  const align = column.align ?? "right";
  if (!sort) {
    return (
      <th role="columnheader" class={align} style={shareOf(column)} title={column.title}>
        {column.head}
      </th>
    );
  }
  const { key, descending } = sort.value;
  const mine = key === column.key;
  const order = !mine ? "none" : descending ? "descending" : "ascending";
  const turn = () => (sort.value = { key: column.key, descending: mine && !descending });
  return (
    <th role="columnheader" class={align} style={shareOf(column)} aria-sort={order}>
      <button type="button" title={column.title} onClick={turn}>
        {column.head}
      </button>
    </th>
  );
}

/** Columns share what room there is, and never get less than their width. */
function shareOf({ width }: { width: number }): { flex: string } {
  return { flex: `${width} 0 ${width}px` };
}

function widthOf(columns: { width: number }[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

function groupsOf<Row>(columns: Column<Row>[]): Group<Row>[] {
  const percent = (width: number) => `${(100 * width) / widthOf(columns)}%`;
  const groups: Group<Row>[] = [];
  columns.forEach((column, k) => {
    let group = groups.at(-1);
    if (!group || group.name !== column.group) {
      const left = percent(widthOf(columns.slice(0, k)));
      group = { name: column.group, width: 0, place: { left, width: "" }, columns: [] };
      groups.push(group);
    }
    group.width += column.width;
    group.place.width = percent(group.width);
    group.columns.push({ column, k });
  });
  return groups;
}
