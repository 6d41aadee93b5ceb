const usage = `Usage: diemtua law <question> <input.json | -> [--explain]
       diemtua law <question> --jsonl <input.jsonl | -> [--explain]
`;

/** Answers one call of the command line; gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const asked = argv.includes('--help') || argv.includes('-h');
  (asked ? process.stdout : process.stderr).write(usage);
  return asked ? 0 : 2;
}
