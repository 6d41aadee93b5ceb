import type { Link } from '@diemtua/law';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';

/** The address of a rule or of a legal number; a fact that is told has none. */
export function hrefOfLink(link: Link): string | null {
  if (link.kind === 'fact') return null;
  return link.kind === 'rule' ? hrefOf.rule(link.id) : hrefOf.parameter(link.id);
}

/** A list of what a rule uses, or of what uses it; each says what kind it is. */
export function Links({ links, none }: { readonly links: readonly Link[]; readonly none: string }) {
  const { say } = useVoice();
  if (links.length === 0) return <p class="second">{none}</p>;
  return (
    <ul class="book-links">
      {links.map((link) => {
        const href = hrefOfLink(link);
        return (
          <li key={`${link.kind} ${link.id}`}>
            {href === null ? <span>{link.name}</span> : <a href={href}>{link.name}</a>}
            <small>{say(`kind.${link.kind}`)}</small>
          </li>
        );
      })}
    </ul>
  );
}
