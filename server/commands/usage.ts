import { QUESTIONS } from '@diemtua/law';
import { LINE_BYTES_MAX } from './lines.ts';

/** The questions, in lines that fit a narrow window. */
function inLines(words: readonly string[], width: number): string {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length + 2 <= width) lines[lines.length - 1] = `${line}, ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => `  ${line}`).join(',\n');
}

/** What `diemtua --help` says. */
export const USAGE = `Điểm Tựa: the law of Vietnam's voluntary social insurance, every figure with its article;
and the books of those who collect for it.

One question
  diemtua law <question> input.json       one answer as JSON; - reads the standard input
  diemtua law <question> --jsonl in.jsonl one answer a line, same order; - reads the standard input
      --explain                           adds "explanation": the steps with rule, value, article
      --language vi|en|nb                 language of messages and explanations (otherwise: en)

  Line n of the output belongs to line n of the input: a line that is wrong, empty or longer than
  ${LINE_BYTES_MAX / 1024} KiB has its error there; only an empty line at the very end is left out.

  echo '{"sex": "female", "bornIn": "1971-09"}' | diemtua law retirement-age -

  The questions:
${inLines(QUESTIONS, 72)}

A population
  diemtua law assess people.jsonl         answers every line, shows the progress, sums up
      --question NAME                     the question to ask of everyone (otherwise: pension)
      --out answers.jsonl                 where the answers go (otherwise: the standard output)
      --threads N                         parts that are worked at the same time (otherwise: 1)
      --summary file.json                 writes the sums as JSON too

  diemtua law assess people.jsonl --question pension --out answers.jsonl --threads 2

The figures of the law
  diemtua law parameters                  every figure since when, from which article, how sure
      --on 2025-07-01                     only the figures of that day
      --json                              for programs

  diemtua law parameters --on 2026-07-01 --language vi

The speed
  diemtua law bench DIR                   one JSON line: people a second, sums of the results
      --threads N   --seconds S           (otherwise: 1 thread, 3 seconds)

  diemtua law bench population --threads 2

The database: PostgreSQL where DATABASE_URL names one, else embedded in the folder that
DIEMTUA_DATA names (otherwise: data)
  diemtua db status                       where it is, its schema, what is in it
  diemtua db migrate                      makes the schema, or brings it up to date
  diemtua db backup FILE                  writes all of the embedded database to a new file
  diemtua db restore FILE                 fills an empty folder from such a file
  diemtua db copy                         copies the embedded one into the empty DATABASE_URL
  diemtua db distribute                   lays the schema over Citus workers, by province
      --dry-run                           only prints the SQL that it would run

  diemtua audit verify                    goes through the journal's chain and its seals
  diemtua audit seal                      the same, then seals the day
      --province 15                       one province only

The demonstration
  diemtua demo load                       a synthetic province in an empty database
      --seed N                            another one (otherwise: 1)
      --share 0.1                         a tenth of its people
  diemtua demo verify                     counts it from its records, each figure with its query

  diemtua --help      this text           diemtua --version   the version

Exit code: 0 answered, 1 the machine failed, 2 the call or its input is wrong.
`;
