import type { CommandId } from '@diemtua/domain/ids';
import { DataTable, Empty, formatDay, Icon, Loading, Notice, type Column } from '@diemtua/ui';
import { useRef, useState } from 'preact/hooks';
import { refusalText } from '../../asking/call.ts';
import { openPaper } from '../../asking/open-paper.ts';
import { useAsked } from '../../asking/use-asked.ts';
import { useOffice } from '../../asking/office.tsx';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { momentText } from '../../receipts/money-words.ts';
import { LookSwitches, useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import type { ReportName, Snapshot } from '../shapes.ts';
import { ReportTabs } from './report-tabs.tsx';

const reports = ['brief', 'B01-TS', 'B15', 'B16'] as const satisfies readonly ReportName[];
const hashShown = 12;

/** Reports of a day: looked at, printed, frozen with their hash; what was frozen stays as it was printed. */
export function ReportsRoom({ address }: { readonly address: string }) {
  const { say, language } = useVoice();
  const { call, done, today, may, newId } = useOffice();
  const { look, hrefTo } = useLook();
  const { asked, again } = useAsked('GET /api/plan/snapshots');
  const asksFor = new URLSearchParams(address.split('?')[1] ?? '').get('chot');
  const [busy, setBusy] = useState<string | null>(null);
  /** The acts of freezing that were told and not answered yet. */
  const acts = useRef(new Map<string, CommandId>());
  const [wrong, setWrong] = useState<string | null>(null);
  const open = async (report: ReportName, as: 'pdf' | 'xlsx'): Promise<void> => {
    setWrong(null);
    const came = await openPaper(call('GET /api/plan/reports/:report', { params: { report }, query: { ...look, as } }));
    if (came.kind !== 'answered') setWrong(refusalText(came, say));
  };
  const freeze = async (report: ReportName): Promise<void> => {
    setBusy(report);
    setWrong(null);
    const told = JSON.stringify([report, look]);
    // An answer that got lost is asked for again under the same id.
    const id = acts.current.get(told) ?? newId<'command'>();
    acts.current.set(told, id);
    const answer = await call('POST /api/plan/reports/:report/freeze', {
      params: { report },
      query: look,
      body: { id },
    });
    setBusy(null);
    if (answer.kind !== 'answered') return setWrong(refusalText(answer, say));
    acts.current.delete(told);
    done({ text: say('plan.report.frozen', { report: say(`plan.report.${report}`) }) });
    again();
  };
  const columns: readonly Column<Snapshot>[] = [
    {
      id: 'title',
      head: say('plan.report.name'),
      cell: ({ id, title }) => <a href={hrefTo({ room: 'snapshot', id })}>{title}</a>,
    },
    {
      id: 'on',
      head: say('plan.on'),
      digits: true,
      order: ({ look: of }) => of.on,
      cell: ({ look: of }) => formatDay(of.on, language),
    },
    {
      id: 'at',
      head: say('plan.report.frozenAt'),
      digits: true,
      order: ({ frozenAt }) => frozenAt,
      cell: ({ frozenAt }) => momentText(frozenAt, language),
    },
    { id: 'by', head: say('plan.report.by'), cell: ({ by }) => by ?? say('plan.unknown') },
    { id: 'hash', head: say('plan.report.hash'), digits: true, cell: ({ hash }) => `${hash.slice(0, hashShown)}…` },
  ];
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>{say('room.reports')}</h1>
      </div>
      <ReportTabs at="reports" />
      <div class="room-acts plan-acts">
        <LookSwitches on={look.on ?? today} />
      </div>
      {asksFor !== null && <Notice>{say('plan.report.chooseToFreeze')}</Notice>}
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      <div class="report-cards">
        {reports.map((report) => (
          <Card key={report} title={say(`plan.report.${report}`)}>
            <p class="aside">{say(`plan.reportSaid.${report}`)}</p>
            <div class="actions">
              <button type="button" class="button second" onClick={() => void open(report, 'pdf')}>
                <Icon shape="print" size={18} />
                {say('plan.report.pdf')}
                <span class="spoken">{say(`plan.report.${report}`)}</span>
              </button>
              <button type="button" class="button second" onClick={() => void open(report, 'xlsx')}>
                {say('plan.report.xlsx')}
                <span class="spoken">{say(`plan.report.${report}`)}</span>
              </button>
              {may('reports.freeze') && (
                <button type="button" class="button main" disabled={busy !== null} onClick={() => void freeze(report)}>
                  <Icon shape="lock" size={18} />
                  {say('plan.report.freeze')}
                  <span class="spoken">{say(`plan.report.${report}`)}</span>
                </button>
              )}
            </div>
          </Card>
        ))}
      </div>
      {asked.state === 'loading' && <Loading text={say('plan.report.loading')} lines={4} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.snapshots.length === 0 && (
        <Empty>
          <p>{say('plan.report.empty')}</p>
        </Empty>
      )}
      {asked.state === 'ready' && asked.value.snapshots.length > 0 && (
        <Card title={say('plan.report.snapshots')} said={say('plan.report.snapshotsSaid')}>
          <DataTable
            caption={say('plan.report.snapshots')}
            columns={columns}
            rows={asked.value.snapshots}
            keyOf={({ id }) => id}
          />
        </Card>
      )}
    </>
  );
}
