import { ACTS, mayDo, ROLES, type Act, type Role } from '@diemtua/domain/access';
import { ACT_OF } from '../access/reach.ts';
import type { AnyRoute } from '../routes/route.ts';
import { LIMITS } from './limits.ts';

/** Whether a role may call a route at all; where it may is a matter of its places. */
export const mayCall = ({ may }: Pick<AnyRoute, 'may'>, role: Role): boolean =>
  may === 'anyone' || may === 'signed-in' || (may !== 'participant' && mayDo(role, may));

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map((_, index) => (index === 0 ? '---' : ':-:'))), ...rows.map(row)].join('\n');

const mark = (yes: boolean): string => (yes ? 'x' : '');

/** Who may what, as a document: acts, commands and routes by role, and the limits. */
export function accessTable(routes: readonly AnyRoute[]): string {
  const acts = ACTS.map((act) => [`\`${act}\``, ...ROLES.map((role) => mark(mayDo(role, act)))]);
  const commands = (Object.entries(ACT_OF) as readonly (readonly [string, Act])[]).map(([kind, act]) => [
    `\`${kind}\``,
    ...ROLES.map((role) => mark(mayDo(role, act))),
  ]);
  const calls = routes.map((route) => [
    `\`${route.method} ${route.path}\``,
    route.may === 'anyone' ? 'x' : '',
    mark(route.may === 'anyone' || route.may === 'participant'),
    ...ROLES.map((role) => mark(mayCall(route, role))),
    route.limit,
  ]);
  const limits = Object.entries(LIMITS).map(([name, { burst, perSecond, by }]) => [
    `\`${name}\``,
    String(burst),
    String(perSecond),
    by,
  ]);
  return [
    '# Who may what',
    '',
    'Written by `npm run contract` from `domain/access/role.ts` and `server/routes/index.ts`; a test compares, and calls every cell over HTTP.',
    'Where a role may do something is a matter of its units and communes: what lies elsewhere is refused with 403 or 404, and remembered.',
    '',
    'A participant is nobody of the staff: she signs in to her own record, has no role, and the database shows her entries only.',
    '',
    '## Acts',
    '',
    table(['', ...ROLES], acts),
    '',
    '## Commands (`POST /api/commands`)',
    '',
    table(['', ...ROLES], commands),
    '',
    '## Routes',
    '',
    table(['', 'not signed in', 'participant', ...ROLES, 'limit'], calls),
    '',
    '## Limits on how often',
    '',
    table(['', 'at once', 'more a second', 'by'], limits),
    '',
  ].join('\n');
}
