import type { Id } from '@diemtua/domain/ids';
import { formatDay, Icon, Loading, Notice, Tag } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { openPaper } from '../../asking/open-paper.ts';
import { useAsked } from '../../asking/use-asked.ts';
import { useOffice } from '../../asking/office.tsx';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { momentText } from '../../receipts/money-words.ts';
import { useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import { refusalText } from '../../asking/call.ts';

/** A report as it was frozen: whose, of which day, with which hash, and whether it is still the same. */
export function SnapshotPage({ id }: { readonly id: string }) {
  const { say, language } = useVoice();
  const { call } = useOffice();
  const { hrefTo } = useLook();
  const { asked, again } = useAsked('GET /api/plan/snapshots/:snapshot', {
    params: { snapshot: id as Id<'snapshot'> },
  });
  const [wrong, setWrong] = useState<string | null>(null);
  const open = async (as: 'pdf' | 'xlsx'): Promise<void> => {
    setWrong(null);
    const came = await openPaper(
      call('GET /api/plan/snapshots/:snapshot/file', { params: { snapshot: id as Id<'snapshot'> }, query: { as } }),
    );
    if (came.kind !== 'answered') setWrong(refusalText(came, say));
  };
  return (
    <>
      <Head />
      <p class="crumbs">
        <a href={hrefTo({ room: 'reports' })}>{say('room.reports')}</a>
      </p>
      {asked.state !== 'ready' && (
        <div class="room-head">
          <h1>{say('plan.report.frozenTitle')}</h1>
        </div>
      )}
      {asked.state === 'loading' && <Loading text={say('plan.report.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <>
          <div class="room-head plan-head">
            <h1>{asked.value.snapshot.title}</h1>
            <Tag tone={asked.value.untouched ? 'safe' : 'trouble'} shape={asked.value.untouched ? 'lock' : 'trouble'}>
              {say(asked.value.untouched ? 'plan.report.untouched' : 'plan.report.touched')}
            </Tag>
          </div>
          {wrong && (
            <Notice tone="trouble" live>
              {wrong}
            </Notice>
          )}
          <Card
            title={say('plan.report.frozenTitle')}
            way={
              <span class="room-acts">
                <button type="button" class="button main" onClick={() => void open('pdf')}>
                  <Icon shape="print" size={18} />
                  {say('plan.report.pdf')}
                </button>
                <button type="button" class="button second" onClick={() => void open('xlsx')}>
                  {say('plan.report.xlsx')}
                </button>
              </span>
            }
          >
            <dl class="facts wide snapshot-facts">
              <div>
                <dt>{say('plan.on')}</dt>
                <dd>{formatDay(asked.value.snapshot.look.on, language)}</dd>
              </div>
              <div>
                <dt>{say('plan.known')}</dt>
                <dd>{say(`plan.known.${asked.value.snapshot.look.known}`)}</dd>
              </div>
              <div>
                <dt>{say('plan.report.frozenAt')}</dt>
                <dd>{momentText(asked.value.snapshot.frozenAt, language)}</dd>
              </div>
              <div>
                <dt>{say('plan.report.by')}</dt>
                <dd>{asked.value.snapshot.by ?? say('plan.unknown')}</dd>
              </div>
            </dl>
            <dl class="hashes">
              {(
                [
                  ['hash', asked.value.snapshot.hash],
                  ['pdfHash', asked.value.snapshot.files.pdf],
                  ['xlsxHash', asked.value.snapshot.files.xlsx],
                ] as const
              ).map(([name, hash]) => (
                <div key={name}>
                  <dt>{say(`plan.report.${name}`)}</dt>
                  <dd>{hash}</dd>
                </div>
              ))}
            </dl>
          </Card>
        </>
      )}
    </>
  );
}
