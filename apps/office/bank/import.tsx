import { Dialog, Icon, Notice, Scrolling } from '@diemtua/ui';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { Bank, Imported } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';

interface ImportProps {
  readonly accounts: Bank['accounts'];
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onImported: () => void;
}

type Trouble = Exclude<Imported, { kind: 'imported' }> | { readonly kind: 'said'; readonly text: string };

/** Takes a bank's file in: all of it, or nothing, and then each row that is wrong by its number. */
export function Import({ accounts, input, onImported }: ImportProps) {
  const { say } = useVoice();
  const { call, done } = useOffice();
  const [account, setAccount] = useState(accounts[0]?.id ?? '');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    const answer = await call('POST /api/bank/accounts/:account/statements', { params: { account }, body: file });
    setBusy(false);
    if (answer.kind === 'unreachable') return setTrouble({ kind: 'said', text: say('bank.importUnsure') });
    if (answer.kind === 'refused') return setTrouble({ kind: 'said', text: answer.message });
    if (answer.value.kind !== 'imported') return setTrouble(answer.value);
    const { added, known } = answer.value;
    done({ text: known === 0 ? say('bank.imported', { added }) : say('bank.importedAgain', { added, known }) });
    onImported();
  };
  if (accounts.length === 0) return null;
  return (
    <div class="room-acts">
      {accounts.length > 1 && (
        <label>
          <span class="spoken">{say('bank.account')}</span>
          <select value={account} onChange={(event) => setAccount(event.currentTarget.value)}>
            {accounts.map(({ id, number }) => (
              <option key={id} value={id}>
                {number}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="button main">
        <Icon shape="tray" size={18} />
        {say(busy ? 'bank.importing' : 'bank.import')}
        <input
          ref={input}
          id="statement"
          type="file"
          class="spoken"
          accept=".xlsx,.csv,.txt,.sta,.mt940,.940,.xml,.json"
          disabled={busy}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) void take(file);
          }}
        />
      </label>
      {trouble && (
        <Dialog id="import-trouble" title={say('bank.notImported')} onClose={() => setTrouble(null)} wide>
          <p>{say('bank.nothingTaken')}</p>
          {trouble.kind === 'said' && (
            <Notice tone="trouble" live>
              {trouble.text}
            </Notice>
          )}
          {trouble.kind === 'unreadable' && (
            <Notice tone="trouble" live>
              {say(`file.${trouble.code}` as MessageId)}
            </Notice>
          )}
          {trouble.kind === 'problems' && <Problems problems={trouble.problems} />}
        </Dialog>
      )}
    </div>
  );
}

function Problems({ problems }: { readonly problems: Extract<Imported, { kind: 'problems' }>['problems'] }) {
  const { say } = useVoice();
  return (
    <Scrolling label={say('bank.problems')}>
      <table class="table tight">
        <caption class="spoken">{say('bank.problems')}</caption>
        <thead>
          <tr>
            <th scope="col" class="so">
              {say('bank.row')}
            </th>
            <th scope="col">{say('bank.column')}</th>
            <th scope="col">{say('bank.problem')}</th>
            <th scope="col">{say('bank.wayOut')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ code, row, field, values, wayOut }) => (
            <tr key={`${row} ${field} ${code}`}>
              <td class="so">{row ?? '–'}</td>
              <td>{field === null ? say('bank.wholeFile') : say(`column.${field}` as MessageId)}</td>
              <td>
                {say(`statement.${code}` as MessageId, {
                  found: '',
                  expected: '',
                  most: '',
                  path: '',
                  debit: '',
                  credit: '',
                  ...values,
                })}
              </td>
              <td>{say(`wayOut.${wayOut}` as MessageId)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
