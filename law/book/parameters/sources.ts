/** What a source is in the order of the law; "secondary" is anything that only repeats the law. */
export type SourceKind = 'law' | 'resolution' | 'decree' | 'circular' | 'decision' | 'letter' | 'secondary';

/** A document that the book cites. */
export interface Source {
  /** ASCII key, the first word of every citation. */
  readonly key: string;
  readonly kind: SourceKind;
  /** Number as the document bears it; null for secondary sources. */
  readonly number: string | null;
  /** Day of issue; null where it was not read. */
  readonly issued: string | null;
  /** First and last day in force; null where open or not read. */
  readonly inForce: { readonly from: string | null; readonly to: string | null };
  /** Whether the text itself was read, not only what others say of it. */
  readonly textSeen: boolean;
}

function source(
  key: string,
  kind: SourceKind,
  number: string | null,
  issued: string | null,
  from: string | null,
  to: string | null,
  text: 'seen' | 'not seen',
): Source {
  return { key, kind, number, issued, inForce: { from, to }, textSeen: text === 'seen' };
}

/** Every document that parameters and rules may cite: highest rank first, newest first within a rank. */
export const sources: readonly Source[] = [
  source('L41', 'law', '41/2024/QH15', '2024-06-29', '2025-07-01', null, 'seen'),
  source('L58', 'law', '58/2014/QH13', null, '2016-01-01', '2025-06-30', 'seen'),
  // The Labour Code: its article 169(2) sets the retirement age.
  source('L45', 'law', '45/2019/QH14', null, '2021-01-01', null, 'not seen'),
  source('NQ93', 'resolution', '93/2015/QH13', null, '2016-01-01', '2025-06-30', 'seen'),

  source('ND162', 'decree', '162/2026/NĐ-CP', '2026-05-15', '2026-07-01', null, 'seen'),
  source('ND161', 'decree', '161/2026/NĐ-CP', '2026-05-15', '2026-07-01', null, 'seen'),
  source('ND351', 'decree', '351/2025/NĐ-CP', '2025-12-30', null, null, 'not seen'),
  source('ND188', 'decree', '188/2025/NĐ-CP', null, null, null, 'not seen'),
  source('ND176', 'decree', '176/2025/NĐ-CP', null, '2025-07-01', null, 'not seen'),
  source('ND159', 'decree', '159/2025/NĐ-CP', '2025-06-25', '2025-07-01', null, 'seen'),
  source('ND158', 'decree', '158/2025/NĐ-CP', null, '2025-07-01', null, 'seen'),
  source('ND75', 'decree', '75/2024/NĐ-CP', null, '2024-07-01', null, 'not seen'),
  source('ND73', 'decree', '73/2024/NĐ-CP', null, '2024-07-01', '2026-06-30', 'not seen'),
  source('ND07', 'decree', '07/2021/NĐ-CP', null, null, null, 'not seen'),
  source('ND135', 'decree', '135/2020/NĐ-CP', null, '2021-01-01', null, 'seen'),
  source('ND146', 'decree', '146/2018/NĐ-CP', null, '2018-12-01', null, 'seen'),
  source('ND134', 'decree', '134/2015/NĐ-CP', null, '2016-02-15', '2025-06-30', 'seen'),

  source('TT14', 'circular', '14/2026/TT-BNV', null, null, null, 'seen'),
  source('TT12', 'circular', '12/2025/TT-BNV', null, '2025-07-01', null, 'seen'),
  source('TT11', 'circular', '11/2025/TT-BNV', '2025-06-30', '2025-07-01', null, 'seen'),
  source('TT01_2025', 'circular', '01/2025/TT-BLĐTBXH', null, null, null, 'not seen'),

  source('QD366', 'decision', '366/QĐ-BHXH', '2026-04-29', '2026-05-01', null, 'seen'),
  source('QD595', 'decision', '595/QĐ-BHXH', '2017-04-14', '2017-07-01', '2026-04-30', 'seen'),
  source('QD59', 'decision', '59/2015/QĐ-TTg', null, null, null, 'not seen'),
  source('QD09', 'decision', '09/2011/QĐ-TTg', null, null, null, 'not seen'),
  source('QD170', 'decision', '170/2005/QĐ-TTg', null, null, null, 'not seen'),
  source('CV340', 'letter', '340/BHXH-CSXH', '2026-02-03', null, null, 'not seen'),

  // Calculators used by collectors and agencies' leaflets. Each figure taken from them says so in its note.
  source('SECONDARY', 'secondary', null, null, null, null, 'not seen'),
];
