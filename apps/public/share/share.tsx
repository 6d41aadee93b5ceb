import { Icon, Notice } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { Address } from '../calculator/address.ts';
import { later } from '../frame/later.tsx';
import type { Summary } from './picture.ts';

const Code = later(() => import('./code.tsx').then((part) => part.Code));

interface ShareProps {
  readonly address: Address;
  readonly summary: Summary;
  /** What is shown is no longer what is written: nothing may be passed on. */
  readonly stale: boolean;
}

/** Passing an answer on: as a link, a picture, a code for the collector, or on paper. */
export function Share({ address, summary, stale }: ShareProps) {
  const { say } = address;
  const [said, setSaid] = useState<'copied' | 'saved' | 'failed' | null>(null);
  const [code, setCode] = useState(false);
  const link = typeof location === 'undefined' ? '' : location.href;
  const sendLink = async (): Promise<void> => {
    try {
      if (navigator.share) await navigator.share({ title: summary.title, url: location.href });
      else {
        await navigator.clipboard.writeText(location.href);
        setSaid('copied');
      }
    } catch (cause) {
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) setSaid('failed');
    }
  };
  const sendPicture = async (): Promise<void> => {
    try {
      const { sendOrSave } = await import('./picture.ts');
      if ((await sendOrSave(summary)) === 'saved') setSaid('saved');
    } catch {
      setSaid('failed');
    }
  };
  return (
    <section class="share">
      <h2>{say('share.heading')}</h2>
      <p class="second">{say('share.said')}</p>
      <div class="share-acts">
        <button type="button" class="button second" disabled={stale} onClick={() => void sendLink()}>
          <Icon shape="share" />
          {say('share.link')}
        </button>
        <button type="button" class="button second" disabled={stale} onClick={() => void sendPicture()}>
          <Icon shape="picture" />
          {say('share.picture')}
        </button>
        <button type="button" class="button second" disabled={stale} onClick={() => window.print()}>
          <Icon shape="print" />
          {say('share.print')}
        </button>
        <button
          type="button"
          class="button second"
          disabled={stale}
          aria-expanded={code}
          onClick={() => setCode(!code)}
        >
          <Icon shape="phone" />
          {say('share.code')}
        </button>
      </div>
      <div role="status">
        {said !== null && (
          <Notice tone={said === 'failed' ? 'trouble' : 'said'}>
            <p>{say(`share.${said}`)}</p>
          </Notice>
        )}
      </div>
      {code && !stale && (
        <figure class="share-code">
          <Code text={link} label={say('share.codeLabel')} />
          <figcaption class="second small">{say('share.codeSaid')}</figcaption>
        </figure>
      )}
    </section>
  );
}
