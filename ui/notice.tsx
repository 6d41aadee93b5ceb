import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** A remark on its own ground: said (chàm), waiting (lúa), or what someone must repair (thổ cẩm). */
export function Notice(props: {
  readonly tone?: 'said' | 'waiting' | 'trouble';
  readonly children: ComponentChildren;
  /** Read out at once when it appears. */
  readonly live?: boolean;
}) {
  const { tone = 'said', children, live = false } = props;
  return (
    <div class={`notice ${tone}`} role={live ? 'alert' : undefined}>
      {tone === 'trouble' && <Icon shape="trouble" />}
      <div>{children}</div>
    </div>
  );
}
