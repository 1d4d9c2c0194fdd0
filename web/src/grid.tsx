import { batch, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { Component, type ComponentChildren, type RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

// A table of which a snapshot changes texts only: every cell is a signal bound to its text node, so
// that two hundred rows ten times a second cost no diffing. Every row is a box of fixed place and
// size: nothing jumps, a change is laid out inside its row where a table would lay out all of them,
// and rows out of sight are not in the document. Boxes are no table to a screen reader, hence the
// roles.

const ROW_PX = 22;
const SPARE = 4;

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
  text: (value: Value, row: Row) => string;
  /** A class that says what the number means, such as `up`. */
  tone?: (row: Row) => string;
  /** More than text; drawn once. */
  cell?: (row: Row, text: ReadonlySignal<string>) => ComponentChildren;
}

export class Line<Row> {
  readonly texts: Signal<string>[];
  readonly classes: Signal<string>[];
  readonly className = signal("");
  private values: Value[];

  constructor(
    readonly key: string,
    public row: Row,
    private readonly columns: Column<Row>[],
  ) {
    this.values = columns.map((column) => column.value(row));
    this.texts = columns.map((column, k) => signal(column.text(this.values[k] ?? null, row)));
    this.classes = columns.map((column) => signal(classOf(column, row)));
  }

  update(row: Row): void {
    this.row = row;
    this.columns.forEach((column, k) => {
      const value = column.value(row);
      if (value !== this.values[k]) {
        this.values[k] = value;
        this.texts[k]!.value = column.text(value, row);
      }
      if (column.tone) this.classes[k]!.value = classOf(column, row);
    });
  }
}

function classOf<Row>(column: Column<Row>, row: Row): string {
  return [column.align ?? "right", column.tone?.(row) ?? ""].join(" ").trim();
}

export class Lines<Row> {
  readonly all = new Map<string, Line<Row>>();
  readonly shown = signal<Line<Row>[]>([]);

  constructor(
    readonly columns: Column<Row>[],
    private readonly keyOf: (row: Row) => string,
  ) {}

  /** Takes all rows of a snapshot; lines of rows that are gone go. */
  update(rows: Row[]): void {
    batch(() => {
      const seen = new Set<string>();
      for (const row of rows) {
        const key = this.keyOf(row);
        seen.add(key);
        const line = this.all.get(key);
        if (line) line.update(row);
        else this.all.set(key, new Line(key, row, this.columns));
      }
      for (const key of this.all.keys()) if (!seen.has(key)) this.all.delete(key);
    });
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
  columns: Column<R>[];
  top: number;
}

class Row<R> extends Component<RowProps<R>> {
  override shouldComponentUpdate(next: RowProps<R>): boolean {
    return next.top !== this.props.top; // for the rest its signals know better
  }

  override render() {
    const { line, columns, top } = this.props;
    return (
      <tr class={line.className} style={{ top: `${top}px` }} data-key={line.key} role="row">
        {columns.map((column, k) => (
          <td
            key={column.key}
            class={line.classes[k]!}
            style={widthOf(column)}
            data-column={column.key}
            role="cell"
          >
            {column.cell ? column.cell(line.row, line.texts[k]!) : line.texts[k]}
          </td>
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
  const { columns } = lines;
  const box = useRef<HTMLDivElement>(null);
  const sight = useSight(box);
  const shown = lines.shown.value;
  const first = Math.max(0, sight.first - SPARE);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
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
            {groupsOf(columns).map((group) => (
              <th key={group.name} role="columnheader" style={widthOf(group)}>
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
          {shown.slice(first, first + sight.count + 2 * SPARE).map((line, k) => (
            <Row key={line.key} line={line} columns={columns} top={(first + k) * ROW_PX} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p class="empty">{empty}</p>}
    </div>
  );
}

/** Which rows can be seen; only these are in the document, and a few around them. */
function useSight(box: RefObject<HTMLDivElement | null>): { first: number; count: number } {
  const [sight, setSight] = useState({ first: 0, count: 40 });
  useEffect(() => {
    const element = box.current!;
    const look = () => {
      const first = Math.floor(element.scrollTop / ROW_PX);
      const count = Math.ceil(element.clientHeight / ROW_PX);
      setSight((old) => (old.first === first && old.count === count ? old : { first, count }));
    };
    const size = new ResizeObserver(look);
    size.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      size.disconnect();
      element.removeEventListener("scroll", look);
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
      <th role="columnheader" class={align} style={widthOf(column)} title={column.title}>
        {column.head}
      </th>
    );
  }
  const { key, descending } = sort.value;
  const mine = key === column.key;
  const order = !mine ? "none" : descending ? "descending" : "ascending";
  const turn = () => (sort.value = { key: column.key, descending: mine && !descending });
  return (
    <th role="columnheader" class={align} style={widthOf(column)} aria-sort={order}>
      <button type="button" title={column.title} onClick={turn}>
        {column.head}
      </button>
    </th>
  );
}

/** Columns share what room there is, and never get less than their width. */
function widthOf({ width }: { width: number }): { flex: string } {
  return { flex: `${width} 0 ${width}px` };
}

function groupsOf<Row>(columns: Column<Row>[]): { name: string; width: number }[] {
  const groups: { name: string; width: number }[] = [];
  for (const { group, width } of columns) {
    const last = groups.at(-1);
    if (last && last.name === group) last.width += width;
    else groups.push({ name: group, width });
  }
  return groups;
}
