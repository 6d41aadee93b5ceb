import { isGenerated, type Finding, type HouseRule } from './house.ts';

const saysNothing = /^(utils?|helpers?|commons?|misc|v\d+)$/;

/** No folder and no file whose name says nothing. */
export const names: HouseRule = {
  name: 'names say what is inside',
  find: (files) =>
    files.flatMap(({ path }): Finding[] => {
      const empty = path.split('/').find((part) => saysNothing.test(part.replace(/\..*$/, '')));
      const wayOut = 'name it after what it does, or put its parts where they are used';
      return empty === undefined ? [] : [{ path, line: 1, wrong: `'${empty}' says nothing`, wayOut }];
    }),
};

const linesMax = 600;
const written = /\.(ts|tsx|mjs|js|css|sql|sh|html|md)$/;

/** No file that one cannot read in one sitting. */
export const sizes: HouseRule = {
  name: `no file has more than ${linesMax} lines`,
  find: (files) =>
    files
      .filter(({ path }) => written.test(path) && !isGenerated(path))
      .flatMap(({ path, text }): Finding[] => {
        const lines = text.replace(/\n$/, '').split('\n').length;
        const wayOut = 'divide it by its subjects';
        return lines <= linesMax ? [] : [{ path, line: linesMax + 1, wrong: `${lines} lines`, wayOut }];
      }),
};
