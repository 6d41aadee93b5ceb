import { formatDay, formatNumber } from '@diemtua/ui';
import { useOffice } from '../../asking/office.tsx';
import { useVoice } from '../../language/say.tsx';
import { useWhy, type WherePlace } from '../figure.tsx';
import { useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import type { Board } from '../shapes.ts';

/** How many stop counting soon unless they pay: keeping comes before winning. */
export function DueCard({ due, place }: { readonly due: Board['due']; readonly place?: WherePlace }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const { may } = useOffice();
  const why = useWhy('due-why');
  const count = formatNumber(due.count, language);
  return (
    <Card
      title={say('plan.due.title', { days: due.days })}
      way={may('people.see') && <a href={hrefTo({ room: 'list', list: 'due' })}>{say('plan.due.way')}</a>}
    >
      <p class="large">{why.figure('due', count, say('plan.due.title', { days: due.days }), place)}</p>
      <p class="aside">{say('plan.due.said', { until: formatDay(due.until, language) })}</p>
      {why.card}
    </Card>
  );
}
