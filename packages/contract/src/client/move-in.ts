import type { components } from '../generated/system-types.ts';
import type { TotpClient } from './create-totp-client.ts';
import { dataOf, ProblemError } from './problem-error.ts';

export type UserImportRow = components['schemas']['UserImportRow'];
type ImportedRow = components['schemas']['ImportResult']['items'][number];

/** How far a move is: `lines` are done, whatever became of them. */
export interface MoveInProgress {
  lines: number;
  /** How many rows came to what: created, changed, unchanged, refused. */
  outcomes: Record<string, number>;
  /** What the next login of how many comes to: code, session, registration, none. */
  next: Record<string, number>;
  mails: number;
}

/** A line that nothing came of, counted from 1, and the code of the problem; `malformed_line` for what is no JSON. */
export interface RefusedLine {
  line: number;
  externalId: string | null;
  problem: string;
}

export interface MoveInOptions {
  /** Decides and tells, and does nothing. */
  dryRun?: boolean;
  /** Where a former run ended; from the beginning without. */
  from?: MoveInProgress;
  /** At most so many in a request: 250 unless told otherwise, 500 at most. */
  rowsInRequest?: number;
  /** Ends it behind the request that is under way. */
  signal?: AbortSignal;
}

const nothing: MoveInProgress = { lines: 0, outcomes: {}, next: {}, mails: 0 };

/**
 * Moves users in by `importUsers`, a line of JSON each, and tells after each request how far it is: keep that, and a run that ended goes on from there. A request that was sent and not told is sent again, which
 * changes nothing. A row that is refused, or has another form than the contract's, doesn't keep the others.
 * @throws ProblemError for what is no row's fault
 */
export async function* moveIn(
  client: TotpClient,
  lines: AsyncIterable<string> | Iterable<string>,
  { dryRun = false, from = nothing, rowsInRequest = 250, signal }: MoveInOptions = {},
): AsyncGenerator<{ progress: MoveInProgress; refused: RefusedLine[] }, void, undefined> {
  let progress = from;
  for await (const batch of batchesOf(lines, from.lines, rowsInRequest)) {
    const refused: RefusedLine[] = [];
    const rows = batch.lines.flatMap((text, at) => {
      const row = parse(text);
      if (!row) refused.push({ line: batch.first + at, externalId: null, problem: 'malformed_line' });
      return row ? [{ row, line: batch.first + at }] : [];
    });
    const results = await send(client, rows, dryRun, refused);
    for (const { line, result } of results)
      if (result.problem !== null)
        refused.push({ line, externalId: result.externalId, problem: result.problem });
    progress = add(progress, batch.lines.length, results, refused.length);
    yield { progress, refused: refused.sort((one, other) => one.line - other.line) };
    if (signal?.aborted) return;
  }
}

async function* batchesOf(lines: AsyncIterable<string> | Iterable<string>, skip: number, size: number) {
  let number = 0;
  let batch: string[] = [];
  for await (const line of lines) {
    number++;
    if (number <= skip) continue;
    batch.push(line);
    if (batch.length < size) continue;
    yield { first: number - batch.length + 1, lines: batch };
    batch = [];
  }
  if (batch.length > 0) yield { first: number - batch.length + 1, lines: batch };
}

function parse(text: string): UserImportRow | undefined {
  try {
    const row: unknown = JSON.parse(text);
    return typeof row === 'object' && row !== null ? (row as UserImportRow) : undefined;
  } catch {
    return undefined;
  }
}

type Row = { row: UserImportRow; line: number };

/** Without those whose form is wrong, which the refusal of the whole request names. */
async function send(client: TotpClient, rows: Row[], dryRun: boolean, refused: RefusedLine[]) {
  let left = rows;
  while (left.length > 0) {
    const body = { dryRun, items: left.map(({ row }) => row) };
    try {
      const { items } = await dataOf(client.POST('/totpservice/api/v1/user-imports', { body }));
      return items.flatMap((result, at) => {
        const { line } = left[at] ?? {};
        return line === undefined ? [] : [{ line, result }];
      });
    } catch (error) {
      const wrong = error instanceof ProblemError ? wrongRows(error) : new Set<number>();
      if (wrong.size === 0) throw error;
      for (const at of wrong) {
        const { line, row } = left[at] ?? { line: 0, row: undefined };
        const externalId = typeof row?.externalId === 'string' ? row.externalId : null;
        refused.push({ line, externalId, problem: 'validation_failed' });
      }
      left = left.filter((_, at) => !wrong.has(at));
    }
  }
  return [];
}

/** Pointers such as `/items/3/email`. */
const wrongRows = ({ problem: { errors = [] } }: ProblemError): Set<number> =>
  new Set(errors.flatMap(({ pointer }) => /^\/items\/(\d+)/.exec(pointer)?.[1] ?? []).map(Number));

function add(
  before: MoveInProgress,
  lines: number,
  results: { result: ImportedRow }[],
  refused: number,
): MoveInProgress {
  const outcomes = { ...before.outcomes };
  const next = { ...before.next };
  let { mails } = before;
  for (const { result } of results) {
    if (result.problem !== null) continue;
    outcomes[result.outcome] = (outcomes[result.outcome] ?? 0) + 1;
    next[result.next] = (next[result.next] ?? 0) + 1;
    mails += result.mails.length;
  }
  if (refused > 0) outcomes.refused = (outcomes.refused ?? 0) + refused;
  return { lines: before.lines + lines, outcomes, next, mails };
}
