import { expect, test } from 'vitest';
import { openStatement } from './statement-file.ts';
import { writeSheet } from './xlsx.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const kindOf = async (content: Uint8Array) => {
  const file = await openStatement(content);
  return file.ok ? file.content.kind : file.code;
};

test('a file is opened by what it holds', async () => {
  expect(await kindOf(bytes('Ngày;Nội dung;Ghi có\n18/11/2025;nộp;297000'))).toBe('table');
  expect(await kindOf(bytes('{"transactions":[]}'))).toBe('tree');
  expect(await kindOf(bytes('<?xml version="1.0"?><Document><BkToCstmrStmt/></Document>'))).toBe('tree');
  expect(await kindOf(bytes('{1:F01X}{4:\n:20:1\n:25:8800\n:28C:1\n:60F:C251118VND0,\n:62F:C251118VND0,\n-}'))).toBe(
    'text',
  );
  const sheet = await writeSheet({
    name: 'Sao kê',
    title: 'Sao kê',
    columns: [{ width: 10, look: 'text' }],
    rows: [['Ngày']],
    special: new Map(),
    merges: [],
    repeat: null,
    frozenRows: 0,
    landscape: false,
  });
  expect(await kindOf(sheet)).toBe('table');
});

test('what cannot be opened is refused by name', async () => {
  expect(await kindOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('old-excel');
  expect(await kindOf(new Uint8Array([0x80, 0x81, 0x82]))).toBe('not-a-text');
  expect(await kindOf(bytes('{"a":'))).toBe('not-json');
  expect(await kindOf(bytes('<a><b></a>'))).toBe('not-xml');
  expect(await kindOf(bytes('PK not a zip'))).toBe('sheet-refused');
});

test('an XML file that declares a document type is refused: entities could name files or grow without end', async () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
  expect(await kindOf(bytes(bomb))).toBe('not-xml');
});
