import type { Given } from './frame/begin.tsx';
import { Foot } from './frame/foot.tsx';
import { hrefOf } from './frame/route.ts';
import { Shell } from './frame/shell.tsx';
import { MyRecord } from './record/my-record.tsx';

/** A participant's own record: a page of its own, so that nobody else carries its words. */
export function RecordApp({ today, ...given }: Given) {
  return (
    <Shell {...given}>
      {(head) => (
        <>
          <MyRecord head={head} />
          <Foot lawOf={today} current={hrefOf.record} kept />
        </>
      )}
    </Shell>
  );
}
