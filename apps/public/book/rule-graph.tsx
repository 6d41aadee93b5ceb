import type { Link, RulePage } from '@diemtua/law';
import { useVoice } from '../language/say.tsx';
import { hrefOfLink } from './links.tsx';

/** So many neighbours are drawn on each side; the lists below name all of them. */
const SHOWN_MAX = 5;

/** A rule between what it uses and what uses it, read from top to bottom. */
export function RuleGraph({ page }: { readonly page: RulePage }) {
  const { say } = useVoice();
  const said = say('rule.graphSaid', { name: page.name, uses: page.uses.length, users: page.usedBy.length });
  return (
    <figure class="graph" aria-label={said}>
      <Side links={page.uses} />
      {page.uses.length > 0 && <Flow />}
      <div class="node self">{page.name}</div>
      {page.usedBy.length > 0 && <Flow />}
      <Side links={page.usedBy} />
    </figure>
  );
}

function Flow() {
  return (
    <svg class="flow" width="20" height="28" viewBox="0 0 20 28" aria-hidden="true">
      <path d="M10 0V24M4.500 18.500 10 24l5.500-5.500" />
    </svg>
  );
}

function Side({ links }: { readonly links: readonly Link[] }) {
  const { say } = useVoice();
  if (links.length === 0) return null;
  const shown = links.slice(0, SHOWN_MAX);
  return (
    <ul class="side">
      {shown.map((link) => {
        const href = hrefOfLink(link);
        return (
          <li key={`${link.kind} ${link.id}`}>
            {href === null ? (
              <span class="node fact">{link.name}</span>
            ) : (
              <a class={`node ${link.kind}`} href={href}>
                {link.name}
              </a>
            )}
          </li>
        );
      })}
      {links.length > SHOWN_MAX && <li class="rest">{say('rule.moreItems', { count: links.length - SHOWN_MAX })}</li>}
    </ul>
  );
}
